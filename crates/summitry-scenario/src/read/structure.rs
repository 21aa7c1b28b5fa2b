//! The keys of a file that move figures without being values: `now`, `held_by`, `best`, `does`, conditions …

use indexmap::IndexMap;

use crate::grammar::scenario::SCENARIO;
use crate::grammar::{Field, Form, IdOf, Key};
use crate::ids::in_order;
use crate::path;
use crate::tree::{self, Node, Table};
use crate::values::written;

/// Path → what is written, and where it starts.
pub(crate) fn structure(text: &str) -> IndexMap<String, (String, usize)> {
    let top = tree::parse(text).top;
    let mut out = IndexMap::new();
    for block in SCENARIO {
        let Some(table) = top.get(block.name).and_then(|e| e.node.table()) else { continue };
        match &block.form {
            Form::One(keys) => take(block.name, keys, table, &mut out),
            Form::Each(_, keys) => each(block.name, keys, table, &mut out),
            Form::Pairs(_, _, keys) => {
                for (id, _, node) in in_order(table) {
                    if let Some(inner) = node.table() {
                        each(&path::join(&[block.name, id]), keys, inner, &mut out);
                    }
                }
            }
            Form::Top(_) | Form::Free(_) | Form::FreeEach(..) => {}
        }
    }
    out
}

fn each(
    name: &str,
    keys: &'static [Key],
    table: &Table,
    out: &mut IndexMap<String, (String, usize)>,
) {
    for (id, _, node) in in_order(table) {
        if let Some(inner) = node.table() {
            take(&format!("{name}.{}", path::part(id)), keys, inner, out);
        }
    }
}

fn take(
    name: &str,
    keys: &'static [Key],
    table: &Table,
    out: &mut IndexMap<String, (String, usize)>,
) {
    for key in keys {
        let Some(node) = table.get(key.name).map(|e| &e.node) else { continue };
        let said = match &key.field {
            Field::Ref(IdOf::OptionHere | IdOf::Party | IdOf::Chair)
            | Field::Refs(IdOf::OptionHere | IdOf::Party | IdOf::Issue | IdOf::Outcome)
            | Field::Table(_)
            | Field::Decision
            | Field::OptionOr(_)
            | Field::Number(..)
            | Field::Holders
            | Field::Condition
            | Field::Flag
            | Field::Map(_, Field::Ref(_) | Field::Refs(_)) => written(node),
            Field::Whole(..) if key.name == "meetings" => written(node),
            Field::Choice(_) if name == "engine" => written(node),
            Field::Options(_) => ladder(node),
            _ => continue,
        };
        out.insert(format!("{name}.{}", key.name), (said, node.span.start));
    }
}

/// The ids of the options, with where they lie.
fn ladder(node: &Node) -> String {
    let options = node.list().unwrap_or_default().iter().filter_map(|n| {
        let (id, _) = crate::ids::option_id(n)?;
        let at = n.table().and_then(|t| t.get("at")).map(|e| format!(" at {}", written(&e.node)));
        Some(format!("{id}{}", at.unwrap_or_default()))
    });
    options.collect::<Vec<_>>().join(", ")
}
