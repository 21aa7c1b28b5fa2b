//! Results go to stdout; a reader who closes the pipe early has had enough, which is no failure.

use std::{io::Write as _, path::Path};

use crate::exit::{Failure, NOT_WRITTEN};

/// Prints a result. Styles are dropped where stdout is no terminal or `NO_COLOR` is set.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
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

/// Writes a file that is not there yet, or replaces one with `force`: whole or not at all, through a temporary file
/// beside it.
pub(crate) fn file(path: &Path, text: &str, force: bool) -> anyhow::Result<()> {
    let fail = |what: String| -> anyhow::Error {
        Failure { message: format!("{}: {what}", path.display()), code: NOT_WRITTEN }.into()
    };
    if !force && path.exists() {
        return Err(fail("is there already\nhelp: --force replaces it".to_owned()));
    }
    let cannot = |error: std::io::Error| fail(format!("cannot be written: {error}"));
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary = builder().tempfile_in(folder).map_err(cannot)?;
    temporary.write_all(text.as_bytes()).map_err(cannot)?;
    temporary.as_file().sync_all().map_err(cannot)?;
    let done = if force {
        temporary.persist(path)
    } else {
        // Refuses a file that appeared meanwhile.
        temporary.persist_noclobber(path)
    };
    done.map(|_| ()).map_err(|error| cannot(error.error))
}

/// Temporary files that others may read, as far as the user's mask allows: they become the result.
fn builder() -> tempfile::Builder<'static, 'static> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has modes"))]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}
