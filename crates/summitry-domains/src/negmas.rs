//! NegMAS YAML and JSON: an outcome space and one utility function a party, each with its `type`.
//!
//! Read as NegMAS 0.16.0 computes them: `LinearAdditiveUtilityFunction` is `bias + Σ weight · value`, nothing divided or
//! capped; `ExpDiscountedUFun` wraps another function and is taken undiscounted.

use indexmap::IndexMap;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::domain::{
    Discount, Domain, Evaluator, Format, Issue, IssueValues, OptionItem, Profile, Rectangle,
    Reservation, Term,
};
use crate::error::{DomainError, Result, SourceText, did_you_mean};
use crate::node::{Kind, Node, json, yaml};

/// Utility functions that can be read.
const FUNCTIONS: [&str; 8] = [
    "LinearAdditiveUtilityFunction",
    "LinearUtilityAggregationFunction",
    "AffineUtilityFunction",
    "LinearUtilityFunction",
    "ConstUtilityFunction",
    "HyperRectangleUtilityFunction",
    "ExpDiscountedUFun",
    "LinDiscountedUFun",
];

/// Most blocks one of NegMAS's hyper-rectangles may fall into.
const MOST_BLOCKS: usize = 10_000;

/// The class a mapping names, without its module.
fn class(node: &Node) -> Option<&str> {
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
        Some(source) => Some(agenda(&*document(source)?, source)?),
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
            found = Some(agenda(space, source)?);
        }
        let issues = found.as_ref().map(|(_, issues)| issues.as_slice()).unwrap_or_default();
        let own = root.get("name").and_then(|node| node.text(source).ok()).unwrap_or(name);
        let mut profile = Profile::new(own);
        Reader { source, issues }.function(&root, &mut profile, &mut remarks)?;
        read.push(profile);
    }
    let Some((name, issues)) = found else {
        return Err(DomainError::Domain("no NegMAS file was given".to_owned()));
    };
    Ok(Domain { name, format: Format::Negmas, issues, profiles: read, remarks })
}

fn agenda(root: &Node, source: SourceText<'_>) -> Result<(String, Vec<Issue>)> {
    let name = root.get("name").and_then(|node| node.text(source).ok()).unwrap_or_default();
    let mut issues: Vec<Issue> = Vec::new();
    for node in root.need("issues", source)?.list(source)? {
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

/// Reads one utility function against the agenda.
struct Reader<'a> {
    source: SourceText<'a>,
    issues: &'a [Issue],
}

impl Reader<'_> {
    fn function(
        &self,
        node: &Node,
        profile: &mut Profile,
        remarks: &mut Vec<String>,
    ) -> Result<()> {
        let source = self.source;
        let Some(class) = class(node) else {
            return Err(node.error(source, "\"type\" is missing: which utility function is this?"));
        };
        match class {
            "ExpDiscountedUFun" | "LinDiscountedUFun" => {
                self.function(node.need("ufun", source)?, profile, remarks)?;
                let factor = node.get("discount").or_else(|| node.get("cost"));
                if class == "ExpDiscountedUFun"
                    && let Some(factor) = factor
                {
                    let dynamic = node.get("dynamic_reservation");
                    let fixed = dynamic.is_some_and(|node| {
                        node.text(source).is_ok_and(|text| text.eq_ignore_ascii_case("false"))
                    });
                    let share = factor.number(source)?;
                    if share < BigRational::zero() {
                        let message = "a discount below 0; it is what is left of a utility, 0 to 1";
                        return Err(factor.error(source, message));
                    }
                    profile.discount = Some(Discount { factor: share, of_reservation: !fixed });
                } else {
                    remarks.push(format!("{}: a linear discount was passed over", source.name));
                }
            }
            "LinearAdditiveUtilityFunction"
            | "LinearUtilityAggregationFunction"
            | "AffineUtilityFunction"
            | "LinearUtilityFunction" => self.additive(node, profile)?,
            "ConstUtilityFunction" => {
                let value = node.get("value").or_else(|| node.get("bias"));
                profile.bias = value.map_or(Ok(BigRational::zero()), |node| node.number(source))?;
                profile.terms = vec![constant_term(); self.issues.len()];
            }
            "HyperRectangleUtilityFunction" => self.rectangles(node, profile)?,
            other => {
                let hint = did_you_mean(other, FUNCTIONS);
                let message = format!(
                    "\"{other}\" cannot be computed exactly{hint}; readable are {}",
                    FUNCTIONS.join(", ")
                );
                return Err(node.error(source, message));
            }
        }
        // The outermost reservation value counts, as in NegMAS, unless it says nothing.
        if let Some(value) = node.get("reserved_value") {
            let text = value.text(source)?;
            let negative =
                matches!(text.to_ascii_lowercase().as_str(), "-.inf" | "-inf" | "-infinity");
            if !negative {
                profile.reservation = Reservation::Value(value.number(source)?);
            } else if profile.reservation == Reservation::Unstated {
                profile.reservation = Reservation::AnyDeal;
            }
        }
        Ok(())
    }

    fn additive(&self, node: &Node, profile: &mut Profile) -> Result<()> {
        let source = self.source;
        if let Some(bias) = node.get("bias") {
            profile.bias = bias.number(source)?;
        }
        for (at, issue) in self.issues.iter().enumerate() {
            let weight = match node.get("weights") {
                Some(weights) => self.entry(weights, at, issue)?.number(source)?,
                None => BigRational::one(),
            };
            let evaluator = match node.get("values") {
                Some(values) => self.value_function(self.entry(values, at, issue)?, issue)?,
                None => {
                    Evaluator::Linear { slope: BigRational::one(), offset: BigRational::zero() }
                }
            };
            profile.terms.push(Term { weight: Some(weight), evaluator });
        }
        Ok(())
    }

    /// The issue's entry of a list in the issues' order or of a mapping by issue name.
    fn entry<'n>(&self, node: &'n Node, at: usize, issue: &Issue) -> Result<&'n Node> {
        match &node.kind {
            Kind::Map(_) => node.need(&issue.name, self.source).map(AsRef::as_ref),
            _ => {
                let list = node.list(self.source)?;
                if list.len() != self.issues.len() {
                    let message =
                        format!("{} entries for {} issues", list.len(), self.issues.len());
                    return Err(node.error(self.source, message));
                }
                list.get(at).map(AsRef::as_ref).ok_or_else(|| node.error(self.source, "too short"))
            }
        }
    }

    fn value_function(&self, node: &Node, issue: &Issue) -> Result<Evaluator> {
        let source = self.source;
        let number = |key: &str, default: i64| -> Result<BigRational> {
            node.get(key).map_or_else(
                || Ok(BigRational::from_integer(default.into())),
                |node| node.number(source),
            )
        };
        let needed = |key: &str| node.need(key, source).and_then(|node| node.number(source));
        Ok(match class(node) {
            Some("TableFun") => self.table(node.need("mapping", source)?, issue)?,
            None if matches!(node.kind, Kind::Map(_)) => self.table(node, issue)?,
            Some("AffineFun") => {
                Evaluator::Linear { slope: needed("slope")?, offset: number("bias", 0)? }
            }
            Some("LinearFun") => {
                Evaluator::Linear { slope: needed("slope")?, offset: BigRational::zero() }
            }
            Some("IdentityFun") => {
                Evaluator::Linear { slope: BigRational::one(), offset: BigRational::zero() }
            }
            Some("ConstFun") => Evaluator::Constant(needed("bias")?),
            Some("TriangularFun")
                if number("bias", 0)?.is_zero() && number("scale", 1)?.is_one() =>
            {
                Evaluator::Triangular {
                    low: needed("start")?,
                    high: needed("end")?,
                    top: needed("middle")?,
                }
            }
            Some(other) => {
                let known = [
                    "TableFun",
                    "AffineFun",
                    "LinearFun",
                    "IdentityFun",
                    "ConstFun",
                    "TriangularFun",
                ];
                let hint = did_you_mean(other, known);
                let message =
                    format!("value function \"{other}\" cannot be computed exactly{hint}");
                return Err(node.error(source, message));
            }
            None => return Err(node.error(source, "expected a value function")),
        })
    }

    fn table(&self, mapping: &Node, issue: &Issue) -> Result<Evaluator> {
        match issue.values.options() {
            Some(options) => crate::negolog::table_of(mapping, options, self.source),
            None => {
                let mut table = IndexMap::new();
                for (key, value) in mapping.map(self.source)? {
                    // By value, so that "1" and "1.0" are one key, as in Python.
                    let key = crate::exact::parse(key)
                        .map_or_else(|| key.clone(), |n| crate::exact::text(&n));
                    table.insert(key, value.number(self.source)?);
                }
                Ok(Evaluator::NumberTable(table))
            }
        }
    }

    fn rectangles(&self, node: &Node, profile: &mut Profile) -> Result<()> {
        let source = self.source;
        profile.terms =
            vec![Term { weight: None, evaluator: Evaluator::Nothing }; self.issues.len()];
        if let Some(bias) = node.get("bias") {
            profile.bias = bias.number(source)?;
        }
        let ranges = node.need("outcome_ranges", source)?.list(source)?;
        let utilities = node.get("utilities").or_else(|| node.get("mappings"));
        let Some(utilities) = utilities else {
            return Err(node.error(source, "\"utilities\" is missing here"));
        };
        let utilities = utilities.list(source)?;
        let weights = node.get("weights").map(|node| node.list(source)).transpose()?;
        if ranges.len() != utilities.len() || weights.is_some_and(|w| w.len() != ranges.len()) {
            return Err(node.error(source, "ranges, utilities and weights must be equally many"));
        }
        for (at, (range, utility)) in ranges.iter().zip(utilities).enumerate() {
            let entries = if matches!(range.kind, Kind::Null) { &[] } else { range.map(source)? };
            // A list is a set of values to NegMAS; each run of whole numbers in it is a block of its own.
            let mut blocks: Vec<Vec<(usize, BigRational, BigRational)>> = vec![Vec::new()];
            for (key, values) in entries {
                let issue = key.parse().ok().filter(|issue| *issue < self.issues.len());
                let Some(issue) = issue else {
                    let message = format!("there is no issue {key}, counted from 0");
                    return Err(values.error(source, message));
                };
                let runs = self.runs(values)?;
                if blocks.len().saturating_mul(runs.len()) > MOST_BLOCKS {
                    let message = format!("falls into more than {MOST_BLOCKS} blocks");
                    return Err(values.error(source, message));
                }
                blocks = blocks
                    .iter()
                    .flat_map(|block| {
                        runs.iter().map(move |(low, high)| {
                            let mut block = block.clone();
                            block.push((issue, low.clone(), high.clone()));
                            block
                        })
                    })
                    .collect();
            }
            let weight = match weights.and_then(|weights| weights.get(at)) {
                Some(weight) => weight.number(source)?,
                None => BigRational::one(),
            };
            let utility = utility.number(source)?;
            profile.rectangles.extend(blocks.into_iter().map(|bounds| Rectangle {
                bounds,
                inside: true,
                utility: utility.clone(),
                weight: weight.clone(),
            }));
        }
        Ok(())
    }

    /// A value or a set of values as runs of consecutive whole numbers, lowest first.
    fn runs(&self, node: &Node) -> Result<Vec<(BigRational, BigRational)>> {
        let source = self.source;
        let mut values = match &node.kind {
            Kind::List(items) => {
                items.iter().map(|item| item.number(source)).collect::<Result<Vec<_>>>()?
            }
            _ => vec![node.number(source)?],
        };
        values.sort();
        let mut runs: Vec<(BigRational, BigRational)> = Vec::new();
        for value in values {
            match runs.last_mut() {
                Some((_, high)) if *high == value => {}
                Some((_, high)) if high.is_integer() && &*high + BigRational::one() == value => {
                    *high = value;
                }
                _ => runs.push((value.clone(), value)),
            }
        }
        Ok(runs)
    }
}

/// A part that adds nothing.
fn constant_term() -> Term {
    Term { weight: Some(BigRational::zero()), evaluator: Evaluator::Constant(BigRational::zero()) }
}
