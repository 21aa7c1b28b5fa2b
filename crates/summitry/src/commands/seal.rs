//! `summitry seal`: a forecast, frozen before the event.

use std::path::PathBuf;

use jiff::civil::Date;
use summitry_kit::files::read;
use summitry_kit::record::{Made, Seal as Sealed, SealKind};
use summitry_scenario::LARGEST_FILE;

use super::{brief, forecast::Runs, load, output, sealed};
use crate::exit::{Failure, NOT_WRITTEN};

/// Freeze a forecast before the event: file, questions, figures and day in one readable file with a sum over all of it.
#[derive(clap::Args)]
pub(crate) struct Seal {
    /// The scenario file.
    file: PathBuf,
    /// The folder to put the seal into (default: `ledger` beside the file).
    #[arg(long, value_name = "DIR")]
    ledger: Option<PathBuf>,
    /// The day of the seal (default: today, UTC). The seal says that it was given by hand.
    #[arg(long, value_name = "DAY", value_parser = sealed::date)]
    date: Option<Date>,
    #[command(flatten)]
    runs: Runs,
}

/// Writes the seal.
pub(crate) fn run(args: &Seal) -> anyhow::Result<()> {
    let study = args.runs.seeded(&load::study(&args.file)?);
    let made = Made { date: sealed::today(args.date), by_hand: args.date.is_some() };
    // What cannot be sealed is said before the minutes of a large run, not after.
    let empty = serde_json::Value::Null;
    Sealed::new(&study, empty, made.clone()).map_err(load::refused)?;
    let brief = brief::data(&study, &args.runs.budget()).map_err(load::refused)?;
    let seal = Sealed::new(&study, brief, made).map_err(load::refused)?;
    let folder = args.ledger.clone().unwrap_or_else(|| sealed::ledger(&args.file));
    std::fs::create_dir_all(&folder).map_err(|error| Failure {
        message: format!(
            "{}: the folder cannot be made: {error}\nhelp: name another with --ledger",
            folder.display()
        ),
        code: NOT_WRITTEN,
    })?;
    let path = folder.join(seal.name());
    // The name holds the sum: what is there under it is this very seal, or was tampered with.
    if read::bytes(&path, LARGEST_FILE as u64).is_ok_and(|there| there == seal.text().as_bytes()) {
        output::note(&format!("{}: sealed already, nothing to do", path.display()));
        return Ok(());
    }
    output::named(&path, &seal.text(), false)?;
    let kind = match seal.kind {
        SealKind::Forecast => "",
        SealKind::Hindsight => {
            "\nnote: the file does not say that it was written before the event: the record keeps it apart"
        }
        SealKind::Invented => "\nnote: the negotiation is invented: the record keeps it apart",
    };
    let (place, count) = (path.display(), seal.questions.len());
    output::note(&format!(
        "sealed on {}: {count} questions{kind}\nnext: git add {place} && git commit, where others can see its day\nlater: summitry verify \
         {place}",
        seal.made.date
    ));
    output::print(&format!("{}\n", path.display()))
}
