//! A scenario, opened as a command was asked for it.

use std::path::Path;

use anyhow::Result;
use summitry_kit::Study;
use summitry_report::{language::Language, messages::Messages};

use super::{
    forecast::Runs,
    load, sealed,
    variant::{Changes, translate},
    words,
};

/// In which language, on which worlds, with what changed.
#[derive(clap::Args)]
pub(crate) struct Opening {
    /// Language of the answer (default: the file's own).
    #[arg(long, value_name = "LANG", value_parser = words::language)]
    lang: Option<Language>,
    #[command(flatten)]
    pub(crate) runs: Runs,
    #[command(flatten)]
    pub(crate) changes: Changes,
}

impl Opening {
    /// The study with its changes, in the reader's words and on the streams asked for, and the messages that go with it.
    ///
    /// # Errors
    /// Where the file, its translation or a change has errors, which have been shown.
    pub(crate) fn open(&self, file: &Path) -> Result<(Study, Messages)> {
        let study = sealed::known(load::study(file)?);
        let m = words::messages(self.lang, study.document());
        let study = self.changes.apply(&translate(study, m.language())?)?;
        Ok((self.runs.seeded(&study), m))
    }

    /// The same of a scenario that is about something.
    ///
    /// # Errors
    /// As [`open`](Self::open), and where there is no issue.
    pub(crate) fn open_negotiable(&self, file: &Path) -> Result<(Study, Messages)> {
        let (study, m) = self.open(file)?;
        study.negotiable().map_err(load::refused)?;
        Ok((study, m))
    }
}
