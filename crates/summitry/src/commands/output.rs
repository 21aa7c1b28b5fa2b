//! Results go to stdout; a reader who closes the pipe early has had enough, which is no failure. What is said beside them goes
//! to stderr, and is lost where stderr takes nothing: no result depends on it.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use summitry_scenario::visible::visible;
use tempfile::NamedTempFile;

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
    let target = place(path);
    let before = std::fs::metadata(&target).ok();
    if before.as_ref().is_some_and(std::fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if before.is_some() && !replace {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    if before.as_ref().is_some_and(|m| !m.is_file()) {
        return std::fs::OpenOptions::new().write(true).open(&target)?.write_all(text.as_bytes());
    }
    let mut temporary = beside(&target)?;
    temporary.write_all(text.as_bytes())?;
    put(temporary, &target, replace)
}

/// Where a file the user named is written: a link stays, what it points to is replaced.
pub(crate) fn place(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A file in the making beside its place, `.NAME.part` and a few letters of chance.
pub(crate) fn beside(target: &Path) -> io::Result<NamedTempFile> {
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    // Names have a limit of 255 bytes on the usual file systems.
    let prefix = format!(".{}.part", name.chars().take(50).collect::<String>());
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file: the user's mask takes away from it.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Moves a finished file to its place; one that it replaces leaves it its permissions.
pub(crate) fn put(temporary: NamedTempFile, target: &Path, replace: bool) -> io::Result<()> {
    match std::fs::metadata(target) {
        Ok(before) if replace => {
            temporary.as_file().set_permissions(before.permissions())?;
            temporary.persist(target)?;
        }
        // Nothing can slip in between.
        _ => {
            temporary.persist_noclobber(target)?;
        }
    }
    Ok(())
}

/// Why a file could not be written, in words: neither numbers of the system nor names of files in the making.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such folder".to_owned(),
        io::ErrorKind::NotADirectory => "what should be its folder is a file".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::StorageFull => "no space left".to_owned(),
        // Unknown to the library, it says no more than that.
        io::ErrorKind::Other => error.to_string(),
        kind => kind.to_string(),
    }
}

/// Writes a file the user named; what goes wrong is said in the user's words, with the exit code for it.
pub(crate) fn named(path: &Path, text: &str, force: bool) -> anyhow::Result<()> {
    file(path, text, force).map_err(|error| {
        let what = match error.kind() {
            io::ErrorKind::AlreadyExists => {
                "is there already\nhelp: --force replaces it".to_owned()
            }
            _ => format!("cannot be written: {}", reason(&error)),
        };
        Failure { message: format!("{}: {what}", path.display()), code: NOT_WRITTEN }.into()
    })
}
