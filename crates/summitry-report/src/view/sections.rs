//! What a section is made of, whatever lays it out: sentences, notes, tables, and the real table behind every picture.

use crate::{messages::Messages, rich::Rich};

use super::{
    actors::card::Actor, endings::EndingBar, ladders::Ladder, quotes::QuoteView, timeline::EventRow,
};

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
    /// Who is at the table, a card each.
    Actors(Vec<Actor>),
    /// How they got here, step by step.
    Timeline(Vec<EventRow>),
    /// A note with the quotes it rests on.
    Quoted(String, Vec<QuoteView>),
    /// A text that is quoted: its id, and a line of a bibliography.
    Source(String, String),
}

impl Part {
    /// The same in sentences and notes, for layouts without cards.
    pub(crate) fn told(self, m: &Messages) -> Vec<Part> {
        match self {
            Part::Actors(actors) => actors.iter().flat_map(|a| actor(a, m)).collect(),
            Part::Timeline(events) => events
                .iter()
                .map(|e| noted(&format!("{} {}: {}", e.trust, e.when, e.what), &e.quotes, m))
                .collect(),
            Part::Quoted(text, quotes) => vec![noted(&text, &quotes, m)],
            Part::Source(_, line) => vec![Part::Note(line)],
            part => vec![part],
        }
    }
}

/// A card as a heading and its lines.
fn actor(a: &Actor, m: &Messages) -> Vec<Part> {
    let people = if a.people.is_empty() { String::new() } else { format!(" ({})", a.people) };
    let head = sentence(&format!("⟦{}⟧{people}", a.name));
    let facts = a.facts.iter().map(|f| noted(&format!("{}: {}", f.term, f.text), &f.quotes, m));
    std::iter::once(head).chain(facts).collect()
}

/// A note with its quotes behind it.
fn noted(text: &str, quotes: &[QuoteView], m: &Messages) -> Part {
    let quotes: Vec<String> = quotes.iter().map(|quote| quote.line(m)).collect();
    let behind =
        if quotes.is_empty() { String::new() } else { format!(" – {}", quotes.join("; ")) };
    Part::Note(format!("{text}{behind}"))
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

    /// Columns become rows where a column a side would be more than a page is wide: the first column's cells are the heads, and what
    /// was the heads, such as the sides' names, stands below `corner`.
    pub(crate) fn turned(self, corner: &str) -> Table {
        let heads = self.rows.iter().map(|row| row.cells.first().map_or("", String::as_str));
        let columns: Vec<(&str, bool)> =
            std::iter::once(words(corner)).chain(heads.map(words)).collect();
        let mut turned = Table::new(&columns);
        for (i, column) in self.columns.iter().enumerate().skip(1) {
            let cells = self.rows.iter().map(|row| row.cells.get(i).cloned().unwrap_or_default());
            turned.row(std::iter::once(column.title.clone()).chain(cells).collect());
        }
        turned
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

/// The most sides that have a column each: more are told by how many, or a row each.
pub(crate) const MOST_COLUMNS: usize = 6;

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

#[cfg(test)]
mod tests {
    use super::{Table, number, words};

    #[test]
    fn a_turned_table_has_a_row_a_side() {
        let mut table = Table::new(&[words("package"), number("North"), number("South")]);
        table.row(vec!["two lanes".into(), "+30".into(), "+21".into()]);
        table.row(vec!["no boats".into(), "+66".into(), "−66".into()]);
        let turned = table.turned("side");
        let heads: Vec<&str> = turned.columns.iter().map(|c| c.title.as_str()).collect();
        assert_eq!(heads, ["side", "two lanes", "no boats"]);
        let rows: Vec<&[String]> = turned.rows.iter().map(|row| row.cells.as_slice()).collect();
        assert_eq!(rows, [["North", "+30", "+66"], ["South", "+21", "−66"]]);
    }
}
