//! NegMAS's outcome space: issues with options or ranges.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::document::class;
use super::known;
use crate::domain::{Issue, IssueValues, OptionItem};
use crate::error::{Result, SourceText};
use crate::node::{Kind, Node};

/// An outcome space's name and issues.
pub(super) fn agenda(
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
