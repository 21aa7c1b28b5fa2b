//! One command a file.

mod check;
mod load;
mod new;
mod schema;

use clap::Subcommand;

/// What the user asks for.
#[derive(Subcommand)]
pub(crate) enum Command {
    Check(check::Check),
    New(new::New),
    Schema(schema::Schema),
}

/// Sends a command to its file.
pub(crate) fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Check(args) => check::run(&args),
        Command::New(args) => new::run(&args),
        Command::Schema(args) => schema::run(&args),
    }
}
