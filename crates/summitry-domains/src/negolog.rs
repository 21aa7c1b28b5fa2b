//! NegoLog JSON: one file a party, `{reservationValue, issueWeights, issues: {issue: {option: value}}}`.
//!
//! Utility is the sum of weight times value, nothing divided, nothing capped (Doğru et al. 2024, "NegoLog: an integrated
//! Python-based automated negotiation framework"). The issues are those of the first profile, in its order.

use std::collections::HashMap;

use crate::domain::{
    Domain, Evaluator, Format, Issue, IssueValues, OptionItem, Profile, Reservation, Term,
};
use crate::error::{DomainError, Result, SourceText, did_you_mean};
use crate::node::{Node, json};

/// Whether a JSON document is a NegoLog profile.
pub(crate) fn is_profile(root: &Node) -> bool {
    root.get("issueWeights").is_some() && root.get("issues").is_some()
}

/// Whether a JSON document is NegoLog's `specs.json`, whose figures are results, not a domain.
pub(crate) fn is_specs(root: &Node) -> bool {
    root.get("NumberOfBids").is_some()
}

/// Reads the profiles.
///
/// # Errors
///
/// With line and column: what is not JSON, lacks a part, or names issues and options the first profile has not.
pub fn read(profiles: &[(String, SourceText<'_>)]) -> Result<Domain> {
    let mut issues: Vec<Issue> = Vec::new();
    let mut read = Vec::new();
    for (number, (name, source)) in profiles.iter().enumerate() {
        let source = *source;
        let root = json::read(source)?;
        let tables = root.need("issues", source)?.map(source)?;
        if number == 0 {
            for (issue, table) in tables {
                let options: Vec<_> =
                    table.map(source)?.iter().map(|(o, _)| OptionItem::named(o.clone())).collect();
                if options.is_empty() {
                    return Err(table.error(source, format!("issue \"{issue}\" has no options")));
                }
                issues.push(Issue {
                    name: issue.clone(),
                    description: None,
                    values: IssueValues::Options(options),
                });
            }
            if issues.is_empty() {
                return Err(root.need("issues", source)?.error(source, "there is no issue"));
            }
        }
        read.push(profile(name, &root, &issues, source)?);
    }
    if read.is_empty() {
        return Err(DomainError::Domain("no NegoLog file was given".to_owned()));
    }
    Ok(Domain {
        name: String::new(),
        format: Format::Negolog,
        issues,
        profiles: read,
        remarks: Vec::new(),
    })
}

fn profile(name: &str, root: &Node, issues: &[Issue], source: SourceText<'_>) -> Result<Profile> {
    let weights = root.need("issueWeights", source)?;
    let tables = root.need("issues", source)?;
    for (other, node) in tables.map(source)? {
        if !issues.iter().any(|issue| issue.name == *other) {
            let hint = did_you_mean(other, issues.iter().map(|issue| issue.name.as_str()));
            return Err(
                node.error(source, format!("the first profile has no issue \"{other}\"{hint}"))
            );
        }
    }
    let mut profile = Profile::new(name);
    for issue in issues {
        let table = tables.need(&issue.name, source)?;
        let options = issue.values.options().unwrap_or_default();
        profile.terms.push(Term {
            weight: Some(weights.need(&issue.name, source)?.number(source)?),
            evaluator: table_of(table, options, source)?,
        });
    }
    if let Some(value) = root.get("reservationValue") {
        profile.reservation = Reservation::Value(value.number(source)?);
    }
    Ok(profile)
}

/// A mapping from option to value, as a table in the issue's order; every option needs its value.
pub(crate) fn table_of(
    table: &Node,
    options: &[OptionItem],
    source: SourceText<'_>,
) -> Result<Evaluator> {
    let mut found = HashMap::new();
    for (option, value) in table.map(source)? {
        if !options.iter().any(|known| known.name == *option) {
            let hint = did_you_mean(option, options.iter().map(|known| known.name.as_str()));
            return Err(value.error(source, format!("the issue has no option \"{option}\"{hint}")));
        }
        found.insert(option.as_str(), value.number(source)?);
    }
    let values = options
        .iter()
        .map(|option| {
            found.get(option.name.as_str()).cloned().map(Some).ok_or_else(|| {
                table.error(source, format!("option \"{}\" has no value here", option.name))
            })
        })
        .collect::<Result<_>>()?;
    Ok(Evaluator::Table(values))
}
