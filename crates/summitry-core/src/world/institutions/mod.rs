//! Institutions inside a world: whose consent a package needs, what lapses without a deal, what is done alone, who is asked
//! afterwards, who helps, and how often they meet (docs/model.md, section 16).
//!
//! One institution a file. Where a file has none of them, nothing here is asked and every figure is that of the plain model.

pub(crate) mod alone;
pub(crate) mod bound;
pub(crate) mod consent;
pub(crate) mod dice;
pub(crate) mod mediators;
pub(crate) mod meetings;
pub mod power;
pub(crate) mod ratifiers;

/// A set of parties, a bit each; files with institutions have at most [`MOST_PARTIES`].
pub(crate) type Set = u128;

/// The most parties a file with institutions may have: their sets are kept as bits.
pub const MOST_PARTIES: usize = 128;
