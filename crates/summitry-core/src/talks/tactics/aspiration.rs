//! Aspiration: a level that falls over time, at which it proposes and accepts alike (Siegel 1957; NegMAS's
//! `AspirationNegotiator`).
//!
//! It differs from Boulware in what it accepts: whatever reaches the level, even short of the package it would propose
//! instead. The exponent is 4 unless given, as NegMAS has it.

use super::time_dependent::by_level;
use crate::talks::curve::{Curve, Slack};
use crate::talks::protocol::Convention;
use crate::talks::tactic::{Seating, TacticKind};
use crate::talks::tactic::Tactic;

/// The tactic's entry.
pub(super) const KIND: TacticKind = TacticKind {
    name: "aspiration",
    source: "Siegel 1957; NegMAS",
    exponent: Some((4.0, "above 0", (0.0, f64::MAX))),
    looks_ahead: false,
    make: &make,
};

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    let curve = Curve { exponent: seating.exponent };
    match seating.protocol.convention {
        Convention::Textbook => by_level(curve, Slack(0.0), 0.0),
        Convention::Negmas => by_level(curve, Slack(1e-3), 1e-6),
    }
}
