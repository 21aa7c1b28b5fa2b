//! Bargaining games with a known answer, one a file: what simulated talks are checked against.

pub mod chatterjee_samuelson;
pub mod fearon;
pub mod rubinstein;
pub mod stahl;
