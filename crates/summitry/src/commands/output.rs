//! Results go to stdout; a reader who closes the pipe early has had enough, which is no failure. What is said beside them goes
//! to stderr, and is lost where stderr takes nothing: no result depends on it.

use std::io::{self, Write as _};
use std::path::Path;

use summitry_scenario::visible::visible;

use crate::exit::{Failure, NOT_WRITTEN};

/// Prints a result. Styles are dropped where stdout is no terminal or `NO_COLOR` is set.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
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
    print(&format!("{value:#}\n"))
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

/// Writes a file whole or not at all: beside its place first, then moved there.
///
/// `replace`: whether a file that is there may go. A place that is no plain file, such as a device, is written to as it is.
///
/// # Errors
/// Of kind `AlreadyExists` where a file is there and may not go; otherwise what the system says.
pub(crate) fn file(path: &Path, text: &str, replace: bool) -> io::Result<()> {
    // A link stays, what it points to is replaced.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = std::fs::metadata(&target).ok();
    if before.is_some() && !replace {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    if before.as_ref().is_some_and(|m| !m.is_file()) {
        return std::fs::OpenOptions::new().write(true).open(&target)?.write_all(text.as_bytes());
    }
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".summitry-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file: the user's mask takes away from it.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(text.as_bytes())?;
    if let Some(before) = before {
        temporary.as_file().set_permissions(before.permissions())?;
        temporary.persist(&target)?;
    } else {
        // Nothing can slip in between.
        temporary.persist_noclobber(&target)?;
    }
    Ok(())
}

/// Writes a file the user named; what goes wrong is said in the user's words, with the exit code for it.
pub(crate) fn named(path: &Path, text: &str, force: bool) -> anyhow::Result<()> {
    file(path, text, force).map_err(|error| {
        let what = match error.kind() {
            io::ErrorKind::AlreadyExists => {
                "is there already\nhelp: --force replaces it".to_owned()
            }
            _ => format!("cannot be written: {}", summitry_domains::error::plain(&error)),
        };
        Failure { message: format!("{}: {what}", path.display()), code: NOT_WRITTEN }.into()
    })
}
