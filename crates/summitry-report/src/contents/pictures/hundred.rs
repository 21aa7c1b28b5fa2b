//! A hundred marks: each one chance in a hundred, told apart by shape, colour and number; those of one ending stand together, as
//! many as its figure says.

use std::fmt::Write as _;

use crate::{
    messages::Messages,
    view::{Brief, EndingBar},
};

use crate::draw::{Anchor, Drawing, Picture, wrap};

/// Distance between marks, pixels.
const STEP: usize = 25;
/// Marks in a row.
const ROW: usize = 10;
/// Width and height of the grid, pixels.
const GRID: usize = ROW * STEP + 2;

/// All marks in one square, for a place that names the endings elsewhere.
pub(crate) fn grid(brief: &Brief<'_>, m: &Messages) -> Picture {
    let mut body = String::new();
    let all = brief.endings.iter().flat_map(|e| std::iter::repeat_n(e.id, e.marks));
    for (n, id) in all.enumerate() {
        mark(&mut body, place(n), id);
    }
    Picture {
        id: "endings",
        title: None,
        unit: None,
        alt: alt(&brief.endings, m),
        height: GRID as u32,
        width: Some(GRID as u32),
        body,
    }
}

/// The marks of each ending beside its name, as a picture that stands alone.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Picture {
    // The longest name of an ending and, beside it, a row of marks.
    const WIDTH: u32 = 620;
    const MARKS: f64 = 360.0;
    let mut drawing = Drawing::default();
    let percent = |x: f64| x / f64::from(WIDTH) * 100.0;
    let mut y = 0.0;
    for ending in &brief.endings {
        let figure = crate::figures::short(&ending.figure.text);
        drawing.text(0.0, 62.0, y + 26.0, Anchor::End, "big", &figure);
        let range = crate::figures::short(&ending.figure.range);
        let mut at = y + 16.0;
        for (class, text) in
            [("strong", format!("{} {range}", ending.label)), ("small", ending.note.clone())]
        {
            for line in wrap(&text, if class == "strong" { 34 } else { 40 }, 3) {
                drawing.text(0.0, 74.0, at, Anchor::Start, class, &line);
                at += 16.0;
            }
        }
        let (body, rows) = cluster(ending, None);
        let _ = write!(
            drawing.0,
            "<svg x=\"{}%\" y=\"{y}\" overflow=\"visible\">{body}</svg>",
            percent(MARKS)
        );
        y = (y + (rows * STEP) as f64).max(at) + 10.0;
    }
    Picture {
        id: "endings",
        title: None,
        unit: None,
        alt: alt(&brief.endings, m),
        height: y as u32,
        width: Some(WIDTH),
        body: drawing.0,
    }
}

/// The marks of one ending, for a page that names it beside them; of `was` marks those that are gone are dotted, and those
/// that are new have a ring.
pub(crate) fn marks(ending: &EndingBar, was: Option<usize>) -> String {
    let (body, rows) = cluster(ending, was);
    format!(
        "<svg class=\"marks\" viewBox=\"0 0 {GRID} {0}\" width=\"{GRID}\" height=\"{0}\" aria-hidden=\"true\">{body}</svg>",
        rows.max(1) * STEP
    )
}

/// The marks and how many rows they fill. An ending that prints as under 1 has one mark of half the size.
fn cluster(ending: &EndingBar, was: Option<usize>) -> (String, usize) {
    let (now, was) = (ending.printed, was.unwrap_or(ending.printed));
    let mut out = String::new();
    for n in 0..now {
        mark(&mut out, place(n), ending.id);
        if n >= was {
            let (x, y) = place(n);
            let _ = write!(
                out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"11.5\" class=\"m-new\"/>",
                x + 12,
                y + 12
            );
        }
    }
    for n in now..was {
        let (x, y) = place(n);
        let _ =
            write!(out, "<circle cx=\"{}\" cy=\"{}\" r=\"8\" class=\"m-gone\"/>", x + 12, y + 12);
    }
    let all = now.max(was);
    if all == 0 {
        out.push_str("<g transform=\"translate(6 6) scale(.5)\">");
        mark(&mut out, (0, 0), ending.id);
        out.push_str("</g>");
        return (out, 1);
    }
    (out, all.div_ceil(ROW))
}

/// Where the mark of this number begins, pixels.
fn place(n: usize) -> (usize, usize) {
    (n % ROW * STEP, n / ROW * STEP)
}

fn mark(out: &mut String, (x, y): (usize, usize), ending: &str) {
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
