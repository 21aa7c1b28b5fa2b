//! One party's profile against the agenda.

use std::collections::HashMap;

use num_rational::BigRational;
use num_traits::{One, Zero};

use super::agenda::{RawIssue, issues_of};
use super::number::{number, whole};
use super::xml::{self, Element};
use crate::domain::{
    Discount, Evaluator, Issue, IssueValues, OptionItem, Profile, Rectangle, Reservation, Term,
};
use crate::error::{Result, SourceText};
use crate::exact;

/// Says that a discount GENIUS cannot read counts as not there (`AdditiveUtilitySpace.loadTreeRecursive`).
fn unreadable(element: &Element, source: SourceText<'_>) -> String {
    let said = element.get("value").map_or("nothing is stated".to_owned(), exact::refusal);
    let place = element.place_of("value", source);
    format!("{}:{place}: {said}; taken for no discount, as GENIUS does", source.name)
}

/// Reads one profile against the agenda.
pub(super) struct Reader<'a> {
    pub(super) source: SourceText<'a>,
    pub(super) issues: &'a [Issue],
    pub(super) by_index: &'a HashMap<i64, usize>,
}

impl Reader<'_> {
    pub(super) fn read(&self, name: &str, remarks: &mut Vec<String>) -> Result<Profile> {
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
