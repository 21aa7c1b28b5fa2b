//! The calibration picture: what was stated against what happened, with the band that luck alone leaves open.

use summitry_kit::record::{Bin, Scores};

use crate::{
    draw::{Anchor, Drawing, Picture, wrap},
    messages::Messages,
};

/// Width and height of the square, pixels, and the margin of its labels.
const SIDE: f64 = 300.0;
const LEFT: f64 = 60.0;
const TOP: f64 = 30.0;
/// Width of the whole, pixels.
const WIDTH: u32 = 620;
/// Height of the whole, pixels.
const HEIGHT: u32 = 390;

/// The picture; under ten settled questions it has no curve and says how many are missing.
#[must_use]
pub fn picture(summary: &Scores, m: &Messages) -> Picture {
    let mut drawing = Drawing::default();
    let percent = |x: f64| x / f64::from(WIDTH) * 100.0;
    drawing.text(0.0, 4.0, 18.0, Anchor::Start, "strong", &m.say("record-calibration"));
    let alt = match &summary.calibration {
        None => {
            let text = m
                .fill("record-missing", &[("n", summary.missing().into())])
                .replace(['⟦', '⟧'], "");
            for (i, line) in wrap(&text, 70, 4).iter().enumerate() {
                drawing.text(0.0, 4.0, 50.0 + 18.0 * i as f64, Anchor::Start, "small", line);
            }
            return Picture {
                id: "calibration",
                title: None,
                unit: None,
                alt: text,
                height: 130,
                width: Some(WIDTH),
                body: drawing.0,
            };
        }
        Some(bins) => {
            let x = |p: f64| percent(LEFT + SIDE * p);
            let y = |p: f64| TOP + SIDE * (1.0 - p);
            for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
                drawing.line(x(tick), y(0.0), x(tick), y(1.0), "rail");
                drawing.line(x(0.0), y(tick), x(1.0), y(tick), "rail");
                let label = m.hundred(tick);
                drawing.text(x(tick), 0.0, y(0.0) + 18.0, Anchor::Middle, "small", &label);
                drawing.text(x(0.0), -8.0, y(tick) + 4.0, Anchor::End, "small", &label);
            }
            drawing.line(x(0.0), y(0.0), x(1.0), y(1.0), "axis");
            for bin in bins {
                let share = |k: usize| k as f64 / bin.n as f64;
                let (low, high) = (share(bin.band.0), share(bin.band.1));
                drawing.line(x(bin.mean), y(low), x(bin.mean), y(high), "join");
                drawing.mark(x(bin.mean), y(share(bin.yes)), 1);
                let count = format!("{}", bin.n);
                drawing.text(
                    x(bin.mean),
                    10.0,
                    y(share(bin.yes)) - 8.0,
                    Anchor::Start,
                    "tag",
                    &count,
                );
            }
            let below = y(0.0) + 38.0;
            drawing.text(x(0.5), 0.0, below, Anchor::Middle, "small", &m.say("record-axis-stated"));
            let side = percent(LEFT + SIDE + 24.0);
            for (i, line) in wrap(&m.say("record-calibration-note"), 36, 12).iter().enumerate() {
                drawing.text(side, 0.0, TOP + 14.0 + 16.0 * i as f64, Anchor::Start, "small", line);
            }
            m.fill("record-alt", &[("each", (&each(bins, m)).into())])
        }
    };
    Picture {
        id: "calibration",
        title: None,
        unit: None,
        alt,
        height: HEIGHT,
        width: Some(WIDTH),
        body: drawing.0,
    }
}

/// Every band in words, for readers who cannot see it.
fn each(bins: &[Bin], m: &Messages) -> String {
    let one = |b: &Bin| {
        let happened = m.fill("record-of", &[("k", b.yes.into()), ("n", b.n.into())]);
        format!("{}: {happened}", m.hundred(b.mean))
    };
    bins.iter().map(one).collect::<Vec<_>>().join("; ")
}
