//! Every test of the domains from outside, in one program: each program of its own is linked anew.

mod cases;
mod exact_rational;
mod folders;
mod harbour;
mod malformed;
mod round_trip;
mod spaces;
mod support;
mod written;
