//! How an uncertain value is written, and the distribution it stands for (`docs/model.md`, section 1).

mod figure;
mod likelihood;
mod message;
mod range;
mod table;
mod word;

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

use figure::{Figure, bounded, percent_allowed};
use message::{examples, not_a_value};
use range::{pert, range};
use table::{normal, one_of};
use word::{known, word};

/// The keys of a value's own table.
pub(crate) const VALUE_KEYS: [&str; 6] = ["is", "normal", "one_of", "why", "cite", "by"];

/// What is wrong with a piece of text that should be a value, and the cure.
type Fault = (String, Option<String>);

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

/// What a text stands for.
pub(crate) fn text(written: &str, quantity: &Quantity, scales: &Scales) -> Result<Spread, Fault> {
    let t = written.trim();
    if let Some(spread) = known(t, quantity, scales) {
        return spread;
    }
    let parts: Vec<&str> = t.split(" to ").collect();
    if let [a, b] = parts.as_slice()
        && let (Some(a), Some(b)) = (Figure::parse(a), Figure::parse(b))
    {
        let percent = a.percent || b.percent;
        return range(a.value(percent, quantity), b.value(percent, quantity), percent, t, quantity);
    }
    let parts: Vec<&str> = t.split(" / ").collect();
    if let [a, b, c] = parts.as_slice()
        && let (Some(a), Some(b), Some(c)) = (Figure::parse(a), Figure::parse(b), Figure::parse(c))
    {
        let percent = a.percent || b.percent || c.percent;
        let [a, b, c] = [a, b, c].map(|f| f.value(percent, quantity));
        return pert(a, b, c, percent, t, quantity);
    }
    if let Some(figure) = Figure::parse(t) {
        percent_allowed(figure.percent, t, quantity)?;
        let value = figure.value(figure.percent, quantity);
        bounded(value, t, quantity)?;
        return Ok(Spread::Point(value));
    }
    Err(not_a_value(t, quantity, scales))
}

/// A number without trailing zeros.
pub(crate) fn tidy(n: f64) -> String {
    let text = format!("{n:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Whether a table is a value's own: it has one of the keys only such a table has.
pub(crate) fn is_value_table(table: &Table) -> bool {
    ["is", "normal", "one_of"].iter().any(|k| table.contains_key(*k))
}
