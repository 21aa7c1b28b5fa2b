//! Bargaining games with a known answer, one a file: what simulated talks are checked against.

pub(crate) mod chatterjee_samuelson;
pub(crate) mod fearon;
pub(crate) mod rubinstein;
pub(crate) mod stahl;
