//! The model: worlds, deals, bargaining, forecast. No I/O, no clock, no global state.

pub mod deals;
