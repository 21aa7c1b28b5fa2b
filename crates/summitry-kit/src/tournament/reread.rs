//! A tournament from its rows: whoever has the file has all that is needed to sum it up again.

use std::collections::BTreeMap;
use std::io::BufRead;

use serde_json::{Map, Value};
use summitry_core::talks::Ended;

use super::block::Portion;
use super::pairing::Pairing;
use super::programme::{Played, Programme};
use super::row::SessionRow;
use super::schedule::BATCHES;
use super::tally::{Joined, Tally};
use crate::{Error, ErrorKind, Result};

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFormat {
    /// CSV with a line of names.
    Csv,
    /// A JSON object a line.
    Jsonl,
}

/// A row's cells by their names.
type Cells = BTreeMap<String, String>;
/// A domain, its tactics by their places, and of a scenario the world.
type Key = (usize, Vec<usize>, u64);

/// What rows of sessions hold, as they are read.
#[derive(Default)]
struct Found {
    domains: Vec<Played>,
    tactics: Vec<String>,
    version: String,
    reading: String,
    repeat: u64,
    pairings: BTreeMap<Key, Pairing>,
}

/// Reads the rows that `tournament --sessions` or a run wrote, and adds them up as the run did.
///
/// # Errors
/// They are other rows: the error names the line.
pub fn from_rows(rows: &mut dyn BufRead, format: RowFormat) -> Result<(Programme, Joined)> {
    let mut found = Found::default();
    let wrong = |line: u64, what: &str| {
        Error::new(ErrorKind::File, format!("line {line}: {what}")).cure_is(
            "rows a session are those of `tournament --sessions FILE`, or sessions.csv of a run",
        )
    };
    match format {
        RowFormat::Csv => {
            let mut reader = csv::Reader::from_reader(rows);
            let names = reader.headers().map_err(|e| wrong(1, &e.to_string()))?.clone();
            for (number, record) in reader.records().enumerate() {
                let line = number as u64 + 2;
                let record = record.map_err(|e| wrong(line, &e.to_string()))?;
                let cells = names.iter().zip(record.iter());
                let cells = cells.map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect();
                found.take(&cells).map_err(|what| wrong(line, &what))?;
            }
        }
        RowFormat::Jsonl => {
            for (number, text) in rows.lines().enumerate() {
                let line = number as u64 + 1;
                let text = text.map_err(|e| wrong(line, &e.to_string()))?;
                let object: Map<String, Value> =
                    serde_json::from_str(&text).map_err(|e| wrong(line, &e.to_string()))?;
                let cells = object.into_iter().map(|(name, value)| match value {
                    Value::String(text) => (name, text),
                    Value::Null => (name, String::new()),
                    other => (name, other.to_string()),
                });
                found.take(&cells.collect()).map_err(|what| wrong(line, &what))?;
            }
        }
    }
    if found.pairings.is_empty() {
        return Err(wrong(1, "there is no row"));
    }
    Ok(found.add_up())
}

/// The same of rows read elsewhere, each its cells by their names, empty where there is none.
///
/// # Errors
/// They are other rows, or one could not be read: the error names it, counted from 1.
pub fn from_cells(
    rows: &mut dyn Iterator<Item = std::result::Result<BTreeMap<String, String>, String>>,
) -> Result<(Programme, Joined)> {
    let mut found = Found::default();
    let wrong = |row: usize, what: &str| {
        Error::new(ErrorKind::File, format!("row {row}: {what}"))
            .cure_is("rows a session are those of `tournament --sessions FILE`")
    };
    for (number, cells) in rows.enumerate() {
        let taken = cells.and_then(|cells| found.take(&cells));
        taken.map_err(|what| wrong(number + 1, &what))?;
    }
    if found.pairings.is_empty() {
        return Err(wrong(1, "there is no row"));
    }
    Ok(found.add_up())
}

impl Found {
    /// Takes one more row.
    fn take(&mut self, cells: &Cells) -> Result<(), String> {
        let text = |name: &str| {
            cells.get(name).map(String::as_str).ok_or_else(|| format!("it has no column `{name}`"))
        };
        let whole = |name: &str| {
            let text = text(name)?;
            text.parse::<u64>().map_err(|_| format!("`{name}` is `{text}`, no whole number"))
        };
        let number = |name: &str| -> Result<Option<f64>, String> {
            match text(name)? {
                "" => Ok(None),
                x => x.parse().map(Some).map_err(|_| format!("`{name}` is `{x}`, no number")),
            }
        };
        let mut places = Vec::new();
        for tactic in text("tactics")?.split(' ') {
            let place = self.tactics.iter().position(|known| known == tactic);
            places.push(place.unwrap_or_else(|| {
                self.tactics.push(tactic.to_owned());
                self.tactics.len() - 1
            }));
        }
        let parties = places.len();
        let each = |name: &str| -> Result<Vec<Option<f64>>, String> {
            (0..parties).map(|party| number(&format!("{name}_{party}"))).collect()
        };
        let sure = |name: &str| -> Result<Vec<f64>, String> {
            let all: Option<Vec<f64>> = each(name)?.into_iter().collect();
            all.ok_or_else(|| format!("`{name}` of a party is empty"))
        };
        let name = text("domain")?;
        let repeat = whole("session")?;
        let worlds = number("world")?.is_some();
        let domain = match self.domains.iter().position(|d| d.name == name) {
            Some(at) => at,
            None => {
                self.domains.push(Played {
                    name: name.to_owned(),
                    sha256: String::new(),
                    parties: (0..parties).map(|p| p.to_string()).collect(),
                    seed: whole("seed")?,
                    worlds,
                    discounted: false,
                    units: 0,
                    block: 1,
                    first: 0,
                });
                self.domains.len() - 1
            }
        };
        let played = self.domains.get_mut(domain).filter(|d| d.parties.len() == parties);
        let Some(played) = played else {
            return Err(format!("`{name}` has another number of parties here"));
        };
        let word = text("ended")?;
        let ended = Ended::ALL.into_iter().find(|e| e.word() == word);
        let small = |name: &str| whole(name).map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        let row = SessionRow {
            first: usize::try_from(whole("first")?).unwrap_or(0),
            ended: ended.ok_or_else(|| format!("`ended` is `{word}`, which is no end"))?,
            round: small("round")?,
            rounds: small("steps")?,
            offers: whole("offers")?,
            by: None,
            agreement: text("agreement")?.parse().ok(),
            utilities: sure("utility")?,
            discounted: sure("discounted")?,
            advantages: each("advantage")?,
            concessions: each("concession")?,
            welfare: number("welfare")?.unwrap_or_default(),
            optimality: [
                number("pareto_optimality")?,
                number("nash_optimality")?,
                number("kalai_smorodinsky_optimality")?,
                number("welfare_optimality")?,
            ],
            distances: [None; 3],
        };
        played.discounted |= row.discounted != row.utilities;
        self.repeat = self.repeat.max(repeat + 1);
        self.version = text("version")?.to_owned();
        self.reading = text("reading")?.to_owned();
        let key = (domain, places, if worlds { repeat } else { 0 });
        self.pairings.entry(key).or_insert_with(|| Pairing::new(parties)).session(&row);
        Ok(())
    }

    /// As the run added them up.
    fn add_up(self) -> (Programme, Joined) {
        let programme = Programme {
            version: self.version,
            tactics: self.tactics,
            repeat: self.repeat,
            // So that every assignment has a number.
            self_play: true,
            reading: self.reading,
            options: Map::new(),
            domains: self.domains,
            left_out: Vec::new(),
        };
        let base = programme.tactics.len() as u64;
        let batches = BATCHES.min(self.repeat);
        let mut tally = Tally::new(&programme);
        for ((domain, places, world), pairing) in self.pairings {
            let assignment = places.iter().fold(0, |rank, place| rank * base + *place as u64);
            let batch = u128::from(world) * u128::from(batches) / u128::from(self.repeat.max(1));
            let batch = u32::try_from(batch).unwrap_or(0);
            tally.portion(domain, Portion { assignment, batch, pairing });
        }
        let joined = tally.finish_all();
        (programme, joined)
    }
}
