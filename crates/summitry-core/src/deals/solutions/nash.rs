//! Nash (1950): the highest product of gains over the disagreement point.

use num_bigint::BigInt;

use super::flat::{Flat, highest};

/// Ties of the highest product. Where some party can gain nothing, every product is zero and all points tie.
pub(super) fn best(points: &[Flat], from: &[BigInt]) -> Vec<usize> {
    highest(
        points.iter().map(|p| {
            p.u.iter().zip(from).map(|(u, d)| u - d).reduce(|a, b| a * b).unwrap_or_default()
        }),
    )
}
