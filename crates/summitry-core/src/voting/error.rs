//! What can be wrong with a voting rule or an election.

use thiserror::Error;

/// Why a game, an index or an election could not be made. Members and rules are counted from 0.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum VotingError {
    /// Nobody votes.
    #[error("a vote needs at least one member")]
    NoMembers,
    /// Neither a rule nor a veto: the empty coalition would win.
    #[error("nothing has to be met for a decision; give a rule or a veto")]
    NoRule,
    /// A rule weighs another number of members than the game has.
    #[error("rule {rule} weighs {found} members; expected {expected}")]
    Shape {
        /// The rule.
        rule: usize,
        /// Weights it has.
        found: usize,
        /// Members of the game.
        expected: usize,
    },
    /// A weight is negative, infinite or no number.
    #[error("the weight of member {member} is {value}; it must be 0 or more")]
    Weight {
        /// The member.
        member: usize,
        /// What was given.
        value: f64,
    },
    /// No member counts.
    #[error("all weights are zero; give at least one member a weight above 0")]
    AllZero,
    /// Met by nobody at all, or no number.
    #[error("the quota is {quota}; it must be above 0")]
    QuotaTooLow {
        /// What was given.
        quota: f64,
    },
    /// Even everybody together falls short.
    #[error("the quota {quota} cannot be reached: all weights together are {sum}")]
    QuotaTooHigh {
        /// What was given.
        quota: f64,
        /// Sum of all weights.
        sum: f64,
    },
    /// A veto or a tie-breaker of somebody who is not there.
    #[error("member {member} is not there; the vote has {members} members, counted from 0")]
    NoSuchMember {
        /// Who was named.
        member: usize,
        /// Members of the game.
        members: usize,
    },
    /// Sampling was needed with fewer than two draws.
    #[error("an index of this vote has to be sampled; give at least two draws")]
    NoDraws,
    /// A number out of its range.
    #[error("{what} is {value}; it must be {range}")]
    Range {
        /// Which number.
        what: &'static str,
        /// What was given.
        value: f64,
        /// What is allowed.
        range: &'static str,
    },
    /// A table that is not square, or rows that differ in length.
    #[error("row {row} of the {what} has {found} numbers; expected {expected}")]
    Row {
        /// Which table.
        what: &'static str,
        /// The row.
        row: usize,
        /// Numbers in it.
        found: usize,
        /// Numbers expected.
        expected: usize,
    },
    /// The election's process did not settle.
    #[error(
        "the election did not settle after {steps} steps; its last step moved a chance by {moved}"
    )]
    Unsettled {
        /// Steps taken.
        steps: u32,
        /// Largest change in the last step.
        moved: f64,
    },
}
