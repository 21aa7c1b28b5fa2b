//! Runs the model for a command: worlds, seed, threads, and a progress bar for runs that take over a second.

use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};
use summitry_core::forecast::{Control, Forecast, Settings, run};
use summitry_scenario::document::Document;

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
}

impl Runs {
    /// The file's worlds and seed, unless the command line says otherwise.
    pub(crate) fn settings(&self, document: &Document) -> Settings {
        Settings {
            worlds: self.worlds.unwrap_or(document.run.worlds),
            seed: self.seed.unwrap_or(document.run.seed),
        }
    }

    /// Forecasts a document.
    pub(crate) fn forecast(
        &self,
        document: &Document,
        settings: Settings,
    ) -> anyhow::Result<Forecast> {
        let mut pool = rayon::ThreadPoolBuilder::new();
        if let Some(threads) = self.threads {
            pool = pool.num_threads(usize::from(threads));
        }
        let pool = pool.build().context("no threads could be started")?;
        let progress = Progress::new(settings.worlds);
        let forecast = pool.install(|| run(&document.scenario, settings, &progress));
        progress.clear();
        forecast.with_context(|| document.file.clone())
    }
}

/// A bar on stderr that appears after a second; `indicatif` shows none where stderr is no terminal.
struct Progress {
    started: Instant,
    worlds: u64,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    fn new(worlds: u64) -> Self {
        Progress { started: Instant::now(), worlds, bar: OnceLock::new() }
    }

    fn clear(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

impl Control for Progress {
    fn done(&self, worlds: u64) -> bool {
        if self.started.elapsed() > Duration::from_secs(1) {
            let bar = self.bar.get_or_init(|| {
                let bar = ProgressBar::new(self.worlds);
                if let Ok(style) =
                    ProgressStyle::with_template("{bar:40} {pos} of {len} worlds, {eta} left")
                {
                    bar.set_style(style);
                }
                bar
            });
            bar.set_position(worlds);
        }
        true
    }
}
