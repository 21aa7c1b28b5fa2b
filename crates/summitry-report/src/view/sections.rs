//! The brief as an ordered list of sections made of sentences, notes and tables: what terminal and Markdown lay out, and
//! the real table behind every picture of a page.

use crate::{messages::Messages, rich::Rich};

use super::{Brief, EndingBar, Ladder, comparison::Comparison};

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

/// How many rows of long tables a page shows; the data has all of them.
pub(super) const SHOWN: usize = 8;

/// Sections that are of the forecast itself and say nothing once an outcome is supposed.
const UNSUPPOSED: [&str; 7] = ["headline", "guess", "knew", "rules", "talks", "dance", "checks"];

/// The sections of a brief, in the order in which a reader needs them.
#[must_use]
pub fn sections(brief: &Brief<'_>, m: &Messages) -> Vec<Section> {
    let mut out = all_sections(brief, m);
    if brief.deals.is_none() {
        // A quick brief looks for no packages.
        out.retain(|s| s.id != "packages");
    }
    if brief.supposed.is_some() {
        out.retain(|s| !UNSUPPOSED.contains(&s.id));
    }
    out
}

fn all_sections(brief: &Brief<'_>, m: &Messages) -> Vec<Section> {
    let mut out = vec![
        super::sentences::section(brief, m),
        Section {
            id: "endings",
            title: format!("{} – {}", m.say("title-endings"), m.say("unit-runs")),
            parts: vec![Part::Endings(brief.endings.clone())],
        },
        super::headline::section(brief, m),
        Section {
            id: "ladders",
            title: format!("{} – {}", m.say("title-ladders"), m.say("unit-runs")),
            parts: vec![Part::Ladders(brief.ladders.clone())],
        },
        super::steps::section(brief, m),
    ];
    out.extend(brief.deals.as_ref().map(|found| super::deals::section(found, m)));
    out.extend(super::rooms::section(brief, m));
    out.extend([super::moves::guess_section(brief, m), super::moves::knew_section(brief, m)]);
    out.extend(super::affected::section(brief, m));
    out.push(super::packages::section(brief, m));
    out.extend(super::rules::section(brief, m));
    out.extend(super::talks::sections(brief, m));
    out.extend(super::events::section(brief, m));
    out.extend(super::background::sections(brief, m));
    out.push(super::rests::section(brief, m));
    out.extend(super::checks::section(brief, m));
    out.extend(super::checks::questions_section(brief, m));
    if !brief.warnings.is_empty() {
        let lines = brief.warnings.iter().map(|w| Part::Note(format!("{}: {}", w.place, w.text)));
        out.push(Section {
            id: "warnings",
            title: m.say("title-warnings"),
            parts: lines.collect(),
        });
    }
    out
}

/// The sections of two runs side by side.
#[must_use]
pub fn comparison_sections(brief: &Brief<'_>, c: &Comparison, m: &Messages) -> Vec<Section> {
    let mut parts = vec![
        Part::Sentence(c.headline.clone()),
        Part::Note(c.of.clone()),
        Part::Note(c.noise.clone()),
    ];
    for group in &c.groups {
        let mut table = Table::new(&[
            words(&group.title),
            number(&m.say("column-this")),
            number(&m.say("column-other")),
            number(&m.say("column-difference")),
        ]);
        for row in &group.rows {
            let text = |f: &Option<crate::figures::Figure>| {
                f.as_ref().map_or_else(|| "–".to_owned(), |f| f.text.clone())
            };
            let difference =
                if row.noise { format!("~ {}", row.difference) } else { row.difference.clone() };
            table.rows.push(Row {
                cells: vec![row.label.clone(), text(&row.this), text(&row.other), difference],
                faint: row.noise,
                paths: Vec::new(),
            });
        }
        parts.push(Part::Table(table));
    }
    let mut lines: Vec<Part> = c.lines.iter().map(|line| Part::Note(line.clone())).collect();
    if lines.is_empty() {
        lines.push(Part::Note(m.say("comparison-no-lines")));
    }
    vec![
        super::sentences::section(brief, m),
        Section { id: "lines", title: m.say("title-lines"), parts: lines },
        Section {
            id: "comparison",
            title: format!("{} – {}", m.say("title-comparison"), m.say("unit-runs")),
            parts,
        },
    ]
}
