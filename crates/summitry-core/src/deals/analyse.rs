//! The analysis of a space: which engine, which numbers, and the answer put together.

use num_bigint::{BigInt, BigUint};

use super::analysis::{Analysis, FrontierPoint, How, Method, Opposition, PartySummary, WhyMethod};
use super::check::{MOST_PARTIES, check};
use super::count;
use super::engine::{Engine, Limits, Objective, Stop, fits};
use super::number::{Exact, Tally, Wide};
use super::options::Options;
use super::sample;
use super::scale::Scaled;
use super::solutions::{self, Flat};
use super::{Count, DealsError, Space, opposition};
use crate::forecast::{Cancelled, Quiet, Watcher};

/// Works out which deals are possible: counts, frontier, bargaining solutions, opposition.
///
/// Exact wherever the answer says so. The same space and options give the same answer, bit for bit.
///
/// # Errors
/// Where the space does not hang together, or where its frontier outgrows [`Options::frontier_limit`].
pub fn analyse(space: &Space, options: &Options) -> Result<Analysis, DealsError> {
    analyse_watched(space, options, &Quiet)
}

/// The same under somebody's eyes, who may have it stopped; how far it is nobody knows, so that the number told is 0.
///
/// # Errors
/// As [`analyse`], and [`DealsError::Stopped`].
pub fn analyse_watched(
    space: &Space,
    options: &Options,
    control: &dyn Watcher,
) -> Result<Analysis, DealsError> {
    check(space)?;
    let scaled = Scaled::new(space);
    let limits = Limits::watched(options, control);
    let exact = Ranges::new(&scaled, limits).and_then(|ranges| {
        let core = frontier(&scaled, Some(&ranges), limits, options)?;
        Ok((ranges, core))
    });
    match exact {
        Ok((ranges, core)) => Ok(assemble(space, &scaled, &ranges, core, limits, options)),
        Err(Stop::Pieces) => sample::analyse(space, &scaled, options, control),
        Err(Stop::Cancelled) => Err(Cancelled.into()),
        Err(Stop::Frontier { done }) => Err(DealsError::FrontierTooLarge {
            limit: options.frontier_limit,
            done,
            issues: space.issues.len(),
        }),
    }
}

/// Packages and each party's worst and best.
pub(super) struct Ranges {
    /// Packages no exclusion rules out.
    pub(super) packages: BigUint,
    /// Worst and best utility a party; empty where there is no package.
    pub(super) range: Vec<(BigInt, BigInt)>,
}

impl Ranges {
    pub(super) fn new(space: &Scaled, limits: Limits<'_>) -> Result<Self, Stop> {
        if space.nothing {
            return Ok(Self { packages: BigUint::default(), range: Vec::new() });
        }
        if space.links.is_empty() {
            let options = |a: &Vec<bool>| BigUint::from(a.iter().filter(|x| **x).count());
            let range = (0..space.parties()).map(|p| space.additive_range(p)).collect();
            return Ok(Self { packages: space.allowed.iter().map(options).product(), range });
        }
        let packages = packages(space, limits)?;
        if packages == BigUint::default() {
            return Ok(Self { packages, range: Vec::new() });
        }
        let best = |party: usize, sign: i32| {
            let objective = |u: &[BigInt]| &u[party] * sign;
            let best = if fits(&space.magnitude(), 126) {
                highest::<i128>(space, &objective, limits)?
            } else {
                highest::<BigInt>(space, &objective, limits)?
            };
            Ok(best * sign)
        };
        let range = (0..space.parties()).map(|p| Ok((best(p, -1)?, best(p, 1)?)));
        Ok(Self { packages, range: range.collect::<Result<_, _>>()? })
    }
}

/// The highest value of an objective.
fn highest<T: Exact>(
    space: &Scaled,
    objective: Objective<'_>,
    limits: Limits<'_>,
) -> Result<BigInt, Stop> {
    let engine: Option<Engine<T, BigUint, 1>> = Engine::new(space, &[objective]);
    let front = engine.ok_or(Stop::Pieces)?.run(limits)?.front;
    Ok(front.first().map(|p| p.u[0].to_big()).unwrap_or_default())
}

/// Packages no exclusion rules out: a front in no objective counts everything in its one point.
fn packages(space: &Scaled, limits: Limits<'_>) -> Result<BigUint, Stop> {
    if space.links.iter().all(|l| l.adds.is_some()) {
        let options = |a: &Vec<bool>| BigUint::from(a.iter().filter(|x| **x).count());
        return Ok(space.allowed.iter().map(options).product());
    }
    let engine: Option<Engine<i128, BigUint, 1>> = Engine::new(space, &[]);
    let found = engine.ok_or(Stop::Pieces)?.run(limits)?;
    Ok(found.front.first().map(|p| p.packages.clone()).unwrap_or_default())
}

/// Undominated rational packages, without anything else.
pub(super) fn rational_frontier(
    space: &Scaled,
    options: &Options,
    control: &dyn Watcher,
) -> Result<Vec<Flat>, Stop> {
    let limits = Limits::watched(options, control);
    Ok(frontier(space, None, limits, options)?.points)
}

/// The frontier in big integers, the count of rational packages, and the most states held.
pub(super) struct Core {
    /// The frontier.
    pub(super) points: Vec<Flat>,
    /// Rational packages.
    pub(super) rational: Count,
    states: usize,
    enumerated: bool,
}

/// The undominated rational packages; counted where `ranges` are given and the options ask for it.
pub(super) fn frontier(
    space: &Scaled,
    ranges: Option<&Ranges>,
    limits: Limits<'_>,
    options: &Options,
) -> Result<Core, Stop> {
    // Two and three parties get code of their own; more, and numbers beyond machine integers, share arrays padded with
    // zeros. Each line costs compile time: sixty-four bits gained little over 128.
    let machine = fits(&space.magnitude(), 126);
    let index = space.combinations.bits();
    match space.parties() {
        2 if machine && index < 127 => typed::<i128, u128, 2>(space, ranges, limits, options),
        2 if machine && index < 255 => typed::<i128, Wide, 2>(space, ranges, limits, options),
        3 if machine && index < 127 => typed::<i128, u128, 3>(space, ranges, limits, options),
        4..=8 if machine && index < 127 => typed::<i128, u128, 8>(space, ranges, limits, options),
        ..=8 => typed::<BigInt, BigUint, 8>(space, ranges, limits, options),
        _ => typed::<BigInt, BigUint, MOST_PARTIES>(space, ranges, limits, options),
    }
}

fn typed<T: Exact, W: Tally, const N: usize>(
    space: &Scaled,
    ranges: Option<&Ranges>,
    limits: Limits<'_>,
    options: &Options,
) -> Result<Core, Stop> {
    let engine = Engine::<T, W, N>::of_parties(space, options.rational).ok_or(Stop::Pieces)?;
    let found = engine.run(limits)?;
    let rational = match ranges.filter(|_| options.count) {
        None => Count::NotAsked,
        Some(ranges) => count::rational(space, ranges, &engine, &found.front, limits, options)?,
    };
    let points = found.front.into_iter().map(|p| Flat {
        u: p.u[..space.parties()].iter().map(Exact::to_big).collect(),
        packages: p.packages.to_big(),
        index: p.index.to_big(),
    });
    let (states, enumerated) = (found.states, found.enumerated);
    Ok(Core { points: points.collect(), rational, states, enumerated })
}

fn assemble(
    space: &Space,
    scaled: &Scaled,
    ranges: &Ranges,
    core: Core,
    limits: Limits<'_>,
    options: &Options,
) -> Analysis {
    let (how, why) = if scaled.links.is_empty() {
        (How::IssueByIssue, WhyMethod::Additive)
    } else {
        let how = if core.enumerated {
            How::PieceByPiece
        } else {
            How::LinkStates { states: core.states }
        };
        (how, WhyMethod::Linked)
    };
    Analysis {
        packages: ranges.packages.clone(),
        rational: core.rational,
        parties: summaries(space, scaled, &ranges.range),
        solutions: solutions::all(&core.points, scaled, &ranges.range, options),
        opposition: Opposition {
            negmas: opposition::negmas(&core.points, scaled, &ranges.range),
            negolog: opposition::negolog(scaled, limits),
        },
        frontier: points(space, scaled, core.points),
        method: Method { exact: true, how, why },
    }
}

/// Each party's name, reservation value and range.
pub(super) fn summaries(
    space: &Space,
    scaled: &Scaled,
    range: &[(BigInt, BigInt)],
) -> Vec<PartySummary> {
    let parties = space.parties.iter().enumerate();
    parties
        .map(|(p, party)| PartySummary {
            name: party.name.clone(),
            reservation: party.reservation.clone(),
            minimum: range.get(p).map(|r| scaled.utility(p, r.0.clone())),
            maximum: range.get(p).map(|r| scaled.utility(p, r.1.clone())),
        })
        .collect()
}

/// Frontier points as fractions, with a package each.
pub(super) fn points(space: &Space, scaled: &Scaled, flat: Vec<Flat>) -> Vec<FrontierPoint> {
    let point = |f: Flat| FrontierPoint {
        utilities: f.u.into_iter().enumerate().map(|(p, u)| scaled.utility(p, u)).collect(),
        packages: f.packages,
        // Indices come from the engine, so that a package always exists.
        package: space.package_at(&f.index).unwrap_or_default(),
        index: f.index,
    };
    flat.into_iter().map(point).collect()
}
