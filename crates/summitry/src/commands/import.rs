//! `summitry import` and `export`: a negotiation as the table that people keep in a sheet.

#[cfg(feature = "xlsx")]
mod xlsx;

use std::path::{Path, PathBuf};

use anyhow::Result;
use summitry_kit::{
    files::read::Role,
    sheet::{self, COLUMNS},
};
use summitry_scenario::template::SCHEMA_LINE;

use super::{load, output};
use crate::exit::{BAD_INPUT, Failure};

/// Make a file from a table: a row an issue, with what holds now, its options, and for each side what it likes best and how much
/// that matters.
#[derive(clap::Args)]
pub(crate) struct Import {
    /// The table, CSV (or XLSX, its first sheet).
    table: PathBuf,
    /// Write the file here; otherwise it is printed.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long)]
    force: bool,
}

/// Write a file's issues and wants as such a table (CSV): what a table cannot say is named on stderr.
#[derive(clap::Args)]
pub(crate) struct Export {
    /// The scenario file.
    file: PathBuf,
    /// Write the table here; otherwise it is printed.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long)]
    force: bool,
}

/// Imports.
pub(crate) fn import(args: &Import) -> Result<()> {
    let name = args.table.display();
    let xlsx = args.table.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let rows = if xlsx {
        workbook(&args.table)?
    } else {
        csv_rows(&load::text(&args.table, Role::Table)?, &args.table)?
    };
    let title = args.table.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let text = sheet::read(&title, &rows).map_err(|error| refused(&format!("{name}: {error}")))?;
    let text = format!("{SCHEMA_LINE}{text}");
    let Some(out) = &args.out else { return output::print(&text) };
    output::named(out, &text, args.force)?;
    output::note(&format!(
        "wrote {0}\nnext: give it a date in [summit], then summitry check {0}",
        out.display()
    ));
    Ok(())
}

/// Exports.
pub(crate) fn export(args: &Export) -> Result<()> {
    let study = load::study(&args.file)?;
    let written = sheet::write(study.text());
    match &args.out {
        Some(out) => output::named(out, &written.csv, args.force)?,
        None => {
            output::told_data(&written.csv)?;
        }
    }
    if !written.left_out.is_empty() {
        output::note(&format!("note: not in the table: {}", written.left_out.join(", ")));
    }
    Ok(())
}

fn refused(message: &str) -> anyhow::Error {
    Failure { message: message.to_owned(), code: BAD_INPUT }.into()
}

/// The cells of a CSV; the mark between them is what the first line has most of.
fn csv_rows(text: &str, path: &Path) -> Result<Vec<Vec<String>>> {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: char| first.matches(mark).count();
    // Options have semicolons of their own, which no header has.
    let mark = [',', '\t', ';'].into_iter().max_by_key(|m| count(*m)).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(mark).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            refused(&format!(
                "{}: {error}\nhelp: the columns are {} and those of sides",
                path.display(),
                COLUMNS.join(", ")
            ))
        })?;
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}

#[cfg(feature = "xlsx")]
fn workbook(path: &Path) -> Result<Vec<Vec<String>>> {
    xlsx::rows(path).map_err(|message| refused(&format!("{}: {message}", path.display())))
}

#[cfg(not(feature = "xlsx"))]
fn workbook(path: &Path) -> Result<Vec<Vec<String>>> {
    Err(refused(&format!(
        "{}: this build reads no XLSX (the feature `xlsx` is off)\nhelp: save the sheet as CSV",
        path.display()
    )))
}
