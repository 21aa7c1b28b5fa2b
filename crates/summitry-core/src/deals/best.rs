//! The packages that bargaining solutions pick where the frontier is too long to be listed: branch and bound (Land and Doig 1960)
//! for each concept.
//!
//! A concept is a concave function of utilities, and utilities add up issue by issue. So every plane above the function bounds it,
//! issue by issue, and the lowest such bound is that of the best mixture of options (`relaxed`). What the search finds within the
//! last bits of the highest value is compared exactly afterwards, as points of a frontier are.

mod goal;
mod relaxed;
mod table;
mod tree;
mod uphill;

use num_bigint::{BigInt, BigUint};
use num_traits::{One, ToPrimitive};

use self::{goal::Goal, table::Table, tree::Searched};
use super::{
    engine::Stop,
    meter::Meter,
    options::{DisagreementRule, Ideals, Options, Rational},
    picked::Picked,
    scale::Scaled,
    solutions::Flat,
};

/// The part of an analysis's work, one in so many, that all searches together may take.
pub(super) const PART: u64 = 10;
/// Steps of one search: a second or less of one core.
const STEPS: usize = 4_000_000;

/// Adds to `points` the packages that concepts pick for the first `parties` of a space, while any others must only have what they
/// need; what is known of each. Nothing where links add to utilities, where numbers pass
/// what floating point holds, or where no package was found that suits everybody.
///
/// # Errors
/// Somebody had it stopped.
pub(super) fn add(
    space: &Scaled,
    parties: usize,
    range: &[(BigInt, BigInt)],
    options: &Options,
    points: &mut Vec<Flat>,
    meter: &Meter<'_>,
) -> Result<Vec<Picked>, Stop> {
    let Some(table) = Table::new(space, parties, options.rational) else { return Ok(Vec::new()) };
    let float = |party: usize, value: &BigInt| {
        space.utility(party, value.clone()).to_f64().unwrap_or(f64::NAN)
    };
    let worst = |party: usize| range.get(party).map_or(f64::NAN, |(worst, _)| float(party, worst));
    let from: Vec<f64> = space
        .reservation
        .iter()
        .take(parties)
        .enumerate()
        .map(|(party, reservation)| match options.disagreement {
            DisagreementRule::Reservation => float(party, reservation),
            DisagreementRule::ReservationOrWorst => float(party, reservation).max(worst(party)),
            DisagreementRule::Worst => worst(party),
        })
        .collect();
    let mut start: Vec<Vec<usize>> = Vec::new();
    let mut find = |goal: &Goal| -> Result<Searched, Stop> {
        let mut found = tree::search(&table, goal, &start, STEPS, meter);
        if !meter.go_on() {
            return Err(Stop::Cancelled);
        }
        found.ties.retain(|package| {
            let point = flat(space, &table, package);
            let (u, spared) = point.u.split_at(parties);
            let (needs, demands) = space.reservation.split_at(parties);
            let suits =
                options.rational.suits(u, needs) && Rational::AtLeast.suits(spared, demands);
            if suits && points.iter().all(|other| other.index != point.index) {
                points.push(point);
            }
            suits
        });
        start.extend(found.ties.first().cloned());
        Ok(found)
    };
    let mut picked = Vec::new();
    let mut tell = |concept, found: &Searched, measure: &dyn Fn(f64) -> f64| {
        if !found.ties.is_empty() {
            let (value, bound) = (measure(found.value), measure(found.bound));
            picked.push(Picked { concept, value, bound, exact: found.is_certain() });
        }
    };
    let mut ideals: Vec<(f64, bool)> = Vec::with_capacity(parties);
    for party in 0..parties {
        if options.ideals == Ideals::All {
            ideals.push((range.get(party).map_or(f64::NAN, |(_, best)| float(party, best)), true));
            continue;
        }
        let times = (0..parties).map(|other| f64::from(u8::from(other == party))).collect();
        let found = find(&Goal::Sum { times })?;
        if found.ties.is_empty() {
            // No package suits everybody, or none was found: there is nothing to pick from.
            return Ok(Vec::new());
        }
        ideals.push((found.value, found.is_certain()));
    }
    let all = find(&Goal::Sum { times: vec![1.0; parties] })?;
    let nash = find(&Goal::Product { from: from.clone() })?;
    let units = vec![1.0; parties];
    let egalitarian = find(&Goal::Least { from: from.clone(), units })?;
    let unit = |((ideal, _), from): (&(f64, bool), &f64)| {
        if ideal > from { ideal - from } else { f64::INFINITY }
    };
    let units: Vec<f64> = ideals.iter().zip(&from).map(unit).collect();
    // Where nobody has anything to hope for, all packages tie.
    let hopes = units.iter().any(|unit| unit.is_finite());
    let shares = hopes.then(|| find(&Goal::Least { from, units })).transpose()?;
    tell("nash", &nash, &|sum| libm::exp(sum / parties as f64));
    let known = ideals.iter().all(|(_, exact)| *exact);
    if let Some(shares) = shares.filter(|_| known) {
        tell("kalai_smorodinsky", &shares, &|share| share);
    }
    tell("egalitarian", &egalitarian, &|gain| gain);
    tell("utilitarian", &all, &|sum| sum);
    Ok(picked)
}

/// A package of the table at its true utilities; how many share them nobody counted.
fn flat(space: &Scaled, table: &Table, package: &[usize]) -> Flat {
    let package = table.options(package);
    Flat {
        u: space.utilities_of(&package),
        packages: BigUint::one(),
        index: space.index_of(&package),
    }
}
