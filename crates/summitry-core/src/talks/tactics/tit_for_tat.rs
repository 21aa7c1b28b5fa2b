//! Tit-for-tat: gives as much as the partner just gave (Faratin, Sierra & Jennings 1998, absolute imitation with δ = 1; after
//! Axelrod 1984).
//!
//! The first two proposals are its best package: there is nothing to imitate yet. From then on the target moves by what the
//! partner's last two offers differ by, in the party's own utility: down when the partner gave, up when it took back, never
//! above the best nor below the floor. With several partners, by the mean of theirs. The target itself is kept, not the worth
//! of the package it rounds up to, so that small concessions add up. It accepts by `AC_next`.
//!
//! Under NegMAS's conventions it is another tactic: see [`answering_level`].

use crate::talks::acceptance::next::Next;
use crate::talks::listing::Pick;
use crate::talks::protocol::Convention;
use crate::talks::tactic::{Seating, TacticKind};
use crate::talks::table::{Side, Table};
use crate::talks::tactic::{Action, Heard, Offering, Pair, Tactic, View};

/// The tactic's entry.
pub(super) const KIND: TacticKind = TacticKind {
    name: "tit-for-tat",
    source: "Faratin, Sierra & Jennings 1998; Axelrod 1984",
    exponent: None,
    looks_ahead: false,
    make: &make,
};

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    match seating.protocol.convention {
        Convention::Textbook => {
            let partners = vec![None; seating.table.parties()];
            Box::new(Pair::new(TitForTat { target: f64::INFINITY, given: 0.0, partners }, Next))
        }
        Convention::Negmas => answering_level(seating.table.side(seating.party)),
    }
}

/// The textbook's rule.
#[derive(Debug)]
struct TitForTat {
    target: f64,
    /// What the partners gave since the last proposal, per partner.
    given: f64,
    /// The last offer of each.
    partners: Vec<Option<f64>>,
}

impl Offering for TitForTat {
    fn propose(&mut self, view: &View<'_>) -> Option<Pick> {
        let side = view.side();
        let wanted = self.target.min(side.highest()) - self.given;
        self.target = wanted.min(side.highest()).max(side.floor());
        self.given = 0.0;
        side.inverse().at_least(self.target)
    }

    fn hear(&mut self, offer: Heard, _table: &Table) {
        #[expect(clippy::cast_precision_loss, reason = "a handful of parties")]
        let partners = self.partners.len().saturating_sub(1).max(1) as f64;
        if let Some(last) = self.partners.get_mut(offer.from) {
            self.given += last.map_or(0.0, |last| offer.utility - last) / partners;
            *last = Some(offer.utility);
        }
    }
}

/// What NegMAS 0.16.0's `NaiveTitForTatNegotiator` does, against its documentation: it concedes what the partner's offer is
/// worth to it, not by how much that changed. Spelled out from recorded sessions, not from its source.
///
/// With c the partner's level between floor and best, it accepts an offer at or above 1 − c on that scale and proposes the
/// package nearest to (1 − c) of the way from its worst to its best package. In round 0 c is 0; in rounds 1 and 2 c is the gap
/// between the next two packages of its own falling order, which it uses up.
fn answering_level(side: &Side) -> Box<dyn Tactic> {
    let range = side.highest() - side.floor();
    let scale = if range > 0.0 { 1.0 / range } else { 0.0 };
    Box::new(AnsweringLevel { scale, place: None })
}

#[derive(Debug)]
struct AnsweringLevel {
    scale: f64,
    /// How far down the falling order of packages it has looked.
    place: Option<usize>,
}

impl AnsweringLevel {
    fn level(&self, utility: f64, side: &Side) -> f64 {
        (utility - side.floor()) * self.scale
    }

    fn next(&mut self, side: &Side) -> f64 {
        let next = self.place.map_or(0, |place| place + 1);
        let pick = side.inverse().ranked(next);
        if pick.is_some() {
            self.place = Some(next);
        }
        pick.or_else(|| side.inverse().ranked(self.place?)).map_or(side.floor(), |p| p.utility)
    }

    fn concession(&mut self, level: f64, view: &View<'_>) -> f64 {
        let side = view.side();
        let conceded = match view.round {
            0 => 0.0,
            1 | 2 => {
                let gap = self.next(side) - self.next(side);
                (gap + 1e-12) / (side.highest() - side.lowest())
            }
            _ => level.max(0.0),
        };
        if (-1e-6..=1.000_000_1).contains(&conceded) { conceded } else { 0.0 }
    }
}

impl Tactic for AnsweringLevel {
    fn act(&mut self, view: &View<'_>) -> Action {
        let side = view.side();
        let level = view.on_table.map(|offer| self.level(offer.utility, side));
        if let (Some(level), Some(offer)) = (level, view.on_table) {
            let conceded = self.concession(level, view);
            // It would accept below no deal where no deal is worth more than its floor; nobody does here.
            if level >= 1.0 - conceded && offer.utility >= side.reservation() {
                return Action::Accept;
            }
        }
        let conceded = self.concession(level.unwrap_or(0.0), view);
        let (worst, best) = (side.lowest(), side.highest());
        let target = ((1.0 - conceded) * (best - worst) + worst).min(best).max(worst);
        let pick = side.inverse().nearest_from(target, 1e-6);
        pick.map_or(Action::WalkOut, |pick| Action::Offer(pick.index))
    }
}
