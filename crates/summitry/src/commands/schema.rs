//! `summitry schema`: the JSON Schema of the scenario file.

use super::output;

/// Print the JSON Schema of the scenario file, for editors.
#[derive(clap::Args)]
pub(crate) struct Schema {}

/// Prints it.
pub(crate) fn run(_: &Schema) -> anyhow::Result<()> {
    output::print(&summitry_scenario::schema::text())
}
