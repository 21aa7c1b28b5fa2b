//! The scenario file: TOML in, model out, with diagnostics, schema and quotes.

pub mod document;
pub mod scales;
