//! The file `summitry new` writes: commented, about fifty lines, and it already runs.

/// The first line of every file that is written to begin from: editors that know it (Taplo, Even Better TOML) complete keys and check
/// them while one writes.
pub const SCHEMA_LINE: &str = "#:schema https://summitry.github.io/schema/summitry-1.schema.json\n";

/// The text of a new scenario file.
pub const TEMPLATE: &str = include_str!("template.toml");
