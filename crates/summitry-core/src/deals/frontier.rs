//! Fronts of undominated points: the union and the sum of fronts, exactly, with ties counted.
//!
//! A *front* is a list of points in descending lexicographic order of utilities, no two alike, none dominated. Points
//! with equal utilities merge: their packages add up and the smallest index stays. Dropping a dominated partial sum
//! loses nothing, since whatever is added to both keeps the domination strict; hence ties are counted exactly too.

mod divide;
mod point;
mod staircase;

use std::cmp::Ordering;

use super::limit::Limit;
use super::meter::Meter;
use super::number::{Exact, Tally};
pub(super) use point::Point;

/// What a union keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Points undominated in the first so many utilities; where that is one or none, of equals the first in
    /// lexicographic order of all utilities.
    Front(usize),
    /// Every distinct point.
    All,
}

/// How far a union may grow, and who may stop it on the way.
#[derive(Clone, Copy)]
pub(super) struct Cap<'c> {
    /// The most points held at once.
    pub(super) points: usize,
    /// Asked before every merge: merges are what everything here takes its time for.
    pub(super) meter: &'c Meter<'c>,
}

/// Why a union has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Full {
    /// More than this limit.
    TooLarge(Limit),
    /// Whoever watched had it stopped.
    Stopped,
}

/// Builds the front of a union of fronts that arrive one by one, holding at most a few times the result.
pub(super) struct Union<'c, T, W, const N: usize> {
    keep: Keep,
    cap: Cap<'c>,
    /// Merged fronts of 2^level arrivals, levels strictly falling.
    stack: Vec<(u32, Vec<Point<T, W, N>>)>,
}

impl<'c, T: Exact, W: Tally, const N: usize> Union<'c, T, W, N> {
    /// An empty union, to stop beyond the cap.
    pub(super) fn new(keep: Keep, cap: Cap<'c>) -> Self {
        Self { keep, cap, stack: Vec::new() }
    }

    /// Takes one more front.
    pub(super) fn add(&mut self, front: Vec<Point<T, W, N>>) -> Result<(), Full> {
        if !self.cap.meter.go_on() {
            return Err(Full::Stopped);
        }
        let (mut level, mut front) = (0, front);
        while let Some((_, top)) = self.stack.pop_if(|(l, _)| *l == level) {
            front = merge(top, front, self.keep, self.cap.meter)?;
            level += 1;
        }
        if front.len() > self.cap.points {
            return Err(Full::TooLarge(Limit::Points(self.cap.points)));
        }
        self.stack.push((level, front));
        Ok(())
    }

    /// The front of everything taken.
    pub(super) fn finish(mut self) -> Result<Vec<Point<T, W, N>>, Full> {
        let mut front = Vec::new();
        while let Some((_, top)) = self.stack.pop() {
            front =
                if front.is_empty() { top } else { merge(top, front, self.keep, self.cap.meter)? };
            if !self.cap.meter.go_on() {
                return Err(Full::Stopped);
            }
            if front.len() > self.cap.points {
                return Err(Full::TooLarge(Limit::Points(self.cap.points)));
            }
        }
        Ok(front)
    }
}

/// What is kept of arbitrary points.
pub(super) fn front_of<T: Exact, W: Tally, const N: usize>(
    mut points: Vec<Point<T, W, N>>,
    keep: Keep,
    meter: &Meter<'_>,
) -> Result<Vec<Point<T, W, N>>, Full> {
    points.sort_by(|a, b| b.u.cmp(&a.u));
    points.dedup_by(|later, kept| {
        let same = later.u == kept.u;
        if same {
            kept.absorb(later);
        }
        same
    });
    drop_dominated(points, keep, meter)
}

/// What is kept of all sums of a point of `a` and a point of `b`.
pub(super) fn sum<T: Exact, W: Tally, const N: usize>(
    a: &[Point<T, W, N>],
    b: &[Point<T, W, N>],
    keep: Keep,
    cap: Cap<'_>,
) -> Result<Vec<Point<T, W, N>>, Full> {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let mut union = Union::new(keep, cap);
    for shift in short {
        union.add(long.iter().map(|point| point.plus(shift)).collect())?;
    }
    union.finish()
}

/// What is kept of the union of two kept lists.
fn merge<T: Exact, W: Tally, const N: usize>(
    a: Vec<Point<T, W, N>>,
    b: Vec<Point<T, W, N>>,
    keep: Keep,
    meter: &Meter<'_>,
) -> Result<Vec<Point<T, W, N>>, Full> {
    if !meter.spend(a.len() + b.len()) {
        return Err(Full::TooLarge(Limit::Work));
    }
    let mut out: Vec<Point<T, W, N>> = Vec::with_capacity(a.len() + b.len());
    let (mut left, mut right) = (a.into_iter().peekable(), b.into_iter().peekable());
    loop {
        let next = match (left.peek(), right.peek()) {
            (Some(x), Some(y)) => match x.u.cmp(&y.u) {
                Ordering::Greater => left.next(),
                Ordering::Less => right.next(),
                Ordering::Equal => {
                    let mut x = left.next();
                    if let (Some(x), Some(y)) = (&mut x, right.next()) {
                        x.absorb(&y);
                    }
                    x
                }
            },
            (Some(_), None) => left.next(),
            _ => right.next(),
        };
        let Some(point) = next else { break };
        let useless = match keep {
            Keep::Front(0 | 1) => !out.is_empty(),
            // Two parties: the second's utility must rise as the first's falls, so the last point kept decides.
            Keep::Front(2) => out.last().is_some_and(|last| last.second() >= point.second()),
            _ => false,
        };
        if !useless {
            out.push(point);
        }
    }
    if matches!(keep, Keep::Front(3..)) { drop_dominated(out, keep, meter) } else { Ok(out) }
}

/// Drops dominated points from a list in descending lexicographic order without duplicates.
fn drop_dominated<T: Exact, W: Tally, const N: usize>(
    mut points: Vec<Point<T, W, N>>,
    keep: Keep,
    meter: &Meter<'_>,
) -> Result<Vec<Point<T, W, N>>, Full> {
    match keep {
        Keep::All => {}
        Keep::Front(0 | 1) => points.truncate(1),
        Keep::Front(2) => {
            let mut best: Option<T> = None;
            points.retain(|point| {
                // Nothing is less than anything.
                let better = best.as_ref() < point.second();
                if better {
                    best = point.second().cloned();
                }
                better
            });
        }
        Keep::Front(3) => staircase::drop_dominated(&mut points),
        Keep::Front(dims) => {
            if !divide::drop_dominated(&mut points, dims, meter) {
                return Err(Full::TooLarge(Limit::Work));
            }
        }
    }
    Ok(points)
}

#[cfg(test)]
mod tests;
