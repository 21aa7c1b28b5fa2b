//! Utilitarian (Harsanyi 1955): the highest sum of utilities, in the utilities' own units.

use num_bigint::BigInt;

use super::flat::{Flat, highest};

/// Ties of the highest sum; `factors` bring the parties' integers to one scale.
pub(super) fn best(points: &[Flat], factors: &[BigInt]) -> Vec<usize> {
    highest(points.iter().map(|p| p.u.iter().zip(factors).map(|(u, f)| u * f).sum::<BigInt>()))
}
