//! What is added up: pairings and standings.

use summitry_core::talks::measures::Measures;
use summitry_core::talks::{Ended, Session, Table};

use crate::statistics::{Mean, wilson};

/// One assignment of tactics in one domain.
#[derive(Clone, Debug)]
pub struct Pairing {
    /// How many sessions.
    pub sessions: u64,
    /// How many ended how, in the order of [`Ended::ALL`].
    pub ended: [u64; 4],
    /// The round of the deals, counted from 1.
    pub round: Mean,
    /// Offers a session.
    pub offers: Mean,
    /// For each party: what the end was worth.
    pub utilities: Vec<Mean>,
    /// For each party: gain over no deal as a share of what the best package would gain; none for a party with nothing to gain.
    pub advantages: Vec<Mean>,
    /// Distance of the deals to the frontier.
    pub to_frontier: Mean,
    /// … to Nash's solution.
    pub to_nash: Mean,
    /// … to Kalai and Smorodinsky's.
    pub to_kalai_smorodinsky: Mean,
}

impl Pairing {
    pub(super) fn new(parties: usize) -> Self {
        Self {
            sessions: 0,
            ended: [0; 4],
            round: Mean::default(),
            offers: Mean::default(),
            utilities: vec![Mean::default(); parties],
            advantages: vec![Mean::default(); parties],
            to_frontier: Mean::default(),
            to_nash: Mean::default(),
            to_kalai_smorodinsky: Mean::default(),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a number of offers")]
    pub(super) fn session(&mut self, session: &Session, table: &Table) {
        let measures = Measures::new(session, table);
        self.sessions += 1;
        let place = Ended::ALL.iter().position(|e| *e == session.ended).unwrap_or(0);
        if let Some(count) = self.ended.get_mut(place) {
            *count += 1;
        }
        if session.ended == Ended::Deal {
            self.round.push(f64::from(session.round) + 1.0);
        }
        self.offers.push(session.offers.len() as f64);
        let means = self.utilities.iter_mut().zip(&mut self.advantages);
        let seen = measures.utilities.iter().zip(&measures.gains).enumerate();
        for ((utilities, advantages), (party, (utility, gain))) in means.zip(seen) {
            let side = table.side(party);
            let best = side.highest() - side.reservation();
            utilities.push(*utility);
            if best > 0.0 {
                advantages.push(gain / best);
            }
        }
        let push = |mean: &mut Mean, value: Option<f64>| {
            if let Some(value) = value {
                mean.push(value);
            }
        };
        push(&mut self.to_frontier, measures.to_frontier);
        push(&mut self.to_nash, measures.to_nash);
        push(&mut self.to_kalai_smorodinsky, measures.to_kalai_smorodinsky);
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.sessions += other.sessions;
        self.ended.iter_mut().zip(&other.ended).for_each(|(a, b)| *a += b);
        self.round.add(&other.round);
        self.offers.add(&other.offers);
        self.utilities.iter_mut().zip(&other.utilities).for_each(|(a, b)| a.add(b));
        self.advantages.iter_mut().zip(&other.advantages).for_each(|(a, b)| a.add(b));
        self.to_frontier.add(&other.to_frontier);
        self.to_nash.add(&other.to_nash);
        self.to_kalai_smorodinsky.add(&other.to_kalai_smorodinsky);
    }

    /// The 95 % interval of the chance of a deal (Wilson 1927).
    #[must_use]
    pub fn deal_interval(&self) -> (f64, f64) {
        let [deals, ..] = self.ended;
        wilson(deals, self.sessions)
    }
}

/// One tactic over everything it took part in.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Gain over no deal as a share of what the best package would gain.
    pub advantage: Mean,
    /// Sessions that ended in a deal.
    pub deals: u64,
    /// Sessions it sat in.
    pub sessions: u64,
}

impl Standing {
    /// Share of its sessions that ended in a deal, 0..1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
    pub fn deal(&self) -> f64 {
        self.deals as f64 / self.sessions.max(1) as f64
    }

    pub(super) fn add(&mut self, pairing: &Pairing, party: usize) {
        let [deals, ..] = pairing.ended;
        if let Some(advantage) = pairing.advantages.get(party) {
            self.advantage.add(advantage);
        }
        self.deals += deals;
        self.sessions += pairing.sessions;
    }
}
