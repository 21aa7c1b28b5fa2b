//! One world: every uncertain value is fixed, and what the negotiation implies is worked out exactly (docs/model.md).
//!
//! A [`plan`] is the scenario made ready; `opened` is one world of it, the same for forecast, deals and talks; `evaluate` goes
//! through docs/model.md in its order and leaves one row of probabilities.

pub(crate) mod affected;
pub(crate) mod agenda;
pub(crate) mod bits;
pub(crate) mod columns;
pub(crate) mod conditions;
pub mod ending;
pub(crate) mod evaluate;
pub mod institutions;
pub(crate) mod links;
pub(crate) mod measure;
pub(crate) mod no_deal;
pub(crate) mod opened;
pub mod plan;
pub(crate) mod rows;
pub mod rules;
pub(crate) mod slack;
pub(crate) mod states;
pub(crate) mod steps;
pub(crate) mod switches;
pub(crate) mod targets;
pub(crate) mod tone;
pub(crate) mod utility;
pub(crate) mod venues;
pub(crate) mod zone;

pub use switches::{WorldState, state};
