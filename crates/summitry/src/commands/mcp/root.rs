//! The one folder that files are read from.

use std::path::{Path, PathBuf};

/// A folder, with every link on the way to it followed.
#[derive(Debug)]
pub(super) struct Root(PathBuf);

impl Root {
    /// The folder of this name.
    pub(super) fn of(path: &Path) -> Result<Root, String> {
        let real = path.canonicalize().map_err(|error| {
            format!(
                "{}: the folder cannot be opened: {error}\nhelp: name one with --root",
                path.display()
            )
        })?;
        if real.is_dir() {
            Ok(Root(real))
        } else {
            Err(format!("{}: is no folder\nhelp: name one with --root", path.display()))
        }
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// A plain file below the folder, as a path from it: links are followed first, so that none leads out.
    pub(super) fn file(&self, given: &str) -> Result<String, String> {
        let shown: String = given.chars().take(200).collect();
        let real = self
            .0
            .join(given)
            .canonicalize()
            .map_err(|_| format!("`{shown}`: there is no such file below the root\nhelp: name it by its path from the root"))?;
        let inside = real
            .strip_prefix(&self.0)
            .map_err(|_| format!("`{shown}` lies outside the root\nhelp: copy it into the root"))?;
        if !real.is_file() {
            return Err(format!("`{shown}` is no plain file"));
        }
        let text = inside.to_str().ok_or_else(|| format!("`{shown}`: its name is not UTF-8"))?;
        // A name that begins like an option is none.
        Ok(if text.starts_with('-') { format!("./{text}") } else { text.to_owned() })
    }
}
