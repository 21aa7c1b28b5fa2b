//! Which deals are possible: of a study's rooms, and of other tools' domains.

pub mod answer;
mod deal;
pub mod input;
pub mod words;

pub use deal::{Deal, Deals};
