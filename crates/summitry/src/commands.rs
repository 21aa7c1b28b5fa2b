//! One command a file.

use clap::Subcommand;

/// What the user asks for.
#[derive(Subcommand)]
pub(crate) enum Command {}

/// Sends a command to its file.
pub(crate) fn run(command: Command) -> anyhow::Result<()> {
    match command {}
}
