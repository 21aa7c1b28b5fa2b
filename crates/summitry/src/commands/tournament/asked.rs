//! The options of a tournament.

use std::io::{BufRead as _, IsTerminal as _};

use clap::ValueEnum;
use summitry_core::talks::TacticName;
use summitry_kit::tournament::Shard;
use summitry_kit::tournament::ranking::Metric;

use crate::commands::{output, talks::setup};
use crate::exit::{BAD_INPUT, Failure};

/// One name, or every one.
#[derive(Clone)]
pub(super) enum Who {
    One(TacticName),
    All,
}

/// Reads a name, or `all`.
pub(super) fn tactics(text: &str) -> Result<Who, String> {
    match text.trim() {
        "all" => Ok(Who::All),
        name => setup::tactic(name).map(Who::One),
    }
}

/// Every tactic named, none twice.
pub(super) fn each(named: &[Who]) -> Vec<TacticName> {
    let mut names: Vec<TacticName> = Vec::new();
    for entry in named {
        let more = match entry {
            Who::One(name) => vec![*name],
            Who::All => TacticName::all(),
        };
        names.extend(more.into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
    }
    names
}

/// `--self-play`.
#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
pub(super) enum SelfPlay {
    /// Assignments of one tactic to all parties are played
    #[default]
    On,
    /// … are left out
    Off,
}

/// `--by`.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum MetricWord {
    /// Gain over no deal, as a share of what the own best package would gain
    #[default]
    Advantage,
    /// Utility as the domain states it
    Utility,
    /// Utility once time is counted, where the domain has a discount
    Discounted,
}

impl MetricWord {
    pub(crate) fn metric(self) -> Metric {
        match self {
            Self::Advantage => Metric::Advantage,
            Self::Utility => Metric::Utility,
            Self::Discounted => Metric::Discounted,
        }
    }
}

/// `--format`.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(super) enum Ending {
    /// Comma-separated values
    #[default]
    Csv,
    /// A JSON object a line
    Jsonl,
    /// Parquet
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Ending {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
        }
    }
}

/// `--shard`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    /// As it says.
    Given(Shard),
    /// As SLURM says.
    Slurm,
}

/// Reads `3/7` or `slurm`.
pub(crate) fn part(text: &str) -> Result<Part, String> {
    match text.trim() {
        "slurm" => Ok(Part::Slurm),
        given => {
            given.parse().map(Part::Given).map_err(|error: summitry_kit::Error| error.to_string())
        }
    }
}

impl Part {
    /// Which shard it is.
    pub(crate) fn shard(self) -> anyhow::Result<Shard> {
        let Self::Given(shard) = self else {
            let read = |name: &str| std::env::var(name).ok();
            let (id, count) = (read("SLURM_ARRAY_TASK_ID"), read("SLURM_ARRAY_TASK_COUNT"));
            let (Some(id), Some(count)) = (id, count) else {
                let message = "--shard slurm reads SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT, and they are not set\n\
                               help: run it in a job array (sbatch --array=1-7), or name the shard, such as --shard 3/7";
                return Err(Failure { message: message.to_owned(), code: BAD_INPUT }.into());
            };
            let (least, step) = (read("SLURM_ARRAY_TASK_MIN"), read("SLURM_ARRAY_TASK_STEP"));
            return Ok(Shard::slurm(&id, &count, least.as_deref(), step.as_deref())?);
        };
        Ok(shard)
    }
}

/// More sessions than this are played only by who means it.
const ASK: u128 = 10_000_000_000;
/// Sessions a second of one core, roughly: what a time is told by.
const A_SECOND: f64 = 50_000.0;

/// Asks before a run that may take days; without a terminal it takes `--yes`.
pub(super) fn consent(sessions: u128, yes: bool) -> anyhow::Result<()> {
    if sessions <= ASK || yes {
        return Ok(());
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    #[expect(clippy::cast_precision_loss, reason = "a time for people")]
    let seconds = sessions as f64 / (A_SECOND * cores as f64);
    let long = super::progress::time(seconds);
    let said =
        format!("{sessions} sessions: at {A_SECOND:.0} a second and core that takes {long} here");
    if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        output::note(&format!("{said}. Begin? [y/N]"));
        let mut answer = String::new();
        std::io::stdin().lock().read_line(&mut answer)?;
        if matches!(answer.trim(), "y" | "Y" | "yes" | "s" | "S" | "sí" | "si") {
            return Ok(());
        }
    }
    let message =
        format!("{said}\nhelp: --yes plays them; --run DIR with --shard parts them among machines");
    Err(Failure { message, code: BAD_INPUT }.into())
}
