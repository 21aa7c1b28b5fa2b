//! Every test of the report from outside, in one program: each program of its own is linked anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod brief;
mod finding;
mod first_screen;
mod mended;
mod messages;
mod page;
mod random_files;
mod titles;
