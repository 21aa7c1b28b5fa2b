//! Bargaining solutions on a frontier of exact points.
//!
//! Each function returns the positions of all points that tie for best. None divides: shares are compared after
//! multiplying by the other parties' denominators.

mod egalitarian;
mod kalai_smorodinsky;
mod nash;
mod spread;
mod utilitarian;

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{One, Signed};

use super::analysis::{Solution, Solutions};
use super::options::{Disagreement, Ideals, Options};
use super::scale::Scaled;

/// A frontier point in scaled integers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flat {
    /// One utility a party, over that party's denominator.
    pub(super) u: Vec<BigInt>,
    /// Packages with exactly these.
    pub(super) packages: BigUint,
    /// The smallest index among them.
    pub(super) index: BigUint,
}

/// All solutions. `range` holds each party's worst and best package, where there is any.
pub(super) fn all(
    points: &[Flat],
    space: &Scaled,
    range: &[(BigInt, BigInt)],
    options: &Options,
) -> Solutions {
    if points.is_empty() {
        return Solutions::default();
    }
    let from = disagreement(space, range, options.disagreement);
    let ideals: Vec<BigInt> = match options.ideals {
        Ideals::All => range.iter().map(|r| r.1.clone()).collect(),
        // Every party's best rational package is on the frontier, or ties with one that is.
        Ideals::Rational => (0..space.parties())
            .map(|p| points.iter().map(|x| &x.u[p]).max().cloned().unwrap_or_default())
            .collect(),
    };
    let negmas_from = disagreement(space, range, Disagreement::ReservationOrWorst);
    let highest: Vec<BigInt> = range.iter().map(|r| r.1.clone()).collect();
    let common = space.denominators.iter().fold(BigInt::one(), |a, d| a.lcm(d));
    let factors: Vec<BigInt> = space.denominators.iter().map(|d| &common / d).collect();
    let wrap = |ties| solution(points, ties);
    Solutions {
        nash: wrap(nash::best(points, &from)),
        kalai_smorodinsky: wrap(kalai_smorodinsky::best(points, &from, &ideals)),
        kalai_smorodinsky_negmas: wrap(spread::best(points, &negmas_from, &highest)),
        egalitarian: wrap(egalitarian::best(points, &from, &factors)),
        utilitarian: wrap(utilitarian::best(points, &factors)),
    }
}

fn disagreement(space: &Scaled, range: &[(BigInt, BigInt)], rule: Disagreement) -> Vec<BigInt> {
    let each = space.reservation.iter().zip(range);
    each.map(|(reservation, (worst, _))| match rule {
        Disagreement::Reservation => reservation.clone(),
        Disagreement::ReservationOrWorst => reservation.max(worst).clone(),
        Disagreement::Worst => worst.clone(),
    })
    .collect()
}

fn solution(points: &[Flat], mut ties: Vec<usize>) -> Solution {
    ties.sort_by(|&a, &b| points[a].index.cmp(&points[b].index));
    let packages = ties.iter().map(|&i| &points[i].packages).sum();
    Solution { points: ties, packages }
}

/// Positions of all points with the highest score.
fn highest<S: Ord>(scores: impl Iterator<Item = S>) -> Vec<usize> {
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
fn share_factors(whole: &[BigInt]) -> Vec<Option<BigInt>> {
    (0..whole.len())
        .map(|p| {
            whole[p].is_positive().then(|| {
                let others = whole.iter().enumerate().filter(|(q, w)| *q != p && w.is_positive());
                others.map(|(_, w)| w).product()
            })
        })
        .collect()
}
