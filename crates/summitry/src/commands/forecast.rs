//! Runs the model for a command: worlds, seed, threads, and a progress bar for runs that take over a second.

use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};
use summitry_kit::{Budget, Control, Forecast, Progress, Study, Work};

use crate::process;

/// How to run.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Runs {
    /// How many worlds (default: what the file says, else 20,000).
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    worlds: Option<u64>,
    /// Seed of the streams (default: what the file says, else 1).
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// How many threads; the numbers do not depend on it (default: one a core).
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Most memory for the worlds' rows, MB; what needs more is refused before it begins (default: 4000).
    #[arg(long, value_name = "MB", value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    memory: Option<u64>,
    /// Most time, seconds; then a brief, why, levers and a grid give what they have, marked as partial, and others end with an error
    /// (default: no limit).
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    time: Option<u64>,
}

impl Runs {
    /// The study on the streams asked for.
    pub(crate) fn seeded(&self, study: &Study) -> Study {
        study.seeded(self.seed)
    }

    /// What the run may cost.
    pub(crate) fn budget(&self) -> Budget {
        Budget {
            worlds: self.worlds,
            threads: self.threads.map(usize::from),
            memory: self.memory.map(|mb| mb * 1_000_000),
            time: self.time.map(Duration::from_secs),
            partial: false,
        }
    }

    /// Forecasts a study.
    pub(crate) fn forecast(&self, study: &Study) -> anyhow::Result<Forecast> {
        forecast(&self.seeded(study), &self.budget())
    }
}

/// Forecasts a study within a budget.
pub(crate) fn forecast(study: &Study, budget: &Budget) -> anyhow::Result<Forecast> {
    let bar = Bar::new();
    let forecast = study.forecast_with(budget, &bar);
    bar.clear();
    forecast.with_context(|| study.document().file.clone())
}

/// The same without the likeliest packages: for commands that show none.
pub(crate) fn forecast_alone(study: &Study, budget: &Budget) -> anyhow::Result<Forecast> {
    let bar = Bar::new();
    let forecast = study.forecast_without_packages(budget, &bar);
    bar.clear();
    forecast.with_context(|| study.document().file.clone())
}

/// A bar on stderr that appears after a second; `indicatif` shows none where stderr is no terminal.
pub(crate) struct Bar {
    started: Instant,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    pub(crate) fn new() -> Self {
        Bar { started: Instant::now(), bar: OnceLock::new() }
    }

    pub(crate) fn clear(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

impl Control for Bar {
    fn go_on(&self, progress: Progress) -> bool {
        if process::is_asked() {
            return false;
        }
        // A spinner turns by itself, and those who count nothing ask millions of times a second.
        if progress.of.is_none() && self.bar.get().is_some() {
            return true;
        }
        if self.started.elapsed() > Duration::from_secs(1) {
            let bar = self.bar.get_or_init(|| {
                let Some(of) = progress.of else { return spinner(progress.work) };
                let bar = ProgressBar::new(of);
                let counted = match progress.work {
                    Work::Forecast | Work::Deals => "worlds",
                    _ => "sessions",
                };
                let template =
                    format!("{{bar:40}} {{pos}} of {{len}} {counted}, {{per_sec}}, {{eta}} left");
                if let Ok(style) = ProgressStyle::with_template(&template) {
                    bar.set_style(style);
                }
                bar
            });
            if progress.of.is_some() {
                bar.set_position(progress.done);
            }
        }
        true
    }
}

/// How often a spinner turns: a tenth of a second looks alive.
const TURN: Duration = Duration::from_millis(100);

/// What is shown of work whose end nobody knows: what it is, and for how long already.
fn spinner(work: Work) -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    bar.set_message(match work {
        Work::Findings => "looking for deals, for what is lost where, and holding talks",
        Work::Why => "looking for what would turn it",
        Work::Levers => "looking for what each side could do",
        _ => "looking for deals",
    });
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(TURN);
    bar
}
