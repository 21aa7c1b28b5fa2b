//! Where a hundred meetings go: a deal, then what is lost at each gate, each bar beginning where the last one ends.

use summitry_core::forecast::TOO_SMALL_TO_SHOW;

use crate::{messages::Messages, view::Brief};

use crate::draw::{Anchor, Drawing, Picture, wrap};

/// Of the width, percent: the rest is for the number behind the longest bar.
const WIDTH: f64 = 88.0;

/// One bar a gate that loses at least half a meeting of a hundred.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Picture {
    let h = &brief.headline;
    let mut drawing = Drawing::default();
    let mut y = 13.0;
    drawing.text(0.0, 0.0, y, Anchor::Start, "small", &m.say("key-gates"));
    y += 22.0;
    let mut from = 0.0;
    for bar in &h.bars {
        if bar.deal || bar.share >= TOO_SMALL_TO_SHOW {
            for line in wrap(&bar.label, 42, 3) {
                drawing.text(0.0, 0.0, y, Anchor::Start, "label", &line);
                y += 16.0;
            }
            y -= 10.0;
            drawing.bar(0.0, WIDTH, y, 13.0, "same");
            let class = if bar.deal { "better" } else { "worse" };
            drawing.bar(WIDTH * from, WIDTH * bar.share, y, 13.0, class);
            let figure = crate::figures::short(&bar.text);
            let end = WIDTH * (from + bar.share).min(1.0);
            drawing.text(end, 6.0, y + 11.0, Anchor::Start, "strong", &figure);
            y += 30.0;
        }
        from += bar.share;
    }
    Picture {
        id: "headline",
        title: None,
        unit: None,
        alt: h.lost.plain(),
        height: (y - 8.0) as u32,
        width: None,
        body: drawing.0,
    }
}
