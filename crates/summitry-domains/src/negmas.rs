//! NegMAS YAML and JSON: an outcome space and one utility function a party, each with its `type`.
//!
//! Read as NegMAS 0.16.0 computes them: `LinearAdditiveUtilityFunction` is `bias + Σ weight · value`, nothing divided or
//! capped; `ExpDiscountedUFun` wraps another function and is taken undiscounted.

mod blocks;
mod bounds;
mod function;
mod known;
pub(crate) mod threads;
mod value;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::domain::{Domain, Format, Issue, IssueValues, OptionItem, Profile};
use crate::error::{DomainError, Result, SourceText};
use crate::node::{Kind, Node, json, yaml};

/// The class a mapping names, without its module.
pub(crate) fn class(node: &Node) -> Option<&str> {
    let named = node.get("type").or_else(|| node.get("__python_class__"))?;
    let Kind::Scalar(text) = &named.kind else { return None };
    Some(text.rsplit('.').next().unwrap_or(text))
}

/// Whether a document is a NegMAS outcome space.
pub(crate) fn is_domain(root: &Node) -> bool {
    class(root).is_some_and(|class| class.ends_with("OutcomeSpace"))
        || (class(root).is_none()
            && root.get("issues").is_some_and(|n| matches!(n.kind, Kind::List(_))))
}

/// Whether a document is a NegMAS utility function.
pub(crate) fn is_profile(root: &Node) -> bool {
    class(root).is_some_and(|class| {
        class.ends_with("UtilityFunction")
            || class.ends_with("UFun")
            || class.ends_with("AggregationFunction")
    })
}

/// A NegMAS document: JSON where it starts like JSON, YAML otherwise.
pub(crate) fn document(source: SourceText<'_>) -> Result<std::rc::Rc<Node>> {
    if source.text.trim_start().starts_with('{') { json::read(source) } else { yaml::read(source) }
}

/// Reads an outcome space with its utility functions. Without one, that inside the first function is taken.
///
/// # Errors
///
/// With line and column: what is neither YAML nor JSON, lacks a part, names options the outcome space has not, or uses a
/// class that cannot be computed exactly.
pub fn read(
    domain: Option<SourceText<'_>>,
    profiles: &[(String, SourceText<'_>)],
) -> Result<Domain> {
    let mut remarks = Vec::new();
    let mut found = match domain {
        Some(source) => Some(agenda(&*document(source)?, source, &mut remarks)?),
        None => None,
    };
    let mut read: Vec<Profile> = Vec::new();
    for (name, source) in profiles {
        let source = *source;
        let root = document(source)?;
        if found.is_none() {
            let space =
                root.get("outcome_space").or_else(|| root.get("ufun")?.get("outcome_space"));
            let Some(space) = space else {
                return Err(source.whole("no outcome space: give NegMAS's domain file as well"));
            };
            found = Some(agenda(space, source, &mut remarks)?);
        }
        let issues = found.as_ref().map(|(_, issues)| issues.as_slice()).unwrap_or_default();
        let own = root.get("name").and_then(|node| node.text(source).ok()).unwrap_or(name);
        let mut profile = Profile::new(own);
        function::Reader { source, issues }.function(&root, &mut profile, &mut remarks)?;
        read.push(profile);
    }
    let Some((name, issues)) = found else {
        return Err(DomainError::Domain("no NegMAS file was given".to_owned()));
    };
    Ok(Domain { name, format: Format::Negmas, issues, profiles: read, remarks })
}

fn agenda(
    root: &Node,
    source: SourceText<'_>,
    remarks: &mut Vec<String>,
) -> Result<(String, Vec<Issue>)> {
    known::space(root, source, remarks);
    let name = root.get("name").and_then(|node| node.text(source).ok()).unwrap_or_default();
    let mut issues: Vec<Issue> = Vec::new();
    for node in root.need("issues", source)?.list(source)? {
        known::issue(node, source, remarks);
        let issue = match node.get("name") {
            Some(node) => node.text(source)?.to_owned(),
            None => format!("issue {}", issues.len() + 1),
        };
        if issues.iter().any(|other| other.name == issue) {
            return Err(node.error(source, format!("a second issue \"{issue}\"")));
        }
        issues.push(Issue { name: issue, description: None, values: values(node, source)? });
    }
    if issues.is_empty() {
        return Err(root.need("issues", source)?.error(source, "there is no issue"));
    }
    Ok((name.to_owned(), issues))
}

fn values(node: &Node, source: SourceText<'_>) -> Result<IssueValues> {
    let class = class(node).unwrap_or("CategoricalIssue");
    let values = node.need("values", source)?;
    match (class, &values.kind) {
        ("ContiguousIssue" | "ContinuousIssue", Kind::List(ends)) if ends.len() == 2 => {
            let (low, high) = match ends.as_slice() {
                [low, high] => (low.number(source)?, high.number(source)?),
                _ => return Err(values.error(source, "expected the two ends of a range")),
            };
            if high < low {
                return Err(values.error(source, "the upper end is below the lower end"));
            }
            if class == "ContinuousIssue" {
                return Ok(IssueValues::Real { low, high });
            }
            let step = node.get("step").map(|step| step.number(source)).transpose()?;
            match step {
                Some(step) if !step.is_one() => {
                    if step <= BigRational::zero() {
                        return Err(node.error(source, "\"step\" must be above 0"));
                    }
                    Ok(IssueValues::Steps { low, high, step })
                }
                _ if low.is_integer() && high.is_integer() => {
                    Ok(IssueValues::Integer { low: low.to_integer(), high: high.to_integer() })
                }
                _ => Err(values.error(source, "the ends are not whole numbers")),
            }
        }
        (_, Kind::Scalar(_)) => {
            // NegMAS's short form: n stands for 0, 1, … n − 1.
            let count = values.number(source)?;
            if !count.is_integer() || count < BigRational::one() {
                return Err(
                    values.error(source, "expected a list of options or a whole number above 0")
                );
            }
            Ok(IssueValues::Integer {
                low: BigInt::zero(),
                high: count.to_integer() - BigInt::one(),
            })
        }
        (_, Kind::List(items)) => {
            let mut options: Vec<OptionItem> = Vec::new();
            let mut seen = std::collections::HashSet::new();
            for item in items {
                let name = match &item.kind {
                    Kind::Null => "None",
                    _ => item.text(source)?,
                };
                if !seen.insert(name) {
                    return Err(item.error(source, format!("option \"{name}\" is given twice")));
                }
                options.push(OptionItem::named(name));
            }
            if options.is_empty() {
                return Err(values.error(source, "the issue has no options"));
            }
            Ok(IssueValues::Options(options))
        }
        _ => Err(values.error(source, "expected a list of options")),
    }
}
