//! The one file that is served: a plain file, and the same one for as long as the server runs. What is put in its place (a pipe, a
//! device, a link that leads elsewhere) is neither read nor written.

use std::path::{Path, PathBuf};

use summitry_report::rich::clean;

/// Where the file is.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// As it was named.
    named: PathBuf,
    /// Where that led when the server started, links followed.
    real: PathBuf,
}

impl Place {
    /// The place of a file.
    ///
    /// # Errors
    /// It is no plain file; what to say. What is not there at all is for its reader to say.
    pub(crate) fn of(named: &Path) -> Result<Self, String> {
        let real = named.canonicalize().unwrap_or_else(|_| named.to_owned());
        let place = Place { named: named.to_owned(), real };
        place.still().map(|()| place)
    }

    /// The file as it was named.
    pub(crate) fn path(&self) -> &Path {
        &self.named
    }

    /// Whether the name still leads to a plain file in the same place.
    ///
    /// # Errors
    /// It does not; what to say.
    pub(crate) fn still(&self) -> Result<(), String> {
        let name = clean(&self.named.display().to_string());
        let Ok(meta) = std::fs::metadata(&self.named) else { return Ok(()) };
        if !meta.is_file() && !meta.is_dir() {
            return Err(format!(
                "{name}: is no plain file (a pipe or a device), which cannot be read again and again\nhelp: copy it into a file and serve that"
            ));
        }
        if self.named.canonicalize().is_ok_and(|now| now != self.real) {
            return Err(format!(
                "{name}: is a link that leads elsewhere than when the page was opened; it is neither read nor written\nhelp: start summitry serve again if that is meant"
            ));
        }
        Ok(())
    }
}
