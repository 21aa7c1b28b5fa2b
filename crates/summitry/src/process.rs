//! How the process ends: what is said last on stderr, the exit code, and what is cleaned when it is told to.

use std::process::ExitCode;

use summitry_kit::files::write;

use summitry_scenario::visible::visible;

use crate::commands::output;
use crate::exit::{BAD_INPUT, DONE, Failure, WRONG_COMMAND_LINE};

/// Exit codes of a process that a signal ends are this and its number.
#[cfg(unix)]
const SIGNALLED: i32 = 128;

/// Told to end (SIGTERM and, unless the command listens for it itself, Ctrl-C), the process removes files in the making first.
/// Where no thread or signal can be had it ends as it would have, and the next run cleans.
#[cfg(unix)]
pub(crate) fn tidy(interrupt: bool) {
    use tokio::signal::unix::{SignalKind, signal};
    let wait = async move {
        let mut terminate = signal(SignalKind::terminate())?;
        if !interrupt {
            terminate.recv().await;
            return Ok(SignalKind::terminate());
        }
        let mut interrupt = signal(SignalKind::interrupt())?;
        tokio::select! {
            _ = terminate.recv() => Ok(SignalKind::terminate()),
            _ = interrupt.recv() => Ok::<_, std::io::Error>(SignalKind::interrupt()),
        }
    };
    let listen = move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else {
            return;
        };
        if let Ok(told) = runtime.block_on(wait) {
            write::clean();
            std::process::exit(SIGNALLED + told.as_raw_value());
        }
    };
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(listen);
}

/// Elsewhere the next run cleans.
#[cfg(not(unix))]
pub(crate) fn tidy(_interrupt: bool) {}

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
