//! The agenda as GENIUS nests it: issues anywhere below objectives, each weighed by its own objective.

use std::collections::HashMap;

use num_rational::BigRational;

use super::number::{number, whole};
use super::xml::Element;
use crate::domain::{Issue, IssueValues, OptionItem};
use crate::error::{Result, SourceText};
use crate::exact;

/// An issue element of either kind of file.
pub(super) struct RawIssue<'a> {
    pub(super) element: &'a Element,
    pub(super) index: i64,
    pub(super) name: String,
    pub(super) weight: Option<BigRational>,
}

/// Every issue element below the root, each with the weight its own objective gives it, in the file's order.
pub(super) fn issues_of<'a>(
    root: &'a Element,
    source: SourceText<'_>,
) -> Result<Vec<RawIssue<'a>>> {
    let mut found = Vec::new();
    collect(root, source, &mut found)?;
    Ok(found)
}

fn collect<'a>(
    at: &'a Element,
    source: SourceText<'_>,
    found: &mut Vec<RawIssue<'a>>,
) -> Result<()> {
    let mut weights = HashMap::new();
    for weight in at.all("weight") {
        let index = whole(weight, "index", source)?;
        if weights.insert(index, number(weight, "value", source)?).is_some() {
            let message = format!("a second weight for issue {index}; keep one");
            return Err(source.error(weight.place_of("index", source), message));
        }
    }
    for child in &at.children {
        match child.name.as_str() {
            "issue" => {
                let index = whole(child, "index", source)?;
                let name =
                    child.get("name").map_or_else(|| format!("issue {index}"), str::to_owned);
                found.push(RawIssue {
                    element: child,
                    index,
                    name,
                    weight: weights.get(&index).cloned(),
                });
            }
            "objective" | "utility_space" => collect(child, source, found)?,
            _ => {}
        }
    }
    Ok(())
}

/// What the issue's values are: `type`, else `etype`, else `vtype`, else discrete.
fn kind_of(element: &Element) -> &str {
    element
        .get("type")
        .or_else(|| element.get("etype"))
        .or_else(|| element.get("vtype"))
        .unwrap_or("discrete")
}

pub(super) fn issue(
    raw: &RawIssue<'_>,
    source: SourceText<'_>,
    remarks: &mut Vec<String>,
) -> Result<Issue> {
    let element = raw.element;
    let values = match kind_of(element) {
        "discrete" => IssueValues::Options(options(raw, source, remarks)?),
        "integer" => {
            let (low, high) = bounds(element, source)?;
            if !low.is_integer() || !high.is_integer() {
                let message = format!("the bounds of \"{}\" are not whole numbers", raw.name);
                return Err(source.error(element.place(source), message));
            }
            IssueValues::Integer { low: low.to_integer(), high: high.to_integer() }
        }
        "real" => {
            let (low, high) = bounds(element, source)?;
            IssueValues::Real { low, high }
        }
        other => {
            let hint = crate::error::did_you_mean(other, ["discrete", "integer", "real"]);
            let message = format!("unknown type \"{other}\" of issue \"{}\"{hint}", raw.name);
            return Err(source.error(element.place_of("type", source), message));
        }
    };
    Ok(Issue { name: raw.name.clone(), description: described(element), values })
}

fn described(element: &Element) -> Option<String> {
    element.get("description").filter(|text| !text.is_empty()).map(str::to_owned)
}

fn options(
    raw: &RawIssue<'_>,
    source: SourceText<'_>,
    remarks: &mut Vec<String>,
) -> Result<Vec<OptionItem>> {
    let mut options: Vec<OptionItem> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for item in raw.element.all("item") {
        let Some(name) = item.get("value") else {
            let place = item.place(source);
            remarks
                .push(format!("{}:{place}: an item without a value was passed over", source.name));
            continue;
        };
        if !seen.insert(name) {
            // GENIUS lists such a value twice and tells the two apart nowhere: they are one bid.
            remarks.push(format!(
                "{}:{}: option \"{name}\" of \"{}\" is listed twice; one option here, as it is one value to GENIUS, which \
                 counts its bids twice",
                source.name,
                item.place_of("value", source),
                raw.name
            ));
            continue;
        }
        options.push(OptionItem {
            name: name.to_owned(),
            description: described(item).filter(|text| text != name),
            cost: item.get("cost").and_then(exact::parse),
        });
    }
    if options.is_empty() {
        let message = format!("issue \"{}\" has no options", raw.name);
        return Err(source.error(raw.element.place(source), message));
    }
    Ok(options)
}

/// Bounds stand on the issue itself or on a `range` inside it.
fn bounds(element: &Element, source: SourceText<'_>) -> Result<(BigRational, BigRational)> {
    let holder = element.first("range").filter(|_| element.get("lowerbound").is_none());
    let holder = holder.unwrap_or(element);
    let low = number(holder, "lowerbound", source)?;
    let high = number(holder, "upperbound", source)?;
    if high < low {
        let message = "the upper bound is below the lower bound";
        return Err(source.error(holder.place_of("upperbound", source), message));
    }
    Ok((low, high))
}

/// What the root objective of a file is called.
pub(super) fn title(root: &Element) -> Option<&str> {
    root.first("objective")
        .or_else(|| root.first("utility_space").and_then(|u| u.first("objective")))
        .and_then(|o| o.get("name"))
        .filter(|name| !name.is_empty() && *name != "root")
}
