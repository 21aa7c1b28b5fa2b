//! How much of anything a file may hold. Far above any negotiation, far below what would make a computer stall.

use summitry_core::plan::MOST_SWITCHES;

use crate::diagnostic::Diagnostic;
use crate::document::Span;
use crate::ids::tables;
use crate::tree::{Node, Table};

/// Most definitions, cases, expectations or questions, each.
const MOST_OUTCOMES: usize = 500;
/// Most issues.
const MOST_ISSUES: usize = 1_000;
/// Most options an issue.
const MOST_OPTIONS: usize = 200;

/// Kinds of block, how many of them may stand in a file, and what a user calls them.
const BLOCKS: [(&str, usize, &str); 8] = [
    ("define", MOST_OUTCOMES, "definitions"),
    ("case", MOST_OUTCOMES, "cases"),
    ("expect", MOST_OUTCOMES, "expectations"),
    ("question", MOST_OUTCOMES, "questions"),
    ("issue", MOST_ISSUES, "issues"),
    ("link", MOST_SWITCHES, "links"),
    ("threat", MOST_SWITCHES, "threats"),
    ("side_deal", MOST_SWITCHES, "side deals"),
];

/// Everything of which the file has too much; such a file is not read further.
pub(crate) fn exceeded(top: &Table) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (block, most, name) in BLOCKS {
        let blocks = tables(top, block);
        if let Some((_, first, _)) = blocks.get(most) {
            found.push(too_many((*first).clone(), blocks.len(), name, most));
        }
    }
    let issues = tables(top, "issue");
    let key = |node: &'_ Node, key: &str| node.table().is_some_and(|t| t.contains_key(key));
    let optional: Vec<&Span> =
        issues.iter().filter(|(_, _, n)| key(n, "raised")).map(|(_, span, _)| *span).collect();
    if let Some(first) = optional.get(MOST_SWITCHES) {
        let name = "issues that may not be raised";
        found.push(too_many((*first).clone(), optional.len(), name, MOST_SWITCHES));
    }
    for (id, _, node) in issues {
        let options = node.table().and_then(|t| t.get("options")).and_then(|e| e.node.list());
        let options = options.unwrap_or_default();
        if let Some(first) = options.get(MOST_OPTIONS) {
            let name = format!("options of `{id}`");
            found.push(too_many(first.span.clone(), options.len(), &name, MOST_OPTIONS));
        }
    }
    found
}

fn too_many(first: Span, count: usize, name: &str, most: usize) -> Diagnostic {
    Diagnostic::error(first, format!("the file has {count} {name}; it may have {most}"))
        .help("leave out those that say nothing of their own")
}
