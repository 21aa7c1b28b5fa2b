//! The forecast: what the file's own judgements imply, over many worlds.
//!
//! [`run`] draws worlds, works each out exactly where it can ([`crate::world`]), and sums them up.

mod asked;
mod blocks;
mod branches;
mod carried;
mod chance;
mod drivers;
mod footprint;
mod given;
mod levers;
mod likeliest;
mod noise;
mod outcome;
mod parts;
mod positions;
mod probe;
mod result;
mod run;
mod samples;
mod summary;
mod why;

pub use crate::world::institutions::power::VotingPower;
pub use crate::world::targets::{BranchKind, Target};
pub use asked::{Cancelled, ForecastError, PartOf, Quiet, Settings, Watcher};
pub use carried::{Carried, Group, carried, groups};
pub use chance::Chance;
pub use footprint::footprint;
pub use given::{Given, given};
pub use levers::{Act, Lever, LeversFound, levers, with};
pub use likeliest::likeliest;
pub use noise::{TOO_SMALL_TO_SHOW, is_noise};
pub use parts::{WorldBlock, blocks as world_blocks, run_blocks, run_joined};
pub use positions::{IssuePositions, PlacedIssue, PositionsForecast, Reach, placed, positions};
pub use probe::work_a_world;
pub use result::{
    AffectedForecast, Branch, Driver, Ending, Exactness, ExpectationForecast, Factor, Forecast,
    Headline, InstitutionsForecast, PackageForecast, StepForecast, VenueForecast,
};
pub use run::{run, run_keeping, run_sampled, run_without_packages, world};
pub use samples::{Paired, Place, Samples};
pub use why::{Gate, Why, WhyError, why, why_over, why_quietly};
