//! Reads a file for every command: size, folder, encoding, then the reader's messages on stderr.

use std::io::Read as _;
use std::path::Path;

use anyhow::Result;
use summitry_scenario::diagnostic::{Diagnostic, Severity};
use summitry_scenario::document::Document;
use summitry_scenario::{LARGEST_FILE, read};

use super::output;
use crate::exit::{BAD_INPUT, Failure};

/// Messages shown of one file; more would scroll the first away.
const SHOWN: usize = 40;

/// The text of a file.
///
/// # Errors
/// Where it is absent, a folder, unreadable, too large or not UTF-8: a [`Failure`] that says so and names the cure.
pub(crate) fn text(path: &Path) -> Result<String> {
    read_text(path, &SCENARIO)
}

/// The text of a source that is quoted.
///
/// # Errors
/// As [`text`].
pub(crate) fn source(path: &Path) -> Result<String> {
    read_text(path, &SOURCE)
}

/// The text of an outcome file.
///
/// # Errors
/// As [`text`].
pub(crate) fn outcome(path: &Path) -> Result<String> {
    read_text(path, &OUTCOME)
}

/// What kind of file is read, and the cure where it is not there, a folder or too large.
struct Kind {
    absent: &'static str,
    folder: &'static str,
    large: &'static str,
}

const SCENARIO: Kind = Kind {
    absent: "summitry new FILE writes one to start from",
    folder: "name the scenario file in it",
    large: "a scenario is a page or two of text: is this the right file?",
};
const SOURCE: Kind = Kind {
    absent: "give --source the text that the quotes were taken from",
    folder: "name the text of the source in it",
    large: "a source is the plain text of an article or a speech: is this the right file?",
};
const OUTCOME: Kind = Kind {
    absent: "write what happened into one: docs/format.md says how",
    folder: "name the outcome file in it",
    large: "an outcome file is a page of text: is this the right file?",
};

fn read_text(path: &Path, kind: &Kind) -> Result<String> {
    let name = path.display();
    let fail = |what: String, cure: &str| -> anyhow::Error {
        output::note(&format!("{name}:1:1: error: {what}\n  = help: {cure}"));
        said()
    };
    let meta = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => fail("there is no such file".into(), kind.absent),
        _ => fail(format!("cannot be read: {error}"), "check the file's permissions"),
    })?;
    if meta.is_dir() {
        return Err(fail("is a folder, not a file".into(), kind.folder));
    }
    let file = std::fs::File::open(path).map_err(|error| {
        fail(format!("cannot be read: {error}"), "check the file's permissions")
    })?;
    let mut bytes = Vec::new();
    // One byte more than the limit tells a file that is too large, without reading all of it.
    file.take(LARGEST_FILE as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| fail(format!("cannot be read: {error}"), "check the file"))?;
    if bytes.len() > LARGEST_FILE {
        return Err(fail(format!("the file is larger than {} MB", LARGEST_FILE >> 20), kind.large));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let start = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
        let (line, column) = summitry_scenario::diagnostic::place(&start, start.len());
        output::note(&format!(
            "{name}:{line}:{column}: error: the file is not UTF-8 text\n  = help: save it as UTF-8 in your editor"
        ));
        said()
    })
}

/// A scenario read without errors; what there is to say about it goes to stderr.
///
/// # Errors
/// Where the file cannot be read or has errors; they have been shown.
#[allow(dead_code, reason = "for brief, explain and score")]
pub(crate) fn document(path: &Path) -> Result<Document> {
    let text = text(path)?;
    from_text(&path.display().to_string(), &text)
}

/// The same for a text that is already there (such as one changed by `--set`).
///
/// # Errors
/// Where the text has errors; they have been shown.
#[allow(dead_code, reason = "for brief with --set")]
pub(crate) fn from_text(name: &str, text: &str) -> Result<Document> {
    let reading = read(name, text);
    show(name, text, &reading.diagnostics);
    reading.document.ok_or_else(said)
}

/// Shows messages on stderr.
pub(crate) fn show(name: &str, text: &str, diagnostics: &[Diagnostic]) {
    use std::io::IsTerminal as _;
    let colour = std::io::stderr().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    for diagnostic in diagnostics.iter().take(SHOWN) {
        output::styled(&diagnostic.render(name, text, colour));
    }
    let count = |s: Severity| diagnostics.iter().filter(|d| d.severity == s).count();
    let errors = count(Severity::Error);
    if diagnostics.len() > SHOWN {
        let cure = if errors > 0 { "; mend these first" } else { "" };
        output::note(&format!("… and {} more{cure}", diagnostics.len() - SHOWN));
    }
    if errors > 0 {
        output::note(&format!("{name}: {errors} {}", if errors == 1 { "error" } else { "errors" }));
    }
}

/// The failure of a command that has said everything already.
pub(crate) fn said() -> anyhow::Error {
    Failure { message: String::new(), code: BAD_INPUT }.into()
}
