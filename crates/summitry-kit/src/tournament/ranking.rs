//! What a tournament says, with how sure one may be of it.

pub mod bootstrap;
mod differences;
pub mod game;
pub mod paired;
mod summary;
mod write;

pub use differences::{Comparison, Over};
pub use summary::{DomainLine, EmpiricalGame, Metric, TacticLine, TournamentSummary};
