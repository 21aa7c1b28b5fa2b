//! `summitry schema`: the JSON Schema of the scenario file.

/// Print the JSON Schema of the scenario file, for editors.
#[derive(clap::Args)]
pub(crate) struct Schema {}

/// Prints it.
pub(crate) fn run(_: &Schema) -> anyhow::Result<()> {
    anstream::print!("{}", summitry_scenario::schema::text());
    Ok(())
}
