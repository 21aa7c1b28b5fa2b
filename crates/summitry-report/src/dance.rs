//! The dance of offers over the frontier: who offered what, by what it is worth to each side.
//!
//! One side's worth runs to the right, the other's up. Offers of one side are joined in the order they were made, so that a
//! concession is a step towards the other's corner. Two parties only: a third has no axis.

use crate::draw::{Anchor, Drawing, Picture, wrap};
use crate::messages::Messages;

/// One offer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnOffer {
    /// 0 or 1: who made it.
    pub party: usize,
    /// In which round, from 0.
    pub round: u32,
    /// What it is worth to each.
    pub utilities: [f64; 2],
}

/// One session between two parties, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Dance {
    /// Their names, as they stand within a sentence.
    pub parties: [String; 2],
    /// What no deal is worth to each.
    pub reservation: [f64; 2],
    /// The undominated packages that suit both, the first party's best first.
    pub frontier: Vec<[f64; 2]>,
    /// The offers in the order they were made.
    pub offers: Vec<DrawnOffer>,
    /// What was agreed.
    pub agreement: Option<[f64; 2]>,
    /// How it ended, in a sentence.
    pub end: String,
    /// Decimals of printed utilities.
    pub decimals: usize,
}

/// Left and right edge of the plot, percent of the width: numbers of the axis stand to the left, half of the last one to
/// the right.
const LEFT: f64 = 13.0;
const RIGHT: f64 = 96.0;
/// Height of the plot, pixels: about square on a page's column.
const HEIGHT: f64 = 280.0;
/// Room around what is drawn, a share of its range, so that no mark lies on an axis.
const PAD: f64 = 0.06;
/// Offers marked, as many as can be told apart; of longer talks evenly spaced ones, the first and the last among them.
const MARKED: usize = 60;

impl Dance {
    /// The picture, with the finding in words.
    #[must_use]
    pub fn picture(&self, m: &Messages) -> Picture {
        let mut drawing = Drawing::default();
        let mut y = 14.0;
        for (i, who) in self.parties.iter().enumerate() {
            drawing.mark(2.0, y - 4.0, i);
            let text = m.fill("dance-offer", &[("who", who.into())]);
            for line in wrap(&text, 50, 2) {
                drawing.text(2.0, 14.0, y, Anchor::Start, "label", &line);
                y += 18.0;
            }
        }
        let up = m.fill("dance-axis", &[("who", (&self.parties[1]).into())]);
        y += 10.0;
        drawing.arrow(0.0, 0.0, y, true);
        for line in wrap(&up, 50, 2) {
            drawing.text(0.0, 14.0, y, Anchor::Start, "small", &line);
            y += 16.0;
        }
        let top = y + 6.0;
        let bottom = top + HEIGHT;
        let [across, along] = [0, 1].map(|side| self.range(side));
        let x = |u: f64| LEFT + (RIGHT - LEFT) * share(u, across);
        let y = |u: f64| bottom - HEIGHT * share(u, along);
        let number = |u: f64| m.number(u, self.decimals);
        drawing.line(LEFT, bottom, RIGHT, bottom, "axis");
        drawing.line(LEFT, top, LEFT, bottom, "axis");
        for (u, anchor) in [(across.0, Anchor::Start), (across.1, Anchor::End)] {
            drawing.text(x(u), 0.0, bottom + 16.0, anchor, "small", &number(u));
        }
        for (u, dy) in [(along.0, 0.0), (along.1, 10.0)] {
            drawing.text(LEFT, -5.0, y(u) + dy, Anchor::End, "small", &number(u));
        }
        let right = m.fill("dance-axis", &[("who", (&self.parties[0]).into())]);
        drawing.text(RIGHT, 0.0, bottom + 34.0, Anchor::End, "small", &right);
        drawing.arrow(RIGHT, 5.0, bottom + 34.0, false);
        // What no deal is worth to each bounds what both can want.
        let [none_x, none_y] = [x(self.reservation[0]), y(self.reservation[1])];
        drawing.line(none_x, top, none_x, bottom, "headline");
        drawing.line(LEFT, none_y, RIGHT, none_y, "headline");
        drawing.text(none_x, 4.0, bottom - 5.0, Anchor::Start, "small", &m.say("dance-none"));
        // The line only guides the eye: what can be agreed are the points.
        for pair in self.frontier.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            drawing.line(x(a[0]), y(a[1]), x(b[0]), y(b[1]), "join");
        }
        for point in &self.frontier {
            drawing.dot(x(point[0]), y(point[1]));
        }
        if let Some(middle) = self.frontier.get(self.frontier.len() / 2) {
            drawing.text(
                x(middle[0]),
                6.0,
                y(middle[1]) - 8.0,
                Anchor::Start,
                "small",
                &m.say("dance-frontier"),
            );
        }
        for party in 0..2 {
            let own: Vec<&DrawnOffer> = self.offers.iter().filter(|o| o.party == party).collect();
            for pair in own.windows(2) {
                let (a, b) = (pair[0].utilities, pair[1].utilities);
                if a != b {
                    drawing.line(x(a[0]), y(a[1]), x(b[0]), y(b[1]), "range");
                }
            }
        }
        let step = self.offers.len().div_ceil(MARKED).max(1);
        let last = self.offers.len().saturating_sub(1);
        for (place, offer) in self.offers.iter().enumerate() {
            if place % step == 0 || place == last {
                drawing.mark(x(offer.utilities[0]), y(offer.utilities[1]), offer.party);
            }
        }
        // When each side began and ended.
        for party in 0..2 {
            let own = || self.offers.iter().filter(|o| o.party == party);
            let (first, last) = (own().next(), own().next_back());
            let last = last.filter(|l| first.is_some_and(|f| f.utilities != l.utilities));
            for offer in first.into_iter().chain(last) {
                let dy = if party == 0 { 22.0 } else { -11.0 };
                let [u, v] = offer.utilities;
                let round = (offer.round + 1).to_string();
                drawing.text(x(u), 0.0, y(v) + dy, Anchor::Middle, "small", &round);
            }
        }
        if let Some(deal) = self.agreement {
            drawing.ring(x(deal[0]), y(deal[1]));
            let at = x(deal[0]);
            let (dx, anchor) = if at > 75.0 { (-14.0, Anchor::End) } else { (14.0, Anchor::Start) };
            drawing.text(at, dx, y(deal[1]) + 5.0, anchor, "strong", &m.say("dance-deal"));
        }
        Picture {
            id: "talks",
            title: None,
            unit: None,
            alt: self.alt(m),
            height: (bottom + 44.0) as u32,
            width: None,
            body: drawing.0,
        }
    }

    /// The least and the greatest utility of a side that is drawn.
    fn range(&self, side: usize) -> (f64, f64) {
        let offers = self.offers.iter().map(|o| o.utilities[side]);
        let points = self.frontier.iter().map(|p| p[side]);
        let all = offers.chain(points).chain([self.reservation[side]]);
        let (low, high) =
            all.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), u| (l.min(u), h.max(u)));
        let pad = if low < high { PAD * (high - low) } else { 0.5 };
        (low - pad, high + pad)
    }

    /// The most one side could have had more without costing the other, and by how much.
    fn left(&self) -> f64 {
        let [a, b] = self.agreement.unwrap_or(self.reservation);
        let better = self.frontier.iter().filter(|p| p[0] >= a && p[1] >= b);
        better.map(|p| (p[0] - a).max(p[1] - b)).fold(0.0, f64::max)
    }

    fn alt(&self, m: &Messages) -> String {
        let number = |u: f64| m.number(u, self.decimals);
        let start = self.offers.first().map_or_else(String::new, |first| {
            let (own, other) = (first.utilities[first.party], first.utilities[1 - first.party]);
            m.sentence(
                "alt-dance-start",
                &[
                    ("who", (&self.parties[first.party]).into()),
                    ("own", (&number(own)).into()),
                    ("other", (&number(other)).into()),
                ],
            )
        });
        let left = self.left();
        let left = if self.frontier.is_empty() {
            String::new()
        } else if left > 0.0 {
            m.fill("alt-dance-left", &[("gain", (&number(left)).into())])
        } else {
            m.say("alt-dance-none")
        };
        let text = m.fill(
            "alt-dance",
            &[
                ("one", (&self.parties[0]).into()),
                ("two", (&self.parties[1]).into()),
                ("start", (&start).into()),
                ("end", (&self.end).into()),
                ("left", (&left).into()),
            ],
        );
        text.trim().to_owned()
    }
}

/// Where a utility lies in a range, 0 to 1.
fn share(u: f64, (low, high): (f64, f64)) -> f64 {
    (u - low) / (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{draw::Theme, language::Language};

    fn dance() -> Dance {
        Dance {
            parties: ["A <b>".to_owned(), "B".to_owned()],
            reservation: [0.1, 0.2],
            frontier: vec![[0.9, 0.3], [0.6, 0.6], [0.3, 0.9]],
            offers: vec![
                DrawnOffer { party: 0, round: 0, utilities: [0.9, 0.3] },
                DrawnOffer { party: 1, round: 0, utilities: [0.3, 0.9] },
                DrawnOffer { party: 0, round: 1, utilities: [0.5, 0.5] },
            ],
            agreement: Some([0.5, 0.5]),
            end: "Deal.".to_owned(),
            decimals: 2,
        }
    }

    #[test]
    fn the_finding_is_in_the_words() {
        let m = Messages::new(Language::English);
        let alt = dance().picture(&m).alt;
        assert!(alt.contains("A <b> opens at 0.90 for itself and 0.30"), "{alt}");
        // By hand: (0.6, 0.6) costs nobody anything and gives 0.1 more.
        assert!(
            alt.contains("Deal. On the frontier the one side could have had 0.10 more"),
            "{alt}"
        );
        let on = Dance { agreement: Some([0.6, 0.6]), ..dance() };
        assert!(on.picture(&m).alt.contains("It lies on the frontier."));
    }

    #[test]
    fn names_cannot_become_markup_and_nothing_is_not_a_number() {
        let m = Messages::new(Language::Spanish);
        let file = dance().picture(&m).file(Theme::Light);
        assert!(!file.contains("<b>"), "{file}");
        let empty = Dance { frontier: vec![], offers: vec![], agreement: None, ..dance() };
        assert!(!empty.picture(&m).file(Theme::Light).contains("NaN"));
    }
}
