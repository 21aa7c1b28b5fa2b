//! Sections, each with its picture, in the order in which a reader needs them.

use crate::{
    contents::{
        self, Entry, Width,
        pictures::{hundred, ladders},
    },
    messages::Messages,
    rich::Rich,
    view::{
        Brief,
        sections::{Part, Section, Table},
    },
};

use super::marks::{Marks, NoMarks};

/// One section of the page.
pub struct Panel {
    /// Stable id, such as `steps`.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// Classes that place it: `wide` or `half`, `box`.
    pub class: &'static str,
    /// What it consists of, in order.
    pub items: Vec<Item>,
}

/// A piece of a section.
pub enum Item {
    /// A picture, drawn and escaped.
    Picture(String),
    /// A sentence: runs of words, each stressed or not.
    Sentences(Vec<Rich>),
    /// Small notes.
    Notes(Vec<String>),
    /// The endings beside their marks.
    Endings(Vec<EndingRow>),
    /// The ladders.
    Ladders(Vec<LadderRow>),
    /// A table that stands open.
    Table(TableView),
    /// The table behind a picture.
    Behind(TableView),
}

/// One ending in the list beside the marks.
pub struct EndingRow {
    /// Its mark, drawn.
    pub key: String,
    /// The figure and what may be added to it.
    pub figure: FigureView,
    /// The range the model's answer moves in.
    pub range: String,
    /// Its name.
    pub label: String,
    /// What it means.
    pub note: String,
}

/// A figure with what the page adds.
pub struct FigureView {
    /// As printed.
    pub text: String,
    /// Where a click leads.
    pub link: Option<String>,
    /// What it was, and whether the change is noise.
    pub was: Option<(String, bool)>,
}

/// One issue.
pub struct LadderRow {
    /// Its name.
    pub label: String,
    /// A remark under the name.
    pub note: Option<String>,
    /// One cell an option.
    pub cells: Vec<LadderCell>,
}

/// One option.
pub struct LadderCell {
    /// Its name.
    pub label: String,
    /// Its figure.
    pub figure: FigureView,
    /// How dark: `t0` to `t8`.
    pub tint: String,
    /// What is marked: tag text and class.
    pub tags: Vec<(String, &'static str)>,
}

/// A table.
pub struct TableView {
    /// Its caption, for readers who cannot see the title above it.
    pub caption: String,
    /// Headings, each with whether its column holds numbers.
    pub columns: Vec<(String, bool)>,
    /// Rows: whether they recede, and their cells.
    pub rows: Vec<(bool, Vec<TableCell>)>,
}

/// One cell.
pub struct TableCell {
    /// Its words.
    pub text: String,
    /// The heading of its column, which a narrow page shows above it.
    pub column: String,
    /// Whether it is a number.
    pub number: bool,
    /// A small picture beside the words, drawn and escaped.
    pub drawn: Option<String>,
    /// The same as a figure, where the page knows what it was.
    pub figure: Option<FigureView>,
}

impl TableView {
    /// Whether it holds a figure that was another.
    #[must_use]
    pub fn changed(&self) -> bool {
        let was = |c: &TableCell| c.figure.as_ref().is_some_and(|f| f.was.is_some());
        self.rows.iter().any(|(_, cells)| cells.iter().any(was))
    }
}

/// The blocks of the page, and those folded away at its end.
pub(super) fn blocks(
    brief: &Brief<'_>,
    m: &Messages,
    marks: &dyn Marks,
) -> (Vec<Panel>, Vec<Panel>) {
    let (mut shown, mut folded) = (Vec::new(), Vec::new());
    for (entry, section) in contents::entries(brief, m) {
        let block = block(brief, m, marks, entry, section);
        if entry.folded { folded.push(block) } else { shown.push(block) }
    }
    (shown, folded)
}

fn block(
    brief: &Brief<'_>,
    m: &Messages,
    marks: &dyn Marks,
    entry: &Entry,
    section: Section,
) -> Panel {
    let picture = entry.picture.and_then(|draw| draw(brief, m));
    let has_picture = picture.is_some();
    let mut drawn = picture.map(|p| Item::Picture(p.inline()));
    let mut items = Vec::new();
    if !entry.picture_after {
        items.extend(drawn.take());
    }
    let in_cell = |row, column| entry.in_cell.and_then(|draw| draw(brief, row, column));
    for part in section.parts {
        match part {
            Part::Sentence(rich) => match items.last_mut() {
                Some(Item::Sentences(all)) => all.push(rich),
                _ => items.push(Item::Sentences(vec![rich])),
            },
            Part::Note(text) => {
                items.extend(drawn.take());
                match items.last_mut() {
                    Some(Item::Notes(all)) => all.push(text),
                    _ => items.push(Item::Notes(vec![text])),
                }
            }
            Part::Endings(_) => items.push(Item::Endings(endings(brief, marks))),
            Part::Ladders(_) => items.push(Item::Ladders(rows(brief, m, marks))),
            Part::Table(table) => {
                let view = table_view(&section.title, &table, &in_cell, marks);
                items.push(if has_picture { Item::Behind(view) } else { Item::Table(view) });
            }
        }
    }
    items.extend(drawn);
    items.extend(entry.page_note.map(|id| Item::Notes(vec![m.say(id)])));
    let class = match entry.place {
        Width::Wide => "wide",
        Width::Half => "half",
        Width::Tall => "half tall",
        Width::Box => "half box",
    };
    Panel { id: section.id, title: section.title, class, items }
}

/// Sections without pictures.
pub(super) fn plain(sections: Vec<Section>) -> Vec<Panel> {
    sections
        .into_iter()
        .map(|section| {
            let mut items = Vec::new();
            for part in section.parts {
                match part {
                    Part::Sentence(rich) => items.push(Item::Sentences(vec![rich])),
                    Part::Note(text) => items.push(Item::Notes(vec![text])),
                    Part::Table(table) => {
                        items.push(Item::Table(table_view(
                            &section.title,
                            &table,
                            &|_, _| None,
                            &NoMarks,
                        )));
                    }
                    // An explanation has neither.
                    Part::Endings(_) | Part::Ladders(_) => {}
                }
            }
            Panel { id: section.id, title: section.title, class: "wide", items }
        })
        .collect()
}

fn endings(brief: &Brief<'_>, marks: &dyn Marks) -> Vec<EndingRow> {
    brief
        .endings
        .iter()
        .map(|e| EndingRow {
            key: hundred::key(e.id),
            figure: figure(
                crate::figures::short(&e.figure.text).as_str(),
                &format!("ending.{}", e.id),
                marks,
            ),
            range: e.figure.range.clone(),
            label: e.label.clone(),
            note: e.note.clone(),
        })
        .collect()
}

fn figure(text: &str, path: &str, marks: &dyn Marks) -> FigureView {
    FigureView { text: text.to_owned(), link: marks.link(path), was: marks.was(path) }
}

fn rows(brief: &Brief<'_>, m: &Messages, marks: &dyn Marks) -> Vec<LadderRow> {
    brief
        .ladders
        .iter()
        .map(|ladder| LadderRow {
            label: ladder.label.clone(),
            note: ladder.picked_alone.then(|| m.say("picked-alone")),
            cells: ladder
                .rungs
                .iter()
                .map(|rung| LadderCell {
                    label: rung.label.clone(),
                    figure: figure(&rung.figure.text, &rung.path, marks),
                    tint: ladders::tint(rung),
                    tags: rung
                        .now
                        .then(|| (m.say("tag-now"), "tag now"))
                        .into_iter()
                        .chain(rung.cases.iter().map(|case| (case.clone(), "tag")))
                        .collect(),
                })
                .collect(),
        })
        .collect()
}

/// A table; `in_cell` draws beside the words of a row and column.
fn table_view(
    caption: &str,
    table: &Table,
    in_cell: &dyn Fn(usize, usize) -> Option<String>,
    marks: &dyn Marks,
) -> TableView {
    let rows = table.rows.iter().enumerate().map(|(r, row)| {
        let cells = row
            .cells
            .iter()
            .enumerate()
            .map(|(c, text)| TableCell {
                text: text.clone(),
                column: table.columns.get(c).map(|column| column.title.clone()).unwrap_or_default(),
                number: table.columns.get(c).is_some_and(|column| column.number),
                figure: row
                    .paths
                    .get(c)
                    .and_then(Option::as_deref)
                    .map(|path| figure(text, path, marks)),
                drawn: in_cell(r, c),
            })
            .collect();
        (row.faint, cells)
    });
    TableView {
        caption: caption.to_owned(),
        columns: table.columns.iter().map(|c| (c.title.clone(), c.number)).collect(),
        rows: rows.collect(),
    }
}
