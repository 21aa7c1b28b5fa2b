//! Every test of the core from outside, in one program: each program of its own is linked anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod branches;
mod common;
mod deals_best;
mod deals_closed_form;
mod deals_large;
mod deals_laws;
mod deals_limits;
mod deals_summit;
mod deals_swaps;
mod deals_within;
mod given;
mod laws;
mod negmas;
mod negmas_traces;
mod one_world;
mod outcome;
mod sampled;
mod score;
mod streamed;
mod support;
mod talks_closed_forms;
mod talks_gathered;
mod talks_golden;
mod talks_laws;
mod talks_member;
mod talks_time;
