//! Results go to stdout; a reader who closes the pipe early has had enough, which is no failure. What is said beside them goes
//! to stderr, and is lost where stderr takes nothing: no result depends on it.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use summitry_kit::files::{json as style, write};
use summitry_scenario::visible::{self, visible};

use crate::exit::{Failure, NOT_WRITTEN};

/// The files that this run has read: no result takes the place of what it was made from.
static READ: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Remembers that a file has been read. What is no plain file can be read and written at once.
pub(crate) fn reads(path: &Path) {
    if let Some(real) = path.canonicalize().ok().filter(|real| real.is_file()) {
        READ.lock().unwrap_or_else(PoisonError::into_inner).push(real);
    }
}

/// Refuses to write over what the result is made from, `--force` or not.
pub(crate) fn not_read(path: &Path) -> anyhow::Result<()> {
    let read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if !path.canonicalize().is_ok_and(|real| read.contains(&real)) {
        return Ok(());
    }
    let message = format!(
        "{}: is the file that this is made from, and stays as it is\nhelp: name another file to write to",
        path.display()
    );
    Err(Failure { message, code: NOT_WRITTEN }.into())
}

/// Prints a result. Styles are dropped where stdout is no terminal or `NO_COLOR` is set.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    told(text).map(|_| ())
}

/// Prints a part of a result for people; what would act on a terminal is written out. Whether anyone still reads, so that nobody works for a closed pipe.
pub(crate) fn told(text: &str) -> anyhow::Result<bool> {
    shown(&visible::styled(text))
}

/// Prints text for people that has no styles of its own.
pub(crate) fn plain(text: &str) -> anyhow::Result<()> {
    told_plain(text).map(|_| ())
}

/// The same of a part of it; whether anyone still reads.
pub(crate) fn told_plain(text: &str) -> anyhow::Result<bool> {
    shown(&visible::unstyled(text))
}

/// Prints a part of a result for programs: as it is, except to a terminal.
pub(crate) fn told_data(text: &str) -> anyhow::Result<bool> {
    if io::stdout().is_terminal() { shown(&visible(text)) } else { shown(text) }
}

fn shown(text: &str) -> anyhow::Result<bool> {
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
    told_data(&style::pretty(value)).map(|_| ())
}

/// Says something on stderr, one line or several. It may hold names and arguments: what would act on a terminal is written
/// out.
pub(crate) fn note(text: &str) {
    styled(&visible(text));
}

/// Says on stderr what has styles of its own and is fit to be shown.
pub(crate) fn styled(text: &str) {
    let mut err = anstream::stderr().lock();
    let _ = writeln!(err, "{}", visible::styled(text));
}

/// Writes a file the user named; what goes wrong is said in the user's words, with the exit code for it.
pub(crate) fn named(path: &Path, text: &str, force: bool) -> anyhow::Result<()> {
    not_read(path)?;
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
