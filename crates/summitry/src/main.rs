//! The `summitry` command: one file per command, this one only sends.
#![forbid(unsafe_code)]

fn main() {}
