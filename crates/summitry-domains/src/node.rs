//! JSON and YAML as one small tree: scalars as written, so that decimals stay decimals, each with its place.

pub(crate) mod json;
pub(crate) mod yaml;

use std::rc::Rc;

use num_rational::BigRational;

use crate::error::{DomainError, LineColumn, Result, SourceText, did_you_mean};
use crate::exact;

/// Deeper nesting than any domain has.
pub(crate) const MAX_DEPTH: usize = 64;

/// Most values of a JSON file and elements of an XML one; a domain of two million packages has some hundreds.
pub(crate) const MAX_VALUES: usize = 4_000_000;

/// Where a node stands: JSON knows bytes, YAML knows lines; lines are counted only where a message needs them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum At {
    Offset(usize),
    Place(LineColumn),
}

/// A value with its place.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) at: At,
    pub(crate) kind: Kind,
}

/// What a value is.
#[derive(Debug)]
pub(crate) enum Kind {
    /// `null`, `~` or nothing.
    Null,
    /// A string, a number, a truth value: its text.
    Scalar(String),
    /// A list.
    List(Vec<Rc<Node>>),
    /// A mapping in the file's order; keys are unique.
    Map(Vec<(String, Rc<Node>)>),
}

impl Node {
    pub(crate) fn place(&self, source: SourceText<'_>) -> LineColumn {
        match self.at {
            At::Offset(offset) => LineColumn::of_offset(source.text, offset),
            At::Place(place) => place,
        }
    }

    pub(crate) fn error(&self, source: SourceText<'_>, message: impl Into<String>) -> DomainError {
        source.error(self.place(source), message)
    }

    /// A mapping's value, where this is a mapping that has the key and the value is not null.
    pub(crate) fn get(&self, key: &str) -> Option<&Rc<Node>> {
        let Kind::Map(entries) = &self.kind else { return None };
        let found = entries.iter().find(|(name, _)| name == key).map(|(_, node)| node)?;
        (!matches!(found.kind, Kind::Null)).then_some(found)
    }

    /// A mapping's value that must be there.
    pub(crate) fn need(&self, key: &str, source: SourceText<'_>) -> Result<&Rc<Node>> {
        if let Some(found) = self.get(key) {
            return Ok(found);
        }
        let hint = match &self.kind {
            Kind::Map(entries) => did_you_mean(key, entries.iter().map(|(name, _)| name.as_str())),
            _ => String::new(),
        };
        Err(self.error(source, format!("\"{key}\" is missing here{hint}")))
    }

    pub(crate) fn map(&self, source: SourceText<'_>) -> Result<&[(String, Rc<Node>)]> {
        match &self.kind {
            Kind::Map(entries) => Ok(entries),
            _ => Err(self.error(source, format!("expected a mapping, found {}", self.what()))),
        }
    }

    pub(crate) fn list(&self, source: SourceText<'_>) -> Result<&[Rc<Node>]> {
        match &self.kind {
            Kind::List(items) => Ok(items),
            _ => Err(self.error(source, format!("expected a list, found {}", self.what()))),
        }
    }

    pub(crate) fn text(&self, source: SourceText<'_>) -> Result<&str> {
        match &self.kind {
            Kind::Scalar(text) => Ok(text),
            _ => {
                Err(self
                    .error(source, format!("expected a word or a number, found {}", self.what())))
            }
        }
    }

    pub(crate) fn number(&self, source: SourceText<'_>) -> Result<BigRational> {
        let text = self.text(source)?;
        exact::parse(text).ok_or_else(|| self.error(source, exact::refusal(text)))
    }

    fn what(&self) -> &'static str {
        match self.kind {
            Kind::Null => "nothing",
            Kind::Scalar(_) => "a single value",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a mapping",
        }
    }
}
