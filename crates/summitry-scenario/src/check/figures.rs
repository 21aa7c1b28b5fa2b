//! Figures and days that the file states about the world and no quote beside them contains.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::grammar::scenario::SCENARIO;
use crate::grammar::{Field, Key};
use crate::span::Span;
use crate::support::numbers;
use crate::tree;

/// Months as English quotes write them.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Warns of each figure or day in a text that none of the block's quotes contains.
pub(super) fn unquoted(document: &Document, out: &mut Vec<Diagnostic>) {
    let top = tree::parse(&document.text).top;
    for block in SCENARIO.iter().filter(|block| block.states_facts) {
        let name = block.name;
        for (id, _, node) in crate::ids::tables(&top, name) {
            let quotes = quotes_of(document, &format!("{name}.{id}"));
            let mut said = Vec::new();
            speaking(node, block.keys(), &mut said);
            for (text, day, span) in said {
                let missing = if day {
                    (!quotes.iter().any(|q| holds_day(q, &text))).then(|| text.clone())
                } else {
                    let there: Vec<String> = quotes.iter().flat_map(|q| numbers(q)).collect();
                    numbers(&text).into_iter().find(|n| !there.contains(n))
                };
                if let Some(missing) = missing {
                    let what = if day { "day" } else { "figure" };
                    out.push(
                        Diagnostic::warning(
                            span,
                            format!("no quote of `{name}.{id}` contains the {what} `{missing}`"),
                        )
                        .help(
                            "cite the words it comes from, or say it as vaguely as the source does",
                        ),
                    );
                }
            }
        }
    }
    if let (Some(date), Some(span)) = (&document.summit.date, document.blocks.get("summit")) {
        let quotes = quotes_of(document, "summit");
        if !document.sources.is_empty() && !quotes.iter().any(|q| holds_day(q, date)) {
            out.push(
                Diagnostic::warning(
                    span.clone(),
                    format!("no quote of `summit` contains the day of the meeting, `{date}`"),
                )
                .help("cite the words it comes from"),
            );
        }
    }
}

/// Everything a block or anything in it cites.
fn quotes_of<'d>(document: &'d Document, path: &str) -> Vec<&'d str> {
    let inside = format!("{path}.");
    document
        .cites
        .iter()
        .filter(|(p, _)| *p == path || p.starts_with(&inside))
        .flat_map(|(_, ids)| ids)
        .filter_map(|id| document.quotes.get(id).map(|q| q.text.as_str()))
        .collect()
}

/// The texts of a block that speak of the world: text, whether it is a day, its place.
fn speaking(node: &tree::Node, keys: &[Key], out: &mut Vec<(String, bool, Span)>) {
    let Some(table) = node.table() else { return };
    for (name, entry) in table {
        let Some(key) = keys.iter().find(|key| key.name == name) else { continue };
        if key.speaks {
            everything(&entry.node, out);
        } else if let Field::Options(keys) = key.field {
            for option in entry.node.list().unwrap_or_default() {
                speaking(option, keys, out);
            }
        }
    }
}

/// Every text, day and number in a node.
fn everything(node: &tree::Node, out: &mut Vec<(String, bool, Span)>) {
    match &node.data {
        tree::Data::Text(t) => out.push((t.clone(), node.date().is_some(), node.span.clone())),
        tree::Data::Date(d) => out.push((d.clone(), true, node.span.clone())),
        tree::Data::Number(raw, _) => out.push((raw.clone(), false, node.span.clone())),
        tree::Data::Table(table) => table.values().for_each(|entry| everything(&entry.node, out)),
        tree::Data::List(list) => list.iter().for_each(|n| everything(n, out)),
        _ => {}
    }
}

/// Whether a quote names the day: the ISO date, or its number beside the month's name.
fn holds_day(quote: &str, day: &str) -> bool {
    if quote.contains(day) {
        return true;
    }
    let mut parts = day.split('-').skip(1).map(|p| p.parse::<usize>().unwrap_or(0));
    let (Some(month), Some(day)) = (parts.next(), parts.next()) else { return false };
    let quote = quote.to_lowercase();
    let Some(name) = month.checked_sub(1).and_then(|m| MONTHS.get(m)) else { return false };
    quote.contains(name)
        && quote
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| w.trim_end_matches(|c: char| c.is_alphabetic()).parse() == Ok(day))
}
