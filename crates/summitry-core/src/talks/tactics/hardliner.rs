//! Hardliner: asks for its best package throughout and accepts nothing worth less (the take-it-or-leave-it of Pruitt 1981).

use crate::talks::acceptance::next::Next;
use crate::talks::listing::Pick;
use crate::talks::tactic::{Seating, TacticKind};
use crate::talks::tactic::{Offering, Pair, Tactic, View};

/// The tactic's entry.
pub(super) const KIND: TacticKind =
    TacticKind { name: "hardliner", source: "Pruitt 1981", exponent: None, looks_ahead: false, make: &make };

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    let best = seating.table.side(seating.party).inverse().best();
    Box::new(Pair::new(Hardliner { best }, Next))
}

/// Always the best package.
#[derive(Debug)]
struct Hardliner {
    best: Option<Pick>,
}

impl Offering for Hardliner {
    fn propose(&mut self, _view: &View<'_>) -> Option<Pick> {
        self.best
    }
}
