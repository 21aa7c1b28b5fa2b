//! What a value of an issue is worth before the weight.

use std::collections::HashSet;

use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::domain::{Evaluator, ForbiddenValues, Issue, IssueValues, Profile, Trapezoid};
use crate::error::{DomainError, Result};
use crate::reading::cut::Cut;

/// Below this GENIUS takes the largest evaluation for none and gives every option 0 (`EvaluatorDiscrete.normalize`).
fn smallest_maximum() -> BigRational {
    BigRational::new(1.into(), 100_000.into())
}

/// Every option's value; `own` asks for GENIUS's own division, shift and clamp.
pub(crate) fn issue(
    profile: &Profile,
    issue: &Issue,
    evaluator: &Evaluator,
    cut: &Cut,
    own: bool,
) -> Result<Vec<BigRational>> {
    match evaluator {
        Evaluator::Table(table) => {
            let mut values = Vec::with_capacity(table.len());
            for (name, value) in cut.names.iter().zip(table) {
                values.push(value.clone().ok_or_else(|| missing(profile, issue, name))?);
            }
            if own {
                divide(&mut values);
            }
            Ok(values)
        }
        Evaluator::NumberTable(table) => cut
            .names
            .iter()
            .map(|name| table.get(name).cloned().ok_or_else(|| missing(profile, issue, name)))
            .collect(),
        Evaluator::Nothing => Ok(vec![BigRational::zero(); cut.names.len()]),
        Evaluator::Sum { parts, bias } => {
            let mut sums = vec![bias.clone(); cut.names.len()];
            for (weight, part) in parts {
                let values = self::issue(profile, issue, part, cut, own)?;
                sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += weight * value);
            }
            Ok(sums)
        }
        other => {
            let Some(numbers) = &cut.numbers else {
                return numbers_of_names(cut, issue).map(|numbers| {
                    numbers.iter().map(|number| at(other, issue, number, own)).collect()
                });
            };
            Ok(numbers.iter().map(|number| at(other, issue, number, own)).collect())
        }
    }
}

fn missing(profile: &Profile, issue: &Issue, option: &str) -> DomainError {
    DomainError::Domain(format!(
        "party \"{}\" gives option \"{option}\" of issue \"{}\" no value",
        profile.name, issue.name
    ))
}

/// Named options that are numbers all the same.
fn numbers_of_names(cut: &Cut, issue: &Issue) -> Result<Vec<BigRational>> {
    cut.names
        .iter()
        .map(|name| {
            crate::exact::parse(name).ok_or_else(|| {
                DomainError::Domain(format!(
                    "option \"{name}\" of issue \"{}\" is not a number, and the profile computes with it",
                    issue.name
                ))
            })
        })
        .collect()
}

/// Divides by the largest, as GENIUS does.
pub(crate) fn divide(values: &mut [BigRational]) {
    let Some(largest) = values.iter().max().cloned() else { return };
    if largest < smallest_maximum() {
        values.fill(BigRational::zero());
    } else {
        values.iter_mut().for_each(|value| *value /= &largest);
    }
}

/// The value of one number.
pub(crate) fn at(
    evaluator: &Evaluator,
    issue: &Issue,
    number: &BigRational,
    own: bool,
) -> BigRational {
    let zero = BigRational::zero();
    match evaluator {
        Evaluator::Linear { slope, offset } => {
            let from = match &issue.values {
                IssueValues::Integer { low, .. } if own => BigRational::from_integer(low.clone()),
                _ => zero.clone(),
            };
            let value = slope * (number - from) + offset;
            if own { value.clamp(zero, BigRational::one()) } else { value }
        }
        Evaluator::Triangular { low, high, top } => {
            if number < low || number > high {
                zero
            } else if number < top {
                (number - low) / (top - low)
            } else if number < high {
                BigRational::one() - (number - top) / (high - top)
            } else if number == top {
                // GENIUS gives 0 at the upper corner even where the top is that corner.
                if own { zero } else { BigRational::one() }
            } else {
                zero
            }
        }
        Evaluator::Polynomial(coefficients) => {
            coefficients.iter().rev().fold(zero, |sum, c| sum * number + c)
        }
        Evaluator::Trapezoid(shape) => trapezoid(shape, number),
        Evaluator::Sum { parts, bias } => {
            let part = |(weight, part)| weight * at(part, issue, number, own);
            parts.iter().map(|(weight, evaluator)| part((weight, evaluator))).sum::<BigRational>()
                + bias
        }
        Evaluator::Constant(value) => value.clone(),
        Evaluator::Between { low, at_low, high, at_high } => {
            if number < low || number > high {
                zero
            } else if low == high {
                at_low.clone()
            } else {
                at_low + (at_high - at_low) * (number - low) / (high - low)
            }
        }
        Evaluator::Nothing | Evaluator::Table(_) | Evaluator::NumberTable(_) => zero,
    }
}

/// NegMAS's `TrapezoidalFun` and, pointed, `TriangularFun`.
fn trapezoid(shape: &Trapezoid, x: &BigRational) -> BigRational {
    let Trapezoid { start, rise, fall, end, bias, scale, pointed } = shape;
    let out = if *pointed { x <= start || x >= end } else { x < start || x > end };
    if out {
        bias.clone()
    } else if x < rise {
        bias + scale * (x - start) / (rise - start)
    } else if x <= fall {
        bias + scale
    } else {
        bias + scale * (end - x) / (end - fall)
    }
}

/// The weighted value of a number a reservation bid names and the grid does not hold.
pub(crate) fn off_grid(
    profile: &Profile,
    issue: &Issue,
    place: usize,
    number: Option<&BigRational>,
    word: &str,
) -> Result<BigRational> {
    let range = !matches!(issue.values, IssueValues::Options(_));
    match (number.filter(|_| range), profile.terms.get(place)) {
        (Some(number), Some(term)) => {
            let weight = term.weight.clone().unwrap_or_else(BigRational::zero);
            Ok(weight * at(&term.evaluator, issue, number, false))
        }
        _ => Err(DomainError::Domain(format!(
            "the reservation bid of \"{}\" takes \"{word}\" on issue \"{}\", which has no such value",
            profile.name, issue.name
        ))),
    }
}

/// Which values of an issue are forbidden.
pub(crate) fn forbidden(
    issues: &[Issue],
    place: usize,
    cut: &Cut,
    values: &ForbiddenValues,
) -> Result<Vec<bool>> {
    Ok(match values {
        ForbiddenValues::Named(names) => {
            let names: HashSet<&str> = names.iter().map(String::as_str).collect();
            cut.names.iter().map(|name| names.contains(name.as_str())).collect()
        }
        ForbiddenValues::Within(low, high) => within(issues, place, cut, low, high)?,
        ForbiddenValues::Outside(low, high) => {
            within(issues, place, cut, low, high)?.into_iter().map(|inside| !inside).collect()
        }
    })
}

/// Which options of an issue lie between two bounds, both included.
pub(crate) fn within(
    issues: &[Issue],
    place: usize,
    cut: &Cut,
    low: &BigRational,
    high: &BigRational,
) -> Result<Vec<bool>> {
    let inside = |number: &BigRational| low <= number && number <= high;
    match (&cut.numbers, issues.get(place)) {
        (Some(numbers), _) => Ok(numbers.iter().map(inside).collect()),
        (None, Some(issue)) => Ok(numbers_of_names(cut, issue)?.iter().map(inside).collect()),
        (None, None) => Ok(Vec::new()),
    }
}
