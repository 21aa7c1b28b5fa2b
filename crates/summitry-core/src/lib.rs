//! The model: worlds, deals, bargaining, forecast. No I/O, no clock, no global state.

mod affected;
mod at_table;
mod columns;
pub mod deals;
pub mod ending;
pub mod forecast;
mod inside;
mod logic;
mod no_deal;
pub mod normal;
pub mod plan;
pub mod rules;
mod sample;
pub mod scenario;
mod states;
mod steps;
pub mod streams;
mod tone;
pub mod value;
mod zone;
