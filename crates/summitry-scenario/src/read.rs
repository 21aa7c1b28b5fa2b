//! Reads a scenario file: every mistake in file order, and the typed model where there is none.

mod agenda;
mod alone;
mod background;
mod builder;
mod conditions;
mod decision;
mod institutions;
mod lapses;
mod position_table;
mod positions;
mod ratifiers;
mod room;
mod said;
mod settings;
mod structure;
mod table;
mod together;
mod values;
mod wants;

pub(crate) use structure::structure;

use builder::Builder;
use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Severity, in_file_order};
use crate::document::Document;
use crate::grammar::scenario::SCENARIO;
use crate::ids::Ids;
use crate::span::Span;
use crate::{amounts, limits, scales, tree, walk};

/// Largest file that is read, bytes. A scenario of a thousand lines has about fifty thousand.
pub const LARGEST_FILE: usize = 4 << 20;

/// What came of reading a file.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The file, where it has no errors.
    pub document: Option<Document>,
    /// Everything to say about it, in file order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// Whether anything said is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }
}

/// Why a table that a file names is not there to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTable {
    /// What is wrong, as a message goes on after the table's name: `there is no such file`.
    pub what: String,
    /// The cure.
    pub cure: String,
}

/// Reads a scenario file. `file_name` is the name messages use.
///
/// Never panics and reads nothing but `text`: a file that names a table of positions needs [`read_with`]. The document is
/// there exactly when no diagnostic is an error.
#[must_use]
pub fn read(file_name: &str, text: &str) -> Reading {
    read_with(file_name, text, &|_| {
        Err(NoTable {
            what: "only the text of the scenario was given, not the table beside it".to_owned(),
            cure: "open the scenario by the path of its file, or write the positions as [position.PARTY.ISSUE]"
                .to_owned(),
        })
    })
}

/// The same with someone to ask for the text of each table the file names (`positions = "positions.csv"`), by the name that
/// stands in the file. Asked once a table; whether that may be any file is for who answers.
#[must_use]
pub fn read_with(
    file_name: &str,
    text: &str,
    tables: &dyn Fn(&str) -> Result<String, NoTable>,
) -> Reading {
    if text.len() > LARGEST_FILE {
        let message = format!(
            "the file has {} bytes; the largest that is read has {LARGEST_FILE}",
            text.len()
        );
        let diagnostic = Diagnostic::new(Severity::Error, None, message)
            .help("a scenario is a page or two of text: is this the right file?");
        return Reading { document: None, diagnostics: vec![diagnostic] };
    }
    let tree::Parsed { mut top, mut diagnostics, broken } = tree::parse(text);
    amounts::write_out(&mut top);
    let too_much = limits::exceeded(&top);
    if !too_much.is_empty() {
        diagnostics.extend(too_much);
        in_file_order(&mut diagnostics);
        return Reading { document: None, diagnostics };
    }
    let ids = Ids::of(&top);
    let mut found = Vec::new();
    let scales = scales::read(&top, &mut found);
    found.extend(walk::check(SCENARIO, &top, &ids, &scales));
    beside_syntax(&mut diagnostics, found);
    let (tables, missing) = tables_of(&top, tables);
    diagnostics.extend(missing);
    let mut builder = Builder::new(&top, &ids, &scales, &[], &tables);
    let draft = builder.document(file_name, text);
    // A broken table may lack whole blocks; what only follows from that is not said.
    if !broken {
        diagnostics.append(&mut builder.found);
    }
    in_file_order(&mut diagnostics);
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Error);
    // Built once more, now that it is known which values there are: each is handed the number under which readers see it,
    // so that nobody has to find and renumber every place that names a value.
    let document = (!failed).then(|| {
        let numbers = values::numbers(&draft.provenance);
        Builder::new(&top, &ids, &scales, &numbers, &tables).document(file_name, text)
    });
    Reading { document, diagnostics }
}

/// The tables a file names, each with its text, and what is wrong with one that cannot be had.
fn tables_of(
    top: &tree::Table,
    tables: &dyn Fn(&str) -> Result<String, NoTable>,
) -> (IndexMap<String, String>, Option<Diagnostic>) {
    let Some(node) = top.get("positions").map(|e| &e.node) else { return Default::default() };
    let Some(name) = node.text() else { return Default::default() };
    let text = match tables(name) {
        Ok(text) if text.len() > LARGEST_FILE => Err(NoTable {
            what: format!("the table is larger than {} MB", LARGEST_FILE >> 20),
            cure: "a table has a line for each party and issue: is this the right file?".to_owned(),
        }),
        other => other,
    };
    match text {
        Ok(text) => (IndexMap::from([(name.to_owned(), text)]), None),
        Err(NoTable { what, cure }) => {
            let said = Diagnostic::error(node.span.clone(), format!("`{name}`: {what}")).help(cure);
            (IndexMap::new(), Some(said))
        }
    }
}

/// Adds what the walk found, except where a syntax error already says why.
pub(crate) fn beside_syntax(syntax: &mut Vec<Diagnostic>, mut found: Vec<Diagnostic>) {
    let places: Vec<Span> = syntax.iter().filter_map(|d| d.span.clone()).collect();
    found.retain(|d| {
        d.span.as_ref().is_none_or(|s| {
            !places.iter().any(|p| p.start < s.end && s.start < p.end.max(p.start + 1))
        })
    });
    syntax.append(&mut found);
}
