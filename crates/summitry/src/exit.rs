//! Exit codes: few, documented, part of the contract (`docs/stability.md`).

use std::process::ExitCode;

use summitry_scenario::visible::visible;

use crate::commands::output;

/// Everything was done.
pub(crate) const DONE: u8 = 0;
/// The input has errors (or, with `--strict`, warnings).
pub(crate) const BAD_INPUT: u8 = 1;
/// The command line is wrong.
pub(crate) const WRONG_COMMAND_LINE: u8 = 2;
/// An output could not be written, or exists and needs `--force`.
pub(crate) const NOT_WRITTEN: u8 = 3;

/// A failure that has its own exit code; anything else that fails is [`BAD_INPUT`].
#[derive(Debug)]
pub(crate) struct Failure {
    /// What is said on stderr; empty where everything was said already.
    pub(crate) message: String,
    /// The exit code.
    pub(crate) code: u8,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Turns a command's result into the process's exit code, saying on stderr what went wrong.
pub(crate) fn code(result: anyhow::Result<()>) -> ExitCode {
    let Err(error) = result else { return ExitCode::from(DONE) };
    let code = error.downcast_ref::<Failure>().map_or(BAD_INPUT, |f| f.code);
    let message = format!("{error:#}");
    if !message.is_empty() {
        output::note(&format!("error: {message}"));
    }
    ExitCode::from(code)
}

/// Prints clap's answer, which is the help, the version or what is wrong with the command line.
pub(crate) fn command_line(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // Help and version are results.
        return code(output::written(error.print()));
    }
    let plain = error.render().to_string();
    let shown = visible(&plain);
    if shown == plain {
        // Nothing is left to say where stderr takes nothing.
        let _ = error.print();
    } else {
        output::note(shown.trim_end());
    }
    ExitCode::from(WRONG_COMMAND_LINE)
}
