//! What can be wrong with a space, or too large about it.

use thiserror::Error;

use super::limit::Limit;
use crate::forecast::Cancelled;

/// Why an analysis of deals could not be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DealsError {
    /// A bargaining problem needs two sides.
    #[error("deals need at least two parties; this space has {0}")]
    TooFewParties(usize),
    /// More parties than the engine has room for.
    #[error("deals are worked out for at most {limit} parties; this space has {parties}")]
    TooManyParties {
        /// Parties in the space.
        parties: usize,
        /// The most that can be analysed.
        limit: usize,
    },
    /// An issue without options leaves no package at all.
    #[error("issue `{issue}` has no options; give it at least one")]
    NoOptions {
        /// The issue's name.
        issue: String,
    },
    /// A profile does not fit the agenda.
    #[error("party `{party}` gives {found} values on {what}; expected {expected}")]
    Shape {
        /// The party's name.
        party: String,
        /// The issue, or the agenda.
        what: String,
        /// How many values there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// An interaction or exclusion names an issue or option that is not there.
    #[error("{whose} refers to {what}, which the agenda does not have")]
    UnknownIssue {
        /// Whose interaction, or which exclusion.
        whose: String,
        /// The reference that does not resolve.
        what: String,
    },
    /// A package given by the caller does not fit the agenda.
    #[error("a package takes one option of each of the {issues} issues; {problem}")]
    BadPackage {
        /// Issues on the agenda.
        issues: usize,
        /// What does not fit.
        problem: String,
    },
    /// A frontier can be exponential in the number of issues: stop before memory does.
    #[error(
        "the frontier grew past {} after {done} of {issues} issues; join options \
         that hardly differ, or round the values (a coarser scale makes more ties)",
        told(limit)
    )]
    FrontierTooLarge {
        /// What it passed.
        limit: Limit,
        /// Issues combined when the limit was passed.
        done: usize,
        /// Issues on the agenda.
        issues: usize,
    },
    /// Links cut the space into more pieces than may be gone through, and only an exact answer would do.
    #[error(
        "links between issues cut the space into more than {limit} pieces; drop links or join options"
    )]
    TooManyPieces {
        /// The most pieces that may be gone through.
        limit: usize,
    },
    /// Whoever watched had it stopped.
    #[error(transparent)]
    Stopped(#[from] Cancelled),
}

fn told(limit: &Limit) -> String {
    match limit {
        Limit::Points(most) => format!("{most} partial packages"),
        Limit::Work => "the comparisons allowed".to_owned(),
    }
}
