//! The `summitry` command: one file per command, this one only sends.
#![forbid(unsafe_code)]

mod commands;
mod exit;
mod process;

use clap::{CommandFactory as _, Parser};
use std::process::ExitCode;

/// What's behind a summit, and what could happen: write the negotiation down in one plain file, get a brief.
#[derive(Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => {
            // The page ends by Ctrl-C as it should.
            process::tidy(!matches!(cli.command, commands::Command::Serve(_)));
            process::code(commands::run(cli.command, Cli::command()))
        }
        Err(error) => process::command_line(&error),
    }
}
