//! Deals: every possible package, exactly.
//!
//! [`analyse`] answers what is possible before anyone asks what is likely: how many packages there are, how many leave
//! every party at least as well off as no deal, which of those are undominated, and which of them the bargaining
//! solutions pick. Utilities are compared as integers over a common denominator, so that a tie is a tie.
//!
//! Additive values are never enumerated: issues are combined one by one and dominated partial sums dropped (Nemhauser
//! and Ullmann 1969). Links between issues split the work into states (Dechter 1999).

mod analyse;
mod analysis;
mod asks;
mod best;
mod blocks;
pub(crate) mod check;
mod combine;
mod components;
mod core;
mod count;
pub(crate) mod dice;
mod engine;
mod error;
mod exact;
mod exists;
mod fractions;
mod frontier;
mod limit;
mod lone;
mod meter;
mod moves;
mod number;
mod opposition;
mod options;
pub(crate) mod package;
mod picked;
mod ranges;
mod rounded;
mod sample;
pub(crate) mod scale;
pub(crate) mod search;
mod shares;
mod solutions;
pub mod space;
mod summit;
mod swaps;
mod ties;
mod undominated;
mod watched;
mod within;

pub use analyse::{analyse, analyse_watched};
pub use analysis::{
    Analysis, Count, FrontierPoint, How, Method, Opposition, PartySummary, WhyMethod,
};
pub use asks::{Ask, asks};
pub use blocks::{OptionBlock, Refusal, blocks, blocks_watched, refusals};
pub use error::DealsError;
pub use limit::Limit;
pub use moves::Move;
pub use options::{DisagreementRule, Ideals, Options, Rational};
pub use picked::Picked;
pub use shares::{PackageShare, Range, Shares, shares, shares_watched};
pub use solutions::{Concept, Solution, Solutions};
pub use space::{Exclusion, Interaction, Profile, Space, SpaceIssue};
pub use summit::{
    Analyst, Summit, SummitError, likeliest_venue, middle, of_drawn_world, of_scenario,
};
pub use swaps::{Swap, SwapKind, swaps};
pub use ties::packages_at;
pub use within::{Within, within, within_watched};
