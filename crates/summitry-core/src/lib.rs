//! The model: worlds, deals, bargaining, forecast. No I/O, no clock, no global state.

pub mod deals;
pub mod forecast;
pub mod rules;
pub mod scenario;
pub mod score;
pub mod value;
