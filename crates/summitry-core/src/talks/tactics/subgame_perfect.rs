//! Subgame-perfect: offers and accepts what backward induction says (Ståhl 1972; Rubinstein 1982), see
//! [`Plan`].
//!
//! It takes what it believes of the others for true and everybody for as far-sighted as itself. Where they are not, or
//! belief and truth differ, it goes by the plan for the turn that has come. Where it believes that no package suits everyone,
//! it asks for its best one and accepts whatever is worth no deal in the last round.

use crate::talks::listing::Pick;
use crate::talks::tactic::{Seating, TacticKind};
use crate::talks::subgame::Plan;
use crate::talks::tactic::{Action, Tactic, View};

/// The tactic's entry.
pub(super) const KIND: TacticKind = TacticKind {
    name: "subgame-perfect",
    source: "Ståhl 1972; Rubinstein 1982",
    exponent: None,
    looks_ahead: true,
    make: &make,
};

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    let Seating { table, protocol, party, .. } = *seating;
    // Tables whose frontier cannot be worked out are refused before anyone is seated.
    let plan = table.believed_frontier(party).ok().filter(|f| !f.points.is_empty()).map(|frontier| {
        let turns = protocol.turns(table.parties());
        Plan::new(frontier, &table.believed_reservation(party), protocol, turns)
    });
    Box::new(SubgamePerfect { plan, best: table.side(party).inverse().best() })
}

/// The plan, and what is asked for where it says nothing.
#[derive(Debug)]
struct SubgamePerfect {
    plan: Option<Plan>,
    best: Option<Pick>,
}

impl Tactic for SubgamePerfect {
    fn act(&mut self, view: &View<'_>) -> Action {
        let Some(best) = self.best else { return Action::WalkOut };
        let side = view.side();
        if let Some(offer) = view.on_table {
            let made = view.turn - (view.party + view.table.parties() - offer.from) % view.table.parties();
            let wants = self.plan.as_ref().and_then(|plan| plan.turn(made));
            let wants = match wants {
                Some(turn) => turn.wants.get(view.party).copied().unwrap_or(f64::INFINITY),
                None if view.turn + view.table.parties() >= view.protocol.turns(view.table.parties()) => {
                    side.reservation()
                }
                None => best.utility,
            };
            if offer.utility >= wants.max(view.worth_no_deal()) {
                return Action::Accept;
            }
        }
        let planned = self.plan.as_ref().and_then(|plan| plan.turn(view.turn)?.offer.as_ref());
        match planned {
            Some(point) => Action::Offer(point.index),
            None if best.utility < view.worth_no_deal() => Action::WalkOut,
            None => Action::Offer(best.index),
        }
    }
}
