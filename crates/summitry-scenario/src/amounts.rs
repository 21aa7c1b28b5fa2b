//! Ladders of amounts: `amounts = { from = 100, to = 1300, unit = "bn USD", steps = 13 }` written out as the options it
//! stands for, before anything else looks at the tree. Each amount may be named with or without quotes.

use crate::grammar::scenario::SCENARIO;
use crate::grammar::{Field, Form, IdOf};
use crate::span::Span;
use crate::tree::{Data, Entry, Node, Table};
use crate::values::tidy;

/// Writes every well-formed ladder of amounts out as options. What is wrong with one is said where its keys are checked.
pub(crate) fn write_out(top: &mut Table) {
    let mut ladders = Vec::new();
    let issues = top.get_mut("issue").and_then(|e| table(&mut e.node));
    for (id, entry) in issues.into_iter().flatten() {
        let Some(issue) = table(&mut entry.node) else { continue };
        if issue.contains_key("options") {
            continue;
        }
        let Some(amounts) = issue.get("amounts") else { continue };
        let Some(options) = options(&amounts.node) else { continue };
        let node = Node { span: amounts.node.span.clone(), data: Data::List(options) };
        issue.insert("options".to_owned(), Entry { key: amounts.key.clone(), node });
        ladders.push(id.clone());
    }
    if !ladders.is_empty() {
        name_by_text(top, &ladders);
    }
}

/// The options of a ladder, lowest first; `None` where it is not one.
fn options(amounts: &Node) -> Option<Vec<Node>> {
    let table = amounts.table()?;
    let number = |key: &str| table.get(key).and_then(|e| e.node.number());
    let (from, to, steps) = (number("from")?, number("to")?, number("steps")?);
    if from >= to || from.abs().max(to.abs()) > 1e9 || !(2.0..=200.0).contains(&steps) {
        return None;
    }
    let unit = table.get("unit").and_then(|e| e.node.text()).unwrap_or_default();
    let last = steps.floor() - 1.0;
    let step = |n: u32| from + (to - from) * f64::from(n) / last;
    let ids = (0..).map(|n| (n, f64::from(n))).take_while(|(_, n)| *n <= last);
    Some(ids.map(|(n, _)| option(&tidy(step(n)), unit, &amounts.span)).collect())
}

fn option(amount: &str, unit: &str, span: &Span) -> Node {
    let text = |text: String| Entry {
        key: span.clone(),
        node: Node { span: span.clone(), data: Data::Text(text) },
    };
    let label = format!("{amount} {unit}");
    let keys = [("id", amount.to_owned()), ("label", label.trim().to_owned())];
    let keys = keys.into_iter().map(|(key, said)| (key.to_owned(), text(said)));
    Node { span: span.clone(), data: Data::Table(keys.collect()) }
}

/// Turns every number that names an amount into the id of its option.
fn name_by_text(top: &mut Table, ladders: &[String]) {
    for block in SCENARIO {
        let Some(blocks) = top.get_mut(block.name).and_then(|e| table(&mut e.node)) else {
            continue;
        };
        match &block.form {
            Form::Each(_, keys) => {
                for (id, entry) in blocks {
                    let issue = (block.name == "issue").then_some(id.as_str());
                    let Some(inner) = table(&mut entry.node) else { continue };
                    for key in *keys {
                        if let Some(entry) = inner.get_mut(key.name) {
                            field(&key.field, &mut entry.node, issue, ladders);
                        }
                    }
                }
            }
            Form::Pairs(_, _, keys) => {
                let outer = blocks.values_mut().filter_map(|e| table(&mut e.node));
                for (id, entry) in outer.flatten() {
                    let Some(inner) = table(&mut entry.node) else { continue };
                    for key in *keys {
                        if let Some(entry) = inner.get_mut(key.name) {
                            field(&key.field, &mut entry.node, Some(id), ladders);
                        }
                    }
                }
            }
            Form::Top(_) | Form::One(_) | Form::Free(_) | Form::FreeEach(..) => {}
        }
    }
}

fn field(field: &Field, node: &mut Node, issue: Option<&str>, ladders: &[String]) {
    let known = |id: &str| ladders.iter().any(|ladder| ladder == id);
    match field {
        Field::Ref(IdOf::OptionHere) | Field::Refs(IdOf::OptionHere) | Field::OptionOr(_)
            if issue.is_some_and(known) =>
        {
            by_text(node);
        }
        Field::Map(IdOf::Issue, Field::Ref(IdOf::OptionHere) | Field::Refs(IdOf::OptionHere))
        | Field::Condition => {
            for (id, entry) in table(node).into_iter().flatten() {
                if known(id) {
                    by_text(&mut entry.node);
                }
            }
        }
        _ => {}
    }
}

fn by_text(node: &mut Node) {
    match &mut node.data {
        Data::Number(_, n) => node.data = Data::Text(tidy(*n)),
        Data::List(list) => list.iter_mut().for_each(by_text),
        _ => {}
    }
}

fn table(node: &mut Node) -> Option<&mut Table> {
    match &mut node.data {
        Data::Table(table) => Some(table),
        _ => None,
    }
}
