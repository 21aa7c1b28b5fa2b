//! The one exception: what is wrong, where, and the cure.

use pyo3::{create_exception, exceptions::PyException, prelude::*};
use summitry_kit::{Diagnosis, Error, ErrorKind};

use crate::again::{Reduced, again};

create_exception!(
    summitry,
    SummitryError,
    PyException,
    "Why there is no answer.\n\nAttributes: `code` says coarsely what went wrong (`file`, `scenario`, `unknown`, `model`, `stopped`, `budget`, \
     `write`, `tactic`), `message` what, `cure` what to do about it or None, `diagnostics` everything said about the text, in its order; \
     empty where the error is of no text. Printed, it says all of it."
);

/// One thing to say about a file: an error, a warning or a note.
#[pyclass(frozen, get_all, module = "summitry")]
pub(crate) struct Diagnostic {
    /// The file's name as it was given.
    file: String,
    /// Line, from 1.
    line: usize,
    /// Column, from 1, in characters.
    column: usize,
    /// `error`, `warning` or `note`.
    code: String,
    /// What is wrong.
    message: String,
    /// The cure, where one is known.
    cure: Option<String>,
    /// The whole message over several lines, with the line it is about.
    text: String,
}

/// Code, message, cure, text.
type Words = (String, String, Option<String>, String);
/// What a diagnostic is made of again: file, line, column, words.
type Packed = (String, usize, usize, Words);

#[pymethods]
impl Diagnostic {
    fn __str__(&self) -> &str {
        &self.text
    }

    /// Made again elsewhere: an exception of a worker's comes back with what it says of the text.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py, Packed>> {
        let Self { file, line, column, code, message, cure, text } = self;
        let words = (code.clone(), message.clone(), cure.clone(), text.clone());
        let packed = (file.clone(), *line, *column, words);
        again(py, "Diagnostic", packed)
    }

    #[staticmethod]
    fn _unpacked(file: String, line: usize, column: usize, words: Words) -> Self {
        let (code, message, cure, text) = words;
        Self { file, line, column, code, message, cure, text }
    }

    fn __repr__(&self) -> String {
        let Self { file, line, column, code, message, .. } = self;
        format!("<Diagnostic {file}:{line}:{column}: {code}: {message}>")
    }
}

impl From<&Diagnosis> for Diagnostic {
    fn from(d: &Diagnosis) -> Self {
        Self {
            file: d.file().to_owned(),
            line: d.line(),
            column: d.column(),
            code: d.severity().to_owned(),
            message: d.message().to_owned(),
            cure: d.cure().map(str::to_owned),
            text: d.render(false),
        }
    }
}

/// The library's error as an exception.
pub(crate) fn raised(py: Python<'_>, error: &Error) -> PyErr {
    let code = match error.kind() {
        ErrorKind::File => "file",
        ErrorKind::Scenario => "scenario",
        ErrorKind::Unknown => "unknown",
        ErrorKind::Stopped => "stopped",
        ErrorKind::Budget => "budget",
        ErrorKind::Write => "write",
        _ => "model",
    };
    with(py, &error.to_string(), code, error.message(), error.cure(), error.diagnostics())
}

/// An error of this crate's own: an argument that says nothing, a tactic that does what none may.
pub(crate) fn refused(py: Python<'_>, code: &str, message: &str, cure: Option<&str>) -> PyErr {
    let shown = match cure {
        Some(cure) => format!("{message}\nhelp: {cure}"),
        None => message.to_owned(),
    };
    with(py, &shown, code, message, cure, &[])
}

fn with(
    py: Python<'_>,
    shown: &str,
    code: &str,
    message: &str,
    cure: Option<&str>,
    said: &[Diagnosis],
) -> PyErr {
    let error = SummitryError::new_err(shown.to_owned());
    let value = error.value(py);
    let all: PyResult<Vec<Py<Diagnostic>>> =
        said.iter().map(|d| Py::new(py, Diagnostic::from(d))).collect();
    let set = all.and_then(|all| {
        value.setattr("code", code)?;
        value.setattr("message", message)?;
        value.setattr("cure", cure)?;
        value.setattr("diagnostics", all)
    });
    // An attribute that cannot be set is the graver error.
    set.err().unwrap_or(error)
}

/// Results of the library as Python has them.
pub(crate) trait OrRaise<T> {
    /// The value, or the exception.
    fn or_raise(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> OrRaise<T> for summitry_kit::Result<T> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| raised(py, &error))
    }
}
