//! What a section is made of, whatever lays it out: sentences, notes, tables, and the real table behind every picture.

use crate::rich::Rich;

use super::{endings::EndingBar, ladders::Ladder};

/// One section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Stable id, such as `steps`.
    pub id: &'static str,
    /// Its title in the brief's language.
    pub title: String,
    /// What it consists of, in order.
    pub parts: Vec<Part>,
}

/// A piece of a section.
#[derive(Clone, Debug)]
pub enum Part {
    /// A sentence of its own, one of several.
    Sentence(Rich),
    /// A small note on how to read what stands above it.
    Note(String),
    /// A table.
    Table(Table),
    /// How it may end: a hundred marks.
    Endings(Vec<EndingBar>),
    /// Where each issue ends up.
    Ladders(Vec<Ladder>),
}

/// A table whose cells are ready to print.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Whether it holds numbers, to be aligned on the right.
    pub number: bool,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<String>,
    /// Whether it is within the noise and should recede.
    pub faint: bool,
    /// The paths of its figures, cell by cell, where a page can say what they were; may be shorter than `cells`.
    pub paths: Vec<Option<String>>,
}

impl Table {
    /// A table with these columns: words, then numbers where the flag says so.
    pub(crate) fn new(columns: &[(&str, bool)]) -> Table {
        let columns = columns
            .iter()
            .map(|&(title, number)| Column { title: title.to_owned(), number })
            .collect();
        Table { columns, rows: Vec::new() }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(Row { cells, faint: false, paths: Vec::new() });
    }

    /// Adds a row some of whose cells are figures with a path.
    pub(crate) fn row_with(&mut self, cells: Vec<(String, Option<String>)>) {
        let (cells, paths) = cells.into_iter().unzip();
        self.rows.push(Row { cells, faint: false, paths });
    }
}

pub(super) fn words(title: &str) -> (&str, bool) {
    (title, false)
}

pub(super) fn number(title: &str) -> (&str, bool) {
    (title, true)
}

pub(super) fn sentence(text: &str) -> Part {
    Part::Sentence(Rich::parse(text))
}

/// How many rows of long tables a page shows, so that a section stays on one screen; the data has all of them.
pub(crate) const SHOWN: usize = 8;
