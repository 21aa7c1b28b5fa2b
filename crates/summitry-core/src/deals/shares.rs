//! What is possible, as shares of worlds: how often there is a zone of agreement, how often a package is undominated or fair.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use num_traits::ToPrimitive;
use rayon::prelude::*;

use super::summit::{Summit, SummitError, of_world};
use super::{Concept, DealsError, FrontierPoint, Options, Solutions, analyse};
use crate::forecast::{Cancelled, Quiet, Watcher};
use crate::scenario::Scenario;
use crate::world::opened::Opened;
use crate::world::plan::Plan;
use crate::world::switches::SwitchStreams;

/// A figure over worlds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// The mean.
    pub mean: f64,
    /// The 5 % quantile.
    pub low: f64,
    /// The 95 % quantile.
    pub high: f64,
}

/// How often a package stands out. Packages with the same utilities for every side count as the one of smallest index.
#[derive(Clone, Debug, PartialEq)]
pub struct PackageShare {
    /// One option an issue of the space.
    pub package: Vec<usize>,
    /// Share of all worlds in which it is on the frontier.
    pub frontier: f64,
    /// Share of all worlds in which each concept of [`Concept::told`] picks it, in that order; points that tie all count.
    pub picked: Vec<f64>,
    /// Share of the worlds in which it is on the frontier in which one meeting can carry it.
    pub fits: f64,
    /// Each side's gain over its reservation value where it is on the frontier, points.
    pub gains: Vec<Range>,
}

/// One venue over many worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// How many worlds.
    pub worlds: u64,
    /// Share of worlds with a package that every side accepts.
    pub zone: f64,
    /// Share of worlds with one that also fits into the meeting.
    pub zone_within_capacity: f64,
    /// Points on the frontier, where there is a zone.
    pub frontier_points: Range,
    /// Each side's reservation value, points.
    pub reservations: Vec<Range>,
    /// Packages by how often they are on the frontier, then by index.
    pub packages: Vec<PackageShare>,
    /// The same, asked of the packages that one meeting can carry: frontier and solutions are those among them.
    pub within_capacity: Vec<PackageShare>,
    /// Worlds left out because an analysis passed a limit or had to sample; they count in no share.
    pub left_out: u64,
}

/// A frontier point of one world: its package, which solutions pick it, whether it fits one meeting, the gains.
type Point = (Vec<usize>, Vec<bool>, bool, Vec<f64>);

/// What one world adds.
struct World {
    reservations: Vec<f64>,
    /// The frontier.
    points: Vec<Point>,
    /// The frontier of the packages that one meeting can carry.
    within: Vec<Point>,
}

/// Analyses the first `worlds` worlds of a seed in one venue: the same worlds as the forecast's. Links, raised issues and
/// side deals are drawn with the chances they have in each world, so that their shares are right on average.
///
/// # Errors
/// As [`of_scenario`](super::of_scenario); worlds too large for an exact answer are counted, not errors.
pub fn shares(
    scenario: &Scenario,
    venue: usize,
    seed: u64,
    worlds: u64,
    options: &Options,
) -> Result<Shares, SummitError> {
    shares_watched(scenario, venue, seed, worlds, options, &Quiet)
}

/// The same under somebody's eyes, who hears how many worlds are done and may have it stopped.
///
/// # Errors
/// As [`shares`], and [`DealsError::Stopped`].
pub fn shares_watched(
    scenario: &Scenario,
    venue: usize,
    seed: u64,
    worlds: u64,
    options: &Options,
    control: &dyn Watcher,
) -> Result<Shares, SummitError> {
    let plan = Plan::new(scenario, seed)?;
    let streams = SwitchStreams::new(&plan, seed);
    let options = Options { count: false, near: false, ..options.clone() };
    let done = AtomicU64::new(0);
    let results: Result<Vec<Option<World>>, SummitError> = (0..worlds)
        .into_par_iter()
        .map(|n| {
            let world = world(&plan, venue, &streams, n, &options)?;
            let so_far = done.fetch_add(1, Ordering::Relaxed) + 1;
            if control.done(so_far) { Ok(world) } else { Err(DealsError::from(Cancelled).into()) }
        })
        .collect();
    let mut seen = Vec::new();
    let mut left_out = 0;
    for result in results? {
        match result {
            Some(world) => seen.push(world),
            None => left_out += 1,
        }
    }
    let all = seen.len().max(1) as f64;
    let share = |f: &dyn Fn(&World) -> bool| seen.iter().filter(|w| f(w)).count() as f64 / all;
    let sizes = seen.iter().map(|w| w.points.len() as f64).filter(|n| *n > 0.0).collect();
    let reservation =
        |i: usize| range(seen.iter().filter_map(|w| w.reservations.get(i).copied()).collect());
    Ok(Shares {
        worlds,
        zone: share(&|w| !w.points.is_empty()),
        zone_within_capacity: share(&|w| !w.within.is_empty()),
        frontier_points: range(sizes),
        reservations: (0..scenario.parties.len()).map(reservation).collect(),
        packages: packages(seen.iter().flat_map(|w| &w.points), all),
        within_capacity: packages(seen.iter().flat_map(|w| &w.within), all),
        left_out,
    })
}

fn world(
    plan: &Plan,
    venue: usize,
    streams: &SwitchStreams,
    n: u64,
    options: &Options,
) -> Result<Option<World>, SummitError> {
    let opened = Opened::world(plan, n);
    let summit = of_world(plan, venue, &opened, streams.draw(n, &opened.x))?;
    let too_large = |error: &DealsError| {
        matches!(error, DealsError::FrontierTooLarge { .. } | DealsError::TooManyPieces { .. })
    };
    let analysis = match analyse(&summit.space, options) {
        Ok(analysis) if analysis.method.exact => analysis,
        Ok(_) => return Ok(None),
        Err(error) if too_large(&error) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let reservations: Vec<f64> =
        summit.space.parties.iter().map(|p| p.reservation.to_f64().unwrap_or_default()).collect();
    let points = points(&summit, &analysis.frontier, &analysis.solutions);
    let within = match summit.within_capacity(options) {
        _ if points.is_empty() => Vec::new(),
        Ok(within) => self::points(&summit, &within.frontier, &within.solutions),
        Err(SummitError::Deals(error)) if too_large(&error) => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(Some(World { reservations, points, within }))
}

/// The points of a frontier as this module tallies them.
fn points(summit: &Summit, frontier: &[FrontierPoint], solutions: &Solutions) -> Vec<Point> {
    let point = |(place, point): (usize, &FrontierPoint)| {
        let gains = point.utilities.iter().zip(&summit.space.parties);
        let gains = gains.map(|(u, p)| (u - &p.reservation).to_f64().unwrap_or_default());
        let fits = summit.fits(&point.package);
        (point.package.clone(), picked(solutions, place), fits, gains.collect())
    };
    frontier.iter().enumerate().map(point).collect()
}

/// Which solutions pick a frontier point.
fn picked(solutions: &Solutions, place: usize) -> Vec<bool> {
    Concept::told().map(|concept| (concept.of)(solutions).points.contains(&place)).collect()
}

fn packages<'a>(seen: impl Iterator<Item = &'a Point>, all: f64) -> Vec<PackageShare> {
    #[derive(Default)]
    struct Tally {
        frontier: f64,
        picked: Vec<f64>,
        fits: f64,
        gains: Vec<Vec<f64>>,
    }
    let mut tallies: BTreeMap<&Vec<usize>, Tally> = BTreeMap::new();
    for (package, picked, fits, gains) in seen {
        let tally = tallies.entry(package).or_default();
        tally.frontier += 1.0;
        tally.fits += f64::from(*fits);
        tally.picked.resize(picked.len(), 0.0);
        tally.picked.iter_mut().zip(picked).for_each(|(sum, p)| *sum += f64::from(*p));
        tally.gains.resize(gains.len(), Vec::new());
        tally.gains.iter_mut().zip(gains).for_each(|(list, g)| list.push(*g));
    }
    let mut out: Vec<PackageShare> = tallies
        .into_iter()
        .map(|(package, t)| PackageShare {
            package: package.clone(),
            frontier: t.frontier / all,
            picked: t.picked.iter().map(|n| n / all).collect(),
            fits: t.fits / t.frontier,
            gains: t.gains.into_iter().map(range).collect(),
        })
        .collect();
    // Packages come in the order of their indices, which a stable sort keeps.
    out.sort_by(|a, b| b.frontier.total_cmp(&a.frontier));
    out
}

/// Mean and quantiles by linear interpolation (Hyndman and Fan 1996, type 7).
fn range(mut list: Vec<f64>) -> Range {
    list.sort_by(f64::total_cmp);
    let Some(last) = list.len().checked_sub(1) else { return Range::default() };
    let at = |q: f64| {
        let place = q * last as f64;
        let (low, high) = (list[place as usize], list[(place as usize + 1).min(last)]);
        low + (high - low) * (place - libm::floor(place))
    };
    Range { mean: list.iter().sum::<f64>() / list.len() as f64, low: at(0.05), high: at(0.95) }
}
