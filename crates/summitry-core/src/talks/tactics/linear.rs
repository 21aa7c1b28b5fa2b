//! Linear: gives evenly over time (Faratin, Sierra & Jennings 1998).

use crate::talks::tactic::{Seating, TacticKind};
use crate::talks::tactic::Tactic;

/// The tactic's entry.
pub(super) const KIND: TacticKind = TacticKind {
    name: "linear",
    source: "Faratin, Sierra & Jennings 1998",
    exponent: None,
    looks_ahead: false,
    make: &make,
};

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    super::time_dependent::time_dependent(1.0, seating.protocol.convention)
}
