//! Every test of the report from outside, in one program: each program of its own is linked anew.

mod brief;
mod finding;
mod first_screen;
mod mended;
mod messages;
mod page;
