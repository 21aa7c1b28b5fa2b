//! Reading a text file: absent, a folder, unreadable, too large, not UTF-8, each said with its cure.

use std::{io::Read as _, path::Path, sync::Arc};

use summitry_scenario::{
    LARGEST_FILE,
    diagnostic::{Diagnostic, Severity},
};

use crate::{Error, ErrorKind, Result, error::Diagnosis};

/// What a file is read as: the cures differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A scenario.
    Scenario,
    /// A text that is quoted.
    Source,
    /// What happened.
    Outcome,
    /// Labels in another language.
    Translation,
    /// A table that a scenario names.
    Table,
    /// A sealed forecast.
    Seal,
}

impl Role {
    fn absent(self) -> &'static str {
        match self {
            Role::Scenario => "summitry new FILE writes one to start from",
            Role::Source => {
                "name an article, or the text that the quotes were taken from, by its path"
            }
            Role::Outcome => "write what happened into one: docs/record.md says how",
            Role::Translation => "write the labels into one: docs/format.md says how",
            Role::Table => "put the table into the scenario's folder, or mend its name",
            Role::Seal => "summitry seal FILE makes one",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Role::Scenario => "name the scenario file in it",
            Role::Source => "name the text of the source in it",
            Role::Outcome => "name the outcome file in it",
            Role::Translation => "name the translation in it",
            Role::Table => "name the table in it",
            Role::Seal => "name the seal in it; summitry record DIR reads all of a folder",
        }
    }

    fn large(self) -> &'static str {
        match self {
            Role::Scenario => "a scenario is a page or two of text: is this the right file?",
            Role::Source => {
                "a source is the plain text of an article or a speech: is this the right file?"
            }
            Role::Outcome | Role::Translation => {
                "such a file is a page of text: is this the right file?"
            }
            Role::Table => "a table has a line for each party and issue: is this the right file?",
            Role::Seal => "a seal holds one file and one brief: is this the right file?",
        }
    }
}

/// The text of a file of at most [`LARGEST_FILE`] bytes.
///
/// # Errors
/// Where it is absent, a folder, unreadable, too large or not UTF-8; the error's one diagnosis names the place and the cure.
pub fn text(path: &Path, role: Role) -> Result<String> {
    let name = path.display().to_string();
    let fail = |what: String, cure: &str| failed(&name, "", what, cure);
    let meta = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => fail("there is no such file".into(), role.absent()),
        _ => fail(format!("cannot be read: {error}"), "check the file's permissions"),
    })?;
    if meta.is_dir() {
        return Err(fail("is a folder, not a file".into(), role.folder()));
    }
    let file = std::fs::File::open(path).map_err(|error| {
        fail(format!("cannot be read: {error}"), "check the file's permissions")
    })?;
    limited(&name, file, role)
}

/// The same of a plain file only: what is read again and again, or for somebody else, is no pipe or device, and no open waits
/// for one.
///
/// # Errors
/// As [`text`], and where it is no plain file.
pub fn plain(path: &Path, role: Role) -> Result<String> {
    let name = path.display().to_string();
    // What cannot be opened is said as of any file.
    let Ok(file) = open(path) else { return text(path, role) };
    match file.metadata() {
        Ok(meta) if meta.is_file() => limited(&name, file, role),
        Ok(meta) if meta.is_dir() => {
            Err(failed(&name, "", "is a folder, not a file".into(), role.folder()))
        }
        _ => Err(failed(
            &name,
            "",
            "is no plain file (a pipe or a device)".into(),
            "copy it into a file",
        )),
    }
}

/// What is in a plain file, of at most so many bytes: what a folder holds may be a pipe, a device or larger than memory, and none of
/// the three is waited for or read.
///
/// # Errors
/// What the system says, in words that go after the file's name; a file that is not plain or is larger, which is refused before it is read.
pub fn bytes(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let file = open(path)?;
    let meta = file.metadata()?;
    if meta.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    if !meta.is_file() {
        return Err(std::io::Error::other("is no plain file (a pipe or a device)"));
    }
    let large = || {
        std::io::Error::new(
            std::io::ErrorKind::FileTooLarge,
            format!("is larger than {}", size(most)),
        )
    };
    if meta.len() > most {
        return Err(large());
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(large()) } else { Ok(bytes) }
}

/// A number of bytes for people, in the largest unit that it fills.
fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..0x10_0000 => format!("{} KB", bytes >> 10),
        _ => format!("{} MB", bytes >> 20),
    }
}

/// Opens a file for reading and waits for nobody: a pipe that nothing is written to would keep a plain open waiting for ever.
pub(super) fn open(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        let flags = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or_default();
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags);
    }
    options.open(path)
}

/// How a zip file begins.
const PACKED: &[u8] = b"PK\x03\x04";

/// What is in a file, up to the limit.
fn limited(name: &str, file: std::fs::File, role: Role) -> Result<String> {
    let fail = |what: String, cure: &str| failed(name, "", what, cure);
    let mut bytes = Vec::new();
    // One byte more than the limit tells a file that is too large, without reading all of it.
    file.take(LARGEST_FILE as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| fail(format!("cannot be read: {error}"), "check the file"))?;
    if bytes.len() > LARGEST_FILE {
        return Err(fail(
            format!("the file is larger than {} MB", LARGEST_FILE >> 20),
            role.large(),
        ));
    }
    if bytes.starts_with(PACKED) {
        return Err(fail(
            "is a packed file, as those of Word, LibreOffice and Excel are, not text".into(),
            "save what is in it as plain text, UTF-8 (a table: as CSV)",
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let start = String::from_utf8_lossy(error.as_bytes().get(..good).unwrap_or_default());
        failed(name, &start, "the file is not UTF-8 text".into(), "save it as UTF-8 in your editor")
    })
}

/// An error at the end of what could be read.
fn failed(name: &str, start: &str, what: String, cure: &str) -> Error {
    let end = start.len();
    let said = Diagnostic::new(Severity::Error, Some(end..end), what).help(cure);
    let diagnosis = Diagnosis::new(name, &Arc::from(start), said);
    Error::unreadable(diagnosis)
}

impl Error {
    fn unreadable(diagnosis: Diagnosis) -> Self {
        let cure = diagnosis.cure().unwrap_or_default().to_owned();
        Error::new(ErrorKind::File, diagnosis.to_string()).cure_is(cure).with(diagnosis)
    }
}
