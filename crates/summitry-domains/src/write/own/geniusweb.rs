//! GeniusWeb JSON, number for number as it was read.

use num_rational::BigRational;
use num_traits::Zero;

use super::number;
use crate::domain::{Domain, Evaluator, IssueValues, Reservation};
use crate::error::{DomainError, Result};
use crate::write::names::{in_order, quoted};
use crate::write::written::Written;

/// GeniusWeb: the domain and a profile a party.
pub(crate) fn geniusweb(domain: &Domain, written: &mut Written) -> Result<()> {
    let names = in_order(domain.profiles.iter().map(|p| p.name.as_str()), "party", &["domain"]);
    let agenda = geniusweb_domain(domain);
    written.files.push(("domain.json".to_owned(), format!("{agenda}\n")));
    for (profile, name) in domain.profiles.iter().zip(names) {
        let mut utilities = Vec::new();
        let mut weights = Vec::new();
        for (issue, term) in domain.issues.iter().zip(&profile.terms) {
            let inner = match (&issue.values, &term.evaluator) {
                (IssueValues::Options(options), Evaluator::Table(table)) => {
                    let entries: Vec<String> = options
                        .iter()
                        .zip(table)
                        .filter_map(|(option, value)| {
                            Some(format!("{}: {}", quoted(&option.name), number(value.as_ref()?)))
                        })
                        .collect();
                    format!(
                        "{{\"DiscreteValueSetUtilities\": {{\"valueUtilities\": {{{}}}}}}}",
                        entries.join(", ")
                    )
                }
                (_, Evaluator::Between { low, at_low, high, at_high }) => format!(
                    "{{\"NumberValueSetUtilities\": {{\"lowValue\": {}, \"lowUtility\": {}, \"highValue\": {}, \"highUtility\": {}}}}}",
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
pub(crate) fn geniusweb_domain(domain: &Domain) -> String {
    let issues: Vec<String> = domain
        .issues
        .iter()
        .map(|issue| {
            let values = match &issue.values {
                IssueValues::Options(options) => {
                    let names: Vec<String> = options.iter().map(|o| quoted(&o.name)).collect();
                    format!("{{\"values\": [{}]}}", names.join(", "))
                }
                IssueValues::Steps { low, high, step } => {
                    range(&number(low), &number(high), &number(step))
                }
                IssueValues::Integer { low, high } => {
                    range(&low.to_string(), &high.to_string(), "1")
                }
                IssueValues::Real { low, high } => range(&number(low), &number(high), "0.01"),
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
pub(crate) fn geniusweb_bid(domain: &Domain, bid: &[Option<String>]) -> String {
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
pub(crate) fn geniusweb_profile(
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
