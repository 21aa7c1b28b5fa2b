//! Which keys NegMAS's classes have: what stands beside them in a file is passed over, never without a word.

use super::document::class;
use crate::error::SourceText;
use crate::node::{Kind, Node};

/// Keys that every utility function has and that change no utility: `outcome_space` is read where there is no domain file.
const OF_ALL: [&str; 8] = [
    "type",
    "__python_class__",
    "name",
    "id",
    "stability",
    "outcome_space",
    "reserved_value",
    "path",
];

/// Says what an outcome space has beside its issues.
pub(super) fn space(node: &Node, source: SourceText<'_>, remarks: &mut Vec<String>) {
    others(node, &["type", "__python_class__", "name", "issues", "path"], source, remarks);
}

/// Says what an issue has beside its values.
pub(super) fn issue(node: &Node, source: SourceText<'_>, remarks: &mut Vec<String>) {
    let keys = ["type", "__python_class__", "name", "values", "step", "n_values", "id"];
    others(node, &keys, source, remarks);
}

/// Says what a utility function has beside what its class computes with.
pub(super) fn function(
    node: &Node,
    keys: &[&str],
    source: SourceText<'_>,
    remarks: &mut Vec<String>,
) {
    let keys: Vec<&str> = OF_ALL.iter().chain(keys).copied().collect();
    others(node, &keys, source, remarks);
}

/// Says what a value function has beside what its class computes with.
pub(super) fn value(node: &Node, keys: &[&str], source: SourceText<'_>, remarks: &mut Vec<String>) {
    let of_all = ["type", "__python_class__", "min_value", "max_value"];
    let keys: Vec<&str> = of_all.iter().chain(keys).copied().collect();
    others(node, &keys, source, remarks);
}

fn others(node: &Node, known: &[&str], source: SourceText<'_>, remarks: &mut Vec<String>) {
    let Kind::Map(entries) = &node.kind else { return };
    let unknown =
        entries.iter().filter(|(key, value)| !known.contains(&key.as_str()) && !is_nothing(value));
    for (key, value) in unknown {
        let what = class(node).unwrap_or("this class");
        let why = match key.as_str() {
            "reserved_outcome" => {
                "NegMAS values no deal at reserved_value and computes nothing with it"
            }
            _ => "it is no part of what is computed here",
        };
        remarks.push(format!(
            "{}:{}: \"{key}\" of {what} was passed over: {why}",
            source.name,
            value.place(source)
        ));
    }
}

/// Whether a value says nothing: null, or a list or mapping without entries.
fn is_nothing(node: &Node) -> bool {
    match &node.kind {
        Kind::Null => true,
        Kind::Scalar(_) => false,
        Kind::List(items) => items.is_empty(),
        Kind::Map(entries) => entries.is_empty(),
    }
}
