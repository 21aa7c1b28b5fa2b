//! The file `summitry new` writes: commented, about fifty lines, and it already runs.

/// The text of a new scenario file.
pub const TEMPLATE: &str = include_str!("template.toml");
