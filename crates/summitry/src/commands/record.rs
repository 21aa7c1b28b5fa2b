//! `summitry record`: every seal of a folder with what happened, and what the forecasts were worth.

use std::path::PathBuf;

use jiff::civil::Date;
use summitry_kit::record::{Ledger, Record as Scored};
use summitry_report::{language::Language, messages::Messages, page::Theme, record, terminal};

use super::{load, output, page, sealed, words};

/// What sealed forecasts were worth: scores beside base rate, 50:50 and other forecasts; calibration; what is refused.
#[derive(clap::Args)]
pub(crate) struct Record {
    /// The folder of seals and outcome files; folders in it are gone through, too.
    dir: PathBuf,
    /// Print one JSON object (`summitry-record/1`, see docs/stability.md).
    #[arg(long)]
    json: bool,
    /// Write the record as one HTML file.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    html: Option<PathBuf>,
    /// Write the calibration picture as an SVG file.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    svg: Option<PathBuf>,
    /// Replace files that are there already.
    #[arg(long)]
    force: bool,
    /// Language of the answer (default: English).
    #[arg(long, value_name = "LANG", value_parser = words::language)]
    lang: Option<Language>,
    /// Today's day (default: by the clock, UTC).
    #[arg(long, value_name = "DAY", value_parser = sealed::date)]
    date: Option<Date>,
}

/// Shows the record.
pub(crate) fn run(args: &Record) -> anyhow::Result<()> {
    let today = sealed::today(args.date);
    let ledger = Ledger::open(&args.dir, &today).map_err(load::refused)?;
    let scored = Scored::of(&ledger);
    let m = Messages::new(args.lang.unwrap_or_default());
    if args.json {
        return output::json(&record::json(&scored, &today));
    }
    if let Some(path) = &args.html {
        page::one(path, &record::page(&scored, &today, &m)?, args.force)?;
    }
    if let Some(path) = &args.svg {
        let picture = record::picture(&scored.forecasts, &m);
        page::one(path, &picture.file(Theme::Light), args.force)?;
    }
    if args.html.is_some() || args.svg.is_some() {
        return Ok(());
    }
    output::print(&terminal::sections(&record::sections(&scored, &today, &m), &m))
}
