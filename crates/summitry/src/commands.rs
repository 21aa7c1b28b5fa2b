//! One command a file.

mod deals;

use clap::Subcommand;

/// What the user asks for.
#[derive(Subcommand)]
pub(crate) enum Command {
    Deals(deals::DealsArgs),
}

/// Sends a command to its file.
pub(crate) fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Deals(args) => deals::run(args),
    }
}
