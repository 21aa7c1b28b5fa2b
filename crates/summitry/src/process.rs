//! How the process ends: what is said last on stderr, and the exit code.

use std::process::ExitCode;

use summitry_scenario::visible::visible;

use crate::commands::output;
use crate::exit::{BAD_INPUT, DONE, Failure, WRONG_COMMAND_LINE};

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
