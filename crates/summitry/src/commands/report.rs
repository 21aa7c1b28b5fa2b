//! `summitry report`: a tournament's rows as a page, pictures, and the table of tactics.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
#[cfg(feature = "parquet")]
use summitry_kit::tournament::from_cells;
use summitry_kit::tournament::ranking::TournamentSummary;
use summitry_kit::tournament::{Joined, Programme, RowFormat, from_rows};
use summitry_report::language::Language;
use summitry_report::messages::Messages;
use summitry_report::page::Theme;
use summitry_report::tournament;

use super::tournament::{asked::MetricWord, told};
use super::{output, words};
use crate::exit::{BAD_INPUT, Failure};

/// What a tournament says, drawn: from the rows that `summitry tournament --sessions` or a run wrote.
#[derive(clap::Args)]
pub(crate) struct Report {
    /// Rows a session, .csv, .jsonl or (where built with it) .parquet, or the folder of a run
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// By what tactics are ranked
    #[arg(long, value_enum, default_value_t)]
    by: MetricWord,
    /// Write a page that needs nothing else
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write the pictures, ranking.svg and payoffs.svg, to this folder
    #[arg(long, value_name = "DIR")]
    svg: Option<PathBuf>,
    /// Replace files that exist
    #[arg(long)]
    force: bool,
    /// Language of what is told (en)
    #[arg(long, value_name = "LANG", value_parser = words::language)]
    lang: Option<Language>,
}

/// What rows are written as.
enum Written {
    Text(RowFormat),
    Parquet,
}

/// The rows, and what they are written as.
fn rows(path: &Path) -> anyhow::Result<(PathBuf, Written)> {
    let inside = ["sessions.csv", "sessions.jsonl", "sessions.parquet"].map(|name| path.join(name));
    let path = inside.into_iter().find(|file| file.is_file()).unwrap_or_else(|| path.to_owned());
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match ending.as_str() {
        "csv" => Ok((path, Written::Text(RowFormat::Csv))),
        "jsonl" | "ndjson" => Ok((path, Written::Text(RowFormat::Jsonl))),
        "parquet" => Ok((path, Written::Parquet)),
        _ => {
            let message = format!(
                "{}: no rows a session are here\nhelp: name the .csv, .jsonl or .parquet that `summitry tournament --sessions` wrote, \
                 or the folder of a run that has ended (with rows)",
                path.display()
            );
            Err(Failure { message, code: BAD_INPUT }.into())
        }
    }
}

/// Rows as Parquet, column names and all.
#[cfg(feature = "parquet")]
fn parquet(file: File) -> anyhow::Result<(Programme, Joined)> {
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::Field;
    let reader = SerializedFileReader::new(file)?;
    let mut rows = reader.get_row_iter(None)?.map(|row| {
        let row = row.map_err(|error| error.to_string())?;
        let cell = |(name, field): (&String, &Field)| {
            let text = match field {
                Field::Null => String::new(),
                Field::Str(text) => text.clone(),
                Field::ULong(n) => n.to_string(),
                Field::Double(x) => x.to_string(),
                other => other.to_string(),
            };
            (name.clone(), text)
        };
        Ok(row.get_column_iter().map(cell).collect())
    });
    Ok(from_cells(&mut rows)?)
}

/// Parquet takes a library that this build does without.
#[cfg(not(feature = "parquet"))]
fn parquet(_: File) -> anyhow::Result<(Programme, Joined)> {
    let message = "this summitry was built without Parquet\n\
                   help: releases have it; or build it with `--features parquet`, or write the rows as .csv or .jsonl";
    Err(Failure { message: message.to_owned(), code: BAD_INPUT }.into())
}

/// Reads, sums up, draws.
pub(crate) fn run(args: &Report) -> anyhow::Result<()> {
    let (path, format) = rows(&args.file)?;
    let shown = path.display().to_string();
    let file = File::open(&path).with_context(|| shown.clone())?;
    output::reads(&path);
    let (programme, joined) = match format {
        Written::Text(format) => {
            from_rows(&mut BufReader::new(file), format).with_context(|| shown.clone())?
        }
        Written::Parquet => parquet(file).with_context(|| shown.clone())?,
    };
    let summary = TournamentSummary::new(&programme, &joined, args.by.metric());
    let m = Messages::new(args.lang.unwrap_or_default());
    if let Some(html) = &args.html {
        output::named(html, &tournament::page(&programme, &summary, &m)?, args.force)?;
    }
    if let Some(folder) = &args.svg {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        for picture in tournament::pictures(&programme, &summary, &m) {
            let path = folder.join(format!("{}.svg", picture.id));
            output::named(&path, &picture.file(Theme::Light), args.force)?;
        }
    }
    if args.html.is_none() && args.svg.is_none() {
        output::print(&told::text(&m, &programme, &summary))?;
    }
    Ok(())
}
