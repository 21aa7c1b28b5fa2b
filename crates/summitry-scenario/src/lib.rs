//! The scenario file: TOML in, model out, with diagnostics, schema and quotes.

mod amounts;
pub mod check;
pub mod classes;
mod decision;
pub mod diagnostic;
pub mod differ;
pub mod document;
pub mod edit;
pub mod grammar;
mod ids;
mod limits;
pub mod outcome;
pub mod path;
pub mod quotes;
mod read;
pub mod reference;
pub mod scales;
pub mod schema;
pub mod sha256;
pub mod span;
mod support;
pub mod template;
mod toml10;
pub mod translation;
mod tree;
pub mod upgrade;
mod values;
pub mod visible;
mod walk;

pub use read::{LARGEST_FILE, NoTable, Reading, read, read_with};
