//! Where positions point: what a table of positions comes to beside the forecast (docs/model.md, section 16.7).
//!
//! The weighted mean and the chances around it are of every world; median, spread, distances, the Nash solution and exchanges
//! are of the world at the middle of the file's numbers. None of it enters the forecast.

use rayon::prelude::*;

use super::{Cancelled, Chance, ForecastError, Watcher};
use crate::{
    positions::{
        Stance as Place,
        exchange::{self, Exchange},
        mean::{self, PositionSummary, RESIDUAL_SD},
        nash::nash_rung,
    },
    scenario::Scenario,
    value::Drawn,
    world::plan::Plan,
};

/// What no deal costs each party in the Nash solution: the square of the whole ladder, so that every rung is better than none for
/// all. Stated choice: the file says nothing of the kind.
const NO_DEAL: f64 = 100.0 * 100.0;
/// Pairs of issues and parties of which exchanges are looked for: 27 parties with six issues have half as many.
const MOST_TRADES: usize = 20_000;
/// Worlds worked out by one thread at a time.
const BLOCK: u64 = 64;

/// The positions on one issue, in one world.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedIssue {
    /// Which issue.
    pub issue: usize,
    /// Whose positions, in the file's order: what [`PositionSummary::distances`] and [`PositionSummary::shares`] are of.
    pub parties: Vec<usize>,
    /// Where they stand, how much they care, what they can bring to bear.
    pub places: Vec<Place>,
    /// Weighted mean, median, spread.
    pub summary: PositionSummary,
    /// The chance of each option by N(mean, 29.7), 0..1; they sum to 1.
    pub options: Vec<f64>,
}

/// A number on a ladder over worlds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reach {
    /// Mean over worlds.
    pub mean: f64,
    /// 5 % quantile over worlds.
    pub low: f64,
    /// 95 % quantile over worlds.
    pub high: f64,
}

/// The positions on one issue, over worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct IssuePositions {
    /// Which issue.
    pub issue: usize,
    /// The weighted mean, 0 to 100.
    pub mean: Reach,
    /// The chance of each option by N(mean, 29.7), whose means sum to 1.
    pub options: Vec<Chance>,
    /// Who stands where, with median, spread and distances, at the middle of the file's numbers.
    pub middle: PlacedIssue,
    /// The option with the largest weighted Nash product at the middle; `None` where there is none.
    pub nash: Option<usize>,
    /// The weighted mean at the middle once parties have exchanged positions with equal gains; `None` where that was not
    /// worked out.
    pub exchanged: Option<f64>,
}

/// What the file's positions come to.
#[derive(Clone, Debug, PartialEq)]
pub struct PositionsForecast {
    /// Worlds worked out: the forecast's first.
    pub worlds: u64,
    /// The issues with positions, in the file's order.
    pub issues: Vec<IssuePositions>,
    /// The exchanges of one round at the middle, in order; issues are those of the scenario. Empty where there are none, or too
    /// many to look through.
    pub exchanges: Vec<Exchange>,
}

/// The positions of every issue that has some, with these values. An issue whose positions have no weight at all, or whose options do
/// not rise along the ladder, is left out.
#[must_use]
pub fn placed(scenario: &Scenario, x: &[f64]) -> Vec<PlacedIssue> {
    (0..scenario.issues.len()).filter_map(|issue| of_issue(scenario, issue, x)).collect()
}

fn of_issue(s: &Scenario, issue: usize, x: &[f64]) -> Option<PlacedIssue> {
    let mine = || s.institutions.positions.iter().filter(|p| p.issue == issue);
    let number = |id: crate::value::ValueId| x.get(id.0).copied().unwrap_or_default();
    let places: Vec<Place> = mine()
        .map(|p| Place { at: number(p.at), salience: number(p.salience), power: number(p.power) })
        .collect();
    let summary = mean::summary(&places).ok()?;
    let ladder: Vec<f64> = s.issues[issue].options.iter().map(|o| o.at).collect();
    let options = mean::rungs(summary.mean, RESIDUAL_SD, &ladder).ok()?;
    Some(PlacedIssue {
        issue,
        parties: mine().map(|p| p.party).collect(),
        places,
        summary,
        options,
    })
}

/// What the positions come to over the forecast's first `worlds` worlds; `None` where the file has none.
///
/// # Errors
/// As [`super::run`].
pub fn positions(
    scenario: &Scenario,
    seed: u64,
    worlds: u64,
    control: &dyn Watcher,
) -> Result<Option<PositionsForecast>, ForecastError> {
    let middle: Vec<f64> = scenario.middle().into();
    let middle = placed(scenario, &middle);
    if middle.is_empty() {
        return Ok(None);
    }
    if worlds == 0 {
        return Err(ForecastError::NoWorlds);
    }
    let plan = Plan::new(scenario, seed)?;
    let blocks: Option<Vec<Vec<Vec<PlacedIssue>>>> = (0..worlds.div_ceil(BLOCK))
        .into_par_iter()
        .map(|block| {
            let mut x = Drawn::default();
            let rows = (block * BLOCK..worlds.min((block + 1) * BLOCK)).map(|n| {
                plan.draw(n, &mut x);
                let x: Vec<f64> = x.clone().into();
                placed(scenario, &x)
            });
            let rows = rows.collect();
            control.done(worlds.min((block + 1) * BLOCK)).then_some(rows)
        })
        .collect();
    let rows: Vec<Vec<PlacedIssue>> =
        blocks.ok_or(ForecastError::from(Cancelled))?.into_iter().flatten().collect();
    let round = exchanged(scenario, &middle);
    let issues = middle.iter().enumerate().map(|(place, middle)| {
        let of_world =
            || rows.iter().filter_map(|row| row.iter().find(|i| i.issue == middle.issue));
        let over = |of: &dyn Fn(&PlacedIssue) -> f64| reach(of_world().map(of).collect());
        let options = (0..middle.options.len()).map(|o| {
            let Reach { mean, low, high } = over(&|world| world.options[o]);
            Chance { mean, low, high }
        });
        let ladder: Vec<f64> = scenario.issues[middle.issue].options.iter().map(|o| o.at).collect();
        IssuePositions {
            issue: middle.issue,
            mean: over(&|world| world.summary.mean),
            options: options.collect(),
            nash: nash_rung(&middle.places, NO_DEAL, &ladder).ok(),
            exchanged: round.as_ref().and_then(|round| round.after.get(place).copied()),
            middle: middle.clone(),
        }
    });
    let issues: Vec<IssuePositions> = issues.collect();
    let of_scenario = |mut exchange: Exchange| {
        for leg in [&mut exchange.later, &mut exchange.earlier] {
            leg.issue = middle.get(leg.issue).map_or(leg.issue, |i| i.issue);
        }
        exchange
    };
    let exchanges = round.map_or_else(Vec::new, |round| round.exchanges);
    let exchanges = exchanges.into_iter().map(of_scenario).collect();
    Ok(Some(PositionsForecast { worlds, issues, exchanges }))
}

/// One round of exchanges at the middle; `None` with a single issue, or where there is too much to look through.
fn exchanged(s: &Scenario, middle: &[PlacedIssue]) -> Option<exchange::Round> {
    let (issues, parties) = (middle.len(), s.parties.len());
    let trades = issues * issues.saturating_sub(1) / 2 * parties * parties;
    if issues < 2 || trades > MOST_TRADES {
        return None;
    }
    let row = |issue: &PlacedIssue| {
        let place = |party| issue.parties.iter().position(|p| *p == party);
        (0..parties).map(|party| place(party).map(|i| issue.places[i])).collect()
    };
    let table: Vec<Vec<Option<Place>>> = middle.iter().map(row).collect();
    exchange::round(&table).ok()
}

/// Mean and quantiles, as every chance has them.
fn reach(mut numbers: Vec<f64>) -> Reach {
    if numbers.is_empty() {
        return Reach::default();
    }
    let n = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / n;
    numbers.sort_unstable_by(f64::total_cmp);
    let at = |u: f64| numbers[((n - 1.0) * u).round() as usize];
    Reach { mean, low: at(0.05), high: at(0.95) }
}
