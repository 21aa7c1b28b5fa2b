//! Values that move together: which ones, and how far.

use summitry_core::scenario::Together;
use summitry_core::value::ValueId;

use super::builder::Builder;
use crate::diagnostic::choose;
use crate::tree::{Data, Node};

impl Builder<'_> {
    /// The groups. Read after everything else: any value of the file, said or by default, may be in one.
    pub(super) fn together(&mut self) -> Vec<Together> {
        let mut groups: Vec<Together> = Vec::new();
        for (id, block) in self.each("together") {
            let mut values: Vec<ValueId> = Vec::new();
            for (path, span) in block.get("values").map(paths).unwrap_or_default() {
                let Some(value) = self.values.find(path) else {
                    let known = self.values.paths();
                    let help = choose(path, "the values of this file are", &known)
                        .unwrap_or_else(|| "`summitry explain FILE` lists them".to_owned());
                    self.error(span, format!("`{path}` is no value of this file"), help);
                    continue;
                };
                if values.contains(&value) || groups.iter().any(|g| g.values.contains(&value)) {
                    self.error(
                        span,
                        format!("`{path}` moves together with two groups, or twice with one"),
                        "name it once: a value has one factor behind it",
                    );
                    continue;
                }
                values.push(value);
            }
            if values.len() == 1 {
                self.warn(
                    block.span("values"),
                    format!("only one value is in `{id}`: it moves together with nothing"),
                    "name the others, or leave the block out",
                );
            }
            let rho = self.value_or_default(&block, "rho");
            groups.push(Together { id: id.to_owned(), values, rho });
        }
        groups
    }
}

/// The paths of a list, or of one text, with their places.
fn paths(node: &Node) -> Vec<(&str, crate::document::Span)> {
    match &node.data {
        Data::Text(path) => vec![(path.as_str(), node.span.clone())],
        _ => node.texts(),
    }
}
