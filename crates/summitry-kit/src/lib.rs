//! Summitry as a library: everything below the command, the page and the bindings.

pub mod findings;
