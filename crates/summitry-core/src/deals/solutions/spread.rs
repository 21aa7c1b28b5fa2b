//! What NegMAS 0.16 calls Kalai–Smorodinsky: the smallest spread of normalised gains on the frontier.
//!
//! Gains count from the reservation value, or from the worst package where that is better, and are divided by the range
//! up to the best of all packages. The smallest spread need not be the highest smallest share, nor would it be found on
//! the frontier if dominated packages were allowed; NegMAS looks at the frontier only, and so do we.

use std::cmp::Reverse;

use num_bigint::BigInt;
use num_traits::Signed;

use super::flat::{Flat, highest, share_factors};

/// Ties of the smallest spread; all points where some party's range is empty, as in NegMAS.
pub(super) fn best(points: &[Flat], from: &[BigInt], top: &[BigInt]) -> Vec<usize> {
    let whole: Vec<BigInt> = top.iter().zip(from).map(|(t, d)| t - d).collect();
    if !whole.iter().all(Signed::is_positive) {
        return (0..points.len()).collect();
    }
    let factors = share_factors(&whole);
    highest(points.iter().map(|p| {
        let gains = p.u.iter().zip(from).zip(&factors);
        let shares: Vec<BigInt> =
            gains.filter_map(|((u, d), f)| Some((u - d) * f.as_ref()?)).collect();
        let most = shares.iter().max().cloned().unwrap_or_default();
        Reverse(most - shares.iter().min().cloned().unwrap_or_default())
    }))
}
