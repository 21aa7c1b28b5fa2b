//! How an uncertain value is written, and the distribution it stands for (`docs/model.md`, section 1).

mod figure;
mod likelihood;
mod message;
mod range;
mod table;
mod text;
mod word;
mod written;

use summitry_core::value::{Spread, ValueKind};

use crate::diagnostic::Diagnostic;
use crate::grammar::quantity::Quantity;
use crate::scales::Scales;
use crate::span::Span;
use crate::tree::{Data, Node, Table};

/// A value as the file says it.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) spread: Spread,
    pub(crate) written: String,
    pub(crate) why: Option<String>,
    pub(crate) cite: Vec<String>,
    pub(crate) by: Option<String>,
    /// Whether it has a `{ }` of its own, and so stands alone.
    pub(crate) own_table: bool,
    pub(crate) span: Span,
}

pub(crate) use likelihood::likelihood;
pub(crate) use text::text;
pub(crate) use written::{tidy, written};

use figure::bounded;
use message::examples;
use table::{normal, one_of};
use written::Fault;

/// The keys of a value's own table.
pub(crate) const VALUE_KEYS: [&str; 6] = ["is", "normal", "one_of", "why", "cite", "by"];

/// A value, and what is odd about it; or what is wrong with it.
pub(crate) fn read(
    node: &Node,
    quantity: &Quantity,
    scales: &Scales,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Said, Vec<Diagnostic>> {
    let mut said = Said {
        spread: Spread::Point(0.0),
        written: String::new(),
        why: None,
        cite: Vec::new(),
        by: None,
        own_table: false,
        span: node.span.clone(),
    };
    let Data::Table(table) = &node.data else {
        said.spread = simple(node, quantity, scales, warnings)?;
        said.written = written(node);
        return Ok(said);
    };
    said.own_table = true;
    said.why = table.get("why").and_then(|e| e.node.text()).map(str::to_owned);
    said.by = table.get("by").and_then(|e| e.node.text()).map(str::to_owned);
    said.cite = table
        .get("cite")
        .map(|e| e.node.texts().into_iter().map(|(t, _)| t.to_owned()).collect())
        .unwrap_or_default();
    let given: Vec<&str> =
        ["is", "normal", "one_of"].into_iter().filter(|k| table.contains_key(*k)).collect();
    match given.as_slice() {
        [] => Err(vec![
            Diagnostic::error(node.span.clone(), "this value does not say what it is")
                .help("write { is = \"20 to 45\", why = \"…\" }"),
        ]),
        ["is"] => {
            let inner = &table["is"].node;
            said.spread = simple(inner, quantity, scales, warnings)?;
            said.written = written(inner);
            said.span = inner.span.clone();
            Ok(said)
        }
        ["normal"] => {
            let inner = &table["normal"].node;
            said.spread = normal(inner, quantity)?;
            said.written = format!("normal {}", written(inner));
            said.span = inner.span.clone();
            Ok(said)
        }
        [_] => {
            let inner = &table["one_of"].node;
            said.spread = one_of(inner, quantity)?;
            said.written = format!("one of {}", written(inner));
            said.span = inner.span.clone();
            Ok(said)
        }
        [first, second, ..] => Err(vec![
            Diagnostic::error(
                table[*second].key.clone(),
                format!("`{first}` and `{second}` both say what the value is"),
            )
            .help("keep one of them"),
        ]),
    }
}

/// A number, a range, a word.
fn simple(
    node: &Node,
    quantity: &Quantity,
    scales: &Scales,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Spread, Vec<Diagnostic>> {
    let fault = |(message, help): Fault| {
        vec![Diagnostic::error(node.span.clone(), message).maybe_help(help)]
    };
    match &node.data {
        Data::Number(raw, n) => {
            let value = if quantity.kind == ValueKind::Chance { n / 100.0 } else { *n };
            if quantity.kind == ValueKind::Chance && *n > 0.0 && *n < 1.0 {
                warnings.push(
                    Diagnostic::warning(
                        node.span.clone(),
                        format!("chances are written in percent: `{raw}` is read as {raw} in 100"),
                    )
                    .help(format!(
                        "write \"{}%\" if you meant {} in 100, or \"{raw}%\" to say so",
                        tidy(n * 100.0),
                        tidy(n * 100.0)
                    )),
                );
            }
            bounded(value, raw, quantity).map_err(fault)?;
            Ok(Spread::Point(value))
        }
        Data::Text(t) => text(t, quantity, scales).map_err(fault),
        _ => Err(vec![
            Diagnostic::error(
                node.span.clone(),
                format!("expected {}, found {}", quantity.unit, node.kind()),
            )
            .help(examples(quantity)),
        ]),
    }
}

/// Whether a table is a value's own: it has one of the keys only such a table has.
pub(crate) fn is_value_table(table: &Table) -> bool {
    ["is", "normal", "one_of"].iter().any(|k| table.contains_key(*k))
}
