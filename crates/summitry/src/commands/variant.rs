//! A scenario as the command line wants it: a value set, a block left out, one room, labels in another language.

use anyhow::Result;
use summitry_kit::files::read::Role;
use summitry_kit::{Change, Study};
use summitry_report::language::Language;

use super::{load, output};

/// What-ifs: the file stays as it is, the run is another.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct Changes {
    /// Set a value for this run, such as `summit.base=60%`.
    #[arg(long, value_name = "PATH=VALUE", value_parser = assignment)]
    set: Vec<Change>,
    /// Hold the meeting in this room.
    #[arg(long, value_name = "ID")]
    venue: Option<String>,
    /// Leave a block out, such as `threat.tariffs`, or every block of a kind, such as `threat`.
    #[arg(long, value_name = "BLOCK")]
    without: Vec<String>,
}

/// Reads `PATH=VALUE`.
fn assignment(text: &str) -> Result<Change, String> {
    text.parse().map_err(|error: summitry_kit::Error| error.to_string())
}

impl Changes {
    /// The changes in the order they are made: values, blocks, the room.
    pub(crate) fn list(&self) -> Vec<Change> {
        let without = self.without.iter().cloned().map(Change::Without);
        let venue = self.venue.iter().cloned().map(Change::Venue);
        self.set.iter().cloned().chain(without).chain(venue).collect()
    }

    /// The flags as typed, one entry each; empty where nothing is changed.
    pub(crate) fn said(&self) -> Vec<String> {
        self.list().iter().map(Change::flag).collect()
    }

    /// The changed study; what goes with a block that is left out is said on stderr.
    pub(crate) fn apply(&self, study: &Study) -> Result<Study> {
        self.make(study).map_err(load::refused)
    }

    /// The same, with the error as the library has it.
    pub(crate) fn make(&self, study: &Study) -> Result<Study, summitry_kit::Error> {
        let changed = study.changed(self.list())?;
        for gone in changed.gone() {
            match &gone.rested_on {
                Some(rested_on) => output::note(&format!(
                    "--without {}: `{}` goes too, it rests on `{rested_on}`",
                    gone.asked, gone.path
                )),
                None if gone.path != gone.asked => {
                    output::note(&format!("--without {}: `{}` is left out", gone.asked, gone.path));
                }
                None => {}
            }
        }
        Ok(changed)
    }
}

/// Puts the labels of `NAME.<lang>.toml`, beside the file, in place of the file's own where the brief speaks another
/// language. What the translation leaves out is shown as it stands, and counted on stderr.
pub(crate) fn translate(study: Study, language: Language) -> Result<Study> {
    let own = study.document().summit.language.clone();
    let (Some(path), true) = (study.path(), Language::from_tag(&own) != Some(language)) else {
        return Ok(study);
    };
    let Some(beside) = study.translation(language.tag()) else {
        let beside = path.with_extension(format!("{}.toml", language.tag()));
        output::note(&format!("{}: no such file, so labels stay in `{own}`", beside.display()));
        return Ok(study);
    };
    let name = beside.display().to_string();
    let text = load::text(&beside, Role::Translation)?;
    let translated = study.translate(&name, &text).map_err(load::refused)?;
    load::show(&translated.diagnostics);
    if translated.missing > 0 {
        output::note(&format!(
            "{name}: {} texts are not translated and stay in `{own}`",
            translated.missing
        ));
    }
    Ok(translated.study)
}
