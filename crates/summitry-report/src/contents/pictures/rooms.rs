//! The rooms side by side: one bar of a hundred each, in the colours of the endings.

use crate::{
    messages::Messages,
    view::{Brief, Rooms},
};

use crate::draw::{Anchor, Drawing, Picture, number, wrap};

/// A part of a bar narrower than this, percent of the width, holds no number.
const NARROW: f64 = 4.0;

/// One bar a room; `None` with a single room.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Option<Picture> {
    let rooms = brief.rooms.as_ref()?;
    let mut drawing = Drawing::default();
    drawing.hatch();
    let mut y = 13.0;
    let kinds: Vec<(&str, &str)> = brief.endings.iter().map(|e| (e.id, e.label.as_str())).collect();
    let mut seen = vec![false; kinds.len()];
    for room in &brief.in_rooms {
        for line in wrap(&room.label, 36, 4) {
            drawing.text(0.0, 0.0, y, Anchor::Start, "strong", &line);
            y += 17.0;
        }
        let total: f64 = room.endings.iter().map(|e| e.figure.chance.mean).sum();
        let mut x = 0.0;
        for (place, ending) in room.endings.iter().enumerate() {
            let width = ending.figure.chance.mean / total.max(f64::MIN_POSITIVE) * 100.0;
            drawing.bar(x, width, y - 9.0, 26.0, &format!("e-{}", ending.id));
            if ending.marks > 0 {
                seen[place] = true;
            }
            if width >= NARROW {
                let class = format!("on-{}", ending.id);
                let text = crate::figures::short(&ending.figure.text);
                drawing.text(x + width / 2.0, 0.0, y + 9.0, Anchor::Middle, &class, &text);
            }
            x += width;
        }
        y += 38.0;
    }
    // The key: a row each, so that no two names meet on a phone.
    for ((id, label), _) in kinds.iter().zip(&seen).filter(|(_, seen)| **seen) {
        drawing.0.push_str(&format!(
            "<rect x=\"0\" y=\"{}\" width=\"16\" height=\"12\" class=\"e-{id}\"/>",
            number(y - 8.0)
        ));
        drawing.text(0.0, 24.0, y + 2.0, Anchor::Start, "small", label);
        y += 18.0;
    }
    Some(Picture {
        id: "rooms",
        title: None,
        unit: None,
        alt: alt(rooms, m),
        height: (y - 4.0) as u32,
        width: None,
        body: drawing.0,
    })
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
