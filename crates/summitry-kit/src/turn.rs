//! What would turn an outcome: the smallest change of one number that makes it likelier than not, found over the same worlds.
//!
//! Only what somebody could differ about is tried: the numbers of the file, not the engine's constants, and the level of such meetings
//! among them. Most numbers do nothing at either end of their range, so few worlds look first and more look again.

use rayon::prelude::*;
use summitry_core::{
    forecast::{Cancelled, Settings, Watcher, run_without_packages, with},
    scenario::{Outcome, Scenario},
    value::{Spread, ValueId, ValueKind},
};

use crate::{Error, Result, Study};

/// Worlds of the first look at both ends of every number.
const LOOK: u64 = 48;
/// Worlds of the search between the file's number and an end.
const SEARCH: u64 = 192;
/// Halvings of the way: a sixty-fourth of the range is finer than anyone types.
const HALVINGS: u32 = 6;
/// Likelier than not.
const EVEN: f64 = 0.5;
/// Most numbers that are searched: those that get farthest at an end.
const MOST: usize = 24;

/// What would make an outcome likelier than not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TurningPoint {
    /// Whether it is so already; then nothing was looked for.
    pub already: bool,
    /// Numbers that could, nearest first by the share of their range that has to be crossed.
    pub changes: Vec<Crossing>,
    /// Where there is none: the number that gets farthest, at the end of its range where it does; `None` where none gets anywhere.
    pub farthest: Option<Crossing>,
    /// Worlds that the changes were looked at over; the forecast's first.
    pub worlds: u64,
}

/// One number changed, all else as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    /// Its path.
    pub path: String,
    /// Its median in the file, in its own unit; chances and shares in 0..1.
    pub from: f64,
    /// What it would have to be.
    pub to: f64,
    /// The outcome's chance then, 0..1.
    pub chance: f64,
    /// The share of its range between the two, 0..1.
    pub crossed: f64,
}

struct Searched<'a> {
    scenario: &'a Scenario,
    seed: u64,
    outcome: Outcome,
    control: &'a dyn Watcher,
}

impl Searched<'_> {
    fn mean(&self, scenario: &Scenario, worlds: u64) -> Result<f64> {
        if !self.control.done(0) {
            return Err(Error::from(summitry_core::forecast::ForecastError::from(Cancelled)));
        }
        let settings = Settings { worlds, seed: self.seed };
        let forecast = run_without_packages(scenario, settings, &summitry_core::forecast::Quiet)?;
        Ok(forecast.chance(self.outcome).map_or(0.0, |c| c.mean))
    }

    fn at(&self, id: ValueId, to: f64, worlds: u64) -> Result<f64> {
        self.mean(&with(self.scenario, id, Spread::Point(to)), worlds)
    }

    fn change(&self, id: ValueId, to: f64, chance: f64) -> Crossing {
        let value = self.scenario.value(id);
        let from = value.spread.median();
        let (low, high) = range(value.kind, from);
        let crossed = (to - from).abs() / (high - low);
        Crossing { path: value.path.clone(), from, to, chance, crossed }
    }

    /// Where on the way from the file's number to `end` the outcome turns; the chance need not rise all the way, so this is a
    /// crossing, not surely the first.
    fn crossing(&self, id: ValueId, end: f64) -> Result<Option<Crossing>> {
        if self.at(id, end, SEARCH)? <= EVEN {
            return Ok(None);
        }
        let (mut no, mut yes) = (self.scenario.value(id).spread.median(), end);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (no + yes);
            if self.at(id, middle, SEARCH)? > EVEN { yes = middle } else { no = middle }
        }
        Ok(Some(self.change(id, yes, self.at(id, yes, SEARCH)?)))
    }
}

/// Looks for the changes; `mean` is the outcome's chance as it is.
pub(crate) fn search(
    study: &Study,
    outcome: Outcome,
    mean: f64,
    control: &dyn Watcher,
) -> Result<TurningPoint> {
    if mean > EVEN {
        return Ok(TurningPoint { already: true, ..TurningPoint::default() });
    }
    let scenario = &study.document().scenario;
    let searched = Searched { scenario, seed: study.seed(), outcome, control };
    let as_is = searched.mean(scenario, LOOK)?;
    let ends: Vec<(ValueId, f64)> = (0..scenario.values.len())
        .map(ValueId)
        .filter(|id| !scenario.value(*id).path.starts_with("engine."))
        .flat_map(|id| {
            let value = scenario.value(id);
            let from = value.spread.median();
            let (low, high) = range(value.kind, from);
            [(id, low), (id, high)].into_iter().filter(move |(_, end)| (end - from).abs() > 1e-9)
        })
        .collect();
    let mut looked: Vec<(ValueId, f64, f64)> = ends
        .into_par_iter()
        .map(|(id, end)| Ok((id, end, searched.at(id, end, LOOK)?)))
        .collect::<Result<_>>()?;
    looked.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    // Few worlds err by some points: what comes near is looked at again.
    let near: Vec<(ValueId, f64)> = looked
        .iter()
        .filter(|(_, _, chance)| *chance > EVEN - 0.05)
        .map(|(id, end, _)| (*id, *end))
        .take(MOST)
        .collect();
    let found: Vec<Option<Crossing>> =
        near.into_par_iter().map(|(id, end)| searched.crossing(id, end)).collect::<Result<_>>()?;
    let mut changes: Vec<Crossing> = found.into_iter().flatten().collect();
    changes.sort_by(|a, b| a.crossed.total_cmp(&b.crossed).then_with(|| a.path.cmp(&b.path)));
    let farthest = match looked.first() {
        Some(&(id, end, chance)) if changes.is_empty() && chance > as_is => {
            let chance = searched.at(id, end, SEARCH)?;
            Some(searched.change(id, end, chance))
        }
        _ => None,
    };
    Ok(TurningPoint { already: false, changes, farthest, worlds: SEARCH })
}

/// The range a number is searched in: its legal one, and where that has no end, four times the number; of points as many as the
/// scale of one issue has.
fn range(kind: ValueKind, from: f64) -> (f64, f64) {
    match kind {
        ValueKind::Importance | ValueKind::Score => (0.0, 100.0),
        ValueKind::Chance => (0.0, 1.0),
        // Values that move together may not do so entirely.
        ValueKind::Share => (0.0, 0.95),
        ValueKind::Positive => (from / 4.0, from.max(1e-6) * 4.0),
        ValueKind::Points => (-100.0, 100.0),
    }
}
