//! `summitry diff`: what changed between two files or seals, and which change moved the figures how far.

use std::path::{Path, PathBuf};

use anyhow::Result;
use summitry_kit::{
    Study,
    diff::diff,
    record::{Ledger, SUFFIX, SealHistory, held, inspect},
};
use summitry_report::{
    diff as view, language::Language, markdown, messages::Messages, page::Theme,
    record::over as over_time, terminal,
};

use super::{
    forecast::{Bar, Runs},
    load, output, page, revision, sealed,
    words::{bare, language, messages},
};
use crate::exit::{Failure, REFUSED};

/// What changed between two files, two seals or two revisions of git, in the order of the new one, and how far each change moved
/// the figures; or what the seals of one file said, day by day (`--over`).
#[derive(clap::Args)]
pub(crate) struct Diff {
    /// The scenario file, seal or revision (`FILE@REVISION`) before.
    #[arg(required_unless_present = "over")]
    old: Option<PathBuf>,
    /// The scenario file, seal or revision now.
    #[arg(required_unless_present = "over")]
    new: Option<PathBuf>,
    /// The seals of one file in this folder, over time.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["old", "new"])]
    over: Option<PathBuf>,
    /// Of this file, where the folder has seals of several.
    #[arg(long, value_name = "NAME", requires = "over")]
    file: Option<String>,
    /// Write the picture over time as an SVG file.
    #[arg(long, value_name = "FILE", requires = "over")]
    svg: Option<PathBuf>,
    /// Replace the picture if it exists.
    #[arg(long, requires = "svg")]
    force: bool,
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
    if let Some(folder) = &args.over {
        return over(args, folder);
    }
    let (Some(before), Some(now)) = (&args.old, &args.new) else { return Ok(()) };
    let (old, new) = (open(before)?, args.runs.seeded(&open(now)?));
    let m = messages(args.lang, new.document());
    let bar = Bar::new();
    let found = diff(&old, &new, &args.runs.budget(), &bar);
    bar.clear();
    let found = found.map_err(load::refused)?;
    let name = |path: &Path, study: &Study| {
        let given = path.file_name().map(|name| name.to_string_lossy().into_owned());
        given.unwrap_or_else(|| bare(study.document()).to_owned())
    };
    let names = (name(before, &old), name(now, &new));
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

/// The seals of one file over time. No model is run: what was sealed is what is shown.
fn over(args: &Diff, folder: &Path) -> Result<()> {
    let ledger = Ledger::open(folder, &sealed::today(None)).map_err(load::refused)?;
    let found = SealHistory::of(&ledger, args.file.as_deref()).map_err(load::refused)?;
    let m = Messages::new(args.lang.unwrap_or_default());
    if let Some(path) = &args.svg {
        page::one(path, &over_time::picture(&found, &m).file(Theme::Light), args.force)?;
    }
    if args.json {
        return output::json(&over_time::json(&found));
    }
    if args.svg.is_some() && !args.markdown {
        return Ok(());
    }
    let sections = over_time::sections(&found, &m);
    if args.markdown {
        output::print(&markdown::sections(&sections, &m))
    } else {
        output::print(&terminal::sections(&sections, &m))
    }
}

/// A scenario file, one at a revision, or the one in a seal.
fn open(path: &Path) -> Result<Study> {
    if let Some((file, revision)) = revision::split(path) {
        return revision::study(&file, &revision);
    }
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
