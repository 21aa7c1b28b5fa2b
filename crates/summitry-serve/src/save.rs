//! Writing the file: whole or not at all, and only if it is still the one that was read.

use std::{io::Write, path::Path};

use summitry_scenario::{diagnostic::Severity, edit, read};

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file on disk is no longer the one that was read.
    #[error("the file has changed on disk since this page read it: nothing was written")]
    Changed,
    /// The change cannot be made.
    #[error("{0}")]
    Edit(String),
    /// The file could not be written; the old one is untouched.
    #[error("the file could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// One line before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Number of the line, from 1.
    pub line: usize,
    /// As it stands.
    pub before: String,
    /// As it would stand.
    pub after: String,
    /// The whole new text.
    pub text: String,
}

/// What fixing the value at `path` at `written` would make of the text.
///
/// # Errors
///
/// The file does not say the value, or would have errors afterwards.
pub fn preview(name: &str, text: &str, path: &str, written: &str) -> Result<Preview, SaveError> {
    // A bare number stays one; a percentage is a text.
    let new = edit::fix(text, path, written).map_err(|e| SaveError::Edit(e.to_string()))?;
    let reading = read(name, &new);
    if reading.document.is_none() {
        let first = reading.diagnostics.iter().find(|d| d.severity == Severity::Error);
        let said = first.map_or_else(String::new, |d| d.message.clone());
        return Err(SaveError::Edit(format!("the file would have an error: {said}")));
    }
    let different = text.lines().zip(new.lines()).position(|(a, b)| a != b);
    let line = different.unwrap_or(0);
    let at = |text: &str| text.lines().nth(line).unwrap_or_default().to_owned();
    Ok(Preview { line: line + 1, before: at(text), after: at(&new), text: new })
}

/// Puts `text` in place of the file, if the file still holds `expected`.
///
/// # Errors
///
/// The file has changed or cannot be written; then it is untouched.
pub fn save(path: &Path, expected: &str, text: &str) -> Result<(), SaveError> {
    save_through(path, expected, text, |file| file)
}

/// The same through a writer of the caller's, to see what happens when writing fails.
///
/// # Errors
///
/// As [`save`].
pub fn save_through<'f, W: Write + 'f>(
    path: &Path,
    expected: &str,
    text: &str,
    through: impl FnOnce(Box<dyn Write + 'f>) -> W,
) -> Result<(), SaveError> {
    // A link stays a link: what it points to is replaced.
    let path = path.canonicalize()?;
    let same =
        || -> Result<bool, std::io::Error> { Ok(std::fs::read(&path)? == expected.as_bytes()) };
    if !same()? {
        return Err(SaveError::Changed);
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut temporary = tempfile::Builder::new().prefix(".summitry-").tempfile_in(folder)?;
    {
        let mut writer = through(Box::new(temporary.as_file().try_clone()?));
        writer.write_all(text.as_bytes())?;
        writer.flush()?;
    }
    temporary.as_file_mut().sync_all()?;
    let permissions = std::fs::metadata(&path)?.permissions();
    temporary.as_file().set_permissions(permissions)?;
    // As late as can be: between this look and the next line lies one system call.
    if !same()? {
        return Err(SaveError::Changed);
    }
    temporary.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes so many bytes, then fails, as a full disk or a crash would.
    struct FailsAt<W> {
        inner: W,
        left: usize,
    }

    impl<W: Write> Write for FailsAt<W> {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            if self.left == 0 {
                return Err(std::io::Error::other("the disk is full"));
            }
            let n = self.inner.write(&bytes[..bytes.len().min(self.left)])?;
            self.left -= n;
            Ok(n)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            self.inner.flush()
        }
    }

    #[test]
    fn failing_at_any_byte_leaves_the_old_file_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        let (old, new) = ("old = 1\n# kept\n", "new = 2\n# kept, and longer than before\n");
        for left in 0..=new.len() {
            std::fs::write(&path, old).unwrap();
            let done = save_through(&path, old, new, |inner| FailsAt { inner, left });
            let now = std::fs::read_to_string(&path).unwrap();
            if left < new.len() {
                assert!(matches!(done, Err(SaveError::Write(_))), "at {left}");
                assert_eq!(now, old, "at {left}");
            } else {
                done.unwrap();
                assert_eq!(now, new);
            }
            let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
            assert_eq!(names.len(), 1, "something was left behind at {left}");
        }
    }

    #[test]
    fn a_file_that_changed_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, "theirs").unwrap();
        assert!(matches!(save(&path, "ours", "new"), Err(SaveError::Changed)));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "theirs");
        // Changed between the first look and the last.
        let edit = |inner| {
            std::fs::write(&path, "edited meanwhile").unwrap();
            inner
        };
        assert!(matches!(save_through(&path, "theirs", "new", edit), Err(SaveError::Changed)));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "edited meanwhile");
    }
}
