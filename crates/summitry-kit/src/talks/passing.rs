//! What time takes off utilities at the end of a session, as the domain's own tool counts it.
//!
//! GENIUS: `u · d^t`, with t = (round + 1)/(rounds + 1) for a deal in a round counted from 0 (its `DiscreteTimeline`) and 1 where time
//! runs out, of the reservation value as well. NegMAS (`ExpDiscountedUFun`, `LinDiscountedUFun`): by rounds counted from 0, or by that
//! share of time where its file says `relative_time`, of the reservation value where the file says so. A discount bears on what an end is worth,
//! never on how the tactics play.

use summitry_core::talks::{Ended, Session};
use summitry_domains::domain::Discount;
use summitry_domains::reading::time::after;
use summitry_domains::{Domain, Format};

/// One discount a party, where there is one.
#[derive(Clone, Debug, Default)]
pub struct Passing {
    discounts: Vec<Option<Discount>>,
    /// Whether time is a share of the deadline unless a file says otherwise.
    shares: bool,
}

impl Passing {
    /// What a domain's files say.
    #[must_use]
    pub fn of(domain: &Domain) -> Self {
        let discounts = domain.profiles.iter().map(|p| p.discount.clone()).collect();
        Self { discounts, shares: domain.format == Format::Genius }
    }

    /// Whether time changes anything.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.discounts.iter().flatten().all(Discount::is_none)
    }

    /// What the end of a session, undiscounted `utility`, is worth to a party then.
    #[must_use]
    pub fn after(&self, party: usize, utility: f64, session: &Session, rounds: u32) -> f64 {
        let discount = self.discounts.get(party).and_then(Option::as_ref);
        let Some(discount) = discount.filter(|d| !d.is_none()) else { return utility };
        if session.ended != Ended::Deal && !discount.of_reservation {
            return utility;
        }
        let out = session.ended == Ended::Clock;
        let passed = if out { rounds } else { session.round };
        let shares = match discount.clock.as_deref() {
            Some(clock) => clock.starts_with("relative"),
            None => self.shares,
        };
        let time = if !shares {
            f64::from(passed)
        } else if out {
            1.0
        } else {
            (f64::from(passed) + 1.0) / (f64::from(rounds) + 1.0)
        };
        after(utility, Some(discount), time)
    }
}
