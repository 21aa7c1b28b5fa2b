//! Reads a file for every command, and shows on stderr what the library says of it.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use summitry_kit::files::read::{self, Role};
use summitry_kit::{Diagnosis, Error, ErrorKind, Study};
use summitry_scenario::diagnostic::Diagnostic;

use super::output;
use crate::exit::{BAD_INPUT, Failure};

/// Messages shown of one file; more would scroll the first away.
const SHOWN: usize = 40;

/// A scenario, read without errors; what there is to say about it goes to stderr.
///
/// # Errors
/// Where the file cannot be read or has errors; they have been shown.
pub(crate) fn study(path: &Path) -> Result<Study> {
    output::reads(path);
    let study = Study::open(path).map_err(refused)?;
    show(study.diagnostics());
    Ok(study)
}

/// The same for one of many; what is wrong is shown and handed back in one line.
pub(crate) fn first(path: &Path) -> Result<Study, String> {
    output::reads(path);
    match Study::open(path) {
        Ok(study) => {
            show(study.diagnostics());
            Ok(study)
        }
        Err(error) => {
            let said = error.message().to_owned();
            refused(error);
            Err(said)
        }
    }
}

/// The text of a file.
///
/// # Errors
/// Where it cannot be read, which has been shown.
pub(crate) fn text(path: &Path, role: Role) -> Result<String> {
    output::reads(path);
    read::text(path, role).map_err(refused)
}

/// Shows what is wrong with a text; an error of another kind keeps its words for the end.
pub(crate) fn refused(error: Error) -> anyhow::Error {
    match error.diagnostics() {
        [] => Failure { message: error.to_string(), code: BAD_INPUT }.into(),
        // A file that could not be read has no lines to count.
        [one] if error.kind() == ErrorKind::File => {
            output::note(&format!("{one}\n  = help: {}", one.cure().unwrap_or_default()));
            said()
        }
        all => {
            show(all);
            said()
        }
    }
}

/// What a reader says of a text, tied to it.
pub(crate) fn tied(name: &str, text: &str, said: Vec<Diagnostic>) -> Vec<Diagnosis> {
    let text: Arc<str> = Arc::from(text);
    said.into_iter().map(|d| Diagnosis::new(name, &text, d)).collect()
}

/// Shows messages on stderr.
pub(crate) fn show(diagnostics: &[Diagnosis]) {
    let colour = std::io::stderr().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    for diagnosis in diagnostics.iter().take(SHOWN) {
        output::styled(&diagnosis.render(colour));
    }
    let errors = diagnostics.iter().filter(|d| d.is_error()).count();
    if diagnostics.len() > SHOWN {
        let cure = if errors > 0 { "; mend these first" } else { "" };
        output::note(&format!("… and {} more{cure}", diagnostics.len() - SHOWN));
    }
    if let (Some(first), true) = (diagnostics.first(), errors > 0) {
        let name = first.file();
        output::note(&format!("{name}: {errors} {}", if errors == 1 { "error" } else { "errors" }));
    }
}

/// The failure of a command that has said everything already.
pub(crate) fn said() -> anyhow::Error {
    Failure { message: String::new(), code: BAD_INPUT }.into()
}
