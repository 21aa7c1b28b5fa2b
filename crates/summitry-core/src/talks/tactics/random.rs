//! Random: any package worth no deal, drawn anew each turn; accepts by `AC_next` (the Random Walker of Hindriks & Tykhonov 2008).

use crate::talks::acceptance::next::Next;
use crate::talks::listing::Pick;
use crate::talks::tactic::{Seating, TacticKind};
use crate::talks::tactic::{Dice, Offering, Pair, Tactic, View};

/// The tactic's entry.
pub(super) const KIND: TacticKind =
    TacticKind { name: "random", source: "Hindriks & Tykhonov 2008", exponent: None, looks_ahead: false, make: &make };

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    Box::new(Pair::new(Random { dice: seating.dice }, Next))
}

/// A new draw each turn.
#[derive(Debug)]
struct Random {
    dice: Dice,
}

impl Offering for Random {
    fn propose(&mut self, view: &View<'_>) -> Option<Pick> {
        view.side().inverse().draw(&mut || self.dice.uniform())
    }
}
