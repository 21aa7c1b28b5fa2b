//! What matters to whom: of two sides a butterfly, bars to the left and to the right of one line; of more a field of numbers, the
//! stronger the more it matters.

use std::fmt::Write as _;

use crate::{
    messages::Messages,
    view::{Brief, Matters, MattersRow},
};

use crate::draw::{Anchor, Drawing, Picture, number, wrap};

/// Percent of the width that 100 points take to either side; beyond it stand a word and a number.
const WING: f64 = 28.0;
/// Width of the field, pixels, and that of its names.
const FIELD: f64 = 1100.0;
const NAMES: f64 = 270.0;
/// Names of sides stand above the columns of up to so many; of more, numbers do, and a key says whose.
const HEADS: usize = 10;
/// How strong 100 points are, as a share: the number on it must stay legible.
const STRONGEST: f64 = 0.5;

/// The butterfly; `None` where there are not just two sides: a page has a table with a bar in each cell, then.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Option<Picture> {
    let of = &brief.matters;
    let [one, other] = of.parties.as_slice() else { return None };
    let mut drawing = Drawing::default();
    let (mut left, mut right) = (0.0, 0.0);
    for (name, x, dx, anchor, end) in
        [(one, 50.0, -8.0, Anchor::End, &mut left), (other, 50.0, 8.0, Anchor::Start, &mut right)]
    {
        let mut y = 14.0;
        for line in wrap(name, 18, 3) {
            drawing.text(x, dx, y, anchor, "strong", &line);
            y += 16.0;
        }
        *end = y;
    }
    let top = left.max(right) + 2.0;
    let mut y = top;
    for row in &of.rows {
        y = wings(&mut drawing, row, y);
    }
    Some(whole(brief, m, drawing.0, y + 2.0, None))
}

/// One issue: its name across the line, a bar to each side; where it ends.
fn wings(drawing: &mut Drawing, row: &MattersRow, top: f64) -> f64 {
    let mut y = top + 14.0;
    for line in wrap(&row.issue, 38, 2) {
        drawing.text(50.0, 0.0, y, Anchor::Middle, "label", &line);
        y += 16.0;
    }
    let bar = y - 9.0;
    for (i, weight) in row.weights.iter().enumerate() {
        let length = weight.points.clamp(0.0, 100.0) / 100.0 * WING;
        let (from, end, dx, anchor) = if i == 0 {
            (50.0 - length, 50.0 - length, -5.0, Anchor::End)
        } else {
            (50.0, 50.0 + length, 5.0, Anchor::Start)
        };
        drawing.bar(from, length, bar, 14.0, &format!("series s{}", i % 6));
        drawing.text(end, dx, bar + 11.5, anchor, "small", &weight.text);
    }
    drawing.line(50.0, bar - 2.0, 50.0, bar + 16.0, "axis");
    bar + 22.0
}

/// The picture as a file of its own: the butterfly, or the field of all sides; `None` where nothing matters to anybody.
pub(crate) fn alone(brief: &Brief<'_>, m: &Messages) -> Option<Picture> {
    if brief.matters.rows.is_empty() {
        return None;
    }
    picture(brief, m).or_else(|| Some(field(brief, m)))
}

fn field(brief: &Brief<'_>, m: &Messages) -> Picture {
    let of = &brief.matters;
    let percent = |x: f64| x / FIELD * 100.0;
    let wide = (FIELD - NAMES) / of.parties.len().max(1) as f64;
    let named = of.parties.len() <= HEADS;
    let mut drawing = Drawing::default();
    let mut y = 0.0;
    if !named {
        let each: Vec<String> =
            of.parties.iter().enumerate().map(|(i, p)| format!("{} {p}", i + 1)).collect();
        y = drawing.lines(0.0, y, 16.0, "small", &wrap(&each.join(" · "), 160, 9)) + 4.0;
    }
    let middle = |i: usize| percent(NAMES + wide * (i as f64 + 0.5));
    // Characters of a column, of letters some seven pixels wide.
    let room = (((wide - 8.0) / 7.2) as usize).max(4);
    let mut bottom = y;
    for (i, party) in of.parties.iter().enumerate() {
        let head = if named { party.clone() } else { (i + 1).to_string() };
        let mut at = y + 14.0;
        for line in wrap(&head, room, 4) {
            drawing.text(middle(i), 0.0, at, Anchor::Middle, "strong", &line);
            at += 15.0;
        }
        bottom = bottom.max(at);
    }
    y = bottom - 6.0;
    for row in &of.rows {
        let lines = wrap(&row.issue, 38, 3);
        let high = (lines.len() as f64 * 15.0 + 10.0).max(30.0);
        drawing.lines(0.0, y + 4.0, 15.0, "label", &lines);
        for (i, weight) in row.weights.iter().enumerate() {
            let share = weight.points.clamp(0.0, 100.0) / 100.0 * STRONGEST;
            let _ = write!(
                drawing.0,
                "<rect x=\"{}%\" y=\"{}\" width=\"{}%\" height=\"{}\" class=\"weight\" fill-opacity=\"{}\"/>",
                number(percent(NAMES + wide * i as f64 + 1.0)),
                number(y),
                number(percent(wide - 2.0)),
                number(high - 2.0),
                number(share)
            );
            let points = m.number(weight.points, 0);
            drawing.text(middle(i), 0.0, y + high / 2.0 + 4.0, Anchor::Middle, "strong", &points);
        }
        y += high;
    }
    whole(brief, m, drawing.0, y + 4.0, Some(FIELD as u32))
}

fn whole(
    brief: &Brief<'_>,
    m: &Messages,
    body: String,
    height: f64,
    width: Option<u32>,
) -> Picture {
    let alt = alt(&brief.matters, m);
    Picture { id: "matters", title: None, unit: None, alt, height: height as u32, width, body }
}

/// What matters most to each side.
fn alt(of: &Matters, m: &Messages) -> String {
    let most = |i: usize| {
        let points = |row: &&MattersRow| row.weights.get(i).map_or(0.0, |w| w.points);
        of.rows.iter().max_by(|a, b| points(a).total_cmp(&points(b)))
    };
    let each = of.parties.iter().enumerate().filter_map(|(i, party)| {
        let row = most(i)?;
        Some(format!("{party}: {} ({})", row.issue, row.weights.get(i)?.text))
    });
    let each: Vec<String> = each.collect();
    m.fill("alt-matters", &[("each", (&each.join("; ")).into())])
}

/// Columns of the table before the weights: the issue.
const BEFORE: usize = 1;

/// A weight as a bar beside its number, for a cell of the table; of two sides the butterfly shows them.
pub(crate) fn in_cell(brief: &Brief<'_>, row: usize, column: usize) -> Option<String> {
    if brief.matters.parties.len() <= 2 {
        return None;
    }
    let other = column.checked_sub(BEFORE)?;
    let (issue, party) = if brief.matters.is_turned() { (other, row) } else { (row, other) };
    let weight = brief.matters.rows.get(issue)?.weights.get(party)?;
    Some(format!(
        "<svg class=\"gain\" width=\"42\" height=\"12\" viewBox=\"0 0 42 12\" aria-hidden=\"true\">\
         <rect y=\"1\" width=\"{}\" height=\"10\" class=\"series s{}\"/><line y2=\"12\" class=\"axis\"/></svg>",
        number(weight.points.clamp(0.0, 100.0) * 0.4),
        party % 6
    ))
}
