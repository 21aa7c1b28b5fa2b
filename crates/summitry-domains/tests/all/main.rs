//! Every test of the domains from outside, in one program: each program of its own is linked anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod cases;
mod exact_rational;
mod folders;
mod harbour;
mod malformed;
mod round_trip;
mod slopes;
mod spaces;
mod support;
mod written;
