//! A TOML text as a tree in which everything knows where it stands.

use indexmap::IndexMap;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Severity};
use crate::span::Span;
use crate::toml10;

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Bytes of the text: the value, or a table's header.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) data: Data,
}

/// A table with its keys in file order.
pub(crate) type Table = IndexMap<String, Entry>;

/// A key and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Where the key stands.
    pub(crate) key: Span,
    /// Its value.
    pub(crate) node: Node,
}

/// What TOML knows.
#[derive(Clone, Debug)]
pub(crate) enum Data {
    Text(String),
    /// A finite number as written, and its value.
    Number(String, f64),
    Flag(bool),
    /// A day, ISO 8601.
    Date(String),
    List(Vec<Node>),
    Table(Table),
    /// Something TOML has and no scenario needs; said already or said by the reader: its name.
    Other(&'static str),
}

impl Node {
    /// The name a user knows it by.
    pub(crate) fn kind(&self) -> &'static str {
        match &self.data {
            Data::Text(_) => "text in quotes",
            Data::Number(..) => "a number",
            Data::Flag(_) => "true or false",
            Data::Date(_) => "a date",
            Data::List(_) => "a list",
            Data::Table(_) => "a table",
            Data::Other(name) => name,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(t) => Some(t),
            _ => None,
        }
    }

    pub(crate) fn table(&self) -> Option<&Table> {
        match &self.data {
            Data::Table(t) => Some(t),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Node]> {
        match &self.data {
            Data::List(l) => Some(l),
            _ => None,
        }
    }

    pub(crate) fn flag(&self) -> Option<bool> {
        match self.data {
            Data::Flag(f) => Some(f),
            _ => None,
        }
    }

    pub(crate) fn number(&self) -> Option<f64> {
        match self.data {
            Data::Number(_, n) => Some(n),
            _ => None,
        }
    }

    /// A day: a TOML date, or an ISO date in quotes.
    pub(crate) fn date(&self) -> Option<String> {
        match &self.data {
            Data::Date(d) => Some(d.clone()),
            Data::Text(t) => t.parse::<jiff::civil::Date>().ok().map(|d| d.to_string()),
            _ => None,
        }
    }

    /// A list of texts, or one text standing for a list of one.
    pub(crate) fn texts(&self) -> Vec<(&str, Span)> {
        match &self.data {
            Data::Text(t) => vec![(t.as_str(), self.span.clone())],
            Data::List(l) => {
                l.iter().filter_map(|n| n.text().map(|t| (t, n.span.clone()))).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Syntax errors said of one file; what follows them is mostly their doing.
const MOST_ERRORS: usize = 100;

fn and_more() -> Diagnostic {
    Diagnostic::new(Severity::Error, None, "and more that is not TOML")
        .help("mend these first, then check again")
}

/// Parses a text.
pub(crate) fn parse(text: &str) -> Parsed {
    let mut diagnostics = toml10::check(text);
    if diagnostics.iter().any(toml10::is_too_deep) {
        return Parsed { top: Table::new(), diagnostics, broken: true };
    }
    let mut broken = false;
    if diagnostics.len() > MOST_ERRORS {
        diagnostics.truncate(MOST_ERRORS);
        diagnostics.push(and_more());
        return Parsed { top: Table::new(), diagnostics, broken: true };
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        // The scan of TOML 1.0 says it better.
        if diagnostics.iter().any(|d| d.span.as_ref().is_some_and(|s| s.start == span.start)) {
            continue;
        }
        broken |= !error.message().starts_with("duplicate key");
        if diagnostics.len() >= MOST_ERRORS {
            diagnostics.push(and_more());
            return Parsed { top: Table::new(), diagnostics, broken: true };
        }
        diagnostics.push(syntax(text, span, error.message()));
    }
    Parsed { top: convert(table.get_ref()), diagnostics, broken }
}

/// What came of parsing a text.
pub(crate) struct Parsed {
    /// The tree, as far as it can be made out.
    pub(crate) top: Table,
    /// Everything that is not TOML 1.0.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether parts of the text may be missing from the tree.
    pub(crate) broken: bool,
}

/// A syntax error in the user's words.
fn syntax(text: &str, span: Span, message: &str) -> Diagnostic {
    let word = text.get(span.clone()).unwrap_or("").trim();
    if message.starts_with("duplicate key") {
        return Diagnostic::error(span, format!("`{word}` stands twice"))
            .help("keep one of the two, or give the second another name");
    }
    const SMART: [char; 8] = ['“', '”', '„', '‟', '‘', '’', '«', '»'];
    let line = text.get(span.start..).and_then(|t| t.lines().next()).unwrap_or("").trim_start();
    let diagnostic = Diagnostic::error(span, format!("this is not TOML: {message}"));
    if word.contains(SMART) || line.starts_with(SMART) {
        return diagnostic.help("use straight quotes: \" and not “ or ”");
    }
    if message.contains("string values must be quoted") {
        return diagnostic.help(format!("put it in quotes: \"{word}\""));
    }
    diagnostic
}

fn convert(table: &DeTable<'_>) -> Table {
    table
        .iter()
        .map(|(key, value)| {
            let node = node(value.span(), value.get_ref());
            (key.get_ref().to_string(), Entry { key: key.span(), node })
        })
        .collect()
}

fn node(span: Span, value: &DeValue<'_>) -> Node {
    let data = match value {
        DeValue::String(s) => Data::Text(s.to_string()),
        DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix()).map_or(
            Data::Other("a number too large to hold"),
            |n| {
                // A whole number beyond 2^53 is no quantity of a negotiation; `as` rounds it, the reader bounds it.
                Data::Number(n.to_string(), n as f64)
            },
        ),
        DeValue::Float(f) => match f.as_str().parse::<f64>() {
            Ok(n) if n.is_finite() => Data::Number(f.as_str().to_owned(), n),
            _ => Data::Other("a number that is not finite"),
        },
        DeValue::Boolean(b) => Data::Flag(*b),
        DeValue::Datetime(d) => match (d.date, d.time) {
            (Some(day), None) => Data::Date(day.to_string()),
            _ => Data::Other("a date with a time of day"),
        },
        DeValue::Array(a) => Data::List(a.iter().map(|v| node(v.span(), v.get_ref())).collect()),
        DeValue::Table(t) => Data::Table(convert(t)),
    };
    Node { span, data }
}
