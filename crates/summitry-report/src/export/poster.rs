//! One picture that says it all: the finding, why, the endings as one bar of a hundred, the stamp. A card for links, a slide for talks.

use crate::{
    draw::{Anchor, Drawing, Picture, wrap},
    messages::Messages,
    view::{Brief, reasons},
};

/// It is laid out at this width and scaled from there.
const WIDTH: u32 = 1200;
const MARGIN: f64 = 56.0;
/// Characters of a line of the title, and its lines.
const TITLE: (usize, usize) = (40, 4);

/// Reasons that are told where there is room: what one of each side wants and what clashes.
const REASONS: usize = 3;
/// Characters of the line that names the source: short, for the pictures of a page say it in full.
const SOURCE: usize = 98;
/// From one line of a reason to the next, pixels.
const LINE: f64 = 31.0;

/// The poster for a size; its height follows from the sides' proportion.
pub(super) fn poster(brief: &Brief<'_>, m: &Messages, width: u32, height: u32) -> Picture {
    let tall = height * WIDTH / width;
    let bottom = f64::from(tall);
    let head = &brief.head;
    let mut drawing = Drawing::default();
    let line: Vec<&str> = [head.title.as_str(), head.place_and_day.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let above = wrap(&line.join(" · "), 86, 1);
    let mut y = drawing.lines(MARGIN, 40.0, 26.0, "poster-small", &above);
    y = drawing.lines(
        MARGIN,
        y + 8.0,
        56.0,
        "poster-title",
        &wrap(&head.finding, TITLE.0, TITLE.1),
    );
    let bar = y.max(bottom - 330.0) + 46.0;
    why(&mut drawing, brief, y + 12.0, bar - 24.0);
    endings(&mut drawing, brief, bar);
    let unit = m.say("poster-unit");
    let below = bottom - if head.stamp.is_some() { 66.0 } else { 34.0 };
    let source = wrap(&brief.source(m, "poster-source"), SOURCE, 1).join(" ");
    drawing.text(0.0, MARGIN, below - 30.0, Anchor::Start, "poster-small", &unit);
    drawing.text(0.0, MARGIN, below, Anchor::Start, "poster-small", &source);
    if let Some(stamp) = &head.stamp {
        let stamp = wrap(stamp, 88, 1).join(" ");
        drawing.text(0.0, MARGIN, bottom - 30.0, Anchor::Start, "poster-stamp stamp", &stamp);
    }
    Picture {
        id: "poster",
        title: None,
        unit: None,
        alt: crate::contents::pictures::hundred::alt(&brief.endings, m),
        height: tall,
        width: Some(WIDTH),
        body: drawing.0,
    }
}

/// The first reasons between the finding and its bar, as far as there is room; a sentence stands whole or not at all.
fn why(drawing: &mut Drawing, brief: &Brief<'_>, from: f64, to: f64) {
    let mut y = from;
    for reason in reasons::first(&brief.reasons, REASONS) {
        let lines = wrap(&reason.line.plain(), 88, usize::MAX);
        // Of those there is room for: a long one does not keep a short one off.
        if y + LINE * lines.len() as f64 > to {
            continue;
        }
        y = drawing.lines(MARGIN, y, LINE, "poster-text", &lines);
    }
}

/// One bar of a hundred, and under it each ending with figure, name and range, in columns of their own.
fn endings(drawing: &mut Drawing, brief: &Brief<'_>, y: f64) {
    let percent = |x: f64| x / f64::from(WIDTH) * 100.0;
    let whole = f64::from(WIDTH) - 2.0 * MARGIN;
    let total: f64 = brief.endings.iter().map(|e| e.figure.chance.mean).sum();
    let mut x = MARGIN;
    for ending in &brief.endings {
        let width = ending.figure.chance.mean / total.max(f64::MIN_POSITIVE) * whole;
        drawing.bar(percent(x), percent(width), y, 44.0, &format!("e-{}", ending.id));
        x += width;
    }
    let seen: Vec<_> = brief.endings.iter().filter(|e| e.marks > 0).collect();
    let column = whole / seen.len().max(1) as f64;
    for (i, ending) in seen.into_iter().enumerate() {
        let x = MARGIN + column * i as f64;
        drawing.bar(percent(x), percent(16.0), y + 70.0, 16.0, &format!("e-{}", ending.id));
        let figure = crate::figures::short(&ending.figure.text);
        drawing.text(0.0, x + 26.0, y + 100.0, Anchor::Start, "poster-number", &figure);
        let room = ((column - 110.0) / 12.0).max(8.0) as usize;
        let label = wrap(&ending.label, room, 2);
        let mut at = y + 66.0;
        for line in label.iter().chain([&crate::figures::short(&ending.figure.range)]) {
            at += 25.0;
            drawing.text(0.0, x + 104.0, at - 2.0, Anchor::Start, "poster-small", line);
        }
    }
}
