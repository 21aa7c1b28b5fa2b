//! Results go to stdout; a reader who closes the pipe early has had enough, which is no failure. What is said beside them goes
//! to stderr, and is lost where stderr takes nothing: no result depends on it.

use std::io::{self, Write as _};
use std::path::Path;

use summitry_kit::files::{json as style, write};
use summitry_scenario::visible::visible;

use crate::exit::{Failure, NOT_WRITTEN};

/// Prints a result. Styles are dropped where stdout is no terminal or `NO_COLOR` is set.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    told(text).map(|_| ())
}

/// Prints a part of a result; whether anyone still reads, so that nobody works for a closed pipe.
pub(crate) fn told(text: &str) -> anyhow::Result<bool> {
    let mut out = anstream::stdout().lock();
    let result = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    let read = result.is_ok();
    written(result)?;
    Ok(read)
}

/// A failed write to stdout as a failure of the command; a closed pipe is none.
pub(crate) fn written(result: io::Result<()>) -> anyhow::Result<()> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let message = format!("the result could not be written: {error}");
            Err(Failure { message, code: NOT_WRITTEN }.into())
        }
        _ => Ok(()),
    }
}

/// Prints one JSON object, indented, with a newline at its end.
pub(crate) fn json(value: &serde_json::Value) -> anyhow::Result<()> {
    print(&style::pretty(value))
}

/// Says something on stderr, one line or several. It may hold names and arguments: what would act on a terminal is written
/// out.
pub(crate) fn note(text: &str) {
    styled(&visible(text));
}

/// Says on stderr what has styles of its own and is fit to be shown.
pub(crate) fn styled(text: &str) {
    let mut err = anstream::stderr().lock();
    let _ = writeln!(err, "{text}");
}

/// Writes a file the user named; what goes wrong is said in the user's words, with the exit code for it.
pub(crate) fn named(path: &Path, text: &str, force: bool) -> anyhow::Result<()> {
    write::file(path, text, force).map_err(|error| {
        let what = match error.kind() {
            io::ErrorKind::AlreadyExists => {
                "is there already\nhelp: --force replaces it".to_owned()
            }
            _ => format!("cannot be written: {}", write::reason(&error)),
        };
        Failure { message: format!("{}: {what}", path.display()), code: NOT_WRITTEN }.into()
    })
}
