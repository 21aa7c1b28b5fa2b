//! `summitry diff`: what changed between two files or seals, and which change moved the figures how far.

use std::path::{Path, PathBuf};

use anyhow::Result;
use summitry_kit::{
    Study,
    diff::diff,
    record::{SUFFIX, held, inspect},
};
use summitry_report::{diff as view, language::Language, markdown, terminal};

use super::{
    forecast::{Bar, Runs},
    load, output, sealed,
    words::{bare, language, messages},
};
use crate::exit::{Failure, REFUSED};

/// What changed between two files or two seals, in the order of the new one, and how far each change moved the figures.
#[derive(clap::Args)]
pub(crate) struct Diff {
    /// The scenario file or seal before.
    old: PathBuf,
    /// The scenario file or seal now.
    new: PathBuf,
    /// Print one JSON object (`summitry-diff/1`, see docs/stability.md).
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
    /// Print Markdown.
    #[arg(long)]
    markdown: bool,
    /// Language of the answer (default: the new file's own).
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: Option<Language>,
    #[command(flatten)]
    runs: Runs,
}

/// Prints the changes.
pub(crate) fn run(args: &Diff) -> Result<()> {
    let (old, new) = (open(&args.old)?, args.runs.seeded(&open(&args.new)?));
    let m = messages(args.lang, new.document());
    let bar = Bar::new();
    let found = diff(&old, &new, &args.runs.budget(), &bar);
    bar.clear();
    let found = found.map_err(load::refused)?;
    let name = |path: &Path, study: &Study| {
        let given = path.file_name().map(|name| name.to_string_lossy().into_owned());
        given.unwrap_or_else(|| bare(study.document()).to_owned())
    };
    let names = (name(&args.old, &old), name(&args.new, &new));
    let names = (names.0.as_str(), names.1.as_str());
    if args.json {
        return output::json(&view::json(&found, names));
    }
    let sections = view::sections(&found, names, &m);
    if args.markdown {
        output::print(&markdown::sections(&sections, &m))
    } else {
        output::print(&terminal::sections(&sections, &m))
    }
}

/// A scenario file, or the one in a seal.
fn open(path: &Path) -> Result<Study> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if !name.ends_with(SUFFIX) {
        return load::study(path);
    }
    let held = held(path).map_err(load::refused)?;
    let (seal, refusals) = inspect(&name, &held, &sealed::today(None));
    match (seal, refusals.first()) {
        (Some(seal), None) => {
            let study = Study::read_named(&seal.file, &seal.scenario).map_err(load::refused)?;
            Ok(study.seeded(Some(seal.seed)))
        }
        (_, refusal) => {
            let why = refusal.map(ToString::to_string).unwrap_or_default();
            let message = format!("{}: {why}", path.display());
            Err(Failure { message, code: REFUSED }.into())
        }
    }
}
