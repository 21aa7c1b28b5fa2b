//! The rules of the room: stacked alternating offers (Aydoğan, Festen, Hindriks & Jonker 2017).
//!
//! Parties speak in turn. Each answers the offer on the table: accepts it, puts another in its place, or walks out. An offer
//! that everybody else accepts in a row is the deal. A *round* is one turn of every party.

use super::TalksError;
use super::deadline::Seconds;
use super::passing::{Passing, TimeGone};
use super::table::Table;

/// Whose conventions hold where the literature and NegMAS part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Convention {
    /// The papers': time runs from 0 in the first round to 1 in the last; offers are accepted by `AC_next` (Baarslag,
    /// Hindriks & Jonker 2013); tit-for-tat answers the partner's change.
    #[default]
    Textbook,
    /// NegMAS 0.16.0's: time is (round + 1)/(rounds + 1); a time-dependent tactic accepts what lies in its band of
    /// aspiration; tit-for-tat answers the partner's level.
    Negmas,
}

/// The rules of one session.
#[derive(Clone, Debug, PartialEq)]
pub struct Protocol {
    /// The deadline: rounds, 1 or more. Where it is in seconds, how many rounds begin before they are over.
    pub rounds: u32,
    /// The deadline in seconds, where it is: then time is the share of them that is gone when a turn begins.
    pub seconds: Option<Seconds>,
    /// What time takes off utilities, as the domain says. `discount` and `cost` come on top.
    pub passing: Passing,
    /// Who speaks first, counted from 0; the others follow in the space's order.
    pub first: usize,
    /// The chance that the room blows up at the end of a round, 0–1.
    pub bust_up: f64,
    /// A party walks out when its best offer received has not improved for this many rounds of its own; `None`: never. A
    /// modelling choice of ours: the literature's tactics sit every stalemate out.
    pub patience: Option<u32>,
    /// What is left of each party's utility after one more offer (Rubinstein 1982's δ, 0 < δ ≤ 1); empty: 1 for all. No
    /// deal shrinks alike, as in GENIUS, so that a package worth accepting early is worth accepting late.
    pub discount: Vec<f64>,
    /// What one more offer costs each party, in its utility (Rubinstein 1982's fixed cost, 0 or more); empty: 0 for all.
    /// Sunk either way, so that it shows in what a deal is worth, and in the play of those who look ahead.
    pub cost: Vec<f64>,
    /// Whose conventions hold.
    pub convention: Convention,
}

impl Protocol {
    /// So many rounds, nothing else: no costs of time, nobody walks out, no bust-up.
    #[must_use]
    pub fn new(rounds: u32) -> Self {
        Self {
            rounds,
            seconds: None,
            passing: Passing::default(),
            first: 0,
            bust_up: 0.0,
            patience: None,
            discount: Vec::new(),
            cost: Vec::new(),
            convention: Convention::Textbook,
        }
    }

    /// The same under other conventions.
    #[must_use]
    pub fn with(mut self, convention: Convention) -> Self {
        self.convention = convention;
        self
    }

    /// The same with a deadline in seconds, for so many parties.
    #[must_use]
    pub fn within(mut self, seconds: Seconds, parties: usize) -> Self {
        self.rounds = u32::try_from(seconds.turns().div_ceil(parties.max(1))).unwrap_or(u32::MAX);
        self.seconds = Some(seconds);
        self
    }

    /// How many turns there are at the most.
    #[must_use]
    pub fn turns(&self, parties: usize) -> usize {
        let rounds = usize::try_from(self.rounds).unwrap_or(usize::MAX);
        self.seconds.map_or_else(|| rounds.saturating_mul(parties), Seconds::turns)
    }

    /// Turn number `turn`, counted from 0, as discounts count time. By rounds it is GENIUS's `DiscreteTimeline`: (round + 1)/(rounds + 1).
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "turns stay far below 2^53")]
    pub fn moment(&self, turn: usize, parties: usize) -> TimeGone {
        let round = (turn / parties.max(1)) as f64;
        let share = match self.seconds {
            Some(seconds) => seconds.share(turn).min(1.0),
            None => (round + 1.0) / (f64::from(self.rounds) + 1.0),
        };
        TimeGone { share, rounds: round }
    }

    /// A party's δ.
    #[must_use]
    pub fn discount_of(&self, party: usize) -> f64 {
        self.discount.get(party).copied().unwrap_or(1.0)
    }

    /// A party's cost of one more offer.
    #[must_use]
    pub fn cost_of(&self, party: usize) -> f64 {
        self.cost.get(party).copied().unwrap_or(0.0)
    }

    /// What a utility is worth to a party when it comes with offer number `turn`, counted from 0.
    #[must_use]
    pub fn payoff(&self, party: usize, utility: f64, turn: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "turns stay far below 2^53")]
        let turn = turn as f64;
        utility * libm::pow(self.discount_of(party), turn) - self.cost_of(party) * turn
    }

    /// Time in a round, from 0 to 1, where the deadline is in rounds.
    #[must_use]
    pub fn time(&self, round: u32) -> f64 {
        match self.convention {
            // The only round is the last one.
            Convention::Textbook if self.rounds <= 1 => 1.0,
            Convention::Textbook => f64::from(round) / f64::from(self.rounds - 1),
            Convention::Negmas => (f64::from(round) + 1.0) / (f64::from(self.rounds) + 1.0),
        }
    }

    /// Whether talks at this table can be held under these rules.
    ///
    /// # Errors
    /// No rounds, a number out of its range, or a discount on negative utilities.
    pub fn check(&self, table: &Table) -> Result<(), TalksError> {
        let parties = table.parties();
        if self.rounds == 0 {
            return Err(TalksError::NoRounds);
        }
        let wrong = |what, range, found: String| Err(TalksError::Protocol { what, range, found });
        if self.first >= parties {
            return wrong("who speaks first", "a party of the table", self.first.to_string());
        }
        if !(0.0..=1.0).contains(&self.bust_up) {
            return wrong("the chance of a bust-up", "between 0 and 1", self.bust_up.to_string());
        }
        if self.patience == Some(0) {
            return wrong("patience", "1 round or more", "0".to_owned());
        }
        for (what, list) in [("discounts", &self.discount), ("costs", &self.cost)] {
            if !list.is_empty() && list.len() != parties {
                return Err(TalksError::Each { what, given: list.len(), parties });
            }
        }
        for (party, &discount) in self.discount.iter().enumerate() {
            if !(discount > 0.0 && discount <= 1.0) {
                return wrong("a discount", "above 0 and at most 1", discount.to_string());
            }
            let lowest = table.side(party).lowest();
            if discount < 1.0 && lowest < 0.0 {
                let party = table.side(party).name().to_owned();
                return Err(TalksError::NegativeDiscounted { party, lowest });
            }
        }
        if let Some(cost) = self.cost.iter().find(|c| !(**c >= 0.0 && c.is_finite())) {
            return wrong("a cost per offer", "0 or more", cost.to_string());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_runs_as_each_convention_says() {
        let textbook = Protocol::new(5);
        assert_eq!([0, 1, 2, 3, 4].map(|r| textbook.time(r)), [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(Protocol::new(1).time(0), 1.0);
        let negmas = Protocol::new(4).with(Convention::Negmas);
        assert_eq!([0, 1, 2, 3].map(|r| negmas.time(r)), [0.2, 0.4, 0.6, 0.8]);
    }
}
