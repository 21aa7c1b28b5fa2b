//! Frontiers too long to be listed: an ε-Pareto set with a guaranteed ε (Papadimitriou and Yannakakis 2000).
//!
//! Every value is rounded down to a whole number of steps of its party, counted from the issue's worst option, and the exact
//! engine works on those numbers: coarse numbers tie, so that few points are left. With B the worst of everything, s the step,
//! r(x) the rounded utility and e the most that rounding can lose over all issues and links,
//!
//! ```text
//! B + s·r(x)  ≤  u(x)  ≤  B + s·r(x) + e,      e = Σ over issues of its largest loss + the same over links.
//! ```
//!
//! A package y has an x on the rounded frontier with r(x) ≥ r(y) for every party, hence u(x) ≥ u(y) − e: nothing beats the
//! list by more than e for every party at once. Since x may fall short of a reservation value where y is nearer to it than
//! e, the promise is made to packages that leave every party at least e better off than no deal. And where not even the
//! rounded space, with e granted to every party, has a package, there is none: that is certain.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{One, Zero};

use super::analysis::{Analysis, Count, How, Method, Opposition, WhyMethod};

use super::best;
use super::engine::{Limits, Stop};
use super::exact::{counted, frontier};
use super::fractions::{points, summaries};
use super::limit::Limit;
use super::options::{Options, Rational};
use super::ranges::Ranges;
use super::scale::Scaled;
use super::solutions::{self, Flat};
use super::undominated::undominated;
use super::{Space, exists, opposition};

/// Steps that a party's range is cut into, finest first, until the frontier fits. Each try may cost as much as its limit, so
/// that they are few.
const STEPS: [u32; 7] = [1024, 256, 96, 48, 24, 12, 6];

/// The most points held at once on the way: a list that nobody reads to its end is not worth waiting for.
const MOST_POINTS: usize = 20_000;

/// Issues' largest losses and links', in the order of the parties, and the space they are of.
struct Rounded {
    space: Scaled,
    losses: Vec<BigInt>,
}

/// What the exact engine cannot list, within a guaranteed distance; `None` where even the coarsest steps are too fine.
///
/// # Errors
/// It was stopped, or links cut the space into too many pieces.
pub(super) fn analyse(
    space: &Space,
    scaled: &Scaled,
    ranges: &Ranges,
    limits: Limits<'_>,
    options: &Options,
    limit: Limit,
) -> Result<Option<Analysis>, Stop> {
    let uncounted = Options { count: false, rational: Rational::AtLeast, ..options.clone() };
    for steps in STEPS {
        let meter = limits.meter.anew(options.work / STEPS.len() as u64);
        let few = Limits { points: limits.points.min(MOST_POINTS), meter: &meter, ..limits };
        let rounded = round(scaled, ranges, options.rational, steps);
        let found = match frontier(&rounded.space, None, few, &uncounted) {
            Ok(core) => core.points,
            Err(Stop::Frontier { .. }) => continue,
            Err(other) => return Err(other),
        };
        // With e granted to everyone nothing is possible: nothing is.
        let mut none = found.is_empty();
        let mut front =
            undominated(kept(scaled, found, options.rational), scaled.parties(), &meter)?;
        // Near the reservation values all that was found may fall short of them: a search may still know of a package.
        if front.is_empty() && !none {
            match exists::rational(scaled, options.rational) {
                Some(exists::Found::Package(package)) => {
                    front.push(flat(scaled, scaled.index_of(&package)))
                }
                Some(exists::Found::Nothing) => none = true,
                None => {}
            }
        }
        let meter = limits.meter.anew(options.work / best::PART);
        let mut picked = Vec::new();
        if !none {
            picked =
                best::add(scaled, scaled.parties(), &ranges.range, options, &mut front, &meter)?;
            front = undominated(front, scaled.parties(), &meter.anew(options.work))?;
            front.iter_mut().for_each(|point| point.packages = BigUint::one());
        }
        let rational = if none {
            Count::Exact(BigUint::zero())
        } else {
            counted(scaled, ranges, few, options)?
        };
        let within = rounded.losses.iter().enumerate();
        let within = within.map(|(p, loss)| scaled.utility(p, loss.clone())).collect();
        let how = if none { How::IssueByIssue } else { How::Rounded { steps, within, picked } };
        return Ok(Some(Analysis {
            packages: ranges.packages.clone(),
            rational,
            parties: summaries(space, scaled, &ranges.range),
            solutions: solutions::all(&front, scaled, &ranges.range, options),
            opposition: Opposition {
                negmas: opposition::negmas(&front, scaled, &ranges.range),
                negolog: opposition::negolog(scaled, limits),
            },
            frontier: points(space, scaled, front),
            method: Method { exact: none, how, why: WhyMethod::FrontierTooLarge { limit } },
        }));
    }
    Ok(None)
}

/// The space in steps of each party's range.
fn round(scaled: &Scaled, ranges: &Ranges, rule: Rational, steps: u32) -> Rounded {
    let mut space = scaled.clone();
    let mut losses = Vec::with_capacity(scaled.parties());
    for (p, (worst, best)) in ranges.range.iter().enumerate() {
        let step = ((best - worst) / steps).max(BigInt::one());
        let (mut base, mut loss) =
            (scaled.base.get(p).cloned().unwrap_or_default(), BigInt::zero());
        for options in &mut space.values {
            let least = options.iter().filter_map(|o| o.get(p)).min().cloned().unwrap_or_default();
            let mut most = BigInt::zero();
            for value in options.iter_mut().filter_map(|o| o.get_mut(p)) {
                let (whole, rest) = (&*value - &least).div_mod_floor(&step);
                *value = whole;
                most = most.max(rest);
            }
            base += least;
            loss += most;
        }
        for adds in space.links.iter_mut().filter_map(|l| l.adds.as_mut()) {
            if let Some(add) = adds.get_mut(p) {
                let (whole, rest) = add.div_mod_floor(&step);
                *add = whole;
                loss += rest;
            }
        }
        let strict = BigInt::from(u8::from(rule == Rational::Above));
        if let Some(need) = space.reservation.get_mut(p) {
            *need = (&*need + strict - &base - &loss).div_ceil(&step);
        }
        if let Some(start) = space.base.get_mut(p) {
            *start = BigInt::zero();
        }
        losses.push(loss);
    }
    Rounded { space, losses }
}

/// The rational ones among the points found, at their true utilities.
fn kept(scaled: &Scaled, found: Vec<Flat>, rule: Rational) -> Vec<Flat> {
    let all = found.into_iter().map(|found| flat(scaled, found.index));
    all.filter(|flat| rule.suits(&flat.u, &scaled.reservation)).collect()
}

/// One package at its true utilities: how many share them nobody counted.
fn flat(scaled: &Scaled, index: BigUint) -> Flat {
    Flat { u: scaled.utilities_at(&index), packages: BigUint::one(), index }
}
