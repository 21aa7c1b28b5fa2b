//! Which numbers the exact engine works in, and exclusions that stand alone taken out before it starts.

use num_bigint::{BigInt, BigUint};

use super::analysis::Count;
use super::check::MOST_PARTIES;
use super::core::Core;
use super::count;
use super::engine::{Engine, Limits, Stop, fits};
use super::lone::Lone;
use super::meter::Meter;
use super::number::{Exact, Tally, Wide};
use super::options::Options;
use super::ranges::Ranges;
use super::scale::Scaled;
use super::solutions::Flat;
use crate::forecast::Watcher;

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
