//! A hundred marks: each one chance in a hundred, told apart by shape, colour and number.

use std::fmt::Write as _;

use crate::{
    messages::Messages,
    view::{Brief, EndingBar},
};

use crate::draw::{Anchor, Drawing, Picture, wrap};

/// Distance between marks, pixels.
const STEP: usize = 25;
/// Width and height of the grid, pixels.
const GRID: usize = 10 * STEP + 2;

/// The grid alone, for a page that names the endings beside it.
pub(crate) fn grid(brief: &Brief<'_>, m: &Messages) -> Picture {
    grid_of(&brief.endings, m)
}

/// The same of any four endings: those of one room.
pub(crate) fn grid_of(endings: &[EndingBar], m: &Messages) -> Picture {
    let mut drawing = Drawing::default();
    marks(&mut drawing, endings);
    Picture {
        id: "endings",
        title: None,
        unit: None,
        alt: alt(endings, m),
        height: GRID as u32,
        width: Some(GRID as u32),
        body: drawing.0,
    }
}

/// The grid with its endings named, as a picture that stands alone.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Picture {
    // The grid and, beside it, the longest name of an ending.
    const WIDTH: u32 = 620;
    let mut drawing = Drawing::default();
    marks(&mut drawing, &brief.endings);
    let percent = |x: f64| x / f64::from(WIDTH) * 100.0;
    for (i, ending) in brief.endings.iter().enumerate() {
        let y = 22.0 + 62.0 * i as f64;
        drawing.0.push_str("<g>");
        let x = 290.0;
        let _ =
            write!(drawing.0, "<svg x=\"{}\" y=\"{}\" overflow=\"visible\">", x - 14.0, y - 20.0);
        mark(&mut drawing.0, 0, 0, ending.id);
        drawing.0.push_str("</svg></g>");
        let figure = crate::figures::short(&ending.figure.text);
        drawing.text(percent(x), 16.0, y, Anchor::Start, "big", &figure);
        let after = if figure.len() > 2 { 78.0 } else { 62.0 };
        let label = format!("{} {}", ending.label, crate::figures::short(&ending.figure.range));
        drawing.text(percent(x), after, y - 6.0, Anchor::Start, "strong", &label);
        for (line, text) in wrap(&ending.note, 44, 2).iter().enumerate() {
            let y = y + 11.0 + 15.0 * line as f64;
            drawing.text(percent(x), after, y, Anchor::Start, "small", text);
        }
    }
    Picture {
        id: "endings",
        title: None,
        unit: None,
        alt: alt(&brief.endings, m),
        height: GRID as u32,
        width: Some(WIDTH),
        body: drawing.0,
    }
}

/// One mark as it stands in the grid, for the list of endings beside it.
pub(crate) fn key(ending: &str) -> String {
    let mut out = "<svg class=\"key\" width=\"24\" height=\"24\" aria-hidden=\"true\">".to_owned();
    mark(&mut out, 0, 0, ending);
    out.push_str("</svg>");
    out
}

fn marks(drawing: &mut Drawing, endings: &[EndingBar]) {
    let all = endings.iter().flat_map(|e| std::iter::repeat_n(e.id, e.marks));
    for (n, id) in all.enumerate() {
        mark(&mut drawing.0, n % 10 * STEP, n / 10 * STEP, id);
    }
}

fn mark(out: &mut String, x: usize, y: usize, ending: &str) {
    let (cx, cy) = (x + 12, y + 12);
    let _ = match ending {
        "agreed" => write!(out, "<circle cx=\"{cx}\" cy=\"{cy}\" r=\"9\" class=\"m-agreed\"/>"),
        "words_only" => {
            write!(out, "<circle cx=\"{cx}\" cy=\"{cy}\" r=\"7.8\" class=\"m-words\"/>")
        }
        "bust_up" => {
            write!(out, "<path d=\"M{} {}l14 14m0-14l-14 14\" class=\"m-bust\"/>", cx - 7, cy - 7)
        }
        _ => write!(out, "<path d=\"M{} {}l8 8l-8 8l-8-8z\" class=\"m-zone\"/>", cx, cy - 8),
    };
}

/// The finding: every ending with its figure.
pub(crate) fn alt(endings: &[EndingBar], m: &Messages) -> String {
    let each: Vec<String> = endings
        .iter()
        .map(|e| {
            m.fill("alt-ending", &[("n", (&e.figure.text).into()), ("what", (&e.label).into())])
        })
        .collect();
    m.fill("alt-endings", &[("endings", (&m.list(&each)).into())])
}
