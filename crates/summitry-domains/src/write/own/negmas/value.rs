//! One issue's value function as NegMAS writes it.

use std::collections::HashSet;

use num_rational::BigRational;
use num_traits::One;

use crate::domain::{Evaluator, Issue, Trapezoid};
use crate::write::names::quoted;
use crate::write::written::decimal;

/// The lines of a value function, `type` first; what is barred is worth minus infinity.
pub(super) fn lines(
    evaluator: &Evaluator,
    issue: &Issue,
    barred: &HashSet<&str>,
    rounded: &mut usize,
) -> Vec<String> {
    let (kind, parts): (&str, Vec<(&str, &BigRational)>) = match evaluator {
        Evaluator::Table(table) => {
            let options = issue.values.options().unwrap_or_default();
            let named = options.iter().zip(table).filter_map(|(option, value)| {
                Some((option.name.as_str(), quoted(&option.name), value.as_ref()?))
            });
            return tabled(named, barred, rounded);
        }
        Evaluator::NumberTable(table) => {
            let named = table.iter().map(|(key, value)| (key.as_str(), key.clone(), value));
            return tabled(named, barred, rounded);
        }
        Evaluator::Polynomial(coefficients) => return polynomial(coefficients, rounded),
        Evaluator::Sum { parts, bias } => return sum(parts, bias, issue, barred, rounded),
        Evaluator::Trapezoid(shape) => trapezoid(shape),
        Evaluator::Linear { slope, offset } => {
            ("AffineFun", vec![("slope", slope), ("bias", offset)])
        }
        Evaluator::Triangular { low, high, top } => {
            ("TriangularFun", vec![("start", low), ("middle", top), ("end", high)])
        }
        Evaluator::Constant(value) => ("ConstFun", vec![("bias", value)]),
        Evaluator::Between { .. } | Evaluator::Nothing => ("ConstFun", Vec::new()),
    };
    let mut lines = vec![format!("type: {kind}")];
    if parts.is_empty() {
        lines.push("bias: 0".to_owned());
    }
    lines.extend(
        parts.into_iter().map(|(key, value)| format!("{key}: {}", decimal(value, rounded))),
    );
    lines
}

fn tabled<'a>(
    entries: impl Iterator<Item = (&'a str, String, &'a BigRational)>,
    barred: &HashSet<&str>,
    rounded: &mut usize,
) -> Vec<String> {
    let mut lines = vec!["type: TableFun".to_owned(), "mapping:".to_owned()];
    for (name, key, value) in entries {
        let value =
            if barred.contains(name) { "-.inf".to_owned() } else { decimal(value, rounded) };
        lines.extend(entry(&key, &value).into_iter().map(|line| format!("  {line}")));
    }
    lines
}

fn trapezoid(shape: &Trapezoid) -> (&'static str, Vec<(&'static str, &BigRational)>) {
    let Trapezoid { start, rise, fall, end, bias, scale, pointed } = shape;
    let ends = [("bias", bias), ("scale", scale)];
    if *pointed {
        let mut parts = vec![("start", start), ("middle", rise), ("end", end)];
        parts.extend(ends);
        return ("TriangularFun", parts);
    }
    let mut parts = vec![("start", start), ("rise_end", rise), ("fall_start", fall), ("end", end)];
    parts.extend(ends);
    ("TrapezoidalFun", parts)
}

fn polynomial(coefficients: &[BigRational], rounded: &mut usize) -> Vec<String> {
    let mut texts = coefficients.iter().map(|number| decimal(number, rounded));
    let bias = texts.next().unwrap_or_else(|| "0".to_owned());
    let rest: Vec<String> = texts.collect();
    vec![
        "type: PolynomialFun".to_owned(),
        format!("coefficients: [{}]", rest.join(", ")),
        format!("bias: {bias}"),
    ]
}

/// A single part is `BiasedFun`, several are `AggregatingFun`.
fn sum(
    parts: &[(BigRational, Evaluator)],
    bias: &BigRational,
    issue: &Issue,
    barred: &HashSet<&str>,
    rounded: &mut usize,
) -> Vec<String> {
    let mut lines = Vec::new();
    match parts {
        [(weight, part)] if weight.is_one() => {
            lines.extend(["type: BiasedFun".to_owned(), "fun:".to_owned()]);
            let inner = self::lines(part, issue, barred, rounded);
            lines.extend(inner.into_iter().map(|line| format!("  {line}")));
        }
        _ => {
            lines.extend(["type: AggregatingFun".to_owned(), "funs:".to_owned()]);
            for (_, part) in parts {
                let inner = self::lines(part, issue, barred, rounded);
                let mark = |at: usize| if at == 0 { "-" } else { " " };
                lines.extend(
                    inner.into_iter().enumerate().map(|(at, line)| format!("{} {line}", mark(at))),
                );
            }
            let weights: Vec<String> =
                parts.iter().map(|(weight, _)| decimal(weight, rounded)).collect();
            lines.push(format!("weights: [{}]", weights.join(", ")));
        }
    }
    lines.push(format!("bias: {}", decimal(bias, rounded)));
    lines
}

/// Most characters YAML 1.2 lets a key have that stands before its colon on one line, with room for both.
const LONGEST_KEY: usize = 1000;

/// A mapping's entry; a key too long to be told from the line before the colon is marked as one.
fn entry(key: &str, value: &str) -> Vec<String> {
    if key.chars().count() > LONGEST_KEY {
        vec![format!("? {key}"), format!(": {value}")]
    } else {
        vec![format!("{key}: {value}")]
    }
}
