//! One session: the protocol played out.

use super::TalksError;
use super::passing::TimeGone;
use super::protocol::Protocol;
use super::registry::TacticName;
use super::shape::Index;
use super::table::Table;
use super::tactic::{Action, Dice, Heard, Tactic, View};
use crate::value::streams::Stream;

/// An offer as it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Who made it.
    pub party: usize,
    /// In which round, from 0.
    pub round: u32,
    /// The package.
    pub index: Index,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ended {
    /// Everybody accepted an offer.
    Deal,
    /// A party left.
    WalkOut,
    /// The deadline passed.
    Clock,
    /// The room blew up.
    BustUp,
}

impl Ended {
    /// All ends, in the order they are reported.
    pub const ALL: [Self; 4] = [Self::Deal, Self::WalkOut, Self::Clock, Self::BustUp];

    /// The word of the output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Deal => "deal",
            Self::WalkOut => "walk_out",
            Self::Clock => "clock",
            Self::BustUp => "bust_up",
        }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Every offer in order.
    pub offers: Vec<Offer>,
    /// The package agreed on.
    pub agreement: Option<Index>,
    /// How it ended.
    pub ended: Ended,
    /// In which round, from 0.
    pub round: u32,
    /// Who accepted last, or walked out.
    pub by: Option<usize>,
    /// The share of the deadline that was gone then, as discounts count it: 1 where time ran out.
    pub time: f64,
}

/// Measures what counted seconds only say: how much of the deadline is gone, 0 and more.
pub type Clock<'c> = &'c mut dyn FnMut() -> f64;

impl Session {
    /// The most memory that the record of one turn takes, in bytes: a list in growth holds its old place and one twice as large.
    pub const BYTES_A_TURN: usize = 3 * size_of::<Offer>();

    /// What the end is worth to a party: the agreement's utility, or no deal's.
    #[must_use]
    pub fn utility(&self, table: &Table, party: usize) -> f64 {
        match self.agreement {
            Some(index) => table.utility(party, index),
            None => table.side(party).reservation(),
        }
    }

    /// What the end is worth to a party once time is counted; the utility itself where the domain has no discount.
    #[must_use]
    pub fn discounted(&self, table: &Table, protocol: &Protocol, party: usize) -> f64 {
        let utility = self.utility(table, party);
        let rounds = if self.ended == Ended::Clock { protocol.rounds } else { self.round };
        let then = TimeGone { share: self.time, rounds: f64::from(rounds) };
        if self.agreement.is_some() {
            protocol.passing.deal(party, utility, then)
        } else {
            protocol.passing.no_deal(party, utility, then)
        }
    }
}

/// The chance behind a set of sessions: session `number` under one seed depends on nothing else.
#[derive(Clone, Copy, Debug)]
pub struct Luck {
    stream: Stream,
}

impl Luck {
    /// For a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { stream: Stream::new(seed, "talks") }
    }

    /// A party's dice; `seat` counts from who speaks first, so that names and order in the file do not matter.
    #[must_use]
    pub fn dice(&self, session: u64, seat: usize) -> Dice {
        Dice::new(self.stream, session, seat as u64)
    }

    /// The room's dice.
    #[must_use]
    pub fn room(&self, session: u64) -> Dice {
        Dice::new(self.stream, session, u64::MAX - 1)
    }
}

/// Tactics for a table: one each, or one for all.
///
/// # Errors
/// Any other number of tactics.
pub fn assign(tactics: &[TacticName], parties: usize) -> Result<Vec<TacticName>, TalksError> {
    match tactics {
        [one] => Ok(vec![*one; parties]),
        many if many.len() == parties => Ok(many.to_vec()),
        many => Err(TalksError::Tactics { tactics: many.len(), parties }),
    }
}

/// Plays one session: a pure function of its arguments. One tactic a party; table and protocol have passed their checks.
#[must_use]
pub fn play(
    table: &Table,
    protocol: &Protocol,
    tactics: &[TacticName],
    chance: &Luck,
    number: u64,
) -> Session {
    let parties = table.parties();
    let seat = |party: usize| (party + parties - protocol.first % parties) % parties;
    let mut seats: Vec<Box<dyn Tactic>> = tactics
        .iter()
        .take(parties)
        .enumerate()
        .map(|(party, name)| name.seat(table, protocol, party, chance.dice(number, seat(party))))
        .collect();
    converse(table, protocol, &mut seats, chance.room(number))
}

/// Plays one session between tactics already seated, a person among them or not.
pub fn converse(
    table: &Table,
    protocol: &Protocol,
    seats: &mut [Box<dyn Tactic + '_>],
    room: Dice,
) -> Session {
    converse_by(table, protocol, seats, room, None)
}

/// The same by a clock: talks with a deadline in seconds then end when it says 1, however many turns that makes.
pub fn converse_by(
    table: &Table,
    protocol: &Protocol,
    seats: &mut [Box<dyn Tactic + '_>],
    mut room: Dice,
    mut clock: Option<Clock<'_>>,
) -> Session {
    let parties = seats.len();
    let mut session = Session {
        offers: Vec::new(),
        agreement: None,
        ended: Ended::Clock,
        round: 0,
        by: None,
        time: 1.0,
    };
    let rounds =
        if clock.is_some() && protocol.seconds.is_some() { u32::MAX } else { protocol.rounds };
    let mut stalls = vec![Stall { best: f64::NEG_INFINITY, rounds: 0 }; parties];
    let mut on_table: Option<(usize, Index)> = None;
    // What it is worth to those who heard it.
    let mut worths = vec![f64::NAN; parties];
    let mut accepted = 0;
    let mut turn = 0;
    for round in 0..rounds {
        session.round = round;
        for place in 0..parties {
            let mut now = protocol.moment(turn, parties);
            if protocol.seconds.is_some() {
                if let Some(clock) = &mut clock {
                    now.share = clock();
                } else if turn >= protocol.turns(parties) {
                    now.share = 1.0;
                }
                if now.share >= 1.0 {
                    return session;
                }
            }
            let time = if protocol.seconds.is_some() { now.share } else { protocol.time(round) };
            let party = (protocol.first + place) % parties;
            let (Some(seat), Some(stall)) = (seats.get_mut(party), stalls.get_mut(party)) else {
                continue;
            };
            // An offer nobody answered goes back to no one: whoever made it makes another.
            let heard = on_table.filter(|(from, _)| *from != party).map(|(from, index)| Heard {
                from,
                index,
                utility: worths.get(party).copied().unwrap_or(f64::NAN),
            });
            let view = View { table, protocol, party, round, turn, time, now, on_table: heard };
            let stalled = protocol.patience.is_some_and(|most| stall.wait(heard) >= most);
            let action = seat.act(&view);
            // An answer that comes too late is none.
            if let (Some(clock), true) = (&mut clock, protocol.seconds.is_some()) {
                now.share = clock();
                if now.share >= 1.0 {
                    return session;
                }
            }
            match action {
                Action::Accept if heard.is_some() => {
                    accepted += 1;
                    if accepted + 1 >= parties {
                        session.agreement = on_table.map(|(_, index)| index);
                        session.ended = Ended::Deal;
                        session.by = Some(party);
                        session.time = now.share;
                        return session;
                    }
                }
                // There is nothing to accept, or it has had enough.
                Action::Accept | Action::WalkOut => return left(session, party, now),
                Action::Offer(_) if stalled && !seat.is_patient() => {
                    return left(session, party, now);
                }
                Action::Offer(index) => {
                    session.offers.push(Offer { party, round, index });
                    on_table = Some((party, index));
                    accepted = 0;
                    let others = seats.iter_mut().zip(&mut worths).enumerate();
                    for (other, (seat, worth)) in others.filter(|(o, _)| *o != party) {
                        let utility = table.utility(other, index);
                        *worth = utility;
                        seat.hear(Heard { from: party, index, utility }, table);
                    }
                }
            }
            turn += 1;
        }
        if protocol.bust_up > 0.0 && room.uniform() < protocol.bust_up {
            session.ended = Ended::BustUp;
            session.time = protocol.moment(turn.saturating_sub(1), parties).share;
            return session;
        }
    }
    session
}

fn left(mut session: Session, party: usize, now: TimeGone) -> Session {
    session.time = now.share;
    session.ended = Ended::WalkOut;
    session.by = Some(party);
    session
}

/// How long a party has waited for a better offer.
#[derive(Clone, Copy)]
struct Stall {
    best: f64,
    rounds: u32,
}

impl Stall {
    /// Rounds without a better offer, this one included.
    fn wait(&mut self, offer: Option<Heard>) -> u32 {
        match offer {
            Some(offer) if offer.utility > self.best => {
                self.best = offer.utility;
                self.rounds = 0;
            }
            Some(_) => self.rounds += 1,
            None => {}
        }
        self.rounds
    }
}
