//! Running the worlds, on any number of threads, with the same bits.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{
    Forecast,
    asked::{Cancelled, ForecastError, Settings, Watcher},
    blocks::{Work, Worked, kept, whole_blocks},
    probe::probed,
    samples::{BLOCK, Samples},
    summary::{self, Reached},
};
use crate::{
    scenario::Scenario,
    value::Drawn,
    world::{
        affected::Feelings,
        columns::Columns,
        evaluate::{Followed, Inside},
        plan::Plan,
    },
};

/// The most worlds that are looked at first, to find the packages worth following: a fortieth of a run of 20,000, and only which
/// packages are followed depends on it, never a chance.
const SCOUTED: u64 = 512;
/// The share of a shorter run that is looked at first: what a package comes to is known to a tenth of its chance by then, and
/// three times as many are followed as are reported.
const SCOUTED_SHARE: u64 = 8;
/// The fewest looked at.
const FEWEST_SCOUTED: u64 = 64;
/// How many packages are followed world by world: three times the ten that are reported, so that one which the first worlds
/// put a little too low still gets in. Each costs a column.
pub(super) const FOLLOWED: usize = 32;

/// Forecasts a scenario.
///
/// The result depends on the scenario and the settings alone, never on threads: run it inside a rayon pool of any size.
///
/// # Errors
///
/// The scenario cannot be forecast (see [`ForecastError::Plan`]), no world was asked for, or `control` stopped the run.
pub fn run(
    scenario: &Scenario,
    settings: Settings,
    control: &dyn Watcher,
) -> Result<Forecast, ForecastError> {
    run_following(scenario, settings, control, Ways { scouted: SCOUTED, ..Ways::default() })
}

/// The same with the rows of so many worlds kept, the first ones, whatever memory that takes: all of them for who wants every
/// world, few for who wants means.
///
/// # Errors
///
/// As [`run`].
pub fn run_keeping(
    scenario: &Scenario,
    settings: Settings,
    rows: u64,
    control: &dyn Watcher,
) -> Result<Forecast, ForecastError> {
    let ways = Ways { scouted: SCOUTED, rows: Some(rows), ..Ways::default() };
    run_following(scenario, settings, control, ways)
}

/// The same with the packages of every world sampled, where they could be listed too: beside [`run`] it shows what sampling does, and
/// whether the error it states holds. Without the likeliest packages.
///
/// # Errors
///
/// As [`run`].
pub fn run_sampled(
    scenario: &Scenario,
    settings: Settings,
    control: &dyn Watcher,
) -> Result<Forecast, ForecastError> {
    run_following(scenario, settings, control, Ways { sampled: true, ..Ways::default() })
}

/// The same without the likeliest packages, which are left empty: finding them takes as long as 512 worlds. Every other
/// figure has the same bits.
///
/// # Errors
///
/// As [`run`].
pub fn run_without_packages(
    scenario: &Scenario,
    settings: Settings,
    control: &dyn Watcher,
) -> Result<Forecast, ForecastError> {
    run_following(scenario, settings, control, Ways::default())
}

/// In which way to run.
#[derive(Default)]
pub(super) struct Ways {
    /// In how many of the first worlds the likeliest packages are looked for; 0: they are left out.
    scouted: u64,
    /// Rows that are kept; `None`: as many as memory is meant for.
    rows: Option<u64>,
    /// Whether packages are sampled even where they can be listed.
    sampled: bool,
}

impl Ways {
    /// As [`run`] does.
    pub(super) fn scouting() -> Self {
        Ways { scouted: SCOUTED, ..Ways::default() }
    }

    /// How many worlds of so many are looked at first.
    fn first(&self, worlds: u64) -> u64 {
        self.scouted.min((worlds / SCOUTED_SHARE).max(FEWEST_SCOUTED)).min(worlds)
    }
}

/// Forecasts in one of these ways.
fn run_following(
    scenario: &Scenario,
    settings: Settings,
    control: &dyn Watcher,
    ways: Ways,
) -> Result<Forecast, ForecastError> {
    let mut stopped = None;
    let forecast = following(scenario, settings, ways, |work, keep| {
        match work.out(settings.worlds, keep, control) {
            Ok(worked) => Some(worked),
            Err(error) => {
                stopped = Some(error);
                None
            }
        }
    })?;
    forecast.ok_or_else(|| stopped.unwrap_or(Cancelled).into())
}

/// Sums up what `out` makes of the worlds, of which so many first ones keep their rows; `None` where it makes nothing.
pub(super) fn following(
    scenario: &Scenario,
    settings: Settings,
    ways: Ways,
    out: impl FnOnce(&Work<'_>, u64) -> Option<Worked>,
) -> Result<Option<Forecast>, ForecastError> {
    if settings.worlds == 0 {
        return Err(ForecastError::NoWorlds);
    }
    let mut plan = probed(scenario, settings.seed, settings.worlds)?;
    plan.zone_is_sampled |= ways.sampled;
    let feelings = Feelings::new(scenario);
    let (followed, options) = scout(&plan, &feelings, ways.first(settings.worlds));
    let columns = Columns::new(&plan, options.len());
    let work = Work { plan: &plan, columns: &columns, feelings: &feelings, followed: &followed };
    let enough = kept(columns.width, settings.worlds);
    let keep = ways.rows.map_or(enough, |rows| whole_blocks(rows, settings.worlds));
    let Some(worked) = out(&work, keep) else { return Ok(None) };
    let of = Reached {
        worlds: worked.worlds,
        seed: settings.seed,
        asked: settings.worlds,
        exactness: worked.exactness,
    };
    let samples = Samples {
        kept: (worked.rows.len() / columns.width) as u64,
        blocks: worked.rows,
        rest: worked.rest,
        errors: worked.errors,
        worlds: worked.worlds,
        questions: scenario.questions.len(),
        columns,
    };
    Ok(Some(summary::sum_up(&plan, &of, samples, options)))
}

/// The values of world `n`, in the scenario's order: for comparison with another implementation.
///
/// # Errors
///
/// As [`run`].
pub fn world(scenario: &Scenario, seed: u64, n: u64) -> Result<Vec<f64>, ForecastError> {
    let plan = Plan::new(scenario, seed)?;
    let mut x = Drawn::default();
    plan.draw(n, &mut x);
    Ok(x.into())
}

/// Finds the likeliest packages in the first worlds; their options, likeliest first.
fn scout(plan: &Plan, feelings: &Feelings, worlds: u64) -> (Followed, Vec<Vec<u16>>) {
    type Chances = HashMap<usize, (f64, Vec<u16>)>;
    let columns = Columns::new(plan, 0);
    let nobody = Followed::default();
    // Blocks of fixed size, added up in order: the sums have the same bits on any number of threads.
    let blocks: Vec<Chances> = (0..worlds.div_ceil(BLOCK as u64))
        .into_par_iter()
        .map_init(
            || (Inside::new(plan, &columns, feelings, &nobody), vec![0.0; columns.width]),
            |(inside, row), block| {
                let mut chances = Chances::new();
                let first = block * BLOCK as u64;
                for n in first..worlds.min(first + BLOCK as u64) {
                    let mut tell = |index: usize, package: &[u16], p: f64| {
                        chances.entry(index).or_insert_with(|| (0.0, package.to_vec())).0 += p;
                    };
                    inside.evaluate(n, 0, row, Some(&mut tell));
                }
                chances
            },
        )
        .collect();
    let mut chances = Chances::new();
    for (index, (p, package)) in blocks.into_iter().flatten() {
        chances.entry(index).or_insert((0.0, package)).0 += p;
    }
    let mut likeliest: Vec<(usize, (f64, Vec<u16>))> = chances.into_iter().collect();
    likeliest.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
    likeliest.truncate(FOLLOWED);
    let place = likeliest.iter().enumerate().map(|(place, (index, _))| (*index, place)).collect();
    (Followed { place }, likeliest.into_iter().map(|(_, (_, options))| options).collect())
}
