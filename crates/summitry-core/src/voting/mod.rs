//! Voting: who can carry a decision in a room that does not need everybody.
//!
//! Where a meeting decides by majority or quota the question is no longer whether every side gains but whether some winning
//! coalition does, and a side's weight in the choice is what the rule makes it, not how many votes it holds: 49 votes of 100
//! are worth as much as one vote beside a 50. This room holds the rule and its arithmetic, apart from any world:
//!
//! * [`Game`]: the rules in force, and which coalitions win, who can stop it, which one more vote is missing;
//! * [`banzhaf`] and [`shapley_shubik`]: two indices of a priori power, exact wherever a count fits and else sampled with
//!   the standard error said;
//! * [`baron_ferejohn`]: the closed form of bargaining under majority rule, which the indices are judged by
//!   (`evidence/voting.py`);
//! * [`pce`]: the probabilistic Condorcet election, where options beat options with the strength of those who prefer them.

mod banzhaf;
pub mod baron_ferejohn;
mod census;
mod counting;
mod error;
mod game;
mod halves;
pub mod pce;
mod power;
mod rule;
mod sampled;
mod shapley_shubik;
mod sums;
mod turned;

pub use banzhaf::banzhaf;
pub use error::VotingError;
pub use game::Game;
pub use power::{PowerIndex, Precision, Sampling};
pub use rule::{SLACK, VoteRule};
pub use shapley_shubik::shapley_shubik;

#[cfg(test)]
mod tests;
