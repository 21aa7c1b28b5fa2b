//! How the process ends: what is said last on stderr, the exit code, and what is cleaned when it is told to.

use std::{
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering},
};

use summitry_kit::files::write;

use summitry_scenario::visible::visible;

use crate::commands::output;
use crate::exit::{BAD_INPUT, DONE, Failure, INTERRUPTED, WRONG_COMMAND_LINE};

/// Exit codes of a process that a signal ends are this and its number.
#[cfg(unix)]
const SIGNALLED: i32 = 128;

/// What a first Ctrl-C does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Interrupt {
    /// Ends the process, which removes files in the making first.
    Ends,
    /// Asks for what is there by now; a second one ends the process.
    Asks,
    /// Nothing here: the command listens for it itself.
    LeftToCommand,
}

/// Whether Ctrl-C has asked for what is there by now. Signals are the process's own: there is nobody else to hold it.
static ASKED: AtomicBool = AtomicBool::new(false);

/// Whether Ctrl-C has asked for what is there by now.
pub(crate) fn is_asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}

/// Told to end (SIGTERM, Ctrl-C as the command takes it), the process removes files in the making first. Where no thread or signal
/// can be had it ends as it would have, and the next run cleans.
#[cfg(unix)]
pub(crate) fn tidy(interrupt: Interrupt) {
    use tokio::signal::unix::{SignalKind, signal};
    let wait = async move {
        let mut terminate = signal(SignalKind::terminate())?;
        if interrupt == Interrupt::LeftToCommand {
            terminate.recv().await;
            return Ok(SignalKind::terminate());
        }
        let mut interrupted = signal(SignalKind::interrupt())?;
        loop {
            tokio::select! {
                _ = terminate.recv() => return Ok(SignalKind::terminate()),
                _ = interrupted.recv() => {
                    if interrupt == Interrupt::Ends || ASKED.swap(true, Ordering::Relaxed) {
                        return Ok::<_, std::io::Error>(SignalKind::interrupt());
                    }
                    output::note("stopping: what is there by now is given; Ctrl+C again ends at once");
                }
            }
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
pub(crate) fn tidy(_interrupt: Interrupt) {}

/// Turns a command's result into the process's exit code, saying on stderr what went wrong.
pub(crate) fn code(result: anyhow::Result<()>) -> ExitCode {
    let Err(error) = result else {
        return ExitCode::from(if is_asked() { INTERRUPTED } else { DONE });
    };
    let code = error.downcast_ref::<Failure>().map_or(BAD_INPUT, |f| f.code);
    let code = if is_asked() { INTERRUPTED } else { code };
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
