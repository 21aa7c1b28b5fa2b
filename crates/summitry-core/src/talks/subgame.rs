//! Subgame-perfect play: what people who foresee everything offer and accept, by backward induction on the frontier (Ståhl
//! 1972 with a deadline; Rubinstein 1982 is its limit).
//!
//! From the last turn back: whoever speaks offers the undominated package best for itself among those each other party would
//! rather accept than answer with an offer of its own. A party that is indifferent accepts. Ties are broken by the speaker's
//! own utility, then by the others' sum, then by the smaller index. Packages below anyone's reservation value are never
//! offered, so that nobody ends below no deal. Restricting offers to the frontier costs two parties nothing: what the
//! speaker would choose is undominated anyway.

use super::frontier::{Frontier, Point};
use super::protocol::Protocol;
use super::shape::Index;

/// Utilities this close, relatively, count as equal: 0.8 of 0.1 is 0.08 to people, if not to doubles.
pub const INDIFFERENT: f64 = 1e-12;

/// What is offered and accepted at every turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    turns: Vec<Turn>,
}

/// One turn of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// What is offered: an index and its utilities; `None` where nothing offered here can become the deal.
    pub offer: Option<Point>,
    /// What each other party wants at the least of an offer made at this turn; the speaker's own entry is not used. Infinite
    /// where no turn is left to accept in.
    pub wants: Vec<f64>,
    /// What this turn is worth to each party when it comes, in its utility then.
    pub worth: Vec<f64>,
}

impl Plan {
    /// The most memory that one turn of a plan for so many parties takes, in bytes: the turn and its three lists of a number a
    /// party, each with what an allocator adds.
    #[must_use]
    pub const fn bytes_a_turn(parties: usize) -> usize {
        size_of::<Turn>() + 3 * (size_of::<f64>() * parties + 16)
    }

    /// Works the plan out for so many turns.
    #[must_use]
    pub fn new(
        frontier: &Frontier,
        reservation: &[f64],
        protocol: &Protocol,
        turns: usize,
    ) -> Self {
        let parties = reservation.len();
        let mut plan: Vec<Turn> = Vec::with_capacity(turns);
        let mut offers = Offers::new(frontier, parties);
        // Filled from the last turn back: the turn `ahead` of the one in work is at `len - ahead`.
        for turn in (0..turns).rev() {
            let ahead = |by: usize| plan.len().checked_sub(by).and_then(|at| plan.get(at));
            let speaker = (protocol.first + turn) % parties;
            // The chance that the room still stands so many turns later; at most one round ends in between.
            let stands = |from: usize, to: usize| {
                if from / parties == to / parties { 1.0 } else { 1.0 - protocol.bust_up }
            };
            let last = turn + parties - 1;
            // What a deal made now would have to be worth so that no deal is worth as much: the domain's discount may bear on one alone.
            let at = protocol.moment(turn, parties);
            let none_now = reservation.iter().enumerate();
            let none_now: Vec<f64> =
                none_now.map(|(party, &r)| protocol.passing.floor(party, r, at)).collect();
            let mut wants = vec![f64::NEG_INFINITY; parties];
            for (party, (want, &none)) in wants.iter_mut().zip(&none_now).enumerate() {
                // How many turns later the party speaks; the speaker itself wants nothing of its own offer.
                let by = (party + parties - speaker) % parties;
                if by == 0 {
                    continue;
                }
                let own = ahead(by).filter(|_| last < turns);
                let own = own.and_then(|turn| turn.worth.get(party));
                *want = own.map_or(f64::INFINITY, |&own| {
                    let worth = later(protocol, (party, parties), own, turn, by);
                    let stands = stands(turn + by, last);
                    let want = if stands > 0.0 { none + (worth - none) / stands } else { none };
                    let want = want.max(none);
                    want - INDIFFERENT * want.abs()
                });
            }
            // Where deals shrink and no deal does not, what others want may be worth less than no deal to the speaker by now.
            let worth_it = |p: &&Point| p.utilities.get(speaker) >= none_now.get(speaker);
            let offer = offers.choose(&wants, speaker).filter(worth_it).cloned();
            let worth = match (&offer, ahead(1)) {
                (Some(point), _) => {
                    let stands = stands(turn, last);
                    let each = point.utilities.iter().zip(&none_now);
                    each.map(|(u, none)| stands * u + (1.0 - stands) * none).collect()
                }
                (None, Some(next)) => {
                    let stands = stands(turn, turn + 1);
                    let each = next.worth.iter().zip(&none_now).enumerate();
                    each.map(|(party, (&worth, none))| {
                        let worth = later(protocol, (party, parties), worth, turn, 1);
                        stands * worth + (1.0 - stands) * none
                    })
                    .collect()
                }
                (None, None) => none_now,
            };
            plan.push(Turn { offer, wants, worth });
        }
        plan.reverse();
        Self { turns: plan }
    }

    /// The plan for a turn.
    #[must_use]
    pub fn turn(&self, turn: usize) -> Option<&Turn> {
        self.turns.get(turn)
    }

    /// What is agreed when everybody follows the plan, and at which turn it was offered.
    #[must_use]
    pub fn outcome(&self) -> Option<(usize, Index, &[f64])> {
        self.turns.iter().enumerate().find_map(|(turn, plan)| {
            let point = plan.offer.as_ref()?;
            Some((turn, point.index, point.utilities.as_slice()))
        })
    }
}

/// What something worth `worth` so many turns after turn `from` is worth then.
fn later(
    protocol: &Protocol,
    (party, parties): (usize, usize),
    worth: f64,
    from: usize,
    turns: usize,
) -> f64 {
    let [at, then] = [from + turns, from].map(|turn| protocol.moment(turn, parties));
    protocol.payoff(party, protocol.passing.moved(party, worth, at, then), turns)
}

/// What each speaker would offer: every point of the frontier, the best for the speaker first.
struct Offers<'f> {
    points: &'f [Point],
    /// By speaker, once it has spoken; a plan has many turns, and the order is the same in all of them.
    orders: Vec<Option<Vec<&'f Point>>>,
}

impl<'f> Offers<'f> {
    fn new(frontier: &'f Frontier, parties: usize) -> Self {
        Self { points: &frontier.points, orders: vec![None; parties] }
    }

    /// The speaker's best package that gives every other party what it wants.
    fn choose(&mut self, wants: &[f64], speaker: usize) -> Option<&'f Point> {
        if let [first, second] = wants {
            // The first party's best comes first and its utility falls, the second's rises.
            let rises = |p: &Point| p.utilities.last().is_some_and(|u| u < second);
            let falls = |p: &Point| p.utilities.first().is_some_and(|u| u >= first);
            return if speaker == 0 {
                self.points.get(self.points.partition_point(rises))
            } else {
                let good = self.points.partition_point(falls);
                good.checked_sub(1).and_then(|last| self.points.get(last))
            };
        }
        let others = || wants.iter().enumerate().filter(|(party, _)| *party != speaker);
        // Whoever can answer with no offer of its own any more wants what no package gives.
        if others().any(|(_, want)| *want == f64::INFINITY) {
            return None;
        }
        let points = self.points;
        let order = self.orders.get_mut(speaker)?;
        let order = order.get_or_insert_with(|| best_first(points, speaker));
        let fits = |point: &&Point| {
            let mut each = point.utilities.iter().zip(wants).enumerate();
            each.all(|(party, (u, want))| party == speaker || u >= want)
        };
        order.iter().copied().find(fits)
    }
}

/// Points by a party's own utility, then by the others' sum, then by the smaller index.
fn best_first(points: &[Point], speaker: usize) -> Vec<&Point> {
    let keyed = points.iter().map(|point| {
        let own = point.utilities.get(speaker).copied().unwrap_or(f64::NEG_INFINITY);
        let each = point.utilities.iter().enumerate();
        let others: f64 = each.filter(|(party, _)| *party != speaker).map(|(_, u)| u).sum();
        (own, others, point)
    });
    let mut keyed: Vec<(f64, f64, &Point)> = keyed.collect();
    keyed.sort_unstable_by(|a, b| {
        b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.index.cmp(&b.2.index))
    });
    keyed.into_iter().map(|(_, _, point)| point).collect()
}
