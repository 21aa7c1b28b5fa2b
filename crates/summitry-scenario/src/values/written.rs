//! How values and numbers are written, and what is wrong with one that is not.

use crate::tree::{Data, Node};

/// What is wrong with a piece of text that should be a value, and the cure.
pub(super) type Fault = (String, Option<String>);

/// The value as it stands in the file, in one line.
pub(crate) fn written(node: &Node) -> String {
    match &node.data {
        Data::Text(t) => t.clone(),
        Data::Number(raw, _) => raw.clone(),
        Data::Flag(f) => f.to_string(),
        Data::Date(d) => d.clone(),
        Data::List(l) => l.iter().map(written).collect::<Vec<_>>().join(", "),
        Data::Table(t) => t
            .iter()
            .map(|(k, e)| format!("{k}: {}", written(&e.node)))
            .collect::<Vec<_>>()
            .join(", "),
        Data::Other(name) => (*name).to_owned(),
    }
}

/// A number without trailing zeros.
pub(crate) fn tidy(n: f64) -> String {
    let text = format!("{n:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
