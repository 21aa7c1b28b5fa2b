//! What is worth a second look in a file that reads without errors: logic between blocks, quotes, figures.

mod figures;
mod motives;
mod skewed;

use summitry_core::scenario::HeldBy;
use summitry_core::value::Support;

use crate::diagnostic::{Diagnostic, Severity, in_file_order};
use crate::document::Document;
use crate::quotes::{self, Verification};
use crate::span::Span;

/// What a check of one file found.
#[derive(Clone, Debug)]
pub struct Report {
    /// Errors (quotes not in their source), warnings and notes, in file order.
    pub diagnostics: Vec<Diagnostic>,
    /// Paths and texts of the defaults used.
    pub defaults: Vec<(String, String)>,
    /// Party and issue of which the file says nothing: the party is taken to be indifferent.
    pub indifferent: Vec<(String, String)>,
    /// How the quotes fared, one entry a source text given.
    pub verified: Vec<Verification>,
}

/// Checks a document, against source texts where they are given.
#[must_use]
pub fn check(document: &Document, sources: &[&str]) -> Report {
    let mut diagnostics = Vec::new();
    let mut verified = Vec::new();
    for text in sources {
        if let Some(id) = quotes::source_of(document, text) {
            let verification = quotes::verify(document, &id, text);
            against_source(document, &verification, &mut diagnostics);
            verified.push(verification);
        } else {
            diagnostics.push(
                Diagnostic::new(
                    Severity::Error,
                    None,
                    "the file names no source, so there is nothing to check the text against",
                )
                .help("add [source.some-id] with title, by, published, and [quotes.some-id]"),
            );
        }
    }
    quote_lengths(document, &mut diagnostics);
    figures::unquoted(document, &mut diagnostics);
    motives::twice(document, &mut diagnostics);
    strangers_threats(document, &mut diagnostics);
    skewed::ranges(document, &mut diagnostics);
    in_file_order(&mut diagnostics);
    let defaults = document
        .scenario
        .values
        .iter()
        .zip(&document.provenance)
        .filter(|(v, _)| v.support == Support::Default)
        .map(|(v, p)| (v.path.clone(), p.written.clone()))
        .collect();
    Report { diagnostics, defaults, indifferent: indifferent(document), verified }
}

/// Parties and issues of which the file says nothing.
fn indifferent(document: &Document) -> Vec<(String, String)> {
    let s = &document.scenario;
    let mut out = Vec::new();
    for (party, wants) in s.parties.iter().zip(&s.wants) {
        for (issue, want) in s.issues.iter().zip(wants) {
            if want.is_none() && issue.held_by != HeldBy::Each {
                out.push((party.id.clone(), issue.id.clone()));
            }
        }
    }
    out
}

fn against_source(document: &Document, found: &Verification, out: &mut Vec<Diagnostic>) {
    for (id, nearest) in &found.missing {
        let Some(quote) = document.quotes.get(id) else { continue };
        let help = nearest.as_ref().map_or_else(
            || "nothing in the source is like it: copy the words from the source".to_owned(),
            |passage| {
                format!("the nearest passage is \"{passage}\": copy it if it is what you mean")
            },
        );
        out.push(
            Diagnostic::error(
                quote.span.clone(),
                format!("the quote `{id}` is not in `{}`", found.source),
            )
            .help(help),
        );
    }
    if found.same_file == Some(false) {
        out.push(
            Diagnostic::warning(
                block(document, &format!("source.{}", found.source)),
                format!("the text is not the one whose SHA-256 `{}` gives", found.source),
            )
            .help("check against the copy the quotes were taken from, or mend `sha256`"),
        );
    }
    if found.share() > quotes::LARGEST_SHARE {
        out.push(
            Diagnostic::warning(
                block(document, &format!("source.{}", found.source)),
                format!(
                    "{} of {} words of `{}` are quoted: more than {} in 100",
                    found.words_quoted,
                    found.words,
                    found.source,
                    quotes::LARGEST_SHARE * 100.0
                ),
            )
            .help("quote the fewest words that carry the point"),
        );
    }
}

fn quote_lengths(document: &Document, out: &mut Vec<Diagnostic>) {
    for (id, quote) in &document.quotes {
        let words = quotes::words(&quote.text);
        if words > quotes::MOST_WORDS {
            out.push(
                Diagnostic::warning(
                    quote.span.clone(),
                    format!("the quote `{id}` has {words} words"),
                )
                .help(format!(
                    "quote the fewest words that carry the point, {} at most",
                    quotes::MOST_WORDS
                )),
            );
        } else if words < quotes::FEWEST_WORDS {
            out.push(
                Diagnostic::warning(
                    quote.span.clone(),
                    format!("the quote `{id}` has only {words} words"),
                )
                .help(format!(
                    "quote {} words or more, so that it can be found and means something",
                    quotes::FEWEST_WORDS
                )),
            );
        }
    }
    for source in document.sources.keys() {
        let count = document.quotes.values().filter(|q| &q.source == source).count();
        if count > quotes::MOST_QUOTES {
            out.push(
                Diagnostic::warning(
                    block(document, &format!("source.{source}")),
                    format!(
                        "{count} quotes are taken from `{source}`: about {} are enough",
                        quotes::MOST_QUOTES
                    ),
                )
                .help("drop those that repeat a point"),
            );
        }
    }
}

/// A threat by a party that does not hold what it threatens with.
fn strangers_threats(document: &Document, out: &mut Vec<Diagnostic>) {
    let s = &document.scenario;
    for threat in &s.threats {
        for (issue, _) in &threat.does {
            let issue = &s.issues[*issue];
            if let HeldBy::Parties(holders) = &issue.held_by
                && !holders.contains(&threat.by)
            {
                let by = &s.parties[threat.by].id;
                out.push(
                    Diagnostic::warning(
                        block(document, &format!("threat.{}", threat.id)),
                        format!("`{by}` threatens with `{}`, which it does not hold", issue.id),
                    )
                    .help(format!("mend `by`, or add `{by}` to `held_by` of `issue.{}`", issue.id)),
                );
            }
        }
    }
}

fn block(document: &Document, path: &str) -> Span {
    document.blocks.get(path).cloned().unwrap_or(0..0)
}
