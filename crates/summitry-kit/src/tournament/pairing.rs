//! What is added up: pairings and standings.

use serde_json::{Value, json};
use summitry_core::talks::Ended;

use super::quantiles::Quantiles;
use super::row::SessionRow;
use crate::statistics::{Mean, wilson};

/// One assignment of tactics in one domain.
#[derive(Clone, Debug, PartialEq)]
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
    /// For each party: the same once time is counted.
    pub discounted: Vec<Mean>,
    /// For each party: gain over no deal as a share of what the best package would gain; none for a party with nothing to gain.
    pub advantages: Vec<Mean>,
    /// For each party: how far it came down, as a share of its way.
    pub concessions: Vec<Mean>,
    /// The sum of the utilities.
    pub welfare: Mean,
    /// Ratios of the frontier, Nash's solution, Kalai and Smorodinsky's, and the largest welfare.
    pub optimality: [Mean; 4],
    /// Distance of the ends to the frontier.
    pub to_frontier: Mean,
    /// … to Nash's solution.
    pub to_nash: Mean,
    /// … to Kalai and Smorodinsky's.
    pub to_kalai_smorodinsky: Mean,
    /// For each party: how its utilities, its discounted utilities and its advantages are spread.
    pub spread: Vec<[Quantiles; 3]>,
}

fn push(mean: &mut Mean, value: Option<f64>) {
    if let Some(value) = value {
        mean.push(value);
    }
}

impl Pairing {
    pub(super) fn new(parties: usize) -> Self {
        let each = || vec![Mean::default(); parties];
        Self {
            sessions: 0,
            ended: [0; 4],
            round: Mean::default(),
            offers: Mean::default(),
            utilities: each(),
            discounted: each(),
            advantages: each(),
            concessions: each(),
            welfare: Mean::default(),
            optimality: Default::default(),
            to_frontier: Mean::default(),
            to_nash: Mean::default(),
            to_kalai_smorodinsky: Mean::default(),
            spread: vec![Default::default(); parties],
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a number of offers")]
    pub(super) fn session(&mut self, row: &SessionRow) {
        self.sessions += 1;
        let place = Ended::ALL.iter().position(|e| *e == row.ended).unwrap_or(0);
        if let Some(count) = self.ended.get_mut(place) {
            *count += 1;
        }
        if row.ended == Ended::Deal {
            self.round.push(f64::from(row.round));
        }
        self.offers.push(row.offers as f64);
        let known = |list: &[f64]| list.iter().map(|x| Some(*x)).collect::<Vec<_>>();
        let (utilities, discounted) = (known(&row.utilities), known(&row.discounted));
        for (means, values) in [
            (&mut self.utilities, &utilities),
            (&mut self.discounted, &discounted),
            (&mut self.advantages, &row.advantages),
            (&mut self.concessions, &row.concessions),
        ] {
            means.iter_mut().zip(values).for_each(|(mean, value)| push(mean, *value));
        }
        let values = utilities.iter().zip(&discounted).zip(&row.advantages);
        for (spread, ((u, d), a)) in self.spread.iter_mut().zip(values) {
            for (spread, value) in spread.iter_mut().zip([u, d, a]) {
                if let Some(value) = value {
                    spread.push(*value);
                }
            }
        }
        self.welfare.push(row.welfare);
        self.optimality.iter_mut().zip(row.optimality).for_each(|(mean, o)| push(mean, o));
        let [frontier, nash, kalai_smorodinsky] = row.distances;
        push(&mut self.to_frontier, frontier);
        push(&mut self.to_nash, nash);
        push(&mut self.to_kalai_smorodinsky, kalai_smorodinsky);
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.sessions += other.sessions;
        self.ended.iter_mut().zip(&other.ended).for_each(|(a, b)| *a += b);
        self.means_mut().into_iter().zip(other.means()).for_each(|(a, b)| a.add(b));
        let spreads = self.spread.iter_mut().flatten().zip(other.spread.iter().flatten());
        spreads.for_each(|(a, b)| a.add(b));
    }

    /// All means, in the order in which they are written.
    fn means(&self) -> Vec<&Mean> {
        let lists = [&self.utilities, &self.discounted, &self.advantages, &self.concessions];
        let alone = [
            &self.round,
            &self.offers,
            &self.welfare,
            &self.to_frontier,
            &self.to_nash,
            &self.to_kalai_smorodinsky,
        ];
        lists.into_iter().flatten().chain(alone).chain(&self.optimality).collect()
    }

    fn means_mut(&mut self) -> Vec<&mut Mean> {
        let lists = [
            &mut self.utilities,
            &mut self.discounted,
            &mut self.advantages,
            &mut self.concessions,
        ];
        let alone = [
            &mut self.round,
            &mut self.offers,
            &mut self.welfare,
            &mut self.to_frontier,
            &mut self.to_nash,
            &mut self.to_kalai_smorodinsky,
        ];
        lists.into_iter().flatten().chain(alone).chain(&mut self.optimality).collect()
    }

    /// The 95 % interval of the chance of a deal (Wilson 1927), as if sessions were independent.
    #[must_use]
    pub fn deal_interval(&self) -> (f64, f64) {
        let [deals, ..] = self.ended;
        wilson(deals, self.sessions)
    }

    pub(super) fn write(&self) -> Value {
        let means: Vec<Value> = self.means().into_iter().map(Mean::write).collect();
        let spread: Vec<Value> = self.spread.iter().flatten().map(Quantiles::write).collect();
        json!([self.sessions, self.ended, means, spread])
    }

    pub(super) fn read(value: &Value, parties: usize) -> Option<Self> {
        let [sessions, ended, means, spread] = value.as_array()?.as_slice() else { return None };
        let mut pairing = Self::new(parties);
        pairing.sessions = sessions.as_u64()?;
        let counts: Option<Vec<u64>> = ended.as_array()?.iter().map(Value::as_u64).collect();
        pairing.ended = counts?.try_into().ok()?;
        let (means, spread) = (means.as_array()?, spread.as_array()?);
        let slots = pairing.means_mut();
        if slots.len() != means.len() || spread.len() != 3 * parties {
            return None;
        }
        for (slot, value) in slots.into_iter().zip(means) {
            *slot = Mean::read(value)?;
        }
        for (slot, value) in pairing.spread.iter_mut().flatten().zip(spread) {
            *slot = Quantiles::read(value)?;
        }
        Some(pairing)
    }
}

/// One tactic over everything it took part in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// What the ends were worth.
    pub utility: Mean,
    /// The same once time is counted.
    pub discounted: Mean,
    /// Gain over no deal as a share of what the best package would gain.
    pub advantage: Mean,
    /// What its partners got, on average over them.
    pub partner: Mean,
    /// The sum of utilities.
    pub welfare: Mean,
    /// How far it came down, as a share of its way.
    pub concession: Mean,
    /// Ratios of the frontier, Nash's solution, Kalai and Smorodinsky's, and the largest welfare.
    pub optimality: [Mean; 4],
    /// How its utilities, discounted utilities and advantages are spread.
    pub spread: [Quantiles; 3],
    /// Sessions that ended in a deal.
    pub deals: u64,
    /// Sessions it sat in; one in which it sat in two seats counts twice.
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
        for (mean, list) in [
            (&mut self.utility, &pairing.utilities),
            (&mut self.discounted, &pairing.discounted),
            (&mut self.advantage, &pairing.advantages),
            (&mut self.concession, &pairing.concessions),
        ] {
            if let Some(other) = list.get(party) {
                mean.add(other);
            }
        }
        let others = pairing.utilities.iter().enumerate().filter(|(p, _)| *p != party);
        others.for_each(|(_, other)| self.partner.add(other));
        self.welfare.add(&pairing.welfare);
        self.optimality.iter_mut().zip(&pairing.optimality).for_each(|(a, b)| a.add(b));
        if let Some(spread) = pairing.spread.get(party) {
            self.spread.iter_mut().zip(spread).for_each(|(a, b)| a.add(b));
        }
        self.deals += deals;
        self.sessions += pairing.sessions;
    }
}
