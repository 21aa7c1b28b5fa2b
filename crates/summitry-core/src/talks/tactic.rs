//! What a tactic is: offering and acceptance, apart where the literature keeps them apart.

use std::fmt;

use super::listing::Pick;
use super::passing::TimeGone;
use super::protocol::Protocol;
use super::shape::Index;
use super::table::{Side, Table};
use crate::value::streams::Stream;

/// An offer someone made, as one party hears it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heard {
    /// Who made it.
    pub from: usize,
    /// The package.
    pub index: Index,
    /// What it is worth to the party that hears it.
    pub utility: f64,
}

/// What a party answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Agrees to the offer on the table.
    Accept,
    /// Puts a package on the table in place of whatever lies there.
    Offer(Index),
    /// Leaves, and the talks end.
    WalkOut,
}

/// What a party knows when it is its turn.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The table; a tactic reads its own side of it and what its party believes.
    pub table: &'a Table,
    /// The rules.
    pub protocol: &'a Protocol,
    /// Whose turn it is.
    pub party: usize,
    /// The round, from 0.
    pub round: u32,
    /// Turns taken by anyone so far.
    pub turn: usize,
    /// Time, from 0 to 1.
    pub time: f64,
    /// The same moment as discounts count it.
    pub now: TimeGone,
    /// The offer to answer, if there is one.
    pub on_table: Option<Heard>,
}

impl<'a> View<'a> {
    /// The party's own side.
    #[must_use]
    pub fn side(&self) -> &'a Side {
        self.table.side(self.party)
    }

    /// What a deal of this utility is worth to the party now, time counted: GENIUS's `getUtilityWithDiscount`.
    #[must_use]
    pub fn discounted(&self, utility: f64) -> f64 {
        self.protocol.passing.deal(self.party, utility, self.now)
    }

    /// The undiscounted utility of a deal that is worth no deal now: the reservation value, where it shrinks as deals do.
    #[must_use]
    pub fn worth_no_deal(&self) -> f64 {
        self.protocol.passing.floor(self.party, self.side().reservation(), self.now)
    }
}

/// A way to negotiate. One value plays one party in one session.
pub trait Tactic {
    /// Answers the offer on the table, or opens.
    fn act(&mut self, view: &View<'_>) -> Action;

    /// Hears an offer of another party, the one it is about to answer included.
    fn hear(&mut self, _offer: Heard, _table: &Table) {}

    /// Whether it stays however long nothing better is offered: the protocol's patience does not bind it.
    fn is_patient(&self) -> bool {
        false
    }
}

/// The offering half of a tactic.
pub trait Offering {
    /// The package it would put on the table now; `None` where nothing is worth no deal to it.
    fn propose(&mut self, view: &View<'_>) -> Option<Pick>;

    /// The proposal was made.
    fn made(&mut self, _pick: Pick) {}

    /// Hears an offer of another party.
    fn hear(&mut self, _offer: Heard, _table: &Table) {}
}

/// The accepting half of a tactic.
pub trait Acceptance {
    /// Whether to accept what lies on the table, given what would be proposed instead.
    fn accepts(&mut self, offer: Heard, instead: Pick, view: &View<'_>) -> bool;
}

/// An offering and an acceptance together (the decoupling of Baarslag et al. 2014).
#[derive(Debug)]
pub struct Pair<O, A> {
    offering: O,
    acceptance: A,
}

impl<O: Offering, A: Acceptance> Pair<O, A> {
    /// Joins the halves.
    pub fn new(offering: O, acceptance: A) -> Self {
        Self { offering, acceptance }
    }
}

impl<O: Offering, A: Acceptance> Tactic for Pair<O, A> {
    fn act(&mut self, view: &View<'_>) -> Action {
        let Some(mut pick) = self.offering.propose(view) else { return Action::WalkOut };
        // Where deals shrink and no deal does not, what was worth it may be so no more.
        let none = Some(view.worth_no_deal()).filter(|none| *none > view.side().reservation());
        if let Some(none) = none.filter(|none| pick.utility < *none) {
            let better = view.side().inverse().at_least(none);
            let Some(better) = better.filter(|p| p.utility >= none) else {
                return Action::WalkOut;
            };
            pick = better;
        }
        if let Some(offer) = view.on_table
            && none.is_none_or(|none| offer.utility >= none)
            && self.acceptance.accepts(offer, pick, view)
        {
            return Action::Accept;
        }
        self.offering.made(pick);
        Action::Offer(pick.index)
    }

    fn hear(&mut self, offer: Heard, table: &Table) {
        self.offering.hear(offer, table);
    }
}

/// A party's own uniforms in one session: a function of (seed, session, seat, how many were drawn before).
#[derive(Clone, Copy, Debug)]
pub struct Dice {
    stream: Stream,
    session: u64,
    seat: u64,
    drawn: u64,
}

impl Dice {
    pub(crate) fn new(stream: Stream, session: u64, seat: u64) -> Self {
        Self { stream, session, seat, drawn: 0 }
    }

    /// The next uniform, in (0, 1).
    pub fn uniform(&mut self) -> f64 {
        let uniform = self.stream.further(self.session, self.seat, self.drawn);
        self.drawn += 1;
        uniform
    }
}

/// What a tactic is given when it takes its seat.
#[derive(Clone, Copy, Debug)]
pub struct Seating<'a> {
    /// The table it sits at.
    pub table: &'a Table,
    /// The rules.
    pub protocol: &'a Protocol,
    /// Which party it plays.
    pub party: usize,
    /// The exponent given with its name, or its own default; 1 where it takes none.
    pub exponent: f64,
    /// Its own chance.
    pub dice: Dice,
}

/// An exponent's default, its range in words, and its open ends.
pub type Exponent = (f64, &'static str, (f64, f64));

/// How a tactic takes its seat. No plain function: one of somebody else's brings what it is made from along.
pub type Make = &'static (dyn Fn(&Seating<'_>) -> Box<dyn Tactic> + Send + Sync);

/// A kind of tactic.
#[derive(Clone, Copy)]
pub struct TacticKind {
    /// Its name on the command line.
    pub name: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// The exponent it takes, if any.
    pub exponent: Option<Exponent>,
    /// Whether it reckons with what the others will do: such a one needs beliefs about them, plans that take memory, and alone counts
    /// the cost of time.
    pub looks_ahead: bool,
    /// Seats one.
    pub make: Make,
}

impl fmt::Debug for TacticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
