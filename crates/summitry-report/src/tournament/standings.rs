//! The ranking as a picture: each tactic's mean as a dot, its interval as a line.

use summitry_kit::tournament::ranking::TournamentSummary;

use crate::draw::{Anchor, Drawing, Picture};
use crate::messages::Messages;

/// Left and right edge of the plot, percent of the width: names stand to the left.
const LEFT: f64 = 30.0;
const RIGHT: f64 = 96.0;
/// Height of a row, pixels.
const ROW: f64 = 24.0;

/// `holds`: the p below which a difference is said to hold.
pub(super) fn picture(summary: &TournamentSummary, holds: f64, m: &Messages) -> Picture {
    let ends = summary.tactics.iter().filter_map(|t| t.estimate).flat_map(|e| {
        let (low, high) = e.interval.unwrap_or((e.mean, e.mean));
        [low, high]
    });
    let (low, high) = ends.fold((0.0f64, 0.0f64), |(l, h), x| (l.min(x), h.max(x)));
    let range = if high > low { high - low } else { 1.0 };
    let x = |value: f64| LEFT + (RIGHT - LEFT) * (value - low) / range;
    let mut drawing = Drawing::default();
    let bottom = 10.0 + ROW * summary.tactics.len() as f64;
    drawing.line(LEFT, bottom, RIGHT, bottom, "axis");
    drawing.line(x(0.0), 6.0, x(0.0), bottom, "rail");
    for (value, anchor) in [(low, Anchor::Start), (high, Anchor::End)] {
        drawing.text(x(value), 0.0, bottom + 16.0, anchor, "small", &m.number(value, 2));
    }
    for (place, line) in summary.tactics.iter().enumerate() {
        let y = 10.0 + ROW * (place as f64 + 0.5);
        drawing.text(0.0, 0.0, y + 4.0, Anchor::Start, "label", &line.tactic);
        let Some(estimate) = line.estimate else { continue };
        if let Some((low, high)) = estimate.interval {
            drawing.line(x(low), y, x(high), y, "join");
        }
        drawing.point(x(estimate.mean), y, "near");
    }
    let metric = m.say(&format!("tournament-metric-{}", summary.metric.word()));
    drawing.text(RIGHT, 0.0, bottom + 34.0, Anchor::End, "small", &metric);
    drawing.arrow(RIGHT, 5.0, bottom + 34.0, false);
    Picture {
        id: "ranking",
        title: Some(m.say("tournament-ranking")),
        unit: None,
        alt: alt(summary, holds, m),
        height: (bottom + 42.0) as u32,
        width: None,
        body: drawing.0,
    }
}

/// The finding in words: who leads, and whether that is sure.
fn alt(summary: &TournamentSummary, holds: f64, m: &Messages) -> String {
    let mut ranked = summary.tactics.iter().filter_map(|t| Some((t, t.estimate?.mean)));
    let (Some((first, one)), Some((second, two))) = (ranked.next(), ranked.next()) else {
        return m.say("tournament-ranking");
    };
    let apart = summary.comparisons.iter().find(|c| {
        [&c.better, &c.worse].contains(&&first.tactic)
            && [&c.better, &c.worse].contains(&&second.tactic)
    });
    let sure = apart.is_some_and(|c| c.corrected < holds && c.better == first.tactic);
    let (one, two) = (m.number(one, 3), m.number(two, 3));
    let id = if sure { "alt-tournament-sure" } else { "alt-tournament-unsure" };
    m.fill(
        id,
        &[
            ("first", (&first.tactic).into()),
            ("one", (&one).into()),
            ("second", (&second.tactic).into()),
            ("two", (&two).into()),
        ],
    )
}
