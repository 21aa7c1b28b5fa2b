//! If our guess were other: one bar a value from its low to its high third, hatched where only the author says so.

use summitry_core::value::Support;

use crate::{messages::Messages, view::Brief};

use crate::draw::{Anchor, Drawing, Picture, number, wrap};

/// Bars a picture shows: as many as the table behind it.
const SHOWN: usize = 8;

/// The bars around the headline; `None` where nothing moves it.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Option<Picture> {
    let rows: Vec<_> = brief.moves.drivers.iter().take(SHOWN).collect();
    let first = rows.first()?;
    let headline = brief.headline.figure.chance.mean;
    let ends = rows.iter().flat_map(|d| [d.low, d.high]).chain([headline]);
    let low = (ends.clone().fold(f64::INFINITY, f64::min) * 10.0).floor() / 10.0;
    let high = (ends.fold(f64::NEG_INFINITY, f64::max) * 10.0).ceil() / 10.0;
    let span = (high - low).max(0.1);
    let place = |p: f64| 9.0 + 82.0 * (p - low) / span;
    let mut drawing = Drawing::default();
    drawing.hatch();
    let mut y = 14.0;
    let mut bars = Drawing::default();
    for d in &rows {
        for line in wrap(&d.name, 54, 2) {
            bars.text(0.0, 0.0, y, Anchor::Start, "label", &line);
            y += 16.0;
        }
        let (from, to) = (place(d.low.min(d.high)), place(d.low.max(d.high)));
        let class = match d.support {
            Support::Stated => "range stated",
            Support::Direction => "range quoted",
            Support::Judgement | Support::Default => "range hatched",
        };
        bars.bar(from, to - from, y - 7.0, 14.0, class);
        let (left, right) =
            if d.low <= d.high { (&d.text.0, &d.text.1) } else { (&d.text.1, &d.text.0) };
        bars.low_end(place(d.low), y);
        bars.text(from, -8.0, y + 4.5, Anchor::End, "strong", &crate::figures::short(left));
        bars.text(to, 8.0, y + 4.5, Anchor::Start, "strong", &crate::figures::short(right));
        y += 27.0;
    }
    drawing.line(place(headline), 18.0, place(headline), y - 14.0, "headline");
    drawing.0.push_str(&bars.0);
    // The headline's own number goes before a tick it would stand on.
    for p in [low, high].into_iter().filter(|&p| (place(p) - place(headline)).abs() > 8.0) {
        let text = format!("{:.0}", p * 100.0);
        drawing.text(place(p), 0.0, y, Anchor::Middle, "small", &text);
    }
    drawing.text(place(headline), 0.0, y, Anchor::Middle, "small", &brief.headline.figure.text);
    y += 12.0;
    for (class, key) in [
        ("range hatched", "key-guess"),
        ("range quoted", "key-quoted"),
        ("range stated", "key-stated"),
    ] {
        drawing.0.push_str(&format!(
            "<rect x=\"1\" y=\"{}\" width=\"22\" height=\"12\" class=\"{class}\"/>",
            number(y)
        ));
        drawing.text(0.0, 30.0, y + 10.0, Anchor::Start, "small", &m.say(key));
        y += 18.0;
    }
    // Which end is which: a bar alone does not say whether more of the value brings more agreement or less.
    drawing.0.push_str(&format!(
        "<circle cx=\"12\" cy=\"{}\" r=\"4\" class=\"low-end\"/>",
        number(y + 6.0)
    ));
    drawing.text(0.0, 30.0, y + 10.0, Anchor::Start, "small", &m.say("key-low-end"));
    y += 18.0;
    let alt = m.fill(
        "alt-drivers",
        &[
            ("what", (&first.name).into()),
            ("low", (&first.text.0).into()),
            ("high", (&first.text.1).into()),
            ("support", (&first.support_text).into()),
        ],
    );
    Some(Picture { id: "drivers", alt, height: (y + 2.0) as u32, width: None, body: drawing.0 })
}
