//! Conceder: gives most at once (Faratin, Sierra & Jennings 1998; Pruitt 1981).
//!
//! The exponent is 0.25 unless given, as NegMAS has it.

use crate::talks::tactic::{Seating, TacticKind};
use crate::talks::tactic::Tactic;

/// The tactic's entry.
pub(super) const KIND: TacticKind = TacticKind {
    name: "conceder",
    source: "Faratin, Sierra & Jennings 1998",
    exponent: Some((0.25, "above 0 and below 1", (0.0, 1.0))),
    looks_ahead: false,
    make: &make,
};

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    super::time_dependent::time_dependent(seating.exponent, seating.protocol.convention)
}
