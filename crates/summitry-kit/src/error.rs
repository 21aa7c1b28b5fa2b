//! The one error of the library: what is wrong, where, and the cure.

use std::{fmt, sync::Arc};

use summitry_core::{
    deals::{DealsError, SummitError},
    forecast::{Cancelled, ForecastError},
    scenario::UnknownOutcome,
    talks::{RoomError, TalksError},
};
use summitry_domains::DomainError;
use summitry_scenario::{
    diagnostic::{Diagnostic, Severity},
    edit::EditError,
};

/// What went wrong, coarsely: for callers who go on differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file is absent, a folder, too large, unreadable or not text.
    File,
    /// The text has errors; [`Error::diagnostics`] names each with its place.
    Scenario,
    /// What was named (an outcome, a room, a tactic, a block) does not exist.
    Unknown,
    /// The model cannot work it out: it does not hang together or is too large.
    Model,
    /// [`Control`](crate::Control) stopped it.
    Stopped,
    /// The budget is used up or too small.
    Budget,
    /// A file could not be written.
    Write,
}

/// Why there is no answer.
///
/// Printed, it says what is wrong and the cure; of a text with errors, one line each.
#[derive(Clone, Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    cure: Option<String>,
    diagnostics: Vec<Diagnosis>,
}

/// One thing to say about a file: an error, or a warning.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    file: String,
    text: Arc<str>,
    said: Diagnostic,
}

impl Diagnosis {
    /// What the reader of a file says, tied to its text.
    #[must_use]
    pub fn new(file: &str, text: &Arc<str>, said: Diagnostic) -> Self {
        Self { file: file.to_owned(), text: Arc::clone(text), said }
    }

    /// The file's name as it was given.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Whether the file cannot be used because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.said.severity == Severity::Error
    }

    /// Whether something in it is probably not what was meant.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        self.said.severity == Severity::Warning
    }

    /// `error`, `warning` or `note`.
    #[must_use]
    pub fn severity(&self) -> &'static str {
        self.said.severity.word()
    }

    /// Line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.said.place(&self.text).0
    }

    /// Column, from 1, in characters.
    #[must_use]
    pub fn column(&self) -> usize {
        self.said.place(&self.text).1
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.said.message
    }

    /// The cure, where one is known.
    #[must_use]
    pub fn cure(&self) -> Option<&str> {
        self.said.help.as_deref()
    }

    /// The whole message over several lines: headline, the line with its underline, the cure. Ends with a newline.
    #[must_use]
    pub fn render(&self, colour: bool) -> String {
        self.said.render(&self.file, &self.text, colour)
    }
}

impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said.headline(&self.file, &self.text))
    }
}

impl Error {
    /// An error with its message.
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), cure: None, diagnostics: Vec::new() }
    }

    /// Whether it says that somebody or the time stopped it, not that it could not be done.
    #[must_use]
    pub fn is_stop(&self) -> bool {
        matches!(self.kind, ErrorKind::Stopped | ErrorKind::Budget)
    }

    /// With the cure.
    #[must_use]
    pub(crate) fn cure_is(mut self, cure: impl Into<String>) -> Self {
        self.cure = Some(cure.into());
        self
    }

    /// The same about something named: the name stands before the message.
    #[must_use]
    pub(crate) fn about(mut self, name: impl fmt::Display) -> Self {
        if self.diagnostics.is_empty() {
            self.message = format!("{name}: {}", self.message);
        }
        self
    }

    /// With one thing said about a file.
    #[must_use]
    pub(crate) fn with(mut self, diagnosis: Diagnosis) -> Self {
        self.diagnostics.push(diagnosis);
        self
    }

    /// A text that has errors.
    pub(crate) fn of_text(diagnostics: Vec<Diagnosis>) -> Self {
        let message = diagnostics
            .iter()
            .find(|d| d.is_error())
            .map_or_else(|| "the text has errors".to_owned(), Diagnosis::to_string);
        Self { kind: ErrorKind::Scenario, message, cure: None, diagnostics }
    }

    /// What went wrong, coarsely.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What is wrong, in one line, without the cure.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The cure, where one is known.
    #[must_use]
    pub fn cure(&self) -> Option<&str> {
        self.cure.as_deref()
    }

    /// Everything said about the text, in the file's order, warnings among it; empty where the error is of no text.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnosis] {
        &self.diagnostics
    }

    /// Whether it was stopped by whoever watched, which is no failure of anything.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.kind == ErrorKind::Stopped
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.diagnostics.iter().any(Diagnosis::is_error) {
            let mut lines = self.diagnostics.iter().filter(|d| d.is_error());
            if let Some(first) = lines.next() {
                write!(f, "{first}")?;
            }
            return lines.try_for_each(|line| write!(f, "\n{line}"));
        }
        f.write_str(&self.message)?;
        self.cure.as_ref().map_or(Ok(()), |cure| write!(f, "\nhelp: {cure}"))
    }
}

impl std::error::Error for Error {}

/// Short for results of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<UnknownOutcome> for Error {
    fn from(error: UnknownOutcome) -> Self {
        Error::new(ErrorKind::Unknown, error.to_string())
    }
}

impl From<EditError> for Error {
    fn from(error: EditError) -> Self {
        let out = Error::new(ErrorKind::Unknown, error.message);
        match error.help {
            Some(help) => out.cure_is(help),
            None => out,
        }
    }
}

impl From<ForecastError> for Error {
    fn from(error: ForecastError) -> Self {
        let kind = match error {
            ForecastError::Cancelled(_) => ErrorKind::Stopped,
            ForecastError::NoWorlds => ErrorKind::Budget,
            ForecastError::Plan(_) => ErrorKind::Model,
        };
        Error::new(kind, error.to_string())
    }
}

impl From<DealsError> for Error {
    fn from(error: DealsError) -> Self {
        let stopped = matches!(error, DealsError::Stopped(_));
        let kind = if stopped { ErrorKind::Stopped } else { ErrorKind::Model };
        Error::new(kind, error.to_string())
    }
}

impl From<SummitError> for Error {
    fn from(error: SummitError) -> Self {
        match error {
            SummitError::Deals(error) => error.into(),
            error => Error::new(ErrorKind::Model, error.to_string()),
        }
    }
}

impl From<TalksError> for Error {
    fn from(error: TalksError) -> Self {
        let unknown =
            matches!(error, TalksError::UnknownTactic { .. } | TalksError::Exponent { .. });
        let kind = if unknown { ErrorKind::Unknown } else { ErrorKind::Model };
        Error::new(kind, error.to_string())
    }
}

impl From<RoomError> for Error {
    fn from(error: RoomError) -> Self {
        match error {
            RoomError::Stopped(stopped) => stopped.into(),
            error => Error::new(ErrorKind::Model, error.to_string()),
        }
    }
}

impl From<Cancelled> for Error {
    fn from(_: Cancelled) -> Self {
        Error::new(ErrorKind::Stopped, "it was stopped")
    }
}

impl From<DomainError> for Error {
    fn from(error: DomainError) -> Self {
        let file = matches!(error, DomainError::Unreadable { .. } | DomainError::File { .. });
        Error::new(if file { ErrorKind::File } else { ErrorKind::Model }, error.to_string())
    }
}
