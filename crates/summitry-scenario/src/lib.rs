//! The scenario file: TOML in, model out, with diagnostics, schema and quotes.

pub mod diagnostic;
pub mod document;
pub mod grammar;
mod ids;
pub mod path;
mod read;
pub mod scales;
mod support;
mod toml10;
mod tree;
mod values;
mod walk;

pub use read::{LARGEST_FILE, Reading, read};
