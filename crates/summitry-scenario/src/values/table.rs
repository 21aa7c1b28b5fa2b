//! Distributions that need a table: a normal, and numbers with their weights.

use summitry_core::value::{Spread, ValueKind};

use super::figure::{Figure, bounded, percent_allowed};
use super::range::clip;
use super::written::Fault;
use crate::diagnostic::Diagnostic;
use crate::grammar::quantity::Quantity;
use crate::span::Span;
use crate::tree::Node;

/// `{ normal = [mean, standard deviation] }`.
pub(super) fn normal(node: &Node, quantity: &Quantity) -> Result<Spread, Vec<Diagnostic>> {
    let numbers: Option<Vec<f64>> =
        node.list().map(|l| l.iter().filter_map(Node::number).collect());
    let scale = if quantity.kind == ValueKind::Chance { 0.01 } else { 1.0 };
    match numbers.as_deref() {
        Some([mean, sd]) if *sd > 0.0 && node.list().is_some_and(|l| l.len() == 2) => {
            let (min, max) = clip(quantity);
            let (large, small) = (1e9, quantity.floor());
            if mean.abs() > large || *sd > large || sd * scale < small {
                return Err(vec![
                    Diagnostic::error(
                        node.span.clone(),
                        "the mean or the standard deviation is beyond any scale",
                    )
                    .help("write them in the unit of the value, such as { normal = [40, 10] }"),
                ]);
            }
            Ok(Spread::Normal { mean: mean * scale, sd: sd * scale, min, max })
        }
        _ => Err(vec![
            Diagnostic::error(
                node.span.clone(),
                "`normal` needs a mean and a standard deviation above 0",
            )
            .help("write { normal = [40, 10] }"),
        ]),
    }
}

/// `{ one_of = { "10" = 1, "20" = 3 } }`.
pub(super) fn one_of(node: &Node, quantity: &Quantity) -> Result<Spread, Vec<Diagnostic>> {
    let error = |span: Span, message: String| {
        vec![
            Diagnostic::error(span, message)
                .help("write { one_of = { \"10\" = 1, \"20\" = 3 } }: each number with its weight"),
        ]
    };
    let Some(table) = node.table() else {
        return Err(error(
            node.span.clone(),
            format!("`one_of` needs a table of numbers and weights, found {}", node.kind()),
        ));
    };
    let mut pairs: Vec<(f64, f64)> = Vec::new();
    for (key, entry) in table {
        let Some(figure) = Figure::parse(key) else {
            return Err(error(entry.key.clone(), format!("`{key}` is not a number")));
        };
        let fault = |(message, help): Fault| {
            vec![Diagnostic::error(entry.key.clone(), message).maybe_help(help)]
        };
        percent_allowed(figure.percent, key, quantity).map_err(fault)?;
        let value = figure.value(figure.percent, quantity);
        bounded(value, key, quantity).map_err(fault)?;
        match entry.node.number() {
            Some(weight) if (1e-12..=1e12).contains(&weight) => pairs.push((value, weight)),
            _ => {
                return Err(error(
                    entry.node.span.clone(),
                    "a weight is a number from 1e-12 to 1e12".to_owned(),
                ));
            }
        }
    }
    if pairs.is_empty() {
        return Err(error(node.span.clone(), "`one_of` names no number".to_owned()));
    }
    let total: f64 = pairs.iter().map(|(_, w)| w).sum();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    pairs.iter_mut().for_each(|(_, w)| *w /= total);
    Ok(Spread::OneOf(pairs))
}
