//! What is possible within one meeting: counts, frontier and solutions among the packages that it can carry.
//!
//! The meeting sits at the table as one more party whose utility is the effort spared and whose reservation value is the
//! capacity. The frontier of all of them together holds every package that none as cheap improves on; without the
//! effort, and filtered once more, it is the frontier of the packages that fit.

use num_bigint::{BigInt, BigUint};
use num_traits::One;

use super::analysis::{Count, FrontierPoint};
use super::best;
use super::check::check;
use super::core::Core;
use super::engine::{Engine, Limits, Objective, Stop, fits};
use super::exact::{counted, frontier};
use super::exists;
use super::fractions::points;
use super::frontier::Point;
use super::meter::Meter;
use super::number::Exact;
use super::options::{Options, Rational};
use super::picked::Picked;
use super::ranges::Ranges;
use super::scale::Scaled;
use super::solutions::Solutions;
use super::solutions::{self, Flat};
use super::undominated::undominated;
use super::{DealsError, Profile, Space};
use crate::forecast::{Cancelled, Quiet, Watcher};

/// The packages of a space that satisfy one more demand, such as a meeting's capacity.
#[derive(Clone, Debug, PartialEq)]
pub struct Within {
    /// How many of them are rational for every party.
    pub rational: Count,
    /// Rational packages that fit and that no package that fits improves on; `packages` counts those that fit. Of
    /// several with the same utilities the one of smallest index.
    pub frontier: Vec<FrontierPoint>,
    /// The bargaining solutions on that frontier. Worst and best packages and ideals are those among packages that fit.
    pub solutions: Solutions,
    /// `None` where that frontier is whole. Where it is too long to be listed, it is only the packages that concepts pick, and this
    /// says what is known of each.
    pub picked: Option<Vec<Picked>>,
}

/// The same questions as [`analyse`](super::analyse), asked only of packages that `demand` accepts: its utility at or above its
/// reservation value, whatever [`Options::rational`] says of the parties.
///
/// # Errors
/// Where the space does not hang together, where links cut the space into more pieces than [`Options::piece_limit`], or where the
/// frontier outgrows [`Options::frontier_limit`] and no package was found that suits everybody.
pub fn within(space: &Space, demand: &Profile, options: &Options) -> Result<Within, DealsError> {
    within_watched(space, demand, options, &Quiet)
}

/// The same under somebody's eyes, who may have it stopped.
///
/// # Errors
/// As [`within`], and [`DealsError::Stopped`].
pub fn within_watched(
    space: &Space,
    demand: &Profile,
    options: &Options,
    control: &dyn Watcher,
) -> Result<Within, DealsError> {
    let mut joint = space.clone();
    joint.parties.push(demand.clone());
    check(&joint)?;
    let stopped = |stop| match stop {
        Stop::Frontier { limit, done } => {
            DealsError::FrontierTooLarge { limit, done, issues: space.issues.len() }
        }
        Stop::Pieces => DealsError::TooManyPieces { limit: options.piece_limit },
        Stop::Cancelled => Cancelled.into(),
    };
    let meter = Meter::new(control, options.work);
    let limits = Limits::new(options, &meter);
    let joint = Scaled::new(&joint);
    let found = match exactly(space, &joint, options, limits) {
        Err(Stop::Frontier { limit, done }) if options.near => {
            let meter = meter.anew(options.work);
            let near = nearly(space, &joint, options, Limits { meter: &meter, ..limits });
            near.and_then(|near| near.ok_or(Stop::Frontier { limit, done }))
        }
        found => found,
    };
    found.map_err(stopped)
}

/// What concepts pick among packages that fit, where there are too many to be listed; `None` where none was found.
fn nearly(
    space: &Space,
    joint: &Scaled,
    options: &Options,
    limits: Limits<'_>,
) -> Result<Option<Within>, Stop> {
    let parties = space.parties.len();
    let strict = told_apart(joint, options.rational);
    let at_least = Options { rational: Rational::AtLeast, ..options.clone() };
    if let Some(exists::Found::Nothing) = exists::rational(&strict, Rational::AtLeast) {
        return Ok(Some(Within {
            rational: Count::Exact(BigUint::default()),
            frontier: Vec::new(),
            solutions: Solutions::default(),
            picked: None,
        }));
    }
    let ranges = Ranges::new(&strict, limits)?;
    let range: Vec<(BigInt, BigInt)> =
        (0..parties).map(|p| range(joint, p, limits)).collect::<Result<_, _>>()?;
    let mut front = Vec::new();
    let meter = limits.meter.anew(options.work / best::PART);
    let picked = best::add(joint, parties, &range, options, &mut front, &meter)?;
    if front.is_empty() {
        return Ok(None);
    }
    front.iter_mut().for_each(|point| point.u.truncate(parties));
    let mut front = undominated(front, parties, &limits.meter.anew(options.work))?;
    front.iter_mut().for_each(|point| point.packages = BigUint::one());
    let scaled = Scaled::new(space);
    Ok(Some(Within {
        rational: counted(&strict, &ranges, limits, &at_least)?,
        solutions: solutions::all(&front, &scaled, &range, options),
        frontier: points(space, &scaled, front),
        picked: Some(picked),
    }))
}

fn exactly(
    space: &Space,
    joint: &Scaled,
    options: &Options,
    limits: Limits<'_>,
) -> Result<Within, Stop> {
    let parties = space.parties.len();
    let told_apart = told_apart(joint, options.rational);
    // Strictness is in the reservation values now, where it leaves the demand alone.
    let at_least = Options { rational: Rational::AtLeast, ..options.clone() };
    let ranges = Ranges::new(&told_apart, limits)?;
    let Core { points: found, rational, .. } =
        frontier(&told_apart, Some(&ranges), limits, &at_least)?;
    let utilities = |mut flat: Flat| {
        flat.u = joint.utilities_at(&flat.index);
        flat.u.truncate(parties);
        flat
    };
    let front = undominated(found.into_iter().map(utilities).collect(), parties, limits.meter)?;
    let scaled = Scaled::new(space);
    let range = if front.is_empty() {
        Vec::new()
    } else {
        (0..parties).map(|p| range(joint, p, limits)).collect::<Result<_, _>>()?
    };
    Ok(Within {
        rational,
        solutions: solutions::all(&front, &scaled, &range, options),
        frontier: points(space, &scaled, front),
        picked: None,
    })
}

/// The joint space with the first party's utilities spread so far that a little of the demand's utility can be taken off
/// them: packages alike to all parties but not to the demand then dominate neither each other, and every tie is counted.
///
/// With K above the demand's range, K·u − s ranks as u does and, of equal u, the smaller s first. So a package is
/// dropped only for one that spares as much, is as good for all, and better for a party.
fn told_apart(joint: &Scaled, rational: Rational) -> Scaled {
    let mut out = joint.clone();
    let last = joint.parties() - 1;
    if rational == Rational::Above {
        out.reservation.iter_mut().take(last).for_each(|r| *r += 1);
    }
    let (low, high) = bounds(joint, last);
    let factor: BigInt = &high - &low + 1;
    let spread = |u: &mut Vec<BigInt>| {
        if let [first, .., demand] = u.as_mut_slice() {
            *first = &*first * &factor - &*demand;
        }
    };
    spread(&mut out.base);
    out.values.iter_mut().flatten().for_each(spread);
    out.links.iter_mut().filter_map(|l| l.adds.as_mut()).for_each(spread);
    // Attained by u = r whatever s is; out of reach for u = r − 1, the next integer below.
    if let Some(first) = out.reservation.first_mut() {
        *first = &*first * &factor - high;
    }
    // A unit of the spread utility is this much smaller; nobody reads it, but it should not lie.
    if let Some(first) = out.denominators.first_mut() {
        *first *= factor;
    }
    out
}

/// Bounds on a party's utility over all packages, excluded ones included.
fn bounds(space: &Scaled, party: usize) -> (BigInt, BigInt) {
    let (mut low, mut high) = space.additive_range(party);
    for adds in space.links.iter().filter_map(|l| l.adds.as_ref()).map(|a| &a[party]) {
        if *adds < BigInt::default() {
            low += adds;
        } else {
            high += adds;
        }
    }
    (low, high)
}

/// A party's worst and best among the packages that the demand, the last party, accepts.
fn range(joint: &Scaled, party: usize, limits: Limits<'_>) -> Result<(BigInt, BigInt), Stop> {
    let best = |sign: i32| {
        let best = if fits(&joint.magnitude(), 126) {
            highest::<i128>(joint, party, sign, limits)
        } else {
            highest::<BigInt>(joint, party, sign, limits)
        };
        Ok(best? * sign)
    };
    Ok((best(-1)?, best(1)?))
}

fn highest<T: Exact>(
    joint: &Scaled,
    party: usize,
    sign: i32,
    limits: Limits<'_>,
) -> Result<BigInt, Stop> {
    let own = |u: &[BigInt]| &u[party] * sign;
    let demand = |u: &[BigInt]| u.last().cloned().unwrap_or_default();
    let objectives: [Objective<'_>; 2] = [&own, &demand];
    let mut engine: Engine<T, BigUint, 2> = Engine::new(joint, &objectives).ok_or(Stop::Pieces)?;
    let (low, high) = bounds(joint, party);
    let anything = low.min(-high);
    let demanded = joint.reservation.last().and_then(T::from_big);
    let (Some(anything), Some(demanded)) = (T::from_big(&anything), demanded) else {
        return Err(Stop::Pieces);
    };
    engine.floor = Some(([anything, demanded], Rational::AtLeast));
    let front = engine.run(limits)?.front;
    // The first objective's best comes first.
    Ok(front.first().map(|Point { u: [best, _], .. }| best.to_big()).unwrap_or_default())
}
