//! The outcome file: what happened, kept apart from the scenario so that nothing can leak into the forecast.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Severity, choose, in_file_order};
use crate::document::{Document, Quote};
use crate::grammar::outcome::OUTCOME;
use crate::ids::{Ids, in_order, tables};
use crate::read::{LARGEST_FILE, beside_syntax};
use crate::scales::Scales;
use crate::span::Span;
use crate::tree::Node;
use crate::values::likelihood;
use crate::{tree, walk};

/// How a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It happened.
    Yes,
    /// It did not.
    No,
    /// The rule does not decide; scored both ways.
    Disputed,
    /// Nobody looked; left out of the score and counted.
    NotLookedUp,
}

/// The answer to one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruling {
    /// The answer.
    pub answer: Answer,
    /// The reason, in the author's words.
    pub why: Option<String>,
    /// What was reported, in other words.
    pub what: Option<String>,
    /// Who reported it.
    pub outlet: Option<String>,
    /// Title of the report.
    pub title: Option<String>,
    /// Day of the report, ISO 8601.
    pub published: Option<String>,
    /// Address of the report.
    pub address: Option<String>,
    /// Ids of quotes cited.
    pub cite: Vec<String>,
    /// The rule it was settled by, where the file copies it.
    pub rule: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// Another forecast of the same questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub who: String,
    /// `market`, `crowd`, `person`, `model` or `other`; `other` where the file does not say.
    pub kind: String,
    /// The day its chances were read, ISO 8601.
    pub made: String,
    /// Where they stand.
    pub address: Option<String>,
    /// Chance of yes by question id, 0..1, in file order.
    pub chances: IndexMap<String, f64>,
}

/// An outcome file, read without errors.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeFile {
    /// The scenario file it answers, as it says.
    pub of: String,
    /// The day the answers were entered, ISO 8601.
    pub entered: Option<String>,
    /// Who entered them.
    pub by: Option<String>,
    /// Anything readers must know.
    pub note: Option<String>,
    /// Rulings by question id, in file order.
    pub results: IndexMap<String, Ruling>,
    /// Other forecasts of the same questions, in file order.
    pub others: Vec<Other>,
    /// Questions of the scenario without a ruling.
    pub missing: Vec<String>,
    /// Quotes by id.
    pub quotes: IndexMap<String, Quote>,
}

/// Reads an outcome file. With a document, results for questions it does not ask are errors. The outcome is there exactly
/// when no diagnostic is an error.
#[must_use]
pub fn read_outcome(
    text: &str,
    document: Option<&Document>,
) -> (Option<OutcomeFile>, Vec<Diagnostic>) {
    if text.len() > LARGEST_FILE {
        return (None, vec![Diagnostic::new(Severity::Error, None, "the file is too large")]);
    }
    let tree::Parsed { top, mut diagnostics, .. } = tree::parse(text);
    let mut ids = Ids::of(&top);
    ids.any_question = true;
    let mut found = walk::check(OUTCOME, &top, &ids, &Scales::default());
    let asked: Option<Vec<&str>> =
        document.map(|d| d.scenario.questions.iter().map(|q| q.id.as_str()).collect());
    if let (Some(entry), Some(document)) = (top.get("for"), document)
        && let Some(of) = entry.node.text()
        && of != bare(&document.file)
    {
        found.push(
            Diagnostic::warning(
                entry.node.span.clone(),
                format!("it says it answers `{of}`, not `{}`", bare(&document.file)),
            )
            .help("name the scenario file that it answers, or mend `for`"),
        );
    }
    let mut results = IndexMap::new();
    for (id, key, node) in tables(&top, "result") {
        if let Some(asked) = &asked
            && !asked.contains(&id)
        {
            found.push(
                Diagnostic::error(key.clone(), format!("the scenario asks no question `{id}`"))
                    .maybe_help(choose(id, "the questions are", asked)),
            );
        }
        if let Some(ruling) = ruling(node) {
            results.insert(id.to_owned(), ruling);
        }
    }
    let others = tables(&top, "forecast")
        .into_iter()
        .filter_map(|(id, _, node)| other(id, node, asked.as_deref(), &mut found))
        .collect();
    let mut quotes = IndexMap::new();
    for (source, _, node) in tables(&top, "quotes") {
        for (id, key, node) in node.table().map(in_order).unwrap_or_default() {
            let Some(text) = node.text() else { continue };
            let quote =
                Quote { source: source.to_owned(), text: text.to_owned(), span: node.span.clone() };
            if quotes.insert(id.to_owned(), quote).is_some() {
                found.push(
                    Diagnostic::error(key.clone(), format!("the quote `{id}` stands twice"))
                        .help("ids of quotes are unique over all outlets: give one another id"),
                );
            }
        }
    }
    beside_syntax(&mut diagnostics, found);
    in_file_order(&mut diagnostics);
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Error);
    let text = |key: &str| top.get(key).and_then(|e| e.node.text()).map(str::to_owned);
    let missing = asked
        .unwrap_or_default()
        .into_iter()
        .filter(|q| !results.contains_key(*q))
        .map(str::to_owned)
        .collect();
    let outcome = text("for").map(|of| OutcomeFile {
        of,
        entered: top.get("entered").and_then(|e| e.node.date()),
        by: text("by"),
        note: text("note"),
        results,
        others,
        missing,
        quotes,
    });
    (outcome.filter(|_| !failed), diagnostics)
}

/// A file's name without its folders.
fn bare(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

fn ruling(node: &Node) -> Option<Ruling> {
    let table = node.table()?;
    let text = |key: &str| table.get(key).and_then(|e| e.node.text()).map(str::to_owned);
    let answer = match table.get("answer")?.node.text()? {
        "yes" => Answer::Yes,
        "no" => Answer::No,
        "disputed" => Answer::Disputed,
        "not looked up" => Answer::NotLookedUp,
        _ => return None,
    };
    Some(Ruling {
        answer,
        why: text("why"),
        what: text("what"),
        outlet: text("outlet"),
        title: text("title"),
        published: table.get("published").and_then(|e| e.node.date()),
        address: text("address"),
        cite: table
            .get("cite")
            .map(|e| e.node.texts().into_iter().map(|(t, _)| t.to_owned()).collect())
            .unwrap_or_default(),
        rule: text("rule"),
        span: node.span.clone(),
    })
}

/// Another forecast. What the grammar has refused already is left out here.
fn other(
    id: &str,
    node: &Node,
    asked: Option<&[&str]>,
    found: &mut Vec<Diagnostic>,
) -> Option<Other> {
    let table = node.table()?;
    let text = |key: &str| table.get(key).and_then(|e| e.node.text()).map(str::to_owned);
    let mut chances = IndexMap::new();
    for (question, key, node) in in_order(table.get("chances")?.node.table()?) {
        if let Some(asked) = asked
            && !asked.contains(&question)
        {
            found.push(
                Diagnostic::error(
                    key.clone(),
                    format!("the scenario asks no question `{question}`"),
                )
                .maybe_help(choose(question, "the questions are", asked)),
            );
        }
        let Ok((low, high)) = likelihood(node, &Scales::default()) else { continue };
        if low < high {
            found.push(
                Diagnostic::error(node.span.clone(), "a forecast to be scored is one number")
                    .help("write the chance it gave, such as \"62%\""),
            );
        }
        chances.insert(question.to_owned(), low);
    }
    Some(Other {
        id: id.to_owned(),
        who: text("who")?,
        kind: text("kind").unwrap_or_else(|| "other".to_owned()),
        made: table.get("made")?.node.date()?,
        address: text("address"),
        chances,
    })
}
