//! Boulware: holds out, then gives in near the deadline (Faratin, Sierra & Jennings 1998; after Lemuel Boulware's take it or leave it).
//!
//! The exponent is 4.0 unless given, as NegMAS has it.

use crate::talks::tactic::{Seating, TacticKind};
use crate::talks::tactic::Tactic;

/// The tactic's entry.
pub(super) const KIND: TacticKind = TacticKind {
    name: "boulware",
    source: "Faratin, Sierra & Jennings 1998",
    exponent: Some((4.0, "above 1", (1.0, f64::MAX))),
    looks_ahead: false,
    make: &make,
};

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    super::time_dependent::time_dependent(seating.exponent, seating.protocol.convention)
}
