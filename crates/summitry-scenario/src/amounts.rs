//! Ladders of amounts: `amounts = { from = 100, to = 1300, unit = "bn USD", steps = 13 }` written out as the options it
//! stands for, before anything else looks at the tree. Each amount may be named with or without quotes, and with its unit.

use crate::grammar::scenario::SCENARIO;
use crate::grammar::{Field, Form, IdOf};
use crate::span::Span;
use crate::tree::{Data, Entry, Node, Table};
use crate::values::tidy;

/// Writes every well-formed ladder of amounts out as options. What is wrong with one is said where its keys are checked.
pub(crate) fn write_out(top: &mut Table) {
    let mut issues = Vec::new();
    let blocks = top.get_mut("issue").and_then(|e| table(&mut e.node));
    for (id, entry) in blocks.into_iter().flatten() {
        let Some(issue) = table(&mut entry.node) else { continue };
        let unit = issue.get("amounts").and_then(|e| e.node.table()).and_then(|t| t.get("unit"));
        let unit = unit.and_then(|e| e.node.text()).map(str::to_owned);
        issues.push(Named { id: id.clone(), unit });
        if issue.contains_key("options") {
            continue;
        }
        let Some(amounts) = issue.get("amounts") else { continue };
        let Some(options) = options(&amounts.node) else { continue };
        let node = Node { span: amounts.node.span.clone(), data: Data::List(options) };
        issue.insert("options".to_owned(), Entry { key: amounts.key.clone(), node });
    }
    name_by_text(top, &issues);
}

/// What a ladder of amounts says of itself.
#[derive(Clone, Debug)]
pub(crate) struct Amounts {
    /// The lowest.
    pub(crate) from: f64,
    /// The highest.
    pub(crate) to: f64,
    /// What is counted; empty where nothing is said.
    pub(crate) unit: String,
}

impl Amounts {
    /// Those of an issue's block; `None` where it has none that rise.
    pub(crate) fn of(issue: &Node) -> Option<Self> {
        let table = issue.table()?.get("amounts")?.node.table()?;
        let number = |key: &str| table.get(key).and_then(|e| e.node.number());
        let unit = table.get("unit").and_then(|e| e.node.text()).unwrap_or_default().to_owned();
        let (from, to) = (number("from")?, number("to")?);
        (from < to).then_some(Amounts { from, to, unit })
    }
}

/// An issue whose options are named elsewhere, and the unit of its amounts.
struct Named {
    id: String,
    unit: Option<String>,
}

/// The options of a ladder, lowest first; `None` where it is not one.
fn options(amounts: &Node) -> Option<Vec<Node>> {
    let table = amounts.table()?;
    let number = |key: &str| table.get(key).and_then(|e| e.node.number());
    let (from, to, steps) = (number("from")?, number("to")?, number("steps")?);
    let amounts_of = ladder(from, to, steps)?;
    let unit = table.get("unit").and_then(|e| e.node.text()).unwrap_or_default();
    Some(amounts_of.iter().map(|id| option(id, unit, &amounts.span)).collect())
}

/// The amounts of a ladder, lowest first, as the ids of its options; `None` where these numbers make none.
pub(crate) fn ladder(from: f64, to: f64, steps: f64) -> Option<Vec<String>> {
    if from >= to || from.abs().max(to.abs()) > 1e9 || !(2.0..=200.0).contains(&steps) {
        return None;
    }
    let last = steps.floor() - 1.0;
    let numbers = (0..).map(f64::from).take_while(|n: &f64| *n <= last);
    Some(numbers.map(|n| tidy(from + (to - from) * n / last)).collect())
}

/// What readers see of an amount.
pub(crate) fn label(amount: &str, unit: &str) -> String {
    format!("{amount} {unit}").trim_end().to_owned()
}

fn option(amount: &str, unit: &str, span: &Span) -> Node {
    let text = |text: String| Entry {
        key: span.clone(),
        node: Node { span: span.clone(), data: Data::Text(text) },
    };
    let keys = [("id", amount.to_owned()), ("label", label(amount, unit))];
    let keys = keys.into_iter().map(|(key, said)| (key.to_owned(), text(said)));
    Node { span: span.clone(), data: Data::Table(keys.collect()) }
}

/// Turns every number that stands where an option is named into a text, and every amount with its unit into the amount: the
/// ids of options are texts.
fn name_by_text(top: &mut Table, issues: &[Named]) {
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
                            field(&key.field, &mut entry.node, issue, issues);
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
                            field(&key.field, &mut entry.node, Some(id), issues);
                        }
                    }
                }
            }
            Form::Top(_) | Form::One(_) | Form::Free(_) | Form::FreeEach(..) => {}
        }
    }
}

fn field(field: &Field, node: &mut Node, issue: Option<&str>, issues: &[Named]) {
    let known = |id: &str| issues.iter().find(|issue| issue.id == id);
    match field {
        Field::Ref(IdOf::OptionHere) | Field::Refs(IdOf::OptionHere) | Field::OptionOr(_) => {
            if let Some(issue) = issue.and_then(known) {
                by_text(node, issue.unit.as_deref());
            }
        }
        Field::Map(IdOf::Issue, Field::Ref(IdOf::OptionHere) | Field::Refs(IdOf::OptionHere))
        | Field::Condition => {
            for (id, entry) in table(node).into_iter().flatten() {
                if let Some(issue) = known(id) {
                    by_text(&mut entry.node, issue.unit.as_deref());
                }
            }
        }
        _ => {}
    }
}

fn by_text(node: &mut Node, unit: Option<&str>) {
    match &mut node.data {
        Data::Number(_, n) => node.data = Data::Text(tidy(*n)),
        Data::Text(text) => {
            if let Some(amount) = unit.and_then(|unit| without_unit(text, unit)) {
                *text = amount;
            }
        }
        Data::List(list) => list.iter_mut().for_each(|node| by_text(node, unit)),
        _ => {}
    }
}

/// The amount of `100bn` or `100 bn USD`, where the unit is `bn USD` or begins with what stands behind the number.
fn without_unit(text: &str, unit: &str) -> Option<String> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-'))?;
    let (number, behind) = text.split_at(end);
    let close = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let (behind, unit) = (close(behind), close(unit));
    let amount = number.parse::<f64>().ok().filter(|_| unit.starts_with(&behind))?;
    Some(tidy(amount))
}

fn table(node: &mut Node) -> Option<&mut Table> {
    match &mut node.data {
        Data::Table(table) => Some(table),
        _ => None,
    }
}
