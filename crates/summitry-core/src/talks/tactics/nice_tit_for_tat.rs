//! Nice tit-for-tat: goes as large a part of its way to the Nash point as the partner has gone of its own (Baarslag, Hindriks
//! & Jonker 2013, and its authors' agent of that name in GENIUS).
//!
//! Where the Nash point lies is a guess: of its own packages, the one with the highest product of its own gain and what the Bayesian
//! model says of the partner; the wider apart the two begin, the less of it is hoped for. The partner's part of the way is what its best
//! offer so far is worth beyond its first, over what the Nash point is worth beyond its first. A tenth of what is left to the Nash point
//! is given as a bonus (0.5 − 0.4 d of it where GENIUS's discount leaves d at the deadline), and from 0.91 of the time on (0.85 of more
//! than 3,000 packages) more, all of it 0.05 later. Of the packages just above its target it proposes the one the partner seems to like
//! best, or the partner's best offer where that is worth as much.
//! Accepts by `AC_next`. With several partners, the one who has come least far sets the pace.
//!
//! Left out: the agent's acceptance in the last hundredth of the time.

use super::partners::Partners;
use crate::talks::acceptance::next::Next;
use crate::talks::bayes::Bayes;
use crate::talks::listing::Pick;
use crate::talks::passing::{Fading, PartyDiscount};
use crate::talks::shape::Index;
use crate::talks::table::{Side, Table};
use crate::talks::tactic::{Heard, Offering, Pair, Seating, Tactic, TacticKind, View};

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
        best: None,
        large: seating.table.shape().packages() > LARGE,
    };
    Box::new(Pair::new(offer, Next))
}

/// Own packages with their worth, models, and first and best offer of each partner.
#[derive(Debug)]
struct Nice {
    packages: Vec<(f64, Vec<usize>)>,
    partners: Partners<Bayes>,
    way: Vec<Option<(f64, f64)>>,
    /// The best offer heard.
    best: Option<(f64, Index)>,
    /// Whether there are very many packages.
    large: bool,
}

/// What is given of what is left to the Nash point, whatever the time.
const BONUS: f64 = 0.1;
/// More packages than this are very many; then the bonus begins to grow earlier.
const LARGE: u128 = 3000;

/// What is given whatever the time: more where waiting costs, by the agent's own rule.
fn least_bonus(view: &View<'_>) -> f64 {
    match view.protocol.passing.of(view.party) {
        Some(PartyDiscount { fading: Fading::Share(left), by_share: true, .. }) => 0.5 - 0.4 * left,
        _ => BONUS,
    }
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
        // Its own scale from 0, its worst package, to 1.
        let range = (side.highest() - side.lowest()).max(f64::MIN_POSITIVE);
        let own = |u: f64| (u - side.lowest()) / range;
        let first = heard.iter().map(|(first, _)| own(*first)).fold(1.0, f64::min);
        // The wider apart they begin, the less it hopes for.
        let nash = (own(self.nash(side)) * (1.4 - 0.6 * (1.0 - first))).clamp(0.5, 1.0);
        let part = |&(first, best): &(f64, f64)| {
            let (first, best) = (own(first), own(best));
            if nash > first { ((best - first) / (nash - first)).clamp(0.0, 1.0) } else { 1.0 }
        };
        let part = heard.iter().map(part).fold(1.0, f64::min);
        let mut target = 1.0 - part * (1.0 - nash);
        let from = if self.large { 0.85 } else { 0.91 };
        let bonus = (20.0 * (view.time - from)).clamp(least_bonus(view), 1.0);
        target -= bonus * (target - nash).max(0.0);
        let target = (side.lowest() + target * range).max(side.floor());
        let pick = self.partners.kindest(target, side, view.table)?;
        match self.best {
            Some((utility, index)) if utility >= pick.utility => Some(Pick { index, utility }),
            _ => Some(pick),
        }
    }

    fn hear(&mut self, offer: Heard, table: &Table) {
        self.partners.hear(offer, table);
        if let Some(way) = self.way.get_mut(offer.from) {
            let (first, best) = way.unwrap_or((offer.utility, offer.utility));
            *way = Some((first, best.max(offer.utility)));
        }
        if self.best.is_none_or(|(most, _)| offer.utility > most) {
            self.best = Some((offer.utility, offer.index));
        }
    }
}

#[cfg(test)]
mod tests {
    use num_bigint::BigInt;
    use num_rational::BigRational;

    use super::*;
    use crate::deals::{Profile, Space, SpaceIssue};
    use crate::talks::{LISTED, Luck, Protocol, Session, TacticName, play};

    /// One issue of eleven options that the two want from opposite ends, 0 to 10.
    fn divided() -> Table {
        let whole = |n: i32| BigRational::from_integer(BigInt::from(n));
        let party = |name: &str, values: Vec<i32>| Profile {
            name: name.to_owned(),
            reservation: whole(0),
            base: whole(0),
            values: vec![values.into_iter().map(whole).collect()],
            interactions: Vec::new(),
        };
        let options = (0..11).map(|o| o.to_string()).collect();
        let space = Space {
            issues: vec![SpaceIssue { name: "cake".to_owned(), options }],
            parties: vec![party("a", (0..11).collect()), party("b", (0..11).rev().collect())],
            exclusions: Vec::new(),
        };
        Table::new(&space, LISTED).unwrap()
    }

    fn against(other: &str) -> (Table, Session) {
        let table = divided();
        let tactics: Vec<TacticName> =
            ["nice-tit-for-tat", other].iter().map(|name| name.parse().unwrap()).collect();
        let session = play(&table, &Protocol::new(100), &tactics, &Luck::new(1), 0);
        (table, session)
    }

    /// It gives nothing to who gives nothing but the bonus, before the time runs out; and meets who gives in near the middle.
    #[test]
    fn it_mirrors_what_the_partner_gives() {
        let worst = |(table, session): &(Table, Session), until: u32| {
            let own = session.offers.iter().filter(|o| o.party == 0 && o.round < until);
            own.map(|o| table.utility(0, o.index)).fold(f64::INFINITY, f64::min)
        };
        assert!(worst(&against("hardliner"), 90) >= 9.0);
        let met = against("linear");
        let (table, session) = &met;
        let index = session.agreement.unwrap();
        assert!((4.0..=6.0).contains(&table.utility(0, index)), "{session:?}");
        assert!(worst(&met, 100) < 9.0);
    }
}
