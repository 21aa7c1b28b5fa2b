//! Running the worlds, on any number of threads, with the same bits.

use std::{
    collections::HashMap,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
};

use rayon::prelude::*;

use super::{
    Exactness, Forecast,
    asked::{Cancelled, ForecastError, Settings, Watcher},
    probe::probed,
    samples::{BLOCK, Samples},
    summary,
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

/// Worlds that are looked at first, to find the packages worth following: a fortieth of a run of 20,000, and only which
/// packages are followed depends on it, never a chance.
const SCOUTED: u64 = 512;
/// Worlds that are looked at before, to see whether their packages can be listed. Only time and whether figures are exact
/// depend on it, and a scenario's worlds mostly agree.
pub(super) const PROBED: u64 = 4;
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
    run_following(scenario, settings, control, SCOUTED)
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
    run_following(scenario, settings, control, 0)
}

/// Forecasts, with the packages followed that are likeliest in the first `scouted` worlds.
fn run_following(
    scenario: &Scenario,
    settings: Settings,
    control: &dyn Watcher,
    scouted: u64,
) -> Result<Forecast, ForecastError> {
    if settings.worlds == 0 {
        return Err(ForecastError::NoWorlds);
    }
    let plan = probed(scenario, settings.seed, settings.worlds)?;
    let feelings = Feelings::new(scenario);
    let (followed, options) = scout(&plan, &feelings, settings.worlds.min(scouted));
    let columns = Columns::new(&plan, options.len());
    let width = columns.width;
    let mut blocks = vec![0.0; width * settings.worlds as usize];
    let done = AtomicU64::new(0);
    let stopped = AtomicBool::new(false);
    let exactness = blocks
        .par_chunks_mut(width * BLOCK)
        .enumerate()
        .map_init(
            || (Inside::new(&plan, &columns, &feelings, &followed), vec![0.0; width]),
            |(inside, row), (number, block)| {
                if stopped.load(Ordering::Relaxed) {
                    return Sampled::default();
                }
                let mut sampled = Sampled::new(crate::world::columns::ENDINGS);
                let worlds = block.len() / width;
                for n in 0..worlds {
                    one(inside, (number * BLOCK + n) as u64, row, &mut sampled);
                    block[n..].iter_mut().step_by(worlds).zip(&*row).for_each(|(to, p)| *to = *p);
                }
                let count = worlds as u64;
                if !control.done(done.fetch_add(count, Ordering::Relaxed) + count) {
                    stopped.store(true, Ordering::Relaxed);
                }
                sampled
            },
        )
        .collect::<Vec<_>>()
        .into_iter()
        .fold(Sampled::new(crate::world::columns::ENDINGS), Sampled::add)
        .exactness(settings.worlds);
    if stopped.into_inner() {
        return Err(Cancelled.into());
    }
    let samples = Samples::new(columns, blocks, settings.worlds, scenario.questions.len());
    Ok(summary::sum_up(&plan, settings, exactness, samples, options))
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

/// Works out one world into its row; twice if it had to be sampled, to see by how much samplings differ.
fn one(inside: &mut Inside, n: u64, row: &mut [f64], sampled: &mut Sampled) {
    if !inside.evaluate(n, 0, row, None) {
        return;
    }
    let mut again = vec![0.0; row.len()];
    inside.evaluate(n, 1, &mut again, None);
    sampled.worlds += 1;
    for (square, (a, b)) in sampled.squares.iter_mut().zip(row.iter().zip(&again)) {
        // Half the difference of two samplings estimates the standard error of their mean.
        *square += (a - b) * (a - b) / 4.0;
    }
    for (a, b) in row.iter_mut().zip(&again) {
        *a = 0.5 * (*a + b);
    }
}

/// What sampling inside worlds did to the endings.
#[derive(Clone, Debug, Default)]
struct Sampled {
    worlds: u64,
    squares: Vec<f64>,
}

impl Sampled {
    fn new(columns: usize) -> Self {
        Sampled { worlds: 0, squares: vec![0.0; columns] }
    }

    fn add(mut self, other: Sampled) -> Self {
        self.worlds += other.worlds;
        self.squares.iter_mut().zip(&other.squares).for_each(|(a, b)| *a += b);
        self
    }

    fn exactness(self, worlds: u64) -> Exactness {
        let most = self.squares.iter().copied().fold(0.0, f64::max);
        Exactness {
            exact: self.worlds == 0,
            error: most.sqrt() / worlds as f64,
            sampled_worlds: self.worlds,
        }
    }
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
