//! The agenda as change from today: for each issue a bar back, how often it stays, a bar forward.

use crate::{
    messages::Messages,
    view::{AgendaRow, Brief, Half, Rung, agenda},
};

use crate::draw::{Anchor, Drawing, Picture, number, wrap};

/// Steps of darkness: more could not be told apart.
const TINTS: u32 = 8;
/// The picture alone: its width, and where its columns are, percent. The two halves are equally wide, so that a mark is a mark.
const WIDTH: u32 = 900;
const STAYS: f64 = 56.0;
const STAYS_WIDE: f64 = 8.0;
const HALF: f64 = 30.0;

/// How dark a cell of the whole ladder is: a class, `t0` to `t8`.
pub(crate) fn tint(rung: &Rung) -> String {
    let level = (rung.figure.chance.mean * f64::from(TINTS)).round().clamp(0.0, f64::from(TINTS));
    format!("t{level}")
}

/// The bar of one side, as it stands in a page's column: it grows away from the middle.
pub(crate) fn bar(half: &Half, most: f64, forward: bool) -> String {
    let mut out = "<svg class=\"picture share\" width=\"100%\" height=\"14\" aria-hidden=\"true\">"
        .to_owned();
    let mut at = 0.0;
    for (i, rung) in half.rungs.iter().enumerate() {
        let width = rung.figure.chance.mean / most * 100.0;
        let x = if forward { at } else { 100.0 - at - width };
        out.push_str(&format!(
            "<rect x=\"{}%\" y=\"1\" width=\"{}%\" height=\"12\" class=\"{}\"/>",
            number(x),
            number(width),
            class(forward, i)
        ));
        at += width;
    }
    out.push_str("</svg>");
    out
}

/// The colour of a step: the second and further ones are told apart from the first.
fn class(forward: bool, step: usize) -> &'static str {
    match (forward, step.min(1)) {
        (true, 0) => "forward",
        (true, _) => "forward far",
        (false, 0) => "back",
        (false, _) => "back far",
    }
}

/// The agenda as one picture that stands alone; `None` without issues.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Option<Picture> {
    let rows = agenda::rows(&brief.ladders);
    rows.first()?;
    let most = agenda::scale(&rows);
    let mut drawing = Drawing::default();
    let middle = STAYS + STAYS_WIDE / 2.0;
    drawing.text(STAYS, -8.0, 12.0, Anchor::End, "strong", &m.say("agenda-back"));
    drawing.text(middle, 0.0, 12.0, Anchor::Middle, "small", &m.say("agenda-same"));
    drawing.text(STAYS + STAYS_WIDE, 8.0, 12.0, Anchor::Start, "strong", &m.say("agenda-forward"));
    let mut y = 22.0;
    for row in &rows {
        y = drawn(&mut drawing, row, most, y);
    }
    let alt = m.fill("alt-agenda", &[("each", (&each(&rows)).into())]);
    Some(Picture {
        id: "agenda",
        title: None,
        unit: None,
        alt,
        height: y as u32 + 4,
        width: Some(WIDTH),
        body: drawing.0,
    })
}

/// One row from `y` on; where the next one begins.
fn drawn(drawing: &mut Drawing, row: &AgendaRow, most: f64, y: f64) -> f64 {
    let label = wrap(&row.label, 28, 3);
    let [back, forward] = [&row.back, &row.forward].map(texts);
    let lines = back.len().max(forward.len());
    let height = (20.0 + 15.0 * lines as f64).max(15.0 * label.len() as f64 + 8.0) + 8.0;
    for (i, line) in label.iter().enumerate() {
        drawing.text(0.0, 0.0, y + 13.0 + 15.0 * i as f64, Anchor::Start, "strong", line);
    }
    drawing.bar(STAYS, STAYS_WIDE, y, height - 4.0, "same");
    let middle = STAYS + STAYS_WIDE / 2.0;
    let stays = crate::figures::short(&row.same.text);
    drawing.text(middle, 0.0, y + 15.0, Anchor::Middle, "number", &stays);
    for (half, texts, forward) in [(&row.back, back, false), (&row.forward, forward, true)] {
        let mut at = 0.0;
        for (i, rung) in half.rungs.iter().enumerate() {
            let width = rung.figure.chance.mean / most * HALF;
            let x = if forward { STAYS + STAYS_WIDE + at } else { STAYS - at - width };
            drawing.bar(x, width, y + 3.0, 14.0, class(forward, i));
            at += width;
        }
        for (i, text) in texts.iter().enumerate() {
            let (x, dx, anchor) = if forward {
                (STAYS + STAYS_WIDE, 8.0, Anchor::Start)
            } else {
                (STAYS, -8.0, Anchor::End)
            };
            drawing.text(x, dx, y + 31.0 + 15.0 * i as f64, anchor, "small", text);
        }
    }
    drawing.line(0.0, y + height - 2.0, 100.0, y + height - 2.0, "rail");
    y + height + 4.0
}

/// What stands under a bar: figure and name of each option worth a word, in lines.
fn texts(half: &Half) -> Vec<String> {
    let each = half.told().into_iter().map(|r| {
        let figure = crate::figures::short(&r.figure.text);
        wrap(&format!("{figure}: {}", r.short), 40, 2)
    });
    each.flatten().collect()
}

/// Every issue with what it most often comes to.
fn each(rows: &[AgendaRow]) -> String {
    let one = |row: &AgendaRow| format!("{}: {} {}", row.label, row.now, row.same.text);
    rows.iter().map(one).collect::<Vec<_>>().join("; ")
}
