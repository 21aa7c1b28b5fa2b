//! Writing the file: whole or not at all, and only if it is still the one that was read.

use std::{io::Write, path::Path};

use summitry_core::value::Value;
use summitry_kit::files::write;
use summitry_scenario::{
    NoTable, Reading, diagnostic::Severity, document::Document, edit, read_with,
};

mod ends;

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

/// What changes, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Number of the first line that changes or is added, from 1.
    pub line: usize,
    /// As it stands; empty where a line is added.
    pub before: String,
    /// As it would stand: one line, with the head of its block where that is new, too.
    pub after: String,
    /// The whole new text.
    pub text: String,
}

/// What fixing the value at `path` at `written` would make of the document's text. Its other lines keep their ends, and the text
/// its mark of byte order.
///
/// # Errors
///
/// The file holds no such value, or would have errors afterwards.
pub fn preview(document: &Document, path: &str, written: &str) -> Result<Preview, SaveError> {
    let text = document.text.as_str();
    // A bare number stays one; a percentage is a text.
    let new = edit::fix(text, path, written).map_err(|e| SaveError::Edit(e.to_string()))?;
    let new = ends::kept(text, &new);
    // With the tables as they were read.
    let read = |text: &str| -> Reading {
        read_with(&document.file, text, &|table| {
            document.tables.get(table).cloned().ok_or_else(|| NoTable {
                what: "it was not there when the file was read".to_owned(),
                cure: String::new(),
            })
        })
    };
    let reading = read(&new);
    if reading.document.is_none() {
        let first = reading.diagnostics.iter().find(|d| d.severity == Severity::Error);
        let said = first.map_or_else(String::new, |d| d.message.clone());
        return Err(SaveError::Edit(format!("the file would have an error: {said}")));
    }
    // What each value is, and of all but the one that is fixed, how it spreads.
    let meaning = |text: &str| {
        let values = read(text).document.map(|d| d.scenario.values).unwrap_or_default();
        let spread = |v: &Value| (v.path != path).then(|| v.spread.clone());
        let mut all: Vec<_> =
            values.into_iter().map(|v| (v.path.clone(), v.kind, spread(&v))).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    };
    if meaning(text) != meaning(&new) {
        return Err(SaveError::Edit(format!(
            "`{path}` is a default that others share: a line for it alone would change them, too. Write them in the file together"
        )));
    }
    let (old, now): (Vec<&str>, Vec<&str>) = (text.lines().collect(), new.lines().collect());
    let alike = old.iter().zip(&now).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(now.len()) - alike;
    let after =
        old.iter().rev().zip(now.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let between = |lines: &[&str]| lines[alike..lines.len() - after].join("\n").trim().to_owned();
    Ok(Preview { line: alike + 1, before: between(&old), after: between(&now), text: new })
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
    if write::over(path, expected, text, through)? { Ok(()) } else { Err(SaveError::Changed) }
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

    fn quick() -> Document {
        summitry_scenario::read("q.toml", QUICK).document.unwrap()
    }

    const QUICK: &str = include_str!("../../../scenarios/2026-washington/washington.quick.toml");

    #[test]
    fn a_default_gets_a_line_in_its_block() {
        let shown = preview(&quick(), "venue.closed.audience_pull", "0.4").unwrap();
        assert_eq!(shown.before, "");
        assert!(shown.after.starts_with("audience_pull = { is = 0.4, why = "), "{}", shown.after);
        let block = shown.text.split("[venue.closed]").nth(1).unwrap().split("\n[").next().unwrap();
        assert!(block.contains("audience_pull = { is = 0.4"), "{block}");
        // A block that is not there yet comes with its head.
        let shown = preview(&quick(), "engine.stakes", "5").unwrap();
        assert!(shown.after.contains("[engine]") && shown.after.contains("stakes = { is = 5"));
        assert!(QUICK.lines().all(|line| shown.text.contains(line)));
    }

    #[test]
    fn a_default_that_others_share_is_refused() {
        let path = "issue.force.options.\"open threat\".effort";
        let said = preview(&quick(), path, "1").unwrap_err().to_string();
        assert!(said.contains("would change them, too"), "{said}");
        assert!(preview(&quick(), "summit.nonsense", "1").is_err());
    }

    #[test]
    #[cfg(unix)]
    fn a_link_stays_a_link_and_a_closed_folder_stays_closed() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.toml"), folder.path().join("link.toml"));
        std::fs::write(&real, "old").unwrap();
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        save(&link, "old", "new").unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
        assert_eq!(std::fs::read_to_string(&real).unwrap(), "new");
        assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        // Whoever may write everywhere (root) cannot be kept out by a mode.
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o555)).unwrap();
        let may = std::fs::write(folder.path().join("probe"), "").is_ok();
        let done = save(&real, "new", "newer");
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        if may {
            eprintln!("the read-only folder is not tested: this user may write everywhere");
        } else {
            assert!(matches!(done, Err(SaveError::Write(_))));
            assert_eq!(std::fs::read_to_string(&real).unwrap(), "new");
        }
        // A file that is gone, and a folder in its place.
        assert!(matches!(save(&folder.path().join("gone"), "", "x"), Err(SaveError::Write(_))));
        assert!(save(folder.path(), "", "x").is_err());
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

    #[test]
    fn line_ends_and_the_mark_of_byte_order_outlive_an_edit() {
        let windows = format!("\u{feff}{}", QUICK.replace('\n', "\r\n"));
        let read = summitry_scenario::read("q.toml", &windows).document.unwrap();
        for path in ["engine.stakes", "venue.closed.audience_pull"] {
            let text = preview(&read, path, "0.4").unwrap().text;
            assert!(text.starts_with('\u{feff}') && !text[3..].contains('\u{feff}'));
            assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
            assert!(windows.lines().all(|line| text.contains(line)));
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_file_that_others_share_or_nobody_may_write_is_left_alone_and_why_is_said() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("a.toml"), folder.path().join("b.toml"));
        std::fs::write(&file, "old").unwrap();
        std::fs::hard_link(&file, &other).unwrap();
        let said = save(&file, "old", "new").unwrap_err().to_string();
        assert!(said.contains("more than one name"), "{said}");
        assert_eq!(std::fs::read_to_string(&other).unwrap(), "old");
        std::fs::remove_file(&other).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o444)).unwrap();
        let said = save(&file, "old", "new").unwrap_err().to_string();
        assert!(said.contains("read-only"), "{said}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    #[cfg(unix)]
    fn the_owner_stays() {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        std::fs::write(&file, "old").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        if chown(&file, Some(4321), Some(4322)).is_err() {
            eprintln!("not tested: this user may give no file away");
            return;
        }
        save(&file, "old", "new").unwrap();
        let meta = std::fs::metadata(&file).unwrap();
        assert_eq!((meta.uid(), meta.gid(), meta.mode() & 0o777), (4321, 4322, 0o640));
    }
}
