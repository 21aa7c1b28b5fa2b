//! Nice tit-for-tat: goes as large a part of its way to the Nash point as the partner has gone of its own (Baarslag, Hindriks
//! & Jonker 2013).
//!
//! Where the Nash point lies is a guess: of its own packages, the one with the highest product of its own gain and what the
//! frequency model says of the partner. The partner's part of the way is what its best offer so far is worth beyond its first,
//! over what the Nash point is worth beyond its first. Of the packages just above its target it proposes the one the partner
//! seems to like best. Accepts by `AC_next`. With several partners, the one who has come least far sets the pace.
//!
//! Two things of the paper are left out: its Bayesian model (ours counts frequencies) and the bonus it concedes when time
//! runs out.

use super::partners::Partners;
use crate::talks::acceptance::next::Next;
use crate::talks::listing::Pick;
use crate::talks::tactic::{Seating, TacticKind};
use crate::talks::table::{Side, Table};
use crate::talks::tactic::{Heard, Offering, Pair, Tactic, View};

/// The tactic's entry.
pub(super) const KIND: TacticKind = TacticKind {
    name: "nice-tit-for-tat",
    source: "Baarslag, Hindriks & Jonker 2013",
    exponent: None,
    looks_ahead: false,
    make: &make,
};

/// Own packages among which the Nash point is looked for, evenly spread over its range: a five-hundredth of it is nearer than
/// the model of the partner that values them.
const LOOKED_AT: usize = 512;

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    let side = seating.table.side(seating.party);
    let packages = side
        .inverse()
        .between(side.floor(), side.highest(), LOOKED_AT)
        .into_iter()
        .map(|pick| (pick.utility, seating.table.shape().options(pick.index)))
        .collect();
    let offer = Nice {
        packages,
        partners: Partners::new(seating.table),
        way: vec![None; seating.table.parties()],
    };
    Box::new(Pair::new(offer, Next))
}

/// Own packages with their worth, models, and first and best offer of each partner.
#[derive(Debug)]
struct Nice {
    packages: Vec<(f64, Vec<usize>)>,
    partners: Partners,
    way: Vec<Option<(f64, f64)>>,
}

impl Nice {
    /// What the Nash point seems to be worth to the party itself.
    fn nash(&self, side: &Side) -> f64 {
        let gain = |own: f64| own - side.floor();
        let product = |p: &(f64, Vec<usize>)| gain(p.0) * self.partners.worth(&p.1);
        let best = self.packages.iter().map(|p| (product(p), p.0));
        // The better own one of two that tie.
        best.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)))
            .map_or(side.highest(), |(_, own)| own)
    }
}

impl Offering for Nice {
    fn propose(&mut self, view: &View<'_>) -> Option<Pick> {
        let side = view.side();
        let heard: Vec<(f64, f64)> = self.way.iter().flatten().copied().collect();
        if heard.is_empty() {
            return side.inverse().best();
        }
        let nash = self.nash(side);
        let part = |&(first, best): &(f64, f64)| {
            if nash > first { ((best - first) / (nash - first)).clamp(0.0, 1.0) } else { 1.0 }
        };
        let part = heard.iter().map(part).fold(1.0, f64::min);
        let target = side.highest() - part * (side.highest() - nash);
        self.partners.kindest(target.max(side.floor()), side, view.table)
    }

    fn hear(&mut self, offer: Heard, table: &Table) {
        self.partners.hear(offer, table);
        if let Some(way) = self.way.get_mut(offer.from) {
            let (first, best) = way.unwrap_or((offer.utility, offer.utility));
            *way = Some((first, best.max(offer.utility)));
        }
    }
}
