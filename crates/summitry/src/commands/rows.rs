//! Rows into a file that appears whole or not at all: written beside its place under another name, then moved there.

mod cell;
#[cfg(feature = "parquet")]
mod parquet;

use std::fmt::Display;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;
use summitry_kit::files::csv::{self, CsvField};
use summitry_kit::files::{own, write};
use tempfile::NamedTempFile;

use crate::exit::{Failure, NOT_WRITTEN};

pub(crate) use cell::Cell;

/// Where rows go, as options.
#[derive(clap::Args)]
pub(crate) struct Out {
    /// Write rows to this file: .csv, .jsonl, or .parquet where built with it
    #[arg(long, value_name = "FILE", value_parser = known)]
    out: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long)]
    force: bool,
}

/// The kinds of file there are.
#[derive(Clone, Copy, PartialEq)]
enum Format {
    Csv,
    Jsonl,
    Parquet,
}

fn format(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "csv" => Some(Format::Csv),
        "jsonl" | "ndjson" => Some(Format::Jsonl),
        "parquet" => Some(Format::Parquet),
        _ => None,
    }
}

/// Reads the name of a file of rows.
pub(crate) fn known(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    if path.is_dir() {
        return Err("it is a folder; name a file in it, such as results.csv".to_owned());
    }
    match format(&path) {
        Some(Format::Parquet) if !cfg!(feature = "parquet") => Err(
            "this summitry was built without Parquet; build it with `--features parquet`, or write .csv or .jsonl"
                .to_owned(),
        ),
        Some(_) => Ok(path),
        None => Err("the name must end in .csv, .jsonl or .parquet, which says what is written".to_owned()),
    }
}

/// A file in the making.
pub(crate) struct Writer {
    sink: Sink,
    /// As it was named.
    path: PathBuf,
    /// Where that is.
    target: PathBuf,
    force: bool,
}

/// Where rows are put.
enum Sink {
    /// Lines of text.
    Text { file: BufWriter<NamedTempFile>, format: Format, started: bool },
    /// Columns.
    #[cfg(feature = "parquet")]
    Parquet(Box<parquet::Sink>),
}

impl Out {
    /// Whether files that are there may be replaced.
    pub(crate) fn force(&self) -> bool {
        self.force
    }

    /// Opens the file asked for, if one is.
    pub(crate) fn open(&self) -> anyhow::Result<Option<Writer>> {
        self.out.as_ref().map(|path| Writer::open(path, self.force)).transpose()
    }

    /// Opens another file that is asked for beside it, which may be replaced where it may.
    pub(crate) fn beside(&self, path: Option<&PathBuf>) -> anyhow::Result<Option<Writer>> {
        path.map(|path| Writer::open(path, self.force)).transpose()
    }
}

fn failed(path: &Path, what: &dyn Display) -> anyhow::Error {
    let message = format!("{} could not be written: {what}", path.display());
    Failure { message, code: NOT_WRITTEN }.into()
}

impl Writer {
    /// Opens a file whose ending says what is written.
    pub(crate) fn open(path: &Path, force: bool) -> anyhow::Result<Self> {
        super::output::not_read(path)?;
        let own = own::is_own(path);
        if path.exists() && !force && !own {
            let what = "it exists; --force replaces it";
            return Err(failed(path, &what));
        }
        let target = write::place(path);
        let file = write::beside(&target).map_err(|error| failed(path, &write::reason(&error)))?;
        let file = BufWriter::new(file);
        let sink = match format(path).unwrap_or(Format::Csv) {
            #[cfg(feature = "parquet")]
            Format::Parquet => Sink::Parquet(Box::new(parquet::Sink::new(file))),
            format => Sink::Text { file, format, started: false },
        };
        Ok(Self { sink, path: path.to_owned(), target, force: force || own })
    }

    /// Adds a row; every row has the same columns.
    pub(crate) fn row<N: AsRef<str>>(&mut self, cells: Vec<(N, Cell)>) -> anyhow::Result<()> {
        let written = match &mut self.sink {
            Sink::Text { file, format, started } => {
                let text = line(&cells, *format, !*started);
                *started = true;
                file.write_all(text.as_bytes())
                    .map_err(|error| anyhow::anyhow!(write::reason(&error)))
            }
            #[cfg(feature = "parquet")]
            Sink::Parquet(sink) => sink.row(cells),
        };
        written.map_err(|error| failed(&self.path, &error))
    }

    /// Moves the finished file to its place; until then nothing is there.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let path = self.path;
        let file = match self.sink {
            Sink::Text { file, .. } => file,
            #[cfg(feature = "parquet")]
            Sink::Parquet(sink) => sink.finish().map_err(|error| failed(&path, &error))?,
        };
        let said = |error: &std::io::Error| failed(&path, &write::reason(error));
        let file = file.into_inner().map_err(|error| said(error.error()))?;
        // A full disk may only show here.
        file.as_file().sync_all().map_err(|error| said(&error))?;
        write::put(file, &self.target, self.force).map_err(|error| said(&error))
    }
}

/// A row as text, after a line of names where it is CSV's first.
fn line<N: AsRef<str>>(cells: &[(N, Cell)], format: Format, first: bool) -> String {
    if format == Format::Jsonl {
        let entries = cells.iter().map(|(name, cell)| (name.as_ref().to_owned(), cell.json()));
        return format!("{}\n", Value::Object(entries.collect()));
    }
    let mut text = String::new();
    if first {
        csv::line(&mut text, cells.iter().map(|(name, _)| CsvField::Text(name.as_ref())));
    }
    let written: Vec<(String, bool)> = cells.iter().map(|(_, cell)| cell.written()).collect();
    let fields =
        written.iter().map(
            |(text, is_text)| {
                if *is_text { CsvField::Text(text) } else { CsvField::Number(text) }
            },
        );
    csv::line(&mut text, fields);
    text
}
