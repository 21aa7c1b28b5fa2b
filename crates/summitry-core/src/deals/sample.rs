//! Drawing packages where nothing exact will do, with the error said.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint};

use super::analysis::{Analysis, How, Method, Opposition, WhyMethod};
use super::dice::Dice;
use super::engine::Stop;
use super::fractions::{points, summaries};
use super::options::Options;
use super::package::applies;
use super::scale::Scaled;
use super::solutions::{self, Flat};
use super::{Count, DealsError, Space, opposition, search};
use crate::forecast::{Cancelled, Watcher};

/// Evenly drawn packages.
struct Draws<'a> {
    space: &'a Scaled,
    dice: Dice,
}

impl<'a> Draws<'a> {
    fn new(space: &'a Scaled, seed: u64) -> Self {
        Draws { space, dice: Dice::new(seed) }
    }

    /// A combination of options, or `None` where an exclusion rules it out.
    fn package(&mut self) -> Option<Vec<usize>> {
        let Draws { space, dice } = self;
        let package: Vec<usize> = space.sizes.iter().map(|&n| dice.below(n)).collect();
        let allowed = package.iter().zip(&self.space.allowed).all(|(&o, a)| a[o]);
        let excluded =
            self.space.links.iter().any(|l| l.adds.is_none() && applies(&l.on, &package));
        (allowed && !excluded && !self.space.nothing).then_some(package)
    }
}

/// The share of all combinations that are allowed and rational, and its standard error (Agresti and Coull 1998, so that
/// it is not zero where none or all are).
pub(super) fn share_rational(
    space: &Scaled,
    options: &Options,
    control: &dyn Watcher,
) -> Result<(f64, f64), Stop> {
    let mut draws = Draws::new(space, options.seed);
    let mut hits = 0;
    for _ in 0..options.samples {
        if !control.done(0) {
            return Err(Stop::Cancelled);
        }
        let rational =
            |p: Vec<usize>| options.rational.suits(&space.utilities_of(&p), &space.reservation);
        hits += usize::from(draws.package().is_some_and(rational));
    }
    Ok(share(hits, options.samples))
}

fn share(hits: usize, of: usize) -> (f64, f64) {
    let (n, k) = (of as f64, hits as f64);
    let centre = (k + 2.0) / (n + 4.0);
    (if of == 0 { 0.0 } else { k / n }, (centre * (1.0 - centre) / (n + 4.0)).sqrt())
}

/// An analysis of drawn packages: every frontier point is attainable, none certainly undominated.
pub(super) fn analyse(
    space: &Space,
    scaled: &Scaled,
    options: &Options,
    control: &dyn Watcher,
) -> Result<Analysis, DealsError> {
    let mut draws = Draws::new(scaled, options.seed);
    let (mut drawn, mut hits) = (0, 0);
    let mut range: Vec<(BigInt, BigInt)> = Vec::new();
    let mut front: Vec<Flat> = Vec::new();
    for _ in 0..options.samples {
        if !control.done(0) {
            return Err(Cancelled.into());
        }
        let Some(package) = draws.package() else { continue };
        drawn += 1;
        let u = scaled.utilities_of(&package);
        if range.is_empty() {
            range = u.iter().map(|x| (x.clone(), x.clone())).collect();
        }
        for ((low, high), x) in range.iter_mut().zip(&u) {
            if x < low {
                *low = x.clone();
            }
            if x > high {
                *high = x.clone();
            }
        }
        if options.rational.suits(&u, &scaled.reservation) {
            hits += 1;
            insert(&mut front, Flat { u, packages: 1u8.into(), index: space.index_of(&package)? });
        }
    }
    let found = search::search(scaled, options, control)?;
    for package in found.packages.iter().chain(&found.ends) {
        let u = scaled.utilities_of(package);
        if range.is_empty() {
            range = u.iter().map(|x| (x.clone(), x.clone())).collect();
        }
        for ((low, high), x) in range.iter_mut().zip(&u) {
            *low = std::mem::take(low).min(x.clone());
            *high = std::mem::take(high).max(x.clone());
        }
        if options.rational.suits(&u, &scaled.reservation) {
            insert(&mut front, Flat { u, packages: 1u8.into(), index: space.index_of(package)? });
        }
    }
    front.sort_by(|a, b| b.u.cmp(&a.u));
    // Fresh packages tell how much the drawn frontier misses.
    let (mut checks, mut missed) = (0, 0);
    for _ in 0..options.samples {
        if !control.done(0) {
            return Err(Cancelled.into());
        }
        let Some(package) = draws.package() else { continue };
        checks += 1;
        let u = scaled.utilities_of(&package);
        if options.rational.suits(&u, &scaled.reservation)
            && !front.iter().any(|f| covers(&f.u, &u))
        {
            missed += 1;
        }
    }
    Ok(Analysis {
        packages: scaled.combinations.clone(),
        rational: Count::Bounds {
            low: BigUint::from(u8::from(!front.is_empty())),
            high: scaled.combinations.clone(),
            estimate: share(hits, options.samples),
            draws: options.samples,
        },
        parties: summaries(space, scaled, &range),
        solutions: solutions::all(&front, scaled, &range, options),
        opposition: Opposition {
            negmas: opposition::negmas(&front, scaled, &range),
            negolog: None,
        },
        frontier: points(space, scaled, front),
        method: Method {
            exact: false,
            how: How::Sampled {
                packages: drawn,
                searched: found.weighed,
                checks,
                missed,
                missed_at_most: upper_bound(missed, checks),
            },
            why: WhyMethod::TooManyPieces { limit: options.piece_limit },
        },
    })
}

/// Adds a point to a front unless something there covers it; equal points keep the smallest index.
fn insert(front: &mut Vec<Flat>, point: Flat) {
    for kept in front.iter_mut() {
        if kept.u == point.u {
            if point.index < kept.index {
                kept.index = point.index;
            }
            return;
        }
        if covers(&kept.u, &point.u) {
            return;
        }
    }
    front.retain(|kept| !covers(&point.u, &kept.u));
    front.push(point);
}

/// Whether the first is at least as good for everyone.
fn covers(a: &[BigInt], b: &[BigInt]) -> bool {
    a.iter().zip(b).all(|(x, y)| x.cmp(y) != Ordering::Less)
}

/// Upper end of a one-sided 95% interval for a share seen `hits` times in `of` draws (Clopper and Pearson 1934): the share
/// at which so few hits have a chance of 5%.
fn upper_bound(hits: usize, of: usize) -> f64 {
    if hits >= of {
        return 1.0;
    }
    let n = of as f64;
    let choose = |k: f64| libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
    let at_most = |p: f64| -> f64 {
        (0..=hits)
            .map(|k| k as f64)
            .map(|k| libm::exp(choose(k) + k * libm::log(p) + (n - k) * libm::log1p(-p)))
            .sum()
    };
    let (mut low, mut high) = (hits as f64 / n, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if at_most(middle) > 0.05 { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::upper_bound;

    #[test]
    fn bounds_are_those_of_the_tables() {
        // Nothing seen in n draws: 1 - 0.05^(1/n), the rule of three.
        assert!((upper_bound(0, 100) - (1.0 - 0.05f64.powf(0.01))).abs() < 1e-12);
        // One-sided 95% for 2 of 10 is the 90% interval's upper end, 0.5069.
        assert!((upper_bound(2, 10) - 0.50690).abs() < 1e-5);
        assert!((upper_bound(10, 10) - 1.0).abs() < f64::EPSILON);
    }
}
