//! What every concept looks at: frontier points in scaled integers, and how ties for best are found without dividing.

use num_bigint::{BigInt, BigUint};
use num_traits::Signed;

/// A frontier point in scaled integers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::deals) struct Flat {
    /// One utility a party, over that party's denominator.
    pub(in crate::deals) u: Vec<BigInt>,
    /// Packages with exactly these.
    pub(in crate::deals) packages: BigUint,
    /// The smallest index among them.
    pub(in crate::deals) index: BigUint,
}

/// Positions of all points with the highest score.
pub(super) fn highest<S: Ord>(scores: impl Iterator<Item = S>) -> Vec<usize> {
    let mut best: Option<S> = None;
    let mut ties = Vec::new();
    for (i, score) in scores.enumerate() {
        match best.as_ref().map(|b| score.cmp(b)) {
            Some(std::cmp::Ordering::Less) => {}
            Some(std::cmp::Ordering::Equal) => ties.push(i),
            _ => {
                best = Some(score);
                ties = vec![i];
            }
        }
    }
    ties
}

/// For each party what its gain is multiplied by so that products compare as shares of `whole` do: the product of the
/// other parties' wholes. `None` for a party with nothing to gain, whose share is undefined and left out.
pub(super) fn share_factors(whole: &[BigInt]) -> Vec<Option<BigInt>> {
    (whole.iter().enumerate())
        .map(|(p, own)| {
            own.is_positive().then(|| {
                let others = whole.iter().enumerate().filter(|(q, w)| *q != p && w.is_positive());
                others.map(|(_, w)| w).product()
            })
        })
        .collect()
}
