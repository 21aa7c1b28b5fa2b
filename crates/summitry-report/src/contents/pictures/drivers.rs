//! If our guess were other: one bar a value from its low to its high third, hatched where only the author says so.

use summitry_core::value::Support;

use crate::{
    messages::Messages,
    view::{Brief, names},
};

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
    let place = |p: f64| 22.0 + 56.0 * (p - low) / span;
    let mut drawing = Drawing::default();
    drawing.hatch();
    let mut y = 14.0;
    let mut bars = Drawing::default();
    for d in &rows {
        for line in wrap(&d.name, 42, 3) {
            bars.text(0.0, 0.0, y, Anchor::Start, "label", &line);
            y += 16.0;
        }
        let (from, to) = (place(d.low.min(d.high)), place(d.low.max(d.high)));
        let class = match d.support {
            Support::Stated => "range stated",
            Support::Direction => "range quoted",
            Support::Judgement | Support::Default => "range hatched",
        };
        // The forecast's own figure, beside each bar alone: a line through the words would cost them.
        drawing.line(place(headline), y - 11.0, place(headline), y + 11.0, "headline");
        bars.bar(from, to - from, y - 7.0, 14.0, class);
        // A word at each end: a bar alone does not say whether more of the value brings more deals or fewer.
        let (low_word, high_word) = names::ends(m, &d.path);
        let low_end = (crate::figures::short(&d.text.0), low_word);
        let high_end = (crate::figures::short(&d.text.1), high_word);
        let (left, right) = if d.low <= d.high { (low_end, high_end) } else { (high_end, low_end) };
        let (left, right) = (format!("{} {}", left.1, left.0), format!("{} {}", right.0, right.1));
        bars.text(from, -6.0, y + 4.5, Anchor::End, "end", &left);
        bars.text(to, 6.0, y + 4.5, Anchor::Start, "end", &right);
        y += 27.0;
    }
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
    let alt = m.fill(
        "alt-drivers",
        &[
            ("what", (&first.name).into()),
            ("low", (&first.text.0).into()),
            ("high", (&first.text.1).into()),
            ("support", (&first.support_text).into()),
        ],
    );
    Some(Picture {
        id: "drivers",
        title: None,
        unit: None,
        alt,
        height: (y + 2.0) as u32,
        width: None,
        body: drawing.0,
    })
}

/// The finding: from where to where the value that moves a deal most takes it, and whether that is a guess.
pub(crate) fn finding(brief: &Brief<'_>, m: &Messages) -> Option<String> {
    let first = brief.moves.drivers.first()?;
    let (low, high) = (first.low.min(first.high), first.low.max(first.high));
    let (low, high) = (m.hundred(low), m.hundred(high));
    let id = match first.support {
        Support::Judgement => "drivers-finding-guess",
        Support::Stated | Support::Direction | Support::Default => "drivers-finding",
    };
    Some(m.fill(id, &[("low", (&low).into()), ("high", (&high).into())]))
}
