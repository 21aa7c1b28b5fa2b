//! Sections, each with its picture, in the order in which a reader needs them.

use crate::{
    contents::{self, Entry, Width},
    messages::Messages,
    rich::capital,
    view::{
        Brief,
        sections::{Part, Section},
    },
};

use super::{
    marks::{Marks, NoMarks},
    panel::{Item, Panel},
    pieces::{cards, changes, endings, rows, steps, table_view},
};

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
