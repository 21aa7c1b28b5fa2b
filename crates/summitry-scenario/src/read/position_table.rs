//! A table of positions: comma-separated values with the columns party, issue, at, salience, power.

use indexmap::IndexMap;

use super::builder::Builder;
use crate::diagnostic::choose;
use crate::grammar::IdOf;
use crate::span::Span;

/// The columns, each of which a table has once.
const COLUMNS: [&str; 5] = ["party", "issue", "at", "salience", "power"];

/// One row: what is written in its cells, and its line in the table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) at: String,
    pub(super) salience: String,
    pub(super) power: String,
}

/// Rows by party and issue.
pub(super) type Rows = IndexMap<(usize, usize), Row>;

impl Builder<'_> {
    /// The rows of the table the file names, and the place where it names it.
    pub(super) fn position_table(&mut self) -> (Rows, Span) {
        let mut rows = Rows::new();
        let Some(node) = self.top.get("positions").map(|e| &e.node) else { return (rows, 0..0) };
        let Some(name) = node.text() else { return (rows, 0..0) };
        let Some(text) = self.tables.get(name) else { return (rows, 0..0) };
        let place = node.span.clone();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(text))
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(text.as_bytes());
        let Some(columns) = self.columns(name, &place, reader.headers().ok()) else {
            return (rows, place);
        };
        for record in reader.records() {
            let Ok(record) = record else { continue };
            let line = record.position().map_or(0, csv::Position::line);
            if record.iter().all(str::is_empty) {
                continue;
            }
            let fail = |builder: &mut Self, what: String, cure: &str| {
                builder.error(place.clone(), format!("`{name}`, line {line}: {what}"), cure);
            };
            if record.len() > columns.len() {
                let (got, has) = (record.len(), columns.len());
                let what = format!("{got} cells, but the first line names {has} columns");
                fail(self, what, "put a cell with a comma in it into quotes");
                continue;
            }
            let cells = COLUMNS.map(|column| {
                let at = columns.iter().position(|c| c == column);
                at.and_then(|at| record.get(at)).unwrap_or_default()
            });
            if let Some(hole) = cells.iter().position(|cell| cell.is_empty()) {
                let what = format!("nothing stands in the column `{}`", COLUMNS[hole]);
                fail(self, what, "fill it in; a party without a position on an issue has no line");
                continue;
            }
            let [party, issue, at, salience, power] = cells;
            let parties = self.ids.names(IdOf::Party, None);
            let issues = self.ids.names(IdOf::Issue, None);
            let found = (self.named("party", &parties, party), self.named("issue", &issues, issue));
            let (party_at, issue_at) = match found {
                (Ok(party), Ok(issue)) => (party, issue),
                (party, issue) => {
                    for (what, cure) in [party.err(), issue.err()].into_iter().flatten() {
                        fail(self, what, &cure);
                    }
                    continue;
                }
            };
            let row = Row {
                line,
                at: at.to_owned(),
                salience: salience.to_owned(),
                power: power.to_owned(),
            };
            if let Some(first) = rows.get(&(party_at, issue_at)) {
                let what =
                    format!("`{party}` stands twice on `{issue}`, first in line {}", first.line);
                fail(self, what, "keep one of the two lines");
                continue;
            }
            rows.insert((party_at, issue_at), row);
        }
        if rows.is_empty() && self.found.is_empty() {
            self.warn(place.clone(), format!("`{name}` has no line below its first"), "fill it in");
        }
        (rows, place)
    }

    /// The columns in the table's order, lower case; `None` where one is missing, unknown or there twice.
    fn columns(
        &mut self,
        name: &str,
        place: &Span,
        header: Option<&csv::StringRecord>,
    ) -> Option<Vec<String>> {
        let columns: Vec<String> =
            header.into_iter().flatten().map(|column| column.to_lowercase()).collect();
        let first = format!("write the first line as {}", COLUMNS.join(","));
        let before = self.found.len();
        for (number, column) in columns.iter().enumerate() {
            if !COLUMNS.contains(&column.as_str()) {
                let help = choose(column, "the columns are", &COLUMNS);
                self.error(
                    place.clone(),
                    format!("`{name}`, line 1: there is no column `{column}`"),
                    help.unwrap_or_else(|| first.clone()),
                );
            } else if columns[..number].contains(column) {
                let what = format!("`{name}`, line 1: the column `{column}` stands twice");
                self.error(place.clone(), what, first.clone());
            }
        }
        let known = self.found.len() == before;
        for column in COLUMNS.iter().filter(|c| known && !columns.iter().any(|h| h == *c)) {
            let what = format!("`{name}`, line 1: the column `{column}` is missing");
            self.error(place.clone(), what, first.clone());
        }
        (self.found.len() == before).then_some(columns)
    }

    /// The number of a party or an issue that a cell names by its id or its label.
    fn named(&self, block: &str, ids: &[&str], cell: &str) -> Result<usize, (String, String)> {
        if let Some(number) = ids.iter().position(|id| *id == cell) {
            return Ok(number);
        }
        let label = |id: &str| self.labels.get(&format!("{block}.{id}")).map(String::as_str);
        let mut labelled = (0..ids.len()).filter(|&number| label(ids[number]) == Some(cell));
        match (labelled.next(), labelled.next()) {
            (Some(number), None) => Ok(number),
            (Some(a), Some(b)) => Err((
                format!("`{cell}` is the label of `{}` and `{}`", ids[a], ids[b]),
                "write the id".to_owned(),
            )),
            (None, _) => {
                let names: Vec<&str> =
                    ids.iter().copied().chain(ids.iter().filter_map(|id| label(id))).collect();
                let cure = choose(cell, "it is one of", &names)
                    .unwrap_or_else(|| format!("write the id or the label of a [{block}.ID]"));
                Err((format!("there is no {block} `{cell}`"), cure))
            }
        }
    }
}

/// What stands between cells: a comma, or where the first line has none what a spreadsheet of another country writes.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default().as_bytes();
    [b',', b';', b'\t'].into_iter().find(|d| first.contains(d)).unwrap_or(b',')
}
