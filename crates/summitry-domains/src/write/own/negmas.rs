//! NegMAS YAML, number for number as it was read.

mod bars;
mod value;

use std::collections::HashSet;

use num_rational::BigRational;
use num_traits::{One, Zero};

use super::number;
use crate::domain::{
    Discount, DiscountRule, Domain, ForbiddenValues, Issue, IssueValues, Profile, Reservation,
};
use crate::exact;
use crate::write::names::{in_order, quoted};
use crate::write::written::{Written, decimal, say_rounded};

/// NegMAS: the outcome space and a utility function a party.
pub(crate) fn negmas(domain: &Domain, written: &mut Written) {
    let names = in_order(domain.profiles.iter().map(|p| p.name.as_str()), "party", &["domain"]);
    written.files.push(("domain.yml".to_owned(), negmas_domain(domain)));
    for (profile, name) in domain.profiles.iter().zip(names) {
        let mut rounded = 0;
        let mut text = String::new();
        let profile = &bars::in_tables(domain, profile, written);
        negmas_function(&mut text, domain, profile, &mut rounded);
        say_rounded(rounded, &profile.name, written);
        written.files.push((format!("{name}.yml"), text));
    }
}

/// The outcome space.
pub(crate) fn negmas_domain(domain: &Domain) -> String {
    let kind =
        if domain.issues.iter().all(|issue| {
            matches!(issue.values, IssueValues::Options(_) | IssueValues::Integer { .. })
        }) {
            "DiscreteCartesianOutcomeSpace"
        } else {
            "CartesianOutcomeSpace"
        };
    let mut text = format!("type: {kind}\nname: {}\nissues:\n", quoted(&domain.name));
    for issue in &domain.issues {
        let (kind, values, step) = match &issue.values {
            IssueValues::Options(options) => {
                let names: Vec<String> = options.iter().map(|o| quoted(&o.name)).collect();
                ("CategoricalIssue", names, None)
            }
            IssueValues::Integer { low, high } => {
                ("ContiguousIssue", vec![low.to_string(), high.to_string()], None)
            }
            IssueValues::Steps { low, high, step } => {
                ("ContiguousIssue", vec![number(low), number(high)], Some(number(step)))
            }
            IssueValues::Real { low, high } => {
                ("ContinuousIssue", vec![number(low), number(high)], None)
            }
        };
        text.push_str(&format!("- type: {kind}\n  name: {}\n  values:\n", quoted(&issue.name)));
        for value in values {
            text.push_str(&format!("  - {value}\n"));
        }
        if let Some(step) = step {
            text.push_str(&format!("  step: {step}\n"));
        }
    }
    text
}

/// The utility function, wrapped where it is discounted.
pub(crate) fn negmas_function(
    text: &mut String,
    domain: &Domain,
    profile: &Profile,
    rounded: &mut usize,
) {
    let mut indent = "";
    if let Some(discount) = &profile.discount {
        text.push_str(&discounted(profile, discount));
        if let Some(value) = negmas_reservation(&profile.reservation, rounded) {
            text.push_str(&format!("reserved_value: {value}\n"));
        }
        text.push_str("ufun:\n");
        indent = "  ";
    }
    let mut line = |content: String| {
        text.push_str(indent);
        text.push_str(&content);
        text.push('\n');
    };
    let rectangles = !profile.rectangles.is_empty();
    line(format!(
        "type: {}",
        if rectangles { "HyperRectangleUtilityFunction" } else { "LinearAdditiveUtilityFunction" }
    ));
    line(format!("name: {}", quoted(&profile.name)));
    if let Some(value) = negmas_reservation(&profile.reservation, rounded) {
        line(format!("reserved_value: {value}"));
    }
    if !profile.bias.is_zero() {
        line(format!("bias: {}", decimal(&profile.bias, rounded)));
    }
    if rectangles {
        line("outcome_ranges:".to_owned());
        for rectangle in &profile.rectangles {
            let bounds: Vec<String> = rectangle
                .bounds
                .iter()
                .map(|(issue, low, high)| {
                    let inside = negmas_values(domain.issues.get(*issue), low, high, rounded);
                    format!("{issue}: [{}]", inside.join(", "))
                })
                .collect();
            line(format!("- {{{}}}", bounds.join(", ")));
        }
        line("utilities:".to_owned());
        for rectangle in &profile.rectangles {
            line(format!("- {}", decimal(&rectangle.utility, rounded)));
        }
        line("weights:".to_owned());
        for rectangle in &profile.rectangles {
            line(format!("- {}", decimal(&rectangle.weight, rounded)));
        }
        return;
    }
    line("weights:".to_owned());
    for term in &profile.terms {
        let weight = term.weight.clone().unwrap_or_else(BigRational::one);
        line(format!("- {}", decimal(&weight, rounded)));
    }
    line("values:".to_owned());
    for (at, (issue, term)) in domain.issues.iter().zip(&profile.terms).enumerate() {
        let barred = barred(profile, at);
        let content = value::lines(&term.evaluator, issue, &barred, rounded);
        for (number, content) in content.into_iter().enumerate() {
            line(format!("{} {content}", if number == 0 { "-" } else { " " }));
        }
    }
}

/// Values worth minus infinity on one issue alone.
fn barred(profile: &Profile, at: usize) -> HashSet<&str> {
    let alone = profile.forbidden.iter().filter_map(|forbidden| match forbidden.on.as_slice() {
        [(issue, ForbiddenValues::Named(names))] if *issue == at => Some(names),
        _ => None,
    });
    alone.flatten().map(String::as_str).collect()
}

/// The head of a discounted function.
fn discounted(profile: &Profile, discount: &Discount) -> String {
    let (kind, mut parts) = match &discount.rule {
        DiscountRule::Share(factor) => {
            ("ExpDiscountedUFun", format!("discount: {}\n", number(factor)))
        }
        DiscountRule::Cost { cost, power } => {
            ("LinDiscountedUFun", format!("cost: {}\npower: {}\n", number(cost), number(power)))
        }
    };
    if let Some(clock) = &discount.clock {
        parts.push_str(&format!("factor: {}\n", quoted(clock)));
    }
    format!(
        "type: {kind}\nname: {}\n{parts}dynamic_reservation: {}\n",
        quoted(&profile.name),
        discount.of_reservation
    )
}

/// The values of an issue between two bounds, one by one: NegMAS's files cannot tell a range from a set of two values, so
/// sets are written.
fn negmas_values(
    issue: Option<&Issue>,
    low: &BigRational,
    high: &BigRational,
    rounded: &mut usize,
) -> Vec<String> {
    let within = |value: &BigRational| low <= value && value <= high;
    match issue.map(|issue| &issue.values) {
        Some(IssueValues::Options(options)) => options
            .iter()
            .filter(|option| exact::parse(&option.name).as_ref().is_some_and(within))
            .map(|option| quoted(&option.name))
            .collect(),
        Some(IssueValues::Integer { low: first, high: last }) => {
            let from = low.ceil().to_integer().max(first.clone());
            let to = high.floor().to_integer().min(last.clone());
            let mut values = Vec::new();
            let mut value = from;
            while value <= to {
                values.push(value.to_string());
                value += 1;
            }
            values
        }
        _ if low == high => vec![decimal(low, rounded)],
        _ => vec![decimal(low, rounded), decimal(high, rounded)],
    }
}

fn negmas_reservation(reservation: &Reservation, rounded: &mut usize) -> Option<String> {
    match reservation {
        Reservation::Value(value) => Some(decimal(value, rounded)),
        Reservation::AnyDeal => Some("-.inf".to_owned()),
        Reservation::Unstated | Reservation::Bid(_) => None,
    }
}
