//! MiCRO: one small concession for every new offer heard (de Jonge 2022).
//!
//! Packages are proposed in falling order of worth. The next one is due while no more different packages were proposed than
//! were heard; otherwise one of those already proposed is drawn again. It accepts what is worth at least the least it has
//! been ready to propose, the one now due included. The paper has two parties; with more, the partner who has made the
//! fewest different offers sets the pace.

use std::collections::HashSet;

use crate::talks::tactic::{Seating, TacticKind};
use crate::talks::listing::Pick;
use crate::talks::shape::Index;
use crate::talks::table::Table;
use crate::talks::tactic::{Action, Dice, Heard, Tactic, View};

/// The tactic's entry.
pub(super) const KIND: TacticKind = TacticKind { name: "micro", source: "de Jonge 2022", exponent: None, looks_ahead: false, make: &make };

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    Box::new(Micro {
        dice: seating.dice,
        proposed: 0,
        heard: (0..seating.table.parties()).map(|_| Seen::new(seating.table)).collect(),
    })
}

/// How far down its order it has come, and whom it has heard offer what.
#[derive(Debug)]
struct Micro {
    dice: Dice,
    proposed: usize,
    heard: Vec<Seen>,
}

impl Tactic for Micro {
    fn act(&mut self, view: &View<'_>) -> Action {
        let inverse = view.side().inverse();
        let others = self.heard.iter().enumerate().filter(|(party, _)| *party != view.party);
        let answered = others.map(|(_, seen)| seen.different).min().unwrap_or(0);
        // Where deals shrink and no deal does not, what was worth it may be so no more.
        let none = view.worth_no_deal();
        let worth = |pick: &Pick| pick.utility >= none;
        let due = if self.proposed <= answered { inverse.ranked(self.proposed) } else { None };
        let due = due.filter(worth);
        let least = due.or_else(|| inverse.ranked(self.proposed.checked_sub(1)?));
        let Some(least) = least else { return Action::WalkOut };
        if view.on_table.is_some_and(|offer| offer.utility >= least.utility.max(none)) {
            return Action::Accept;
        }
        if let Some(due) = due {
            self.proposed += 1;
            return Action::Offer(due.index);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            clippy::cast_sign_loss,
            reason = "a place below the number proposed"
        )]
        let place = (self.dice.uniform() * self.proposed as f64) as usize;
        let again = inverse.ranked(place.min(self.proposed.saturating_sub(1)));
        let again = again.filter(worth).or_else(|| inverse.ranked(0).filter(worth));
        again.map_or(Action::WalkOut, |pick| Action::Offer(pick.index))
    }

    fn hear(&mut self, offer: Heard, _table: &Table) {
        if let Some(seen) = self.heard.get_mut(offer.from) {
            seen.add(offer.index);
        }
    }
}

/// Packages up to which a set of them is kept as one bit each: 128 kB a party at the most; beyond, a set of those named.
const BITS: u128 = 1 << 20;

/// A set of packages.
#[derive(Debug)]
struct Seen {
    bits: Vec<u64>,
    many: HashSet<Index>,
    different: usize,
}

impl Seen {
    fn new(table: &Table) -> Self {
        let packages = table.shape().packages();
        let words = if packages <= BITS { packages.div_ceil(64) } else { 0 };
        let bits = vec![0; usize::try_from(words).unwrap_or(0)];
        Self { bits, many: HashSet::new(), different: 0 }
    }

    fn add(&mut self, index: Index) {
        let word = usize::try_from(index / 64).ok().and_then(|word| self.bits.get_mut(word));
        let new = match word {
            Some(word) => {
                let bit = 1 << (index % 64);
                let new = *word & bit == 0;
                *word |= bit;
                new
            }
            None => self.many.insert(index),
        };
        self.different += usize::from(new);
    }
}
