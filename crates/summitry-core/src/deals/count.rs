//! How many packages are rational for everyone at once.
//!
//! Counting them is #P-hard (already counting knapsack solutions is; Dyer et al. 1993). Up to the limit the space is
//! cut into two half-tables of distinct utilities, and pairs that reach every reservation value are counted by rank
//! (Horowitz and Sahni 1974 for the halves; Bentley 1980 for the counting): some 10^12 packages with tables of 10^6
//! rows, and any number where values are coarse enough that most sums coincide. Beyond, rigorous bounds and an estimate.

mod bounds;
mod pairs;

use num_bigint::BigUint;

use super::analysis::Count;
use super::check::MOST_PARTIES;
use super::components::{Group, Run, components};
use super::engine::{Engine, Limits, Stop};
use super::frontier::{Full, Keep, Point, front_of, sum};
use super::number::{Exact, Tally};
use super::options::{Options, Rational};
use super::ranges::Ranges;
use super::sample;
use super::scale::Scaled;
use pairs::Table;

/// Rows after which a table shows whether sums coincide: few enough to cost nothing, enough that chance coincidences of
/// round numbers (scores from 0 to 100) show. Only how soon one gives up depends on it, never a count.
const ENOUGH: u128 = 5000;

/// Counts packages that every party accepts; `any` where there may be one.
pub(super) fn rational<T: Exact, W: Tally, const N: usize>(
    space: &Scaled,
    ranges: &Ranges,
    engine: &Engine<T, W, N>,
    any: bool,
    limits: Limits<'_>,
    options: &Options,
) -> Result<Count, Stop> {
    if !any {
        return Ok(Count::Exact(BigUint::default()));
    }
    // Only parties with a package to refuse restrict anything.
    let each = ranges.range.iter().zip(&space.reservation).enumerate();
    let refuses = each.filter(|(_, ((worst, _), reservation))| match options.rational {
        Rational::AtLeast => worst < reservation,
        Rational::Above => worst <= reservation,
    });
    let binding: Vec<usize> = refuses.map(|(party, _)| party).collect();
    if binding.is_empty() {
        return Ok(Count::Exact(ranges.packages.clone()));
    }
    if let Some(count) = halves(engine, &binding, limits, options)? {
        return Ok(Count::Exact(count));
    }
    let (low, high) = bounds::bounds::<W>(space, ranges, &binding, options.rational);
    let estimate = sample::share_rational(space, options, limits.meter.control())?;
    Ok(Count::Bounds { low, high, estimate, draws: options.samples })
}

/// The same of a space whose frontier nobody has: that there is a rational package is known from elsewhere, or not at all.
pub(super) fn without_front<T: Exact, W: Tally>(
    space: &Scaled,
    ranges: &Ranges,
    limits: Limits<'_>,
    options: &Options,
) -> Result<Count, Stop> {
    let rule = options.rational;
    if space.parties() <= 8 {
        let engine = Engine::<T, W, 8>::of_parties(space, rule).ok_or(Stop::Pieces)?;
        rational(space, ranges, &engine, true, limits, options)
    } else {
        let engine = Engine::<T, W, MOST_PARTIES>::of_parties(space, rule).ok_or(Stop::Pieces)?;
        rational(space, ranges, &engine, true, limits, options)
    }
}

/// The exact count by half-tables; `None` where a table would pass the limit.
fn halves<T: Exact, W: Tally, const N: usize>(
    engine: &Engine<T, W, N>,
    binding: &[usize],
    limits: Limits<'_>,
    options: &Options,
) -> Result<Option<BigUint>, Stop> {
    let Some((floor, rule)) = engine.floor.clone() else { return Ok(None) };
    let floor: [T; N] = project(&floor, binding);
    // The same space with the binding parties only; sums are told apart by nothing else, so that more of them coincide.
    let mut engine = engine.clone();
    engine.dims = binding.len();
    engine.keep = Keep::All;
    engine.floor = None;
    engine.base = project(&engine.base, binding);
    for (_, point) in engine.options.iter_mut().flatten() {
        point.u = project(&point.u, binding);
        point.index = W::zero();
    }
    for adds in engine.links.iter_mut().filter_map(|l| l.adds.as_mut()) {
        *adds = project(adds, binding);
    }
    engine.links.retain(|l| l.adds.as_ref().is_none_or(|a| a.iter().any(|x| *x != T::zero())));
    // A store of its own: what the frontier took is not missing here.
    let meter = limits.meter.anew(options.work);
    let cap = Limits { points: options.count_limit, meter: &meter, ..limits };
    let mut tables: Vec<Table<T, W, N>> = Vec::new();
    for group in components(engine.options.len(), &engine.links) {
        if let [issue] = group.issues[..] {
            let options = engine.points(issue).cloned().collect();
            let Ok(table) = front_of(options, Keep::All, cap.meter) else { return Ok(None) };
            tables.push(table);
        } else {
            let zero = std::array::from_fn(|_| T::zero());
            match Run::new(&engine, &group, zero, cap).front() {
                Ok(table) => tables.push(table),
                Err(Stop::Cancelled) => return Err(Stop::Cancelled),
                Err(_) => return one_by_one(&engine, &group, floor, rule, cap),
            }
        }
    }
    let rows = tables.iter().fold(1u128, |n, t| n.saturating_mul(t.len() as u128));
    let limit = options.count_limit as u128;
    let hopeless = rows > limit.saturating_mul(limit);
    // Largest first onto the smaller half: both end up near the square root.
    tables.sort_by_key(|t| std::cmp::Reverse(t.len()));
    let origin = Point { u: engine.base.clone(), ..Point::origin() };
    // Each half with the rows it would have if no two sums were alike.
    let (mut a, mut b) = ((vec![origin], 1u128), (vec![Point::origin()], 1u128));
    for table in tables {
        let (half, expected) = if a.0.len() <= b.0.len() { &mut a } else { &mut b };
        *expected = expected.saturating_mul(table.len() as u128);
        match sum(half, &table, Keep::All, cap.cap::<Point<T, W, N>>()) {
            Ok(joined) => *half = joined,
            Err(Full::TooLarge(_)) => return Ok(None),
            Err(Full::Stopped) => return Err(Stop::Cancelled),
        }
        // Where sums hardly ever coincide, tables of all issues would pass the limit: see that early.
        let distinct = half.len() as u128;
        if distinct > ENOUGH && distinct > *expected / 10 * 9 && hopeless {
            return Ok(None);
        }
    }
    let pairs = pairs::count(&a.0, &b.0, &floor, rule, binding.len(), cap.meter)?;
    Ok(pairs.map(|pairs| pairs.to_big()))
}

/// The exact count where links join all issues into one group whose table would be too large: piece by piece, without a
/// table. `None` where there are other groups or too many pieces.
fn one_by_one<T: Exact, W: Tally, const N: usize>(
    engine: &Engine<T, W, N>,
    group: &Group,
    floor: [T; N],
    rule: Rational,
    limits: Limits<'_>,
) -> Result<Option<BigUint>, Stop> {
    if group.issues.len() < engine.options.len() {
        return Ok(None);
    }
    let mut engine = engine.clone();
    engine.floor = Some((floor, rule));
    let tally = Limits { points: usize::MAX, states: 0, tally: true, ..limits };
    match Run::new(&engine, group, engine.base.clone(), tally).front() {
        Ok(found) => Ok(Some(found.first().map(|p| p.packages.to_big()).unwrap_or_default())),
        Err(Stop::Cancelled) => Err(Stop::Cancelled),
        Err(_) => Ok(None),
    }
}

fn project<T: Exact, const N: usize>(u: &[T; N], parties: &[usize]) -> [T; N] {
    let mut out: [T; N] = std::array::from_fn(|_| T::zero());
    for (slot, own) in out.iter_mut().zip(parties.iter().filter_map(|&p| u.get(p))) {
        *slot = own.clone();
    }
    out
}

#[cfg(test)]
mod tests;
