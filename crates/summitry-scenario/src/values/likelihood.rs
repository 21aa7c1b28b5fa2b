//! Likelihoods that are compared with, never drawn from.

use super::figure::Figure;
use super::message::not_a_value;
use super::word::word;
use super::written::written;
use crate::diagnostic::Diagnostic;
use crate::grammar::quantity::Words;
use crate::scales::Scales;
use crate::tree::{Data, Node};

/// The ends a likelihood stands for where it is not sampled: a word, a range, a number; 0..1.
pub(crate) fn likelihood(node: &Node, scales: &Scales) -> Result<(f64, f64), Box<Diagnostic>> {
    let inner = match &node.data {
        Data::Table(t) => match t.get("is") {
            Some(entry) => &entry.node,
            None => {
                return Err(Box::new(
                    Diagnostic::error(node.span.clone(), "this value does not say what it is")
                        .help("write { is = \"likely\", why = \"…\" }"),
                ));
            }
        },
        _ => node,
    };
    let error = |message: String| Diagnostic::error(inner.span.clone(), message);
    let (a, b) = match &inner.data {
        Data::Number(_, n) => (n / 100.0, n / 100.0),
        Data::Text(t) => {
            let t = t.trim();
            if let Some(range) = word(t, Words::Likelihood, scales) {
                return Ok(range);
            }
            let figures: Vec<Option<Figure>> = t.split(" to ").map(Figure::parse).collect();
            match figures.as_slice() {
                [Some(a)] => (a.number / 100.0, a.number / 100.0),
                [Some(a), Some(b)] => (a.number / 100.0, b.number / 100.0),
                _ => {
                    let (message, help) = not_a_value(t, &crate::grammar::quantity::CHANCE, scales);
                    return Err(Box::new(error(message).maybe_help(help)));
                }
            }
        }
        _ => {
            return Err(Box::new(
                error(format!("expected a chance, found {}", inner.kind()))
                    .help("write \"likely\", \"55 to 80%\" or \"12%\""),
            ));
        }
    };
    if a > b {
        return Err(Box::new(
            error(format!("the range `{}` runs backwards", written(inner)))
                .help("write the lower end first"),
        ));
    }
    if a < 0.0 || b > 1.0 {
        return Err(Box::new(error(format!("`{}` is not between 0 and 100 %", written(inner)))));
    }
    Ok((a, b))
}
