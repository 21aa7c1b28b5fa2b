//! The analysis of a space: which engine, which numbers, and the answer put together.

use num_bigint::{BigInt, BigUint};

use super::analysis::{Analysis, How, Method, Opposition, WhyMethod};
use super::check::{MOST_PARTIES, check};
use super::count;
use super::engine::{Engine, Limits, Stop, fits};
use super::fractions::{points, summaries};
use super::lone::Lone;
use super::meter::Meter;
use super::number::{Exact, Tally, Wide};
use super::options::Options;
use super::ranges::Ranges;
use super::scale::Scaled;
use super::solutions::{self, Flat};
use super::{Count, DealsError, Space, opposition};
use super::{rounded, sample};
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
    let meter = Meter::new(control, options.work);
    let limits = Limits::new(options, &meter);
    let exact = || {
        let ranges = Ranges::new(&scaled, limits)?;
        match frontier(&scaled, Some(&ranges), limits, options) {
            Ok(core) => Ok(assemble(space, &scaled, &ranges, core, limits, options)),
            Err(Stop::Frontier { limit, done }) if options.near => {
                let near = rounded::analyse(space, &scaled, &ranges, limits, options, limit)?;
                near.ok_or(Stop::Frontier { limit, done })
            }
            Err(other) => Err(other),
        }
    };
    match exact() {
        Ok(analysis) => Ok(analysis),
        Err(Stop::Pieces) => sample::analyse(space, &scaled, options, control),
        Err(Stop::Cancelled) => Err(Cancelled.into()),
        Err(Stop::Frontier { limit, done }) => {
            Err(DealsError::FrontierTooLarge { limit, done, issues: space.issues.len() })
        }
    }
}

/// Undominated rational packages, without anything else.
pub(super) fn rational_frontier(
    space: &Scaled,
    options: &Options,
    control: &dyn Watcher,
) -> Result<Vec<Flat>, Stop> {
    let meter = Meter::new(control, options.work);
    let limits = Limits::new(options, &meter);
    Ok(frontier(space, None, limits, options)?.points)
}

/// The frontier in big integers, the count of rational packages, and the most states held.
pub(super) struct Core {
    /// The frontier.
    pub(super) points: Vec<Flat>,
    /// Rational packages.
    pub(super) rational: Count,
    /// Whether links were left that join issues.
    linked: bool,
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
    let Some(lone) = Lone::of(space) else {
        return with_links(space, ranges, limits, options);
    };
    let free = ranges.map(|_| Ranges::new(&lone.free, limits)).transpose()?;
    let mut core = with_links(&lone.free, free.as_ref(), limits, options)?;
    let anew = lone.stands_on(&core);
    lone.take_out(&mut core, options.rational);
    if anew {
        let uncounted = Options { count: false, ..options.clone() };
        let linked = with_links(space, None, limits, &uncounted)?;
        core = Core { rational: core.rational, ..linked };
    }
    Ok(core)
}

/// The rational packages counted or bounded, without a frontier.
pub(super) fn counted(
    space: &Scaled,
    ranges: &Ranges,
    limits: Limits<'_>,
    options: &Options,
) -> Result<Count, Stop> {
    if !options.count {
        return Ok(Count::NotAsked);
    }
    let Some(lone) = Lone::of(space) else { return count_of(space, ranges, limits, options) };
    let free = Ranges::new(&lone.free, limits)?;
    let mut count = count_of(&lone.free, &free, limits, options)?;
    lone.take_out_of_count(&mut count, options.rational);
    Ok(count)
}

fn count_of(
    space: &Scaled,
    ranges: &Ranges,
    limits: Limits<'_>,
    options: &Options,
) -> Result<Count, Stop> {
    if fits(&space.magnitude(), 126) && space.combinations.bits() < 127 {
        count::without_front::<i128, u128>(space, ranges, limits, options)
    } else {
        count::without_front::<BigInt, BigUint>(space, ranges, limits, options)
    }
}

/// The same with every exclusion as a link.
fn with_links(
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
        9..=16 if machine && index < 127 => typed::<i128, u128, 16>(space, ranges, limits, options),
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
        Some(ranges) => {
            count::rational(space, ranges, &engine, !found.front.is_empty(), limits, options)?
        }
    };
    let points = found.front.into_iter().map(|p| Flat {
        u: p.u.iter().take(space.parties()).map(Exact::to_big).collect(),
        packages: p.packages.to_big(),
        index: p.index.to_big(),
    });
    let (states, enumerated) = (found.states, found.enumerated);
    let linked = !space.links.is_empty();
    Ok(Core { points: points.collect(), rational, linked, states, enumerated })
}

fn assemble(
    space: &Space,
    scaled: &Scaled,
    ranges: &Ranges,
    core: Core,
    limits: Limits<'_>,
    options: &Options,
) -> Analysis {
    let (how, why) = if !core.linked {
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
