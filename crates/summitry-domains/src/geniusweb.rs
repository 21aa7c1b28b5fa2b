//! GeniusWeb JSON: a domain `{name, issuesValues}` and one `LinearAdditiveUtilitySpace` a party.
//!
//! Utility is the sum of weight times utility, both within 0–1; no deal is worth what the reservation *bid* is worth,
//! and an issue that bid leaves open counts 0 (GeniusWeb's `LinearAdditiveUtilitySpace`, wiki of TU Delft).

use crate::domain::{
    Domain, Evaluator, Format, Issue, IssueValues, OptionItem, Profile, Reservation, Term,
};
use crate::error::{DomainError, Result, SourceText, did_you_mean};
use crate::negolog::table_of;
use crate::node::{Node, json};
use num_traits::Zero;

/// What the utilities of named options stand under: GeniusWeb's class name, then the key its first versions had.
pub(crate) const OPTION_UTILITIES: [&str; 2] = ["DiscreteValueSetUtilities", "discreteutils"];

/// What the utilities of a range stand under, likewise.
pub(crate) const RANGE_UTILITIES: [&str; 2] = ["NumberValueSetUtilities", "numberutils"];

/// Whether a JSON document is a GeniusWeb domain.
pub(crate) fn is_domain(root: &Node) -> bool {
    root.get("issuesValues").is_some()
}

/// Whether a JSON document is a GeniusWeb profile.
pub(crate) fn is_profile(root: &Node) -> bool {
    root.get("LinearAdditiveUtilitySpace").is_some()
}

/// Reads a domain with its profiles. Each profile holds its domain too, so the domain file may be left out.
///
/// # Errors
///
/// With line and column: what is not JSON, lacks a part, or names issues and options the domain has not.
pub fn read(
    domain: Option<SourceText<'_>>,
    profiles: &[(String, SourceText<'_>)],
) -> Result<Domain> {
    let mut found: Option<(String, Vec<Issue>)> = match domain {
        Some(source) => Some(agenda(json::read(source)?.as_ref(), source)?),
        None => None,
    };
    let mut read: Vec<Profile> = Vec::new();
    for (name, source) in profiles {
        let source = *source;
        let root = json::read(source)?;
        let space = root.need("LinearAdditiveUtilitySpace", source)?;
        if found.is_none() {
            found = Some(agenda(space.need("domain", source)?, source)?);
        }
        let issues = found.as_ref().map(|(_, issues)| issues.as_slice()).unwrap_or_default();
        let own = match space.get("name") {
            Some(node) => node.text(source)?,
            None => name,
        };
        read.push(profile(own, space, issues, source)?);
    }
    let Some((name, issues)) = found else {
        return Err(DomainError::Domain("no GeniusWeb file was given".to_owned()));
    };
    Ok(Domain { name, format: Format::GeniusWeb, issues, profiles: read, remarks: Vec::new() })
}

fn agenda(root: &Node, source: SourceText<'_>) -> Result<(String, Vec<Issue>)> {
    let name = match root.get("name") {
        Some(node) => node.text(source)?.to_owned(),
        None => String::new(),
    };
    let mut issues = Vec::new();
    for (issue, node) in root.need("issuesValues", source)?.map(source)? {
        issues.push(Issue {
            name: issue.clone(),
            description: None,
            values: values(node, source)?,
        });
    }
    if issues.is_empty() {
        return Err(root.need("issuesValues", source)?.error(source, "there is no issue"));
    }
    Ok((name, issues))
}

/// `{"values": […]}` or `{"range": {"low", "high", "step"}}`.
fn values(node: &Node, source: SourceText<'_>) -> Result<IssueValues> {
    if let Some(list) = node.get("values") {
        let mut options: Vec<OptionItem> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for item in list.list(source)? {
            let name = item.text(source)?;
            if !seen.insert(name) {
                return Err(item.error(source, format!("option \"{name}\" is given twice")));
            }
            options.push(OptionItem::named(name));
        }
        if options.is_empty() {
            return Err(list.error(source, "the issue has no options"));
        }
        return Ok(IssueValues::Options(options));
    }
    let Some(range) = node.get("range") else {
        return Err(node.error(source, "an issue needs \"values\" or a \"range\""));
    };
    let [low, high, step] = ["low", "high", "step"]
        .map(|key| range.need(key, source).and_then(|node| node.number(source)));
    let (low, high, step) = (low?, high?, step?);
    if high < low {
        return Err(range.error(source, "\"high\" is below \"low\""));
    }
    if step <= num_rational::BigRational::zero() {
        return Err(range.need("step", source)?.error(source, "\"step\" must be above 0"));
    }
    Ok(IssueValues::Steps { low, high, step })
}

fn profile(name: &str, space: &Node, issues: &[Issue], source: SourceText<'_>) -> Result<Profile> {
    let weights = space.need("issueWeights", source)?;
    let utilities = space.need("issueUtilities", source)?;
    for (other, node) in utilities.map(source)? {
        if !issues.iter().any(|issue| issue.name == *other) {
            let hint = did_you_mean(other, issues.iter().map(|issue| issue.name.as_str()));
            return Err(node.error(source, format!("the domain has no issue \"{other}\"{hint}")));
        }
    }
    let mut profile = Profile::new(name);
    for issue in issues {
        profile.terms.push(Term {
            weight: Some(weights.need(&issue.name, source)?.number(source)?),
            evaluator: evaluator(utilities.need(&issue.name, source)?, issue, source)?,
        });
    }
    if let Some(bid) = space.get("reservationBid") {
        let chosen = bid.need("issuevalues", source)?;
        for (other, node) in chosen.map(source)? {
            if !issues.iter().any(|issue| issue.name == *other) {
                let hint = did_you_mean(other, issues.iter().map(|issue| issue.name.as_str()));
                return Err(
                    node.error(source, format!("the domain has no issue \"{other}\"{hint}"))
                );
            }
        }
        let bid = issues
            .iter()
            .map(|issue| {
                chosen.get(&issue.name).map(|node| choice(node, issue, source)).transpose()
            })
            .collect::<Result<_>>()?;
        profile.reservation = Reservation::Bid(bid);
    }
    Ok(profile)
}

/// What the reservation bid takes on one issue.
fn choice(node: &Node, issue: &Issue, source: SourceText<'_>) -> Result<String> {
    let text = node.text(source)?;
    if let Some(options) = issue.values.options()
        && !options.iter().any(|option| option.name == text)
    {
        let hint = did_you_mean(text, options.iter().map(|option| option.name.as_str()));
        let message = format!("issue \"{}\" has no option \"{text}\"{hint}", issue.name);
        return Err(node.error(source, message));
    }
    Ok(text.to_owned())
}

fn evaluator(node: &Node, issue: &Issue, source: SourceText<'_>) -> Result<Evaluator> {
    let under = |keys: [&str; 2]| keys.into_iter().find_map(|key| node.get(key));
    if let Some(table) = under(OPTION_UTILITIES) {
        let Some(options) = issue.values.options() else {
            let message = format!(
                "issue \"{}\" is a range, its utilities are \"{}\"",
                issue.name, RANGE_UTILITIES[0]
            );
            return Err(table.error(source, message));
        };
        return table_of(table.need("valueUtilities", source)?, options, source);
    }
    let Some(corners) = under(RANGE_UTILITIES) else {
        let message = format!(
            "an issue needs \"{}\" or \"{}\" (\"{}\" or \"{}\" in the first versions)",
            OPTION_UTILITIES[0], RANGE_UTILITIES[0], OPTION_UTILITIES[1], RANGE_UTILITIES[1]
        );
        return Err(node.error(source, message));
    };
    if issue.values.options().is_some() {
        let message = format!(
            "issue \"{}\" has named options, its utilities are \"{}\"",
            issue.name, OPTION_UTILITIES[0]
        );
        return Err(corners.error(source, message));
    }
    let number = |key: &str| corners.need(key, source).and_then(|node| node.number(source));
    let (low, high) = (number("lowValue")?, number("highValue")?);
    if high < low {
        return Err(corners.error(source, "\"highValue\" is below \"lowValue\""));
    }
    Ok(Evaluator::Between {
        low,
        at_low: number("lowUtility")?,
        high,
        at_high: number("highUtility")?,
    })
}
