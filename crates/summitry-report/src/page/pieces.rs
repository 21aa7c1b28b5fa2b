//! The rows of each kind of piece, out of what a view says: figures get their links and what they were.

use crate::{
    contents::pictures::{agenda as bars, hundred},
    figures::short,
    messages::Messages,
    view::{
        Actor, EndingBar, EventLevel, EventRow, Half, Ladder, agenda, sections::Table,
        timeline::levels,
    },
};

use super::{
    marks::Marks,
    panel::{
        Card, ChangeRow, EndingRow, FigureView, HalfRow, LadderCell, LadderRow, Step, TableCell,
        TableView,
    },
};

pub(super) fn cards(actors: Vec<Actor>, marks: &dyn Marks) -> Vec<Card> {
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

pub(super) fn steps(events: &[EventRow], m: &Messages) -> Vec<Step> {
    let levels = levels(events);
    let top = levels.iter().map(|e| e.level.min(e.before)).min().unwrap_or(0);
    let step = |e: &EventLevel<'_>| Step {
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

pub(super) fn changes(ladders: &[Ladder], marks: &dyn Marks) -> Vec<ChangeRow> {
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
            // In a narrow column there is no room for "under 1" in words.
            same: figure(&short(&row.same.text), &row.path, marks),
            forward: half(&row.forward, true),
        })
        .collect()
}

pub(super) fn endings(bars: &[EndingBar], marks: &dyn Marks) -> Vec<EndingRow> {
    bars.iter()
        .map(|e| EndingRow {
            id: e.id,
            marks: hundred::marks(e, marks.were(e.id)),
            figure: figure(&short(&e.figure.text), &format!("ending.{}", e.id), marks),
            range: e.figure.range.clone(),
            label: e.label.clone(),
            note: e.note.clone(),
        })
        .collect()
}

fn figure(text: &str, path: &str, marks: &dyn Marks) -> FigureView {
    FigureView { text: text.to_owned(), link: marks.link(path), was: marks.was(path) }
}

pub(super) fn rows(ladders: &[Ladder], m: &Messages, marks: &dyn Marks) -> Vec<LadderRow> {
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
pub(super) fn table_view(
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
