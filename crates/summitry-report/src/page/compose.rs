//! Sections, each with its picture, in the order in which a reader needs them.

use crate::{
    contents::{
        self, Entry, Width,
        pictures::{agenda as bars, hundred},
    },
    messages::Messages,
    rich::Rich,
    view::{
        Actor, Brief, EndingBar, EventRow, Half, Ladder, QuoteView, agenda,
        sections::{Part, Section, Table},
        timeline::levels,
    },
};

use super::marks::{Marks, NoMarks};

/// One section of the page.
pub struct Panel {
    /// Stable id, such as `steps`.
    pub id: &'static str,
    /// Its title: what it shows, where that can be said in one line.
    pub title: String,
    /// What it is about and in what unit, under a title that says what it shows.
    pub unit: Option<String>,
    /// Classes that place it: `wide` or `half`, `box`.
    pub class: String,
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
    /// The agenda as change from today.
    Agenda(Vec<ChangeRow>),
    /// The whole ladders behind it.
    Ladders(Vec<LadderRow>),
    /// Who is at the table.
    Actors(Vec<Card>),
    /// How they got here.
    Timeline(Vec<Step>),
    /// Notes with the quotes they rest on.
    Quoted(Vec<(String, Vec<QuoteView>)>),
    /// Texts that are quoted: id, and a line of a bibliography.
    Sources(Vec<(String, String)>),
    /// The switch between rooms: each by its name, the first one all of them.
    Rooms(String, Vec<String>),
    /// From here on what holds in one room alone, up to [`Item::EndRoom`]; 0 is all rooms as the file has them.
    Room(usize, Option<String>),
    /// The end of a room.
    EndRoom,
    /// A table that stands open.
    Table(TableView),
    /// The table behind a picture.
    Behind(TableView),
}

/// One side's card.
pub struct Card {
    /// Whether it is not at the table.
    pub absent: bool,
    /// Its name.
    pub name: String,
    /// Who is there.
    pub people: String,
    /// What is known of it: term, words, the figure they are, quotes.
    pub facts: Vec<(String, FigureView, Vec<QuoteView>)>,
}

/// One event.
pub struct Step {
    /// Classes: how low trust is after it, and whether it grew or fell.
    pub class: String,
    /// What happened.
    pub what: String,
    /// When.
    pub when: String,
    /// Whether trust grew or fell, in words.
    pub trust: String,
    /// The quotes it rests on.
    pub quotes: Vec<QuoteView>,
}

/// One issue as change from today.
pub struct ChangeRow {
    /// Its name.
    pub label: String,
    /// How often it takes a step back.
    pub back: HalfRow,
    /// How often it stays.
    pub same: FigureView,
    /// How often it takes a step forward.
    pub forward: HalfRow,
}

/// One side of today.
pub struct HalfRow {
    /// The bar, drawn.
    pub bar: String,
    /// The options worth a word.
    pub options: Vec<(FigureView, String)>,
}

/// One ending in the list beside the marks.
pub struct EndingRow {
    /// Which, such as `agreed`.
    pub id: &'static str,
    /// Its marks, drawn.
    pub marks: String,
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

/// The blocks of the page, and those folded away at its end; with `rooms` those that a page can switch hold every room.
pub(super) fn blocks(
    brief: &Brief<'_>,
    m: &Messages,
    marks: &dyn Marks,
    rooms: bool,
) -> (Vec<Panel>, Vec<Panel>) {
    let (mut shown, mut folded) = (Vec::new(), Vec::new());
    for (entry, section) in contents::entries(brief, m) {
        let block = block(brief, m, marks, rooms, entry, section);
        if entry.folded { folded.push(block) } else { shown.push(block) }
    }
    (shown, folded)
}

fn block(
    brief: &Brief<'_>,
    m: &Messages,
    marks: &dyn Marks,
    rooms: bool,
    entry: &Entry,
    section: Section,
) -> Panel {
    let picture = entry.picture.and_then(|draw| draw(brief, m));
    let has_picture = picture.is_some();
    let mut drawn = picture.map(|p| Item::Picture(p.inline()));
    let mut items = Vec::new();
    let switched = section.parts.iter().any(|p| matches!(p, Part::Endings(_) | Part::Ladders(_)));
    let rooms = rooms && switched && !brief.in_rooms.is_empty();
    let endings_here = section.parts.iter().any(|p| matches!(p, Part::Endings(_)));
    if rooms && endings_here {
        items.push(switch(brief, m));
    }
    if rooms {
        items.push(Item::Room(0, None));
    }
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
            Part::Endings(bars) => items.push(Item::Endings(endings(&bars, marks))),
            Part::Ladders(all) => {
                items.push(Item::Agenda(changes(&all, marks)));
                items.push(Item::Ladders(rows(&all, m, marks)));
            }
            Part::Actors(actors) => items.push(Item::Actors(cards(actors, marks))),
            Part::Timeline(events) => items.push(Item::Timeline(steps(&events, m))),
            Part::Quoted(text, quotes) => match items.last_mut() {
                Some(Item::Quoted(all)) => all.push((text, quotes)),
                _ => items.push(Item::Quoted(vec![(text, quotes)])),
            },
            Part::Source(id, line) => match items.last_mut() {
                Some(Item::Sources(all)) => all.push((id, line)),
                _ => items.push(Item::Sources(vec![(id, line)])),
            },
            Part::Table(table) => {
                let view = table_view(&section.title, &table, &in_cell, marks);
                items.push(if has_picture { Item::Behind(view) } else { Item::Table(view) });
            }
        }
    }
    items.extend(drawn);
    if rooms {
        items.push(Item::EndRoom);
        for (i, room) in brief.in_rooms.iter().enumerate() {
            items.push(Item::Room(i + 1, Some(room.label.clone())));
            if endings_here {
                items.push(Item::Endings(endings(&room.endings, marks)));
            } else {
                items.push(Item::Agenda(changes(&room.ladders, marks)));
                items.push(Item::Ladders(rows(&room.ladders, m, marks)));
            }
            items.push(Item::EndRoom);
        }
    }
    let changed = endings_here
        && brief.endings.iter().any(|e| marks.were(e.id).is_some_and(|n| n != e.printed));
    let changed = changed.then_some("note-endings-changed");
    let room_note = (rooms && endings_here).then_some("page-rooms-note");
    let notes: Vec<String> =
        entry.page_note.into_iter().chain(changed).chain(room_note).map(|id| m.say(id)).collect();
    if !notes.is_empty() {
        items.push(Item::Notes(notes));
    }
    let class = match entry.place {
        Width::Wide => "wide",
        Width::Half => "half",
        Width::Tall => "half tall",
        Width::Box => "half box",
        Width::BySides if brief.matters.parties.len() <= 2 => "half",
        Width::BySides => "wide",
    };
    let screen = if entry.paper { "" } else { " screen" };
    let finding = entry.finding.and_then(|finding| finding(brief, m));
    let (title, unit) = match finding {
        Some(finding) => (capital(&finding), Some(section.title)),
        None => (section.title, None),
    };
    Panel { id: section.id, title, unit, class: format!("{class}{screen}"), items }
}

/// The switch between all rooms, as the file has them, and each alone: it works by style alone.
fn switch(brief: &Brief<'_>, m: &Messages) -> Item {
    let rooms = brief.in_rooms.iter().map(|room| room.label.clone());
    let labels = std::iter::once(m.say("page-all-rooms")).chain(rooms).collect();
    Item::Rooms(m.say("live-room"), labels)
}

/// A line that begins with a capital letter.
fn capital(line: &str) -> String {
    let mut chars = line.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

fn cards(actors: Vec<Actor>, marks: &dyn Marks) -> Vec<Card> {
    let card = |actor: Actor| Card {
        absent: actor.absent,
        name: actor.name,
        people: actor.people,
        facts: actor
            .facts
            .into_iter()
            .map(|fact| {
                let figure = match &fact.path {
                    Some(path) => figure(&fact.text, path, marks),
                    None => FigureView { text: fact.text, link: None, was: None },
                };
                (fact.term, figure, fact.quotes)
            })
            .collect(),
    };
    actors.into_iter().map(card).collect()
}

/// The lowest height a page draws: what falls further stays there.
const LOWEST: i32 = 9;

fn steps(events: &[EventRow], m: &Messages) -> Vec<Step> {
    let levels = levels(events);
    let top = levels.iter().map(|e| e.level.min(e.before)).min().unwrap_or(0);
    let step = |e: &crate::view::EventLevel<'_>| Step {
        class: format!("v{} {}", (e.level - top).min(LOWEST), e.class()),
        what: e.event.what.clone(),
        when: e.event.when.clone(),
        trust: m.say(match e.class() {
            "up" => "trust-up",
            "down" => "trust-down",
            _ => "trust-none",
        }),
        quotes: e.event.quotes.clone(),
    };
    levels.iter().map(step).collect()
}

fn changes(ladders: &[Ladder], marks: &dyn Marks) -> Vec<ChangeRow> {
    let rows = agenda::rows(ladders);
    let most = agenda::scale(&rows);
    let half = |half: &Half, forward| HalfRow {
        bar: bars::bar(half, most, forward),
        options: half
            .told()
            .into_iter()
            .map(|rung| (figure(&rung.figure.text, &rung.path, marks), rung.short.clone()))
            .collect(),
    };
    rows.iter()
        .map(|row| ChangeRow {
            label: row.label.clone(),
            back: half(&row.back, false),
            same: figure(&row.same.text, &row.path, marks),
            forward: half(&row.forward, true),
        })
        .collect()
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
                    // An explanation has none of these.
                    _ => {}
                }
            }
            let class = "wide".to_owned();
            Panel { id: section.id, title: section.title, unit: None, class, items }
        })
        .collect()
}

fn endings(bars: &[EndingBar], marks: &dyn Marks) -> Vec<EndingRow> {
    bars.iter()
        .map(|e| EndingRow {
            id: e.id,
            marks: hundred::marks(e, marks.were(e.id)),
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

fn rows(ladders: &[Ladder], m: &Messages, marks: &dyn Marks) -> Vec<LadderRow> {
    ladders
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
                    tint: bars::tint(rung),
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
