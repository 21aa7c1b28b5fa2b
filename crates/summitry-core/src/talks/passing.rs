//! What time takes off utilities, as the tool whose domain it is counts it. One function for tactics, talks, tournaments and notes.
//!
//! GENIUS (`AbstractUtilitySpace.discount`): `u · d^t`, t from 0 to 1 at the deadline, of the reservation value as well. NegMAS
//! (`ExpDiscountedUFun`, `LinDiscountedUFun`): `u · d^s` and `u − (c · s)^p`, s counted in rounds from 0, or by that share of time
//! where its file says so.

/// By how much utility shrinks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fading {
    /// Multiplied by this, above 0 and at most 1, to the power of time.
    Share(f64),
    /// (`cost` times time) to the power of `power` is taken off.
    Cost {
        /// Utility a unit of time.
        cost: f64,
        /// The power.
        power: f64,
    },
}

impl Fading {
    /// A utility once time has passed. Time is kept from running backwards, as in GENIUS.
    #[must_use]
    pub fn after(self, utility: f64, time: f64) -> f64 {
        match self {
            Self::Share(factor) => utility * libm::pow(factor, time),
            Self::Cost { cost, power } => utility - libm::pow(cost * time, power),
        }
    }

    /// What is worth `worth` after so much time.
    fn before(self, worth: f64, time: f64) -> f64 {
        match self {
            Self::Share(factor) => worth / libm::pow(factor, time),
            Self::Cost { cost, power } => worth + libm::pow(cost * time, power),
        }
    }
}

/// One party's discount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartyDiscount {
    /// By how much.
    pub fading: Fading,
    /// Whether no deal shrinks as well.
    pub of_reservation: bool,
    /// Whether time is the share of the deadline that is gone; else it is rounds counted from 0.
    pub by_share: bool,
}

/// A moment of the talks, in both ways of counting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeGone {
    /// The share of the deadline that is gone, 0..1.
    pub share: f64,
    /// Rounds counted from 0.
    pub rounds: f64,
}

/// What time takes off, party by party; nothing where a party has no entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passing(pub Vec<Option<PartyDiscount>>);

impl Passing {
    /// Whether time changes nothing.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// A party's discount.
    #[must_use]
    pub fn of(&self, party: usize) -> Option<PartyDiscount> {
        self.0.get(party).copied().flatten()
    }

    /// What a deal of this undiscounted utility is worth to a party then.
    #[must_use]
    pub fn deal(&self, party: usize, utility: f64, then: TimeGone) -> f64 {
        self.of(party).map_or(utility, |d| d.fading.after(utility, d.time(then)))
    }

    /// What no deal is worth to a party then, given what it is worth at the beginning.
    #[must_use]
    pub fn no_deal(&self, party: usize, reservation: f64, then: TimeGone) -> f64 {
        match self.of(party) {
            Some(d) if d.of_reservation => d.fading.after(reservation, d.time(then)),
            _ => reservation,
        }
    }

    /// The undiscounted utility of a deal that is worth as much then as a deal of `utility` at `at`.
    #[must_use]
    pub fn moved(&self, party: usize, utility: f64, at: TimeGone, then: TimeGone) -> f64 {
        self.of(party)
            .map_or(utility, |d| d.fading.before(d.fading.after(utility, d.time(at)), d.time(then)))
    }

    /// The undiscounted utility of a deal that is worth as much then as no deal is.
    #[must_use]
    pub fn floor(&self, party: usize, reservation: f64, then: TimeGone) -> f64 {
        match self.of(party) {
            Some(d) if !d.of_reservation => d.fading.before(reservation, d.time(then)),
            _ => reservation,
        }
    }
}

impl PartyDiscount {
    fn time(&self, then: TimeGone) -> f64 {
        if self.by_share { then.share } else { then.rounds }
    }
}
