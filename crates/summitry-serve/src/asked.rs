//! A question put to the server, and why it may have no answer.

use std::sync::Arc;

use summitry_core::forecast::Settings;
use summitry_report::page;

use crate::{
    answers::Place,
    loaded::Loaded,
    runs::{Key, NoRun, Runs},
    view::{Change, View},
};

/// A question put to the server.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) loaded: Arc<Loaded>,
    pub(crate) view: View,
    pub(crate) settings: Settings,
    /// Worlds of the full answer.
    pub(crate) all: u64,
    /// How often the file has been read anew.
    pub(crate) version: u64,
}

impl Asked {
    /// What a forecast of the view with nothing supposed rests on.
    pub(crate) fn key(&self) -> Key {
        let changes = self.view.changes.iter().filter(|c| !matches!(c, Change::Pin(_))).cloned();
        let query = View { changes: changes.collect(), ..View::default() }.query();
        let Settings { worlds, seed, .. } = self.settings;
        (format!("{} {query}", self.loaded.identity()), worlds, seed)
    }

    /// Where a quick answer is kept; none of an address that was not read whole, whose page says so.
    pub(crate) fn place(&self, runs: &Runs) -> Option<Place> {
        let worlds = self.full_if_known(runs).settings.worlds;
        let place = || Place { version: self.version, query: self.view.query(), worlds };
        (self.view.ignored.is_empty() && !self.view.full).then(place)
    }

    /// The same question over all worlds, where they have been worked out already.
    pub(crate) fn full_if_known(&self, runs: &Runs) -> Asked {
        let mut full = self.clone();
        full.settings.worlds = self.all;
        let file = (self.loaded.identity().to_owned(), self.all, self.settings.seed);
        let plain = full.view.changes.iter().all(|c| matches!(c, Change::Pin(_)));
        let known = if plain {
            runs.knows(&file)
        } else {
            runs.knows(&file) && runs.view(&full.key()).is_some()
        };
        if known { full } else { self.clone() }
    }
}

/// Why there is no page.
pub(crate) enum NoAnswer {
    /// The address asks for what the file does not have; why.
    Asked(String),
    /// No run.
    Run(NoRun),
    /// The page could not be laid out; why.
    Page(String),
}

impl From<NoRun> for NoAnswer {
    fn from(error: NoRun) -> Self {
        NoAnswer::Run(error)
    }
}

impl From<page::PageError> for NoAnswer {
    fn from(error: page::PageError) -> Self {
        NoAnswer::Page(error.to_string())
    }
}

impl From<askama::Error> for NoAnswer {
    fn from(error: askama::Error) -> Self {
        NoAnswer::Page(error.to_string())
    }
}
