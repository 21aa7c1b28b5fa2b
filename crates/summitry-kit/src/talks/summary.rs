//! Many sessions added up.

use std::collections::BTreeMap;

use summitry_core::talks::measures::Measures;
use summitry_core::talks::{Ended, Index, Session};

use super::Laid;
use crate::statistics::Mean;

/// Different packages of which it is counted how often they are agreed on: memory stays flat.
const COUNTED: usize = 65_536;

/// Many sessions of one domain, added up one by one.
#[derive(Clone, Debug)]
pub struct Summary {
    /// How many ended how, in the order of [`Ended::ALL`].
    pub ended: [u64; 4],
    /// How many there were.
    pub sessions: u64,
    /// In how many no package suited everyone.
    pub no_zone: u64,
    /// Whether a frontier could not be worked out.
    pub unknown: bool,
    /// For each party: what the ends were worth.
    pub utilities: Vec<Mean>,
    /// For each party: the same once time is counted.
    pub discounted: Vec<Mean>,
    /// For each party: gains over no deal.
    pub gains: Vec<Mean>,
    /// For each party: gains as a share of what its best package would gain.
    pub shares: Vec<Mean>,
    /// Of the deals: the round, counted from 1.
    pub rounds: Mean,
    /// Of the deals: the share of the rounds they took.
    pub share: Mean,
    /// Of the deals: distances to the frontier, to Nash's solution and to Kalai and Smorodinsky's.
    pub left: [Mean; 3],
    /// How often which package was agreed on; of very many the first ones only.
    pub packages: BTreeMap<Index, u64>,
}

impl Summary {
    /// Of so many parties, without sessions.
    #[must_use]
    pub fn new(parties: usize) -> Self {
        let each = || vec![Mean::default(); parties];
        Self {
            ended: [0; 4],
            sessions: 0,
            no_zone: 0,
            unknown: false,
            utilities: each(),
            discounted: each(),
            gains: each(),
            shares: each(),
            rounds: Mean::default(),
            share: Mean::default(),
            left: Default::default(),
            packages: BTreeMap::new(),
        }
    }

    /// Takes one more session in.
    pub fn add(&mut self, laid: &Laid, session: &Session) {
        let place = Ended::ALL.iter().position(|e| *e == session.ended).unwrap_or(0);
        if let Some(count) = self.ended.get_mut(place) {
            *count += 1;
        }
        self.sessions += 1;
        let measures = Measures::new(session, &laid.table);
        let means = self.utilities.iter_mut().zip(&mut self.gains).zip(&mut self.shares);
        let seen = measures.utilities.iter().zip(&measures.gains).enumerate();
        for (((utility, gains), shares), (party, (u, gain))) in means.zip(seen) {
            let side = laid.table.side(party);
            let most = side.highest() - side.reservation();
            utility.push(*u);
            gains.push(*gain);
            if most > 0.0 {
                shares.push(gain / most);
            }
        }
        for (party, mean) in self.discounted.iter_mut().enumerate() {
            mean.push(laid.discounted(session, party));
        }
        if measures.unknown.is_some() {
            self.unknown = true;
        } else if measures.to_frontier.is_none() {
            self.no_zone += 1;
        }
        if let Some(index) = session.agreement {
            let round = f64::from(session.round + 1);
            self.rounds.push(round);
            // Of seconds the share of those, of rounds the round's own.
            let gone = laid.protocol.seconds.map(|_| session.time);
            self.share.push(gone.unwrap_or(round / f64::from(laid.protocol.rounds)));
            let left = [measures.to_frontier, measures.to_nash, measures.to_kalai_smorodinsky];
            for (mean, x) in self.left.iter_mut().zip(left) {
                if let Some(x) = x {
                    mean.push(x);
                }
            }
            if self.packages.len() < COUNTED || self.packages.contains_key(&index) {
                *self.packages.entry(index).or_default() += 1;
            }
        }
    }
}
