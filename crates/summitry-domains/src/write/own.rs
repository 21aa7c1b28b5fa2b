//! A domain back into its own format, number for number as it was read.

use num_rational::BigRational;
use num_traits::{One, Zero};

use super::names::{distinct, quoted, xml};
use super::{Written, decimal, say_rounded};
use crate::domain::{Domain, Evaluator, Issue, Profile, Reservation, Values};
use crate::error::{DomainError, Result};
use crate::exact;

/// Numbers of a file are decimals, so writing them back rounds nothing.
fn number(value: &BigRational) -> String {
    exact::text(value)
}

/// GENIUS: the domain and a profile a party.
pub(super) fn genius(domain: &Domain, written: &mut Written) {
    let names = distinct(domain.profiles.iter().map(|p| p.name.as_str()), "party", &["domain"]);
    written.files.push(("domain.xml".to_owned(), genius_domain(domain)));
    for (profile, name) in domain.profiles.iter().zip(names) {
        written.files.push((format!("{name}.xml"), genius_profile(domain, profile)));
    }
}

/// The domain file, for its own writer and for domains of other tools.
pub(super) fn genius_domain(domain: &Domain) -> String {
    let nonlinear = domain.profiles.iter().any(|profile| !profile.rectangles.is_empty());
    let mut text = String::from("<negotiation_template>\n");
    text.push_str(&format!(
        "<utility_space{} number_of_issues=\"{}\">\n{}",
        if nonlinear { " type=\"nonlinear\"" } else { "" },
        domain.issues.len(),
        objective(domain)
    ));
    for (index, issue) in domain.issues.iter().enumerate() {
        genius_issue(&mut text, index, issue, None);
    }
    text.push_str("</objective>\n</utility_space>\n</negotiation_template>\n");
    text
}

fn objective(domain: &Domain) -> String {
    let name = if domain.name.is_empty() { "root" } else { &domain.name };
    format!(
        "<objective index=\"0\" name=\"{}\" type=\"objective\" etype=\"objective\" description=\"\">\n",
        xml(name)
    )
}

fn described(description: Option<&String>) -> String {
    description.map_or_else(String::new, |text| format!(" description=\"{}\"", xml(text)))
}

/// One issue with, in a profile, its evaluations.
fn genius_issue(text: &mut String, index: usize, issue: &Issue, evaluator: Option<&Evaluator>) {
    let kind = match issue.values {
        Values::Options(_) => "discrete",
        Values::Integer { .. } => "integer",
        Values::Real { .. } | Values::Steps { .. } => "real",
    };
    text.push_str(&format!(
        "  <issue index=\"{}\" name=\"{}\" type=\"{kind}\" etype=\"{kind}\" vtype=\"{kind}\"{}",
        index + 1,
        xml(&issue.name),
        described(issue.description.as_ref())
    ));
    match &issue.values {
        Values::Options(options) => {
            text.push_str(">\n");
            let table = match evaluator {
                Some(Evaluator::Table(table)) => table.as_slice(),
                _ => &[],
            };
            for (number_of, option) in options.iter().enumerate() {
                text.push_str(&format!(
                    "    <item index=\"{}\" value=\"{}\"",
                    number_of + 1,
                    xml(&option.name)
                ));
                if let Some(cost) = &option.cost {
                    text.push_str(&format!(" cost=\"{}\"", number(cost)));
                }
                text.push_str(&described(option.description.as_ref()));
                if let Some(Some(value)) = table.get(number_of) {
                    text.push_str(&format!(" evaluation=\"{}\"", number(value)));
                }
                text.push_str("/>\n");
            }
        }
        Values::Integer { low, high } => {
            text.push_str(&format!(" lowerbound=\"{low}\" upperbound=\"{high}\">\n"));
            if let Some(Evaluator::Linear { slope, offset }) = evaluator {
                text.push_str(&format!(
                    "    <evaluator ftype=\"linear\" slope=\"{}\" offset=\"{}\"/>\n",
                    number(slope),
                    number(offset)
                ));
            } else if let Some(evaluator) = evaluator {
                parameters(text, evaluator);
            }
        }
        Values::Real { low, high } | Values::Steps { low, high, .. } => {
            text.push_str(&format!(
                ">\n    <range lowerbound=\"{}\" upperbound=\"{}\"/>\n",
                number(low),
                number(high)
            ));
            if let Some(evaluator) = evaluator {
                parameters(text, evaluator);
            }
        }
    }
    text.push_str("  </issue>\n");
}

/// An evaluator of a real issue.
fn parameters(text: &mut String, evaluator: &Evaluator) {
    let (kind, values): (&str, Vec<&BigRational>) = match evaluator {
        Evaluator::Linear { slope, offset } => ("linear", vec![offset, slope]),
        Evaluator::Constant(value) => ("constant", vec![value]),
        Evaluator::Triangular { low, high, top } => ("triangular", vec![low, high, top]),
        _ => return,
    };
    text.push_str(&format!("    <evaluator ftype=\"{kind}\""));
    for (place, value) in values.into_iter().enumerate() {
        text.push_str(&format!(" parameter{place}=\"{}\"", number(value)));
    }
    text.push_str("/>\n");
}

fn genius_profile(domain: &Domain, profile: &Profile) -> String {
    let nonlinear = !profile.rectangles.is_empty();
    let mut text = String::from(if nonlinear {
        "<utility_space type=\"nonlinear\">\n"
    } else {
        "<utility_space>\n"
    });
    text.push_str(&objective(domain));
    for (index, (issue, term)) in domain.issues.iter().zip(&profile.terms).enumerate() {
        genius_issue(&mut text, index, issue, Some(&term.evaluator));
    }
    for (index, term) in profile.terms.iter().enumerate() {
        if let Some(weight) = &term.weight {
            text.push_str(&format!(
                "  <weight index=\"{}\" value=\"{}\"/>\n",
                index + 1,
                number(weight)
            ));
        }
    }
    if nonlinear {
        let most = profile.max_utility.clone().unwrap_or_else(BigRational::one);
        text.push_str(&format!("  <utility maxutility=\"{}\">\n", number(&most)));
        text.push_str("    <ufun type=\"PlainUfun\" weight=\"1\" aggregation=\"sum\">\n");
        for rectangle in &profile.rectangles {
            text.push_str(&format!(
                "      <hyperRectangle utility=\"{}\" weight=\"{}\">\n",
                number(&rectangle.utility),
                number(&rectangle.weight)
            ));
            let tag = if rectangle.inside { "INCLUDES" } else { "EXCLUDES" };
            for (issue, low, high) in &rectangle.bounds {
                text.push_str(&format!(
                    "        <{tag} index=\"{}\" min=\"{}\" max=\"{}\"/>\n",
                    issue + 1,
                    number(low),
                    number(high)
                ));
            }
            text.push_str("      </hyperRectangle>\n");
        }
        text.push_str("    </ufun>\n  </utility>\n");
    }
    text.push_str("</objective>\n");
    if let Some(discount) = &profile.discount {
        text.push_str(&format!("<discount_factor value=\"{}\"/>\n", number(&discount.factor)));
    }
    if let Reservation::Value(value) = &profile.reservation {
        text.push_str(&format!("<reservation value=\"{}\"/>\n", number(value)));
    }
    text.push_str("</utility_space>\n");
    text
}

/// GeniusWeb: the domain and a profile a party.
pub(super) fn geniusweb(domain: &Domain, written: &mut Written) -> Result<()> {
    let names = distinct(domain.profiles.iter().map(|p| p.name.as_str()), "party", &["domain"]);
    let agenda = geniusweb_domain(domain);
    written.files.push(("domain.json".to_owned(), format!("{agenda}\n")));
    for (profile, name) in domain.profiles.iter().zip(names) {
        let mut utilities = Vec::new();
        let mut weights = Vec::new();
        for (issue, term) in domain.issues.iter().zip(&profile.terms) {
            let inner = match (&issue.values, &term.evaluator) {
                (Values::Options(options), Evaluator::Table(table)) => {
                    let entries: Vec<String> = options
                        .iter()
                        .zip(table)
                        .filter_map(|(option, value)| {
                            Some(format!("{}: {}", quoted(&option.name), number(value.as_ref()?)))
                        })
                        .collect();
                    format!(
                        "{{\"discreteutils\": {{\"valueUtilities\": {{{}}}}}}}",
                        entries.join(", ")
                    )
                }
                (_, Evaluator::Between { low, at_low, high, at_high }) => format!(
                    "{{\"numberutils\": {{\"lowValue\": {}, \"lowUtility\": {}, \"highValue\": {}, \"highUtility\": {}}}}}",
                    number(low),
                    number(at_low),
                    number(high),
                    number(at_high)
                ),
                _ => {
                    return Err(DomainError::Domain(format!(
                        "party \"{}\" says nothing of issue \"{}\"",
                        profile.name, issue.name
                    )));
                }
            };
            utilities.push(format!("      {}: {inner}", quoted(&issue.name)));
            let weight = term.weight.clone().unwrap_or_else(BigRational::zero);
            weights.push(format!("{}: {}", quoted(&issue.name), number(&weight)));
        }
        let bid = match &profile.reservation {
            Reservation::Bid(bid) => Some(geniusweb_bid(domain, bid)),
            _ => None,
        };
        let text = geniusweb_profile(&profile.name, &agenda, &utilities, &weights, bid.as_deref());
        written.files.push((format!("{name}.json"), text));
    }
    Ok(())
}

/// The domain object.
pub(super) fn geniusweb_domain(domain: &Domain) -> String {
    let issues: Vec<String> = domain
        .issues
        .iter()
        .map(|issue| {
            let values = match &issue.values {
                Values::Options(options) => {
                    let names: Vec<String> = options.iter().map(|o| quoted(&o.name)).collect();
                    format!("{{\"values\": [{}]}}", names.join(", "))
                }
                Values::Steps { low, high, step } => {
                    range(&number(low), &number(high), &number(step))
                }
                Values::Integer { low, high } => range(&low.to_string(), &high.to_string(), "1"),
                Values::Real { low, high } => range(&number(low), &number(high), "0.01"),
            };
            format!("    {}: {values}", quoted(&issue.name))
        })
        .collect();
    format!(
        "{{\n  \"name\": {},\n  \"issuesValues\": {{\n{}\n  }}\n}}",
        quoted(&domain.name),
        issues.join(",\n")
    )
}

fn range(low: &str, high: &str, step: &str) -> String {
    format!("{{\"range\": {{\"low\": {low}, \"high\": {high}, \"step\": {step}}}}}")
}

/// A bid's `issuevalues`: numbers for ranges, strings for options.
pub(super) fn geniusweb_bid(domain: &Domain, bid: &[Option<String>]) -> String {
    let entries: Vec<String> = domain
        .issues
        .iter()
        .zip(bid)
        .filter_map(|(issue, choice)| {
            let choice = choice.as_ref()?;
            let value =
                if issue.values.options().is_some() { quoted(choice) } else { choice.clone() };
            Some(format!("{}: {value}", quoted(&issue.name)))
        })
        .collect();
    entries.join(", ")
}

/// The profile object.
pub(super) fn geniusweb_profile(
    name: &str,
    agenda: &str,
    utilities: &[String],
    weights: &[String],
    bid: Option<&str>,
) -> String {
    let mut text = format!(
        "{{\n  \"LinearAdditiveUtilitySpace\": {{\n    \"name\": {},\n    \"domain\": {agenda},\n",
        quoted(name)
    );
    text.push_str(&format!("    \"issueUtilities\": {{\n{}\n    }},\n", utilities.join(",\n")));
    text.push_str(&format!("    \"issueWeights\": {{{}}}", weights.join(", ")));
    if let Some(bid) = bid {
        text.push_str(&format!(",\n    \"reservationBid\": {{\"issuevalues\": {{{bid}}}}}"));
    }
    text.push_str("\n  }\n}\n");
    text
}

/// NegMAS: the outcome space and a utility function a party.
pub(super) fn negmas(domain: &Domain, written: &mut Written) {
    let names = distinct(domain.profiles.iter().map(|p| p.name.as_str()), "party", &["domain"]);
    written.files.push(("domain.yml".to_owned(), negmas_domain(domain)));
    for (profile, name) in domain.profiles.iter().zip(names) {
        let mut rounded = 0;
        let mut text = String::new();
        negmas_function(&mut text, domain, profile, &mut rounded);
        say_rounded(rounded, &profile.name, written);
        written.files.push((format!("{name}.yml"), text));
    }
}

/// The outcome space.
pub(super) fn negmas_domain(domain: &Domain) -> String {
    let kind = if domain
        .issues
        .iter()
        .all(|issue| matches!(issue.values, Values::Options(_) | Values::Integer { .. }))
    {
        "DiscreteCartesianOutcomeSpace"
    } else {
        "CartesianOutcomeSpace"
    };
    let mut text = format!("type: {kind}\nname: {}\nissues:\n", quoted(&domain.name));
    for issue in &domain.issues {
        let (kind, values, step) = match &issue.values {
            Values::Options(options) => {
                let names: Vec<String> = options.iter().map(|o| quoted(&o.name)).collect();
                ("CategoricalIssue", names, None)
            }
            Values::Integer { low, high } => {
                ("ContiguousIssue", vec![low.to_string(), high.to_string()], None)
            }
            Values::Steps { low, high, step } => {
                ("ContiguousIssue", vec![number(low), number(high)], Some(number(step)))
            }
            Values::Real { low, high } => {
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
pub(super) fn negmas_function(
    text: &mut String,
    domain: &Domain,
    profile: &Profile,
    rounded: &mut usize,
) {
    let mut indent = "";
    if let Some(discount) = &profile.discount {
        text.push_str(&format!(
            "type: ExpDiscountedUFun\nname: {}\ndiscount: {}\ndynamic_reservation: {}\n",
            quoted(&profile.name),
            number(&discount.factor),
            discount.of_reservation
        ));
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
                    format!("{issue}: [{}, {}]", decimal(low, rounded), decimal(high, rounded))
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
    for (issue, term) in domain.issues.iter().zip(&profile.terms) {
        let (kind, parts): (&str, Vec<(&str, &BigRational)>) = match &term.evaluator {
            Evaluator::Table(table) => {
                line("- type: TableFun".to_owned());
                line("  mapping:".to_owned());
                for (option, value) in issue.values.options().unwrap_or_default().iter().zip(table)
                {
                    if let Some(value) = value {
                        line(format!("    {}: {}", quoted(&option.name), decimal(value, rounded)));
                    }
                }
                continue;
            }
            Evaluator::NumberTable(table) => {
                line("- type: TableFun".to_owned());
                line("  mapping:".to_owned());
                for (key, value) in table {
                    line(format!("    {key}: {}", decimal(value, rounded)));
                }
                continue;
            }
            Evaluator::Linear { slope, offset } => {
                ("AffineFun", vec![("slope", slope), ("bias", offset)])
            }
            Evaluator::Triangular { low, high, top } => {
                ("TriangularFun", vec![("start", low), ("middle", top), ("end", high)])
            }
            Evaluator::Constant(value) => ("ConstFun", vec![("bias", value)]),
            Evaluator::Between { .. } | Evaluator::Nothing => ("ConstFun", Vec::new()),
        };
        line(format!("- type: {kind}"));
        if parts.is_empty() {
            line("  bias: 0".to_owned());
        }
        for (name, value) in parts {
            line(format!("  {name}: {}", decimal(value, rounded)));
        }
    }
}

fn negmas_reservation(reservation: &Reservation, rounded: &mut usize) -> Option<String> {
    match reservation {
        Reservation::Value(value) => Some(decimal(value, rounded)),
        Reservation::AnyDeal => Some("-.inf".to_owned()),
        Reservation::Unstated | Reservation::Bid(_) => None,
    }
}
