//! Low-hanging fruit: what a single step gains each side, on each side's own scale.

use crate::{
    messages::Messages,
    rich::shortened,
    view::{Brief, StepRow},
};

mod many;

use crate::draw::{Anchor, Drawing, Picture, number, wrap};

/// The steps of the table, best first.
fn shown<'b>(brief: &'b Brief<'_>) -> Vec<&'b StepRow> {
    brief.steps.shown().collect()
}

/// The largest gain or loss, points; the scale of every bar.
fn scale(rows: &[&StepRow]) -> f64 {
    rows.iter().flat_map(|r| &r.gains).fold(1.0, |most, g| most.max(g.abs()))
}

/// One gain as a small bar right or left of its zero line, for a cell of a table.
fn cell(gain: f64, most: f64, party: usize) -> String {
    let length = gain.abs() / most * 64.0;
    let from = if gain < 0.0 { 36.0 - length.min(34.0) } else { 36.0 };
    let length = if gain < 0.0 { length.min(34.0) } else { length };
    format!(
        "<svg class=\"gain\" width=\"102\" height=\"16\" viewBox=\"0 0 102 16\" aria-hidden=\"true\">\
         <rect x=\"{}\" y=\"2.5\" width=\"{}\" height=\"11\" class=\"series s{}\"/>\
         <line x1=\"36\" x2=\"36\" y2=\"16\" class=\"axis\"/></svg>",
        number(from),
        number(length),
        party % 6
    )
}

/// Columns of the table before the parties' gains: the step and its effort.
const BEFORE: usize = 2;

/// The gain that stands in a cell of the table, drawn.
pub(crate) fn in_cell(brief: &Brief<'_>, row: usize, column: usize) -> Option<String> {
    if brief.steps.are_grouped() {
        return None;
    }
    let rows = shown(brief);
    let party = column.checked_sub(BEFORE)?;
    let gain = rows.get(row)?.gains.get(party)?;
    Some(cell(*gain, scale(&rows), party))
}

/// The whole table as one picture; `None` where no step is open.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Option<Picture> {
    let rows = shown(brief);
    let first = rows.first()?;
    let most = scale(&rows);
    let mut drawing = Drawing::default();
    let mut y = 14.0;
    let grouped = brief.steps.are_grouped();
    if grouped {
        y = many::key(&mut drawing, y, m);
    } else {
        for (i, party) in brief.steps.parties.iter().enumerate() {
            drawing.bar(0.5, 3.0, y - 9.0, 10.0, &format!("series s{}", i % 6));
            drawing.text(4.5, 0.0, y, Anchor::Start, "label", party);
            y += 20.0;
        }
    }
    if rows.iter().any(|row| row.costly) {
        drawing.cross(y);
        y = drawing.lines(14.0, y - 15.0, 15.0, "small", &wrap(&m.say("key-costly"), 74, 2)) + 20.0;
    }
    y += 8.0;
    for row in &rows {
        let effort = m.fill("effort-of", &[("n", (&row.effort_text).into())]);
        drawing.text(100.0, 0.0, y, Anchor::End, "small", &effort);
        let beside = if row.costly { 14.0 } else { 0.0 };
        if row.costly {
            drawing.cross(y);
        }
        for line in wrap(&format!("{}: {}", row.issue, row.option), 74, 2) {
            drawing.text(0.0, beside, y, Anchor::Start, "label", &line);
            y += 16.0;
        }
        let top = y - 10.0;
        if grouped {
            y = many::bar(&mut drawing, y, row) + 10.0;
            continue;
        }
        for (i, gain) in row.gains.iter().enumerate() {
            let length = gain.abs() / most * if *gain < 0.0 { 28.0 } else { 58.0 };
            let from = if *gain < 0.0 { 32.0 - length } else { 32.0 };
            drawing.bar(from, length, y - 8.0, 11.0, &format!("series s{}", i % 6));
            let (x, dx, anchor) = if *gain < 0.0 {
                (32.0 - length, -5.0, Anchor::End)
            } else {
                (32.0 + length, 5.0, Anchor::Start)
            };
            let text = row.gains_text.get(i).map_or("", String::as_str);
            drawing.text(x, dx, y + 2.0, anchor, "strong", text);
            y += 15.0;
        }
        drawing.line(32.0, top, 32.0, y - 10.0, "axis");
        y += 10.0;
    }
    let sides = brief.steps.parties.iter().zip(&first.gains_text);
    let gains: Vec<String> = if grouped {
        many::said(first, m).into()
    } else {
        sides.map(|(party, gain)| format!("{party} {gain}")).collect()
    };
    let alt = m.fill(
        "alt-steps",
        &[
            ("step", (&format!("{}: {}", first.issue, first.option)).into()),
            ("effort", (&first.effort_text).into()),
            ("gains", (&m.list(&gains)).into()),
        ],
    );
    Some(Picture {
        id: "steps",
        title: None,
        unit: None,
        alt,
        height: y as u32,
        width: None,
        body: drawing.0,
    })
}

/// The finding: the step that stands first, or that none is without harm.
pub(crate) fn finding(brief: &Brief<'_>, m: &Messages) -> Option<String> {
    const OPTION: usize = 60;
    const ISSUE: usize = 40;
    let first = brief.steps.shown().next()?;
    if first.costly {
        return Some(m.say("steps-finding-none"));
    }
    let option = m.inside_quotes(&shortened(&first.option, OPTION));
    let issue = shortened(&first.issue, ISSUE);
    Some(m.fill("steps-finding", &[("option", (&option).into()), ("issue", (&issue).into())]))
}
