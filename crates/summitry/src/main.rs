//! The `summitry` command: one file per command, this one only sends.
#![forbid(unsafe_code)]

mod commands;
mod exit;
mod process;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser};

use process::Interrupt;

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
            process::tidy(match cli.command {
                // The page ends by Ctrl-C as it should.
                commands::Command::Serve(_) => Interrupt::LeftToCommand,
                commands::Command::Brief(_)
                | commands::Command::Deals(_)
                | commands::Command::Grid(_)
                | commands::Command::Levers(_)
                | commands::Command::Talks(_)
                | commands::Command::Tournament(_)
                | commands::Command::Why(_) => Interrupt::Asks,
                _ => Interrupt::Ends,
            });
            process::code(commands::run(cli.command, Cli::command()))
        }
        Err(error) => process::command_line(&error),
    }
}
