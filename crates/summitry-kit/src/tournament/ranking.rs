//! What a tournament says, with how sure one may be of it.

pub mod bootstrap;
pub mod game;
pub mod paired;
mod summary;
mod write;

pub use summary::{
    Comparison, DomainLine, EmpiricalGame, Metric, Over, TacticLine, TournamentSummary,
};
