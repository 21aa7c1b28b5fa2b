//! How much of anything a file may hold. Far above any negotiation, far below what would make a computer stall.

use std::collections::HashMap;

use summitry_core::world::plan::MOST_SWITCHES;

use crate::diagnostic::Diagnostic;
use crate::grammar::MostBlocks;
use crate::grammar::scenario::SCENARIO;
use crate::ids::tables;
use crate::span::Span;
use crate::tree::{Node, Table};

/// Most options an issue: a ladder that nobody could read; the no-deal lottery grows with it.
const MOST_OPTIONS: usize = 200;
/// Most scores: options of an issue, once for each party that says what it wants of it. The tables of a world have one
/// cell each.
pub(crate) const MOST_SCORES: usize = 100_000;

/// Everything of which the file has too much; such a file is not read further.
pub(crate) fn exceeded(top: &Table) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for block in SCENARIO {
        let Some(MostBlocks { most, name }) = block.most else { continue };
        let blocks = tables(top, block.name);
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
    let parties = tables(top, "party");
    let leaving: Vec<&Span> =
        parties.iter().filter(|(_, _, n)| key(n, "leaves")).map(|(_, span, _)| *span).collect();
    if let Some(first) = leaving.get(MOST_SWITCHES) {
        let name = "parties that may walk out";
        found.push(too_many((*first).clone(), leaving.len(), name, MOST_SWITCHES));
    }
    let options_of = |node: &Node| {
        let options = node.table().and_then(|t| t.get("options")).and_then(|e| e.node.list());
        options.map_or(0, <[Node]>::len)
    };
    let lengths: HashMap<&str, usize> =
        issues.iter().map(|(id, _, node)| (*id, options_of(node))).collect();
    let mut scores = 0;
    for (_, _, wants) in tables(top, "wants") {
        for (issue, entry) in wants.table().into_iter().flatten() {
            let before = scores;
            scores += lengths.get(issue.as_str()).copied().unwrap_or(0);
            if before <= MOST_SCORES && scores > MOST_SCORES {
                let message = format!("the wants have more than {MOST_SCORES} scores");
                found.push(
                    Diagnostic::error(entry.key.clone(), message)
                        .help("a party that does not care about an issue needs no block for it"),
                );
            }
        }
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
