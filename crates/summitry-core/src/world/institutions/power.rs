//! Who decides: each party's share of the power to decide by the meeting's rule (docs/model.md, section 16.1).

use crate::{
    scenario::{
        Scenario,
        institutions::{Chair, Counted, DecisionRule, Quota},
    },
    voting::{Game, Sampling, VoteRule, VotingError, banzhaf, shapley_shubik},
};

/// A party's power to decide, 0 to 1, by two indices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VotingPower {
    /// Shapley & Shubik (1954).
    pub shapley_shubik: f64,
    /// Banzhaf (1965), normalised.
    pub banzhaf: f64,
    /// Whether it can stop a decision alone.
    pub can_block: bool,
}

/// Every party's power; empty where nothing is put to the vote.
pub(crate) fn of(s: &Scenario) -> Vec<VotingPower> {
    if !s.is_put_to_the_vote() {
        return Vec::new();
    }
    indices(s).unwrap_or_else(|_| equal(s.parties.len()))
}

/// ω: n times each party's share; 1 for all where nothing is put to the vote.
pub(crate) fn shares(power: &[VotingPower], parties: usize) -> Vec<f64> {
    if power.is_empty() {
        return vec![1.0; parties];
    }
    power.iter().map(|p| p.shapley_shubik * parties as f64).collect()
}

/// A rule that cannot be counted, such as one that nobody can meet, gives nobody more than another.
fn equal(parties: usize) -> Vec<VotingPower> {
    let share = 1.0 / parties as f64;
    vec![VotingPower { shapley_shubik: share, banzhaf: share, can_block: true }; parties]
}

fn indices(s: &Scenario) -> Result<Vec<VotingPower>, VotingError> {
    let game = game(s)?;
    let sampling = Sampling::default();
    let (ours, other) = (shapley_shubik(&game, sampling)?, banzhaf(&game, sampling)?);
    let both = ours.shares.iter().zip(&other.shares).enumerate();
    let one = |(i, (&shapley_shubik, &banzhaf))| VotingPower {
        shapley_shubik,
        banzhaf,
        can_block: game.blocks(i),
    };
    Ok(both.map(one).collect())
}

/// The game of the meeting's decision with its vetoes and its chair, all present.
fn game(s: &Scenario) -> Result<Game, VotingError> {
    let of = &s.institutions;
    let members = s.parties.len();
    if of.decision.is_unanimous() {
        return Game::unanimity(members);
    }
    let mut must = of.vetoes.clone();
    if let Some(Chair::Party(i)) = of.chair {
        must.push(i);
    }
    let rules = of.decision.rules.iter().filter_map(|rule| match *rule {
        DecisionRule::All => None,
        DecisionRule::Quota { quota, of } => Some(self::rule(s, quota, of)),
    });
    Game::new(members, rules.collect::<Result<_, _>>()?, &must)
}

fn rule(s: &Scenario, quota: Quota, of: Counted) -> Result<VoteRule, VotingError> {
    let weights = s.parties.iter().map(|party| match of {
        Counted::Parties => 1.0,
        Counted::Weight => party.weight,
    });
    let weights: Vec<f64> = weights.collect();
    match (quota, s.institutions.chair) {
        (Quota::Share(share), _) => VoteRule::share(weights, share),
        (Quota::Number(number), _) => VoteRule::at_least(weights, number),
        (Quota::MoreThanHalf, Some(Chair::Mediator(_))) => VoteRule::share(weights, 0.5),
        (Quota::MoreThanHalf, Some(Chair::Party(i))) => VoteRule::more_than_half(weights, Some(i)),
        (Quota::MoreThanHalf, None) => VoteRule::more_than_half(weights, None),
    }
}
