//! Which deals are possible: of a study's rooms, and of other tools' domains.

pub mod answer;
mod deal;
pub mod input;
mod stopped;
pub mod words;

pub use deal::{Deal, Deals};
/// The field's competing definitions, what comes of an analysis in exact numbers, and how other tools' files are read.
pub use summitry_core::deals::{
    Concept, Count, DisagreementRule, FrontierPoint, Ideals, Options, Rational, Space, SpaceIssue,
};
pub use summitry_domains::{
    Reading, exact,
    load::{Found, WhoMeets},
    reading::Settings,
};
