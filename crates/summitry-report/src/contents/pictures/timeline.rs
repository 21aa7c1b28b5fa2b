//! How they got here: trust as a line that steps up and down, event by event.

use crate::{
    messages::Messages,
    view::{Brief, EventLevel},
};

use crate::draw::{Anchor, Drawing, Picture, wrap};

/// Events of one row: more would have no room for their words.
const ROW: usize = 7;
const WIDTH: u32 = 1100;
/// A step of trust, pixels.
const STEP: f64 = 22.0;

/// The line, in rows; `None` without events.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Option<Picture> {
    let levels = brief.background.levels();
    levels.first()?;
    let mut drawing = Drawing::default();
    let mut y = 6.0;
    for row in levels.chunks(ROW) {
        y = drawn(&mut drawing, row, y) + 18.0;
    }
    let each: Vec<String> =
        brief.background.timeline.iter().map(|e| format!("{} {}", e.trust, e.what)).collect();
    let alt = m.fill("alt-timeline", &[("each", (&each.join("; ")).into())]);
    Some(Picture {
        id: "background",
        title: None,
        unit: None,
        alt,
        height: y as u32,
        width: Some(WIDTH),
        body: drawing.0,
    })
}

/// One row of events below `top`; where it ends.
fn drawn(drawing: &mut Drawing, row: &[EventLevel<'_>], top: f64) -> f64 {
    let wide = 100.0 / ROW as f64;
    let low = row.iter().map(|e| e.before.min(e.level)).min().unwrap_or(0);
    let place = |level: i32| top + 8.0 + STEP * f64::from(level - low);
    let mut bottom = top;
    for (i, e) in row.iter().enumerate() {
        let x = wide * i as f64;
        let (before, after) = (place(e.before), place(e.level));
        drawing.line(x, before, x + 1.0, before, "trust");
        drawing.line(x + 1.0, before, x + 1.0, after, "trust");
        drawing.line(x + 1.0, after, x + wide, after, "trust");
        let mark = if e.class() == "none" { "far" } else { e.class() };
        drawing.point(x + 1.0, after, mark);
        // Words hang under the lower of the two treads, clear of the riser.
        let mut y = before.max(after) + 22.0;
        for (class, text) in [("strong", &e.event.what), ("small", &e.event.when)] {
            for line in wrap(text, 19, 8) {
                drawing.text(x + 2.2, 0.0, y, Anchor::Start, class, &line);
                y += 15.0;
            }
        }
        bottom = bottom.max(y);
    }
    bottom
}
