//! What can be wrong with a domain: one kind of error, with the file, the line and the column where there is one.

use std::fmt;

/// A place in a file: line and column, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

impl LineColumn {
    /// The place of a byte offset; an offset past the end is the end, one inside a character is that character.
    #[must_use]
    pub fn of_offset(text: &str, offset: usize) -> Self {
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.bytes().filter(|b| *b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl fmt::Display for LineColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// What is wrong with a domain or one of its files.
#[derive(Debug, thiserror::Error)]
pub enum DomainError {
    /// Something at a place in a file.
    #[error("{file}:{place}: {message}")]
    At {
        /// The file as the user named it.
        file: String,
        /// Where in it.
        place: LineColumn,
        /// What is wrong and how to mend it.
        message: String,
    },
    /// Something about a file as a whole.
    #[error("{file}: {message}")]
    File {
        /// The file as the user named it.
        file: String,
        /// What is wrong and how to mend it.
        message: String,
    },
    /// The file could not be read.
    #[error("{file}: cannot be read: {}", plain(reason))]
    Unreadable {
        /// The file as the user named it.
        file: String,
        // Not called `source`: whoever prints the chain would say it twice.
        /// The system's reason.
        reason: std::io::Error,
    },
    /// Something about the domain, whatever file it came from.
    #[error("{0}")]
    Domain(String),
}

/// The system's words for an error, without its number.
#[must_use]
pub fn plain(error: &std::io::Error) -> String {
    let said = error.to_string();
    said.split_once(" (os error ").map_or(said.as_str(), |(words, _)| words).to_owned()
}

/// Short for results of this crate.
pub type Result<T, E = DomainError> = std::result::Result<T, E>;

/// One file's text with its name: what every reader works on and what errors point into.
#[derive(Clone, Copy, Debug)]
pub struct SourceText<'a> {
    /// The file as the user named it.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

impl SourceText<'_> {
    /// An error at a place of this file.
    #[must_use]
    pub fn error(&self, place: LineColumn, message: impl Into<String>) -> DomainError {
        DomainError::At { file: self.name.to_owned(), place, message: message.into() }
    }

    /// An error about this file as a whole.
    #[must_use]
    pub fn whole(&self, message: impl Into<String>) -> DomainError {
        DomainError::File { file: self.name.to_owned(), message: message.into() }
    }
}

/// ` (did you mean "x"?)` for the nearest known word, or nothing where none is near.
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance * 3 <= candidate.chars().count().max(3))
        .min()
        .map_or_else(String::new, |(_, candidate)| format!(" (did you mean \"{candidate}\"?)"))
}
