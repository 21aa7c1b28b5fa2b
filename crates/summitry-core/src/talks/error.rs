//! What can be wrong with talks before they begin.

use thiserror::Error;

use crate::deals::DealsError;

/// Why talks cannot be held.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum TalksError {
    /// The space does not hang together.
    #[error(transparent)]
    Space(#[from] DealsError),
    /// A package's index would not fit 128 bits.
    #[error("talks take at most 2^128 packages; this agenda has {packages}; leave issues out")]
    TooManyPackages {
        /// How many there are.
        packages: String,
    },
    /// Links between issues need every package listed.
    #[error(
        "{packages} packages are too many to list (limit {limit}), values hang together across issues, and an issue of more than 65535 \
         options cannot be searched; leave issues or links out"
    )]
    TooLargeForLinks {
        /// How many there are.
        packages: String,
        /// The most that are listed.
        limit: usize,
    },
    /// A party would refuse everything.
    #[error(
        "no package is worth no deal to `{party}` (reservation value {reservation}, best package {best}): there is \
         nothing to talk about"
    )]
    NothingToGain {
        /// The party's name.
        party: String,
        /// Its reservation value.
        reservation: f64,
        /// Its best package's utility.
        best: f64,
    },
    /// Talks without rounds.
    #[error("talks need at least 1 round")]
    NoRounds,
    /// A tactic a party, or one for all.
    #[error("{tactics} tactics for {parties} {}; give one for each, or one for all", if *parties == 1 { "party" } else { "parties" })]
    Tactics {
        /// Tactics given.
        tactics: usize,
        /// Parties at the table.
        parties: usize,
    },
    /// A number of the protocol for each party, or one for all.
    #[error("{given} {what} for {parties} parties; give one for each, or one for all")]
    Each {
        /// Which numbers.
        what: &'static str,
        /// How many are given.
        given: usize,
        /// Parties at the table.
        parties: usize,
    },
    /// A number of the protocol out of its range.
    #[error("{what} must be {range}; this one is {found}")]
    Protocol {
        /// Which number.
        what: &'static str,
        /// What it may be.
        range: &'static str,
        /// What it is.
        found: String,
    },
    /// A discount shrinks utilities towards 0: below 0 that would be a reward for delay.
    #[error(
        "a discount needs utilities of 0 or more; `{party}` has packages worth {lowest}; use a cost per offer instead"
    )]
    NegativeDiscounted {
        /// The party's name.
        party: String,
        /// Its worst package's utility.
        lowest: f64,
    },
    /// A deadline that is none.
    #[error(
        "`{word}` is no deadline; write rounds as 60rounds, seconds as 180s (a turn takes one), or 180s/0.5s where a turn takes half a \
         second: above 0, and at most 200000000 turns"
    )]
    Deadline {
        /// The word given.
        word: String,
    },
    /// No such tactic.
    #[error("unknown tactic `{word}`{}; tactics are {known}", closest.as_ref().map_or_else(String::new, |c| format!(" (did you mean `{c}`?)")))]
    UnknownTactic {
        /// The word given.
        word: String,
        /// The tactic's name most like it.
        closest: Option<&'static str>,
        /// All names.
        known: String,
    },
    /// An exponent out of its range, or on a tactic that takes none.
    #[error("tactic `{word}`: {problem}")]
    Exponent {
        /// The word given.
        word: String,
        /// What is wrong with it.
        problem: String,
    },
}
