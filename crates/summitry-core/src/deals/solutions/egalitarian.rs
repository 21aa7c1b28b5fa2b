//! Egalitarian (Kalai 1977): the highest smallest gain, in the utilities' own units.

use num_bigint::BigInt;

use super::flat::{Flat, highest};

/// Ties of the highest smallest gain; `factors` bring the parties' integers to one scale.
pub(super) fn best(points: &[Flat], from: &[BigInt], factors: &[BigInt]) -> Vec<usize> {
    highest(points.iter().map(|p| {
        let gains = p.u.iter().zip(from).zip(factors);
        gains.map(|((u, d), f)| (u - d) * f).min().unwrap_or_default()
    }))
}
