//! The rooms side by side: one line an outcome, one mark a room.

use summitry_core::forecast::TOO_SMALL_TO_SHOW;

use crate::{
    messages::Messages,
    view::{Brief, Rooms},
};

use crate::draw::{Anchor, Drawing, Picture, wrap};

/// Rows a picture shows, to stay on one screen; the table behind it has all.
const SHOWN: usize = 10;
/// Height of a row with one line of label, pixels.
const ROW: f64 = 44.0;

/// Marks joined by a line; `None` with a single room.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Option<Picture> {
    let rooms = brief.rooms.as_ref()?;
    let mut drawing = Drawing::default();
    let mut y = 14.0;
    for (i, (_, label, _)) in rooms.venues.iter().enumerate() {
        drawing.mark(2.0, y - 4.0, i);
        drawing.text(2.0, 14.0, y, Anchor::Start, "label", label);
        y += 20.0;
    }
    y += 6.0;
    for row in apart(rooms) {
        for line in wrap(&row.label, 54, 2) {
            drawing.text(0.0, 0.0, y + 4.0, Anchor::Start, "label", &line);
            y += 16.0;
        }
        let middle = y + 4.0;
        let at: Vec<f64> = row.figures.iter().map(|f| place(f.chance.mean)).collect();
        let low = at.iter().copied().fold(f64::INFINITY, f64::min);
        let high = at.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        drawing.line(place(0.0), middle, place(1.0), middle, "rail");
        drawing.line(low, middle, high, middle, "join");
        for (i, x) in at.iter().enumerate() {
            drawing.mark(*x, middle, i);
        }
        numbers(&mut drawing, row, &at, middle);
        // Numbers between the outer two stand under their marks and need room.
        y += ROW - 16.0 + if at.len() > 2 { 11.0 } else { 0.0 };
    }
    for (share, anchor) in [(0.0, Anchor::Start), (0.5, Anchor::Middle), (1.0, Anchor::End)] {
        drawing.text(place(share), 0.0, y + 4.0, anchor, "small", &format!("{}", share * 100.0));
    }
    Some(Picture {
        id: "rooms",
        alt: alt(rooms, m),
        height: (y + 12.0) as u32,
        width: None,
        body: drawing.0,
    })
}

/// Where a chance stands on the picture, percent of its width.
fn place(p: f64) -> f64 {
    11.0 + 78.0 * p
}

/// The rows shown: the first by the view's order, of those that are not everywhere under 1.
fn apart(rooms: &Rooms) -> impl Iterator<Item = &crate::view::RoomRow> {
    rooms
        .rows
        .iter()
        .filter(|r| r.figures.iter().any(|f| f.chance.mean >= TOO_SMALL_TO_SHOW))
        .take(SHOWN)
}

/// The lowest number to the left, the highest to the right, those between under their marks.
fn numbers(drawing: &mut Drawing, row: &crate::view::RoomRow, at: &[f64], y: f64) {
    let mut order: Vec<usize> = (0..at.len()).collect();
    order.sort_by(|&a, &b| at[a].total_cmp(&at[b]));
    for (rank, &i) in order.iter().enumerate() {
        let text = crate::figures::short(&row.figures[i].text);
        if rank == 0 {
            drawing.text(at[i], -11.0, y + 4.5, Anchor::End, "strong", &text);
        } else if rank + 1 == order.len() {
            drawing.text(at[i], 11.0, y + 4.5, Anchor::Start, "strong", &text);
        } else {
            drawing.text(at[i], 0.0, y + 20.0, Anchor::Middle, "small", &text);
        }
    }
}

/// The finding: the outcome that differs most, room by room.
fn alt(rooms: &Rooms, m: &Messages) -> String {
    let spread = |r: &&crate::view::RoomRow| {
        let means = || r.figures.iter().map(|f| f.chance.mean);
        means().fold(f64::MIN, f64::max) - means().fold(f64::MAX, f64::min)
    };
    let Some(row) = rooms.rows.iter().max_by(|a, b| spread(a).total_cmp(&spread(b))) else {
        return m.say("title-rooms");
    };
    let each: Vec<String> = rooms
        .venues
        .iter()
        .zip(&row.figures)
        .map(|((_, venue, _), f)| {
            m.fill("alt-room", &[("n", (&f.text).into()), ("room", venue.into())])
        })
        .collect();
    m.fill("alt-rooms", &[("what", (&row.label).into()), ("each", (&m.list(&each)).into())])
}
