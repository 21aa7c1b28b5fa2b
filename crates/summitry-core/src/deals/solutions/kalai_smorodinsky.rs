//! Kalai and Smorodinsky (1975): the highest smallest share of the ideal gain.
//!
//! On a set of points equal shares need not exist; the highest smallest share is the usual extension. A party whose
//! ideal gain is zero has no share and is left out; where that holds for all, all points tie.

use num_bigint::BigInt;

use super::flat::{Flat, highest, share_factors};

/// Ties of the highest smallest share `(u - from) / (ideal - from)`.
pub(super) fn best(points: &[Flat], from: &[BigInt], ideals: &[BigInt]) -> Vec<usize> {
    let whole: Vec<BigInt> = ideals.iter().zip(from).map(|(i, d)| i - d).collect();
    let factors = share_factors(&whole);
    highest(points.iter().map(|p| {
        let shares = p.u.iter().zip(from).zip(&factors);
        shares.filter_map(|((u, d), f)| Some((u - d) * f.as_ref()?)).min().unwrap_or_default()
    }))
}
