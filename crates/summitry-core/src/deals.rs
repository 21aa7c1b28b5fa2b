//! Deals: every possible package, exactly.

pub mod space;

pub use space::{Exclusion, Interaction, Profile, Space, SpaceIssue};
