//! What a forecast is asked for, who may stop it, and why there may be none.

use crate::world::plan::PlanError;

/// How many worlds and which streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Worlds, 1 or more.
    pub worlds: u64,
    /// Seed of the streams.
    pub seed: u64,
}

/// Someone who watches a run and may stop it.
pub trait Watcher: Sync {
    /// Called now and then, from any thread, with the number of worlds done; `false` stops the run.
    fn done(&self, worlds: u64) -> bool;

    /// Whether a run that is stopped is to end with what it has, from the first world on, instead of nothing.
    fn part(&self) -> PartOf {
        PartOf::Unwanted
    }
}

/// What becomes of a run that is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOf {
    /// It ends with [`Cancelled`].
    Unwanted,
    /// It ends with the worlds it has, marked ([`Forecast::asked`](super::Forecast::asked)), where these are enough to speak of.
    Wanted,
}

/// Nobody watches.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Watcher for Quiet {
    fn done(&self, _worlds: u64) -> bool {
        true
    }
}

/// The run was stopped by its [`Watcher`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the run was stopped")]
pub struct Cancelled;

/// Why there is no forecast.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ForecastError {
    /// The scenario cannot be forecast.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The run was stopped.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// No world was asked for.
    #[error("a forecast needs at least one world")]
    NoWorlds,
}
