//! Linear: gives evenly over time (Faratin, Sierra & Jennings 1998).

use crate::talks::registry::{TacticKind, Seating};
use crate::talks::tactic::Tactic;

/// The tactic's entry.
pub(super) const KIND: TacticKind = TacticKind {
    name: "linear",
    source: "Faratin, Sierra & Jennings 1998",
    exponent: None,
    looks_ahead: false,
    make,
};

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    super::curve::time_dependent(1.0, seating.protocol.convention)
}
