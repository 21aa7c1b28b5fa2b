//! GENIUS XML: `negotiation_template` (the domain) and `utility_space` (one party's profile).
//!
//! Read as GENIUS 10.4 reads it (Lin et al. 2014, "Genius: an integrated environment for supporting the design of
//! generic automated negotiators", and its classes `EvaluatorDiscrete`, `EvaluatorInteger`, `EvaluatorReal`,
//! `AdditiveUtilitySpace`, `NonlinearUtilitySpace`): issues are matched by index, options by name, only direct `item`
//! children count, weights belong to the objective they stand in.

pub(crate) mod xml;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::domain::{
    Discount, Domain, Evaluator, Format, Issue, IssueValues, OptionItem, Profile, Rectangle,
    Reservation, Term,
};
use crate::error::{DomainError, Result, SourceText};
use crate::exact;
use xml::Element;

/// What a GENIUS file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A domain: `negotiation_template`.
    Domain,
    /// A profile: `utility_space`.
    Profile,
}

/// What a file's root element makes it, or `None` where it is no GENIUS file.
///
/// # Errors
///
/// Where the file is not well-formed XML.
pub fn kind(source: SourceText<'_>) -> Result<Option<Kind>> {
    let root = xml::read(source)?;
    Ok(match root.name.as_str() {
        "negotiation_template" => Some(Kind::Domain),
        "utility_space" => Some(Kind::Profile),
        _ => None,
    })
}

/// Issues and options of a file, for telling which profiles belong to which domain.
pub(crate) struct Shape {
    /// A domain, a profile, or neither.
    pub(crate) is_domain: Option<bool>,
    /// What the root objective is called.
    pub(crate) title: String,
    /// Each issue's index, in order, with the names of its options; none of a range.
    issues: BTreeMap<i64, BTreeSet<String>>,
}

impl Shape {
    /// Whether a profile has a domain's issues, and no option that it lacks.
    pub(crate) fn fits(&self, domain: &Shape) -> bool {
        self.issues.len() == domain.issues.len()
            && self.issues.iter().all(|(index, options)| {
                domain.issues.get(index).is_some_and(|known| options.is_subset(known))
            })
    }
}

/// What a GENIUS file holds.
///
/// # Errors
///
/// Where the file is not well-formed XML, or an issue has no index.
pub(crate) fn shape(source: SourceText<'_>) -> Result<Shape> {
    let root = xml::read(source)?;
    let is_domain = match root.name.as_str() {
        "negotiation_template" => Some(true),
        "utility_space" => Some(false),
        _ => None,
    };
    let mut issues = BTreeMap::new();
    if is_domain.is_some() {
        for raw in issues_of(&root, source)? {
            let options = raw.element.all("item").filter_map(|item| item.get("value"));
            issues.insert(raw.index, options.map(str::to_owned).collect());
        }
    }
    let title = title(&root).unwrap_or_default().to_owned();
    Ok(Shape { is_domain, title, issues })
}

/// What the root objective of a file is called.
fn title(root: &Element) -> Option<&str> {
    root.first("objective")
        .or_else(|| root.first("utility_space").and_then(|u| u.first("objective")))
        .and_then(|o| o.get("name"))
        .filter(|name| !name.is_empty() && *name != "root")
}

/// An issue element of either kind of file.
struct RawIssue<'a> {
    element: &'a Element,
    index: i64,
    name: String,
    weight: Option<BigRational>,
}

/// Reads a domain with its profiles. Without a domain file the first profile's issues are the domain's.
///
/// # Errors
///
/// With line and column: XML that is not well-formed, numbers that are none, issues or options a profile names and the
/// domain does not know, and what cannot be computed exactly.
pub fn read(
    domain: Option<SourceText<'_>>,
    profiles: &[(String, SourceText<'_>)],
) -> Result<Domain> {
    let agenda_source = domain.or_else(|| profiles.first().map(|(_, source)| *source));
    let Some(agenda_source) = agenda_source else {
        return Err(DomainError::Domain("no GENIUS file was given".to_owned()));
    };
    let mut remarks = Vec::new();
    let agenda_root = xml::read(agenda_source)?;
    let agenda = issues_of(&agenda_root, agenda_source)?;
    if agenda.is_empty() {
        return Err(agenda_source.error(agenda_root.place(agenda_source), "holds no issue"));
    }
    let mut issues: Vec<Issue> = Vec::new();
    let mut by_index = HashMap::new();
    for raw in &agenda {
        if by_index.insert(raw.index, issues.len()).is_some() {
            let message = format!("a second issue with index {}", raw.index);
            return Err(agenda_source.error(raw.element.place_of("index", agenda_source), message));
        }
        let mut issue = issue(raw, agenda_source, &mut remarks)?;
        issue.name = unique(&issue.name, issues.iter().map(|i| i.name.as_str()));
        issues.push(issue);
    }
    let mut read = Vec::new();
    for (name, source) in profiles {
        let profile = Reader { source: *source, issues: &issues, by_index: &by_index };
        read.push(profile.read(name, &mut remarks)?);
    }
    Ok(Domain {
        name: title(&agenda_root).unwrap_or_default().to_owned(),
        format: Format::Genius,
        issues,
        profiles: read,
        remarks,
    })
}

/// A name that none of the others has: `x`, `x (2)`, `x (3)`, …
pub(crate) fn unique<'a>(name: &str, taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let is_taken = |candidate: &str| taken.clone().any(|other| other == candidate);
    if !is_taken(name) {
        return name.to_owned();
    }
    (2_u32..)
        .map(|n| format!("{name} ({n})"))
        .find(|candidate| !is_taken(candidate))
        .unwrap_or_default()
}

/// Every issue element below the root, each with the weight its own objective gives it, in the file's order.
fn issues_of<'a>(root: &'a Element, source: SourceText<'_>) -> Result<Vec<RawIssue<'a>>> {
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

fn issue(raw: &RawIssue<'_>, source: SourceText<'_>, remarks: &mut Vec<String>) -> Result<Issue> {
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

/// A number that must be there.
fn number(element: &Element, name: &str, source: SourceText<'_>) -> Result<BigRational> {
    let Some(text) = element.get(name) else {
        let message = format!("<{}> has no {name}", element.name);
        return Err(source.error(element.place(source), message));
    };
    // Java's own numbers may end with their type.
    let bare = text.trim().strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(text);
    exact::parse(bare).ok_or_else(|| {
        let message = format!("{name} {}", exact::refusal(text));
        source.error(element.place_of(name, source), message)
    })
}

/// A whole number that must be there.
fn whole(element: &Element, name: &str, source: SourceText<'_>) -> Result<i64> {
    let value = number(element, name, source)?;
    i64::try_from(value.to_integer()).ok().filter(|_| value.is_integer()).ok_or_else(|| {
        let message = format!("{name} of <{}> is not a whole number", element.name);
        source.error(element.place_of(name, source), message)
    })
}

/// Says that a discount GENIUS cannot read counts as not there (`AdditiveUtilitySpace.loadTreeRecursive`).
fn unreadable(element: &Element, source: SourceText<'_>) -> String {
    let said = element.get("value").map_or("nothing is stated".to_owned(), exact::refusal);
    let place = element.place_of("value", source);
    format!("{}:{place}: {said}; taken for no discount, as GENIUS does", source.name)
}

/// Reads one profile against the agenda.
struct Reader<'a> {
    source: SourceText<'a>,
    issues: &'a [Issue],
    by_index: &'a HashMap<i64, usize>,
}

impl Reader<'_> {
    fn read(&self, name: &str, remarks: &mut Vec<String>) -> Result<Profile> {
        let source = self.source;
        let root = xml::read(source)?;
        if root.name != "utility_space" {
            let message = format!("a profile starts with <utility_space>, not <{}>", root.name);
            return Err(source.error(root.place(source), message));
        }
        let mut profile = Profile::new(name);
        profile.terms =
            vec![Term { weight: None, evaluator: Evaluator::Nothing }; self.issues.len()];
        for raw in issues_of(&root, source)? {
            let at = self.find(&raw)?;
            let (Some(issue), Some(term)) = (self.issues.get(at), profile.terms.get_mut(at)) else {
                continue;
            };
            if issue.name != raw.name {
                remarks.push(format!(
                    "{}: issue {} is \"{}\" here and \"{}\" in the domain; matched by index, as GENIUS does",
                    source.name, raw.index, raw.name, issue.name
                ));
            }
            term.weight.clone_from(&raw.weight);
            term.evaluator = self.evaluator(&raw, issue, remarks)?;
        }
        for name in ["reservation", "discount_factor"] {
            if let Some(second) = root.all(name).nth(1) {
                let message = format!("a second <{name}>; keep one");
                return Err(source.error(second.place(source), message));
            }
        }
        if let Some(element) = root.first("reservation") {
            profile.reservation = Reservation::Value(number(element, "value", source)?);
        }
        if let Some(element) = root.first("discount_factor") {
            match element.get("value").and_then(exact::parse) {
                Some(factor) if factor < BigRational::zero() || factor > BigRational::one() => {
                    let place = element.place_of("value", source);
                    remarks.push(format!(
                        "{}:{place}: the discount {} is not within 0 and 1; taken for none, as GENIUS does",
                        source.name,
                        exact::text(&factor)
                    ));
                }
                Some(factor) => profile.discount = Some(Discount::share(factor)),
                None => remarks.push(unreadable(element, source)),
            }
        }
        self.nonlinear(&root, &mut profile)?;
        Ok(profile)
    }

    /// The agenda's place of a profile's issue.
    fn find(&self, raw: &RawIssue<'_>) -> Result<usize> {
        if let Some(at) = self.by_index.get(&raw.index) {
            return Ok(*at);
        }
        let names = self.issues.iter().map(|issue| issue.name.as_str());
        let hint = crate::error::did_you_mean(&raw.name, names);
        let message = format!("the domain has no issue {} (\"{}\"){hint}", raw.index, raw.name);
        Err(self.source.error(raw.element.place_of("index", self.source), message))
    }

    fn evaluator(
        &self,
        raw: &RawIssue<'_>,
        issue: &Issue,
        remarks: &mut Vec<String>,
    ) -> Result<Evaluator> {
        match &issue.values {
            IssueValues::Options(options) => self.table(raw, options, remarks),
            IssueValues::Integer { .. } | IssueValues::Steps { .. } => Ok(self.linear(raw, false)?),
            IssueValues::Real { .. } => Ok(self.linear(raw, true)?),
        }
    }

    fn table(
        &self,
        raw: &RawIssue<'_>,
        options: &[OptionItem],
        remarks: &mut Vec<String>,
    ) -> Result<Evaluator> {
        let source = self.source;
        let mut found: HashMap<&str, BigRational> = HashMap::new();
        let mut strangers = Vec::new();
        for item in raw.element.all("item") {
            let (Some(name), Some(_)) = (item.get("value"), item.get("evaluation")) else {
                continue;
            };
            if item.get("evaluation") == Some("null") {
                continue;
            }
            let value = number(item, "evaluation", source)?;
            if options.iter().any(|option| option.name == name) {
                found.insert(name, value);
            } else {
                strangers.push((item, name, value));
            }
        }
        // GENIUS divides by the largest evaluation it finds, even one of an option the domain does not have.
        let largest = found.values().max().cloned();
        for (item, name, value) in strangers {
            if largest.as_ref().is_none_or(|largest| value > *largest) {
                let hint =
                    crate::error::did_you_mean(name, options.iter().map(|o| o.name.as_str()));
                let message =
                    format!("the domain's issue \"{}\" has no option \"{name}\"{hint}", raw.name);
                return Err(source.error(item.place_of("value", source), message));
            }
            remarks.push(format!(
                "{}: option \"{name}\" of \"{}\" is not in the domain and was passed over",
                source.name, raw.name
            ));
        }
        if found.is_empty() {
            return Ok(Evaluator::Nothing);
        }
        let table = options.iter().map(|option| found.get(option.name.as_str()).cloned()).collect();
        Ok(Evaluator::Table(table))
    }

    /// Whole-number and real issues: GENIUS knows `linear` for both, the others for real ones only.
    fn linear(&self, raw: &RawIssue<'_>, real: bool) -> Result<Evaluator> {
        let source = self.source;
        let Some(element) = raw.element.first("evaluator") else {
            return Ok(Evaluator::Nothing);
        };
        let parameter = |names: [&str; 2]| -> Result<BigRational> {
            let name = names.into_iter().find(|name| element.get(name).is_some());
            match name {
                Some(name) => number(element, name, source),
                None => {
                    let message = format!("<evaluator> has no {}", names[0]);
                    Err(source.error(element.place(source), message))
                }
            }
        };
        let kind = element.get("ftype").unwrap_or("linear").to_ascii_lowercase();
        Ok(match kind.as_str() {
            "linear" if real => Evaluator::Linear {
                slope: parameter(["parameter1", "slope"])?,
                offset: parameter(["parameter0", "offset"])?,
            },
            "linear" => Evaluator::Linear {
                slope: parameter(["slope", "parameter1"])?,
                offset: parameter(["offset", "parameter0"])?,
            },
            "constant" => Evaluator::Constant(parameter(["parameter0", "offset"])?),
            "triangular" => Evaluator::Triangular {
                low: parameter(["parameter0", "start"])?,
                high: parameter(["parameter1", "end"])?,
                top: parameter(["parameter2", "middle"])?,
            },
            other => {
                let hint = crate::error::did_you_mean(other, ["linear", "constant", "triangular"]);
                let message = format!("evaluator type \"{other}\" cannot be read exactly{hint}");
                return Err(source.error(element.place_of("ftype", source), message));
            }
        })
    }

    /// `utility` / `ufun` / `hyperRectangle`, wherever below the objective they stand.
    fn nonlinear(&self, root: &Element, profile: &mut Profile) -> Result<()> {
        let source = self.source;
        for holder in std::iter::once(root).chain(root.all("objective")) {
            for utility in holder.all("utility").chain(holder.all("utility_function")) {
                if utility.get("maxutility").is_some() {
                    let most = number(utility, "maxutility", source)?;
                    if most <= BigRational::zero() {
                        let message = "maxutility must be above 0, utilities are divided by it";
                        return Err(source.error(utility.place_of("maxutility", source), message));
                    }
                    profile.max_utility = Some(most);
                }
                // GENIUS takes the first function only and does not apply its own weight.
                if let Some(function) = utility.first("ufun") {
                    self.function(function, &BigRational::one(), &mut profile.rectangles)?;
                }
            }
        }
        Ok(())
    }

    fn function(
        &self,
        function: &Element,
        weight: &BigRational,
        into: &mut Vec<Rectangle>,
    ) -> Result<()> {
        let source = self.source;
        let several = function.all("hyperRectangle").chain(function.all("ufun")).nth(1).is_some();
        if let Some(other) = function.get("aggregation").filter(|a| !a.eq_ignore_ascii_case("sum"))
            && several
        {
            let message = format!("only sums of rectangles can be analysed, not \"{other}\"");
            return Err(source.error(function.place_of("aggregation", source), message));
        }
        for rectangle in function.all("hyperRectangle") {
            into.push(self.rectangle(rectangle, weight)?);
        }
        for inner in function.all("ufun") {
            let own = match inner.get("weight") {
                Some(_) => number(inner, "weight", source)?,
                None => BigRational::one(),
            };
            self.function(inner, &(weight * own), into)?;
        }
        Ok(())
    }

    fn rectangle(&self, element: &Element, weight: &BigRational) -> Result<Rectangle> {
        let source = self.source;
        let outside = element.first("EXCLUDES").is_some();
        let tag = if outside { "EXCLUDES" } else { "INCLUDES" };
        let mut bounds = Vec::new();
        for bound in element.all(tag) {
            let index = whole(bound, "index", source)?;
            let Some(issue) = self.by_index.get(&index) else {
                let message = format!("the domain has no issue {index}");
                return Err(source.error(bound.place_of("index", source), message));
            };
            let (low, high) = (number(bound, "min", source)?, number(bound, "max", source)?);
            bounds.push((*issue, low, high));
        }
        let name = if element.get("utility").is_some() { "utility" } else { "utility_function" };
        let own = match element.get("weight") {
            Some(_) => number(element, "weight", source)?,
            None => BigRational::one(),
        };
        Ok(Rectangle {
            bounds,
            inside: !outside,
            utility: number(element, name, source)?,
            weight: weight * own,
        })
    }
}

/// The whole numbers of an integer issue as a count, or `None` where there are more than `most`.
#[must_use]
pub(crate) fn count(low: &BigInt, high: &BigInt, most: usize) -> Option<usize> {
    usize::try_from(high - low + BigInt::one()).ok().filter(|count| *count <= most)
}
