//! What can be wrong with a table of positions.

use thiserror::Error;

/// Why nothing follows from positions. Parties, issues and rungs are counted from 0.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum PositionsError {
    /// No positions at all.
    #[error("an issue needs the position of at least one party")]
    Nobody,
    /// Nobody who cares has any power.
    #[error("all weights are zero; give at least one party both power and salience above 0")]
    AllZero,
    /// A number out of its range.
    #[error("the {what} of party {party} is {value}; it must be {range}")]
    Range {
        /// Which number.
        what: &'static str,
        /// Whose.
        party: usize,
        /// What was given.
        value: f64,
        /// What is allowed.
        range: &'static str,
    },
    /// A number that belongs to nobody.
    #[error("the {what} is {value}; it must be {range}")]
    Setting {
        /// Which number.
        what: &'static str,
        /// What was given.
        value: f64,
        /// What is allowed.
        range: &'static str,
    },
    /// A ladder without rungs, or with rungs that do not rise.
    #[error("the rungs of a ladder must be numbers that rise; rung {rung} does not")]
    Ladder {
        /// The first rung that is wrong; 0 for a ladder without any.
        rung: usize,
    },
    /// Nothing is acceptable to everybody.
    #[error("no point is better than no deal for every party; make no deal cost more than {loss}")]
    NoAgreement {
        /// What no deal costs each party.
        loss: f64,
    },
    /// Issues list different numbers of parties.
    #[error("issue {issue} lists {found} parties; expected {expected}")]
    Shape {
        /// The issue.
        issue: usize,
        /// Parties it lists.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
}
