//! One utility function of NegMAS against the agenda.

use num_rational::BigRational;
use num_traits::{One, Zero};

use super::document::class;
use super::known;
use super::value::ValueReader;
use crate::domain::{
    Discount, DiscountRule, Evaluator, Forbidden, ForbiddenValues, Issue, Profile, Reservation,
    Term,
};
use crate::error::{Result, SourceText, did_you_mean};
use crate::exact;
use crate::node::{Kind, Node};

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

/// Reads one utility function against the agenda.
pub(super) struct Reader<'a> {
    pub(super) source: SourceText<'a>,
    pub(super) issues: &'a [Issue],
}

impl Reader<'_> {
    pub(super) fn function(
        &self,
        node: &Node,
        profile: &mut Profile,
        remarks: &mut Vec<String>,
    ) -> Result<()> {
        let source = self.source;
        let Some(class) = class(node) else {
            return Err(node.error(source, "\"type\" is missing: which utility function is this?"));
        };
        let own: &[&str] = match class {
            "ExpDiscountedUFun" => {
                &["ufun", "discount", "factor", "dynamic_reservation", "constraints"]
            }
            "LinDiscountedUFun" => {
                &["ufun", "cost", "power", "factor", "dynamic_reservation", "constraints"]
            }
            "ConstUtilityFunction" => &["value", "bias", "constraints"],
            "HyperRectangleUtilityFunction" => {
                &["outcome_ranges", "utilities", "mappings", "weights", "bias", "constraints"]
            }
            _ => &["weights", "values", "bias", "constraints"],
        };
        known::function(node, own, source, remarks);
        match class {
            "ExpDiscountedUFun" | "LinDiscountedUFun" => {
                self.function(node.need("ufun", source)?, profile, remarks)?;
                self.discount(node, class, profile)?;
            }
            "LinearAdditiveUtilityFunction"
            | "LinearUtilityAggregationFunction"
            | "AffineUtilityFunction"
            | "LinearUtilityFunction" => self.additive(node, profile, remarks)?,
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
        self.constraints(node, profile, remarks)?;
        // The outermost reservation value counts, as in NegMAS, unless it says nothing.
        if let Some(value) = node.get("reserved_value") {
            let text = value.text(source)?;
            if !exact::is_minus_infinity(text) {
                profile.reservation = Reservation::Value(value.number(source)?);
            } else if profile.reservation == Reservation::Unstated {
                profile.reservation = Reservation::AnyDeal;
            }
        }
        Ok(())
    }

    /// `discount ^ time` of a utility is left, or `(cost · time) ^ power` taken off.
    fn discount(&self, node: &Node, class: &str, profile: &mut Profile) -> Result<()> {
        let source = self.source;
        let rule = if class == "ExpDiscountedUFun" {
            let Some(factor) = node.get("discount") else { return Ok(()) };
            let share = factor.number(source)?;
            if share < BigRational::zero() {
                let message = "a discount below 0; it is what is left of a utility, 0 to 1";
                return Err(factor.error(source, message));
            }
            DiscountRule::Share(share)
        } else {
            let Some(cost) = node.get("cost") else { return Ok(()) };
            let power =
                node.get("power").map_or(Ok(BigRational::one()), |node| node.number(source))?;
            DiscountRule::Cost { cost: cost.number(source)?, power }
        };
        let fixed = node.get("dynamic_reservation").is_some_and(|node| {
            node.text(source).is_ok_and(|text| text.eq_ignore_ascii_case("false"))
        });
        let clock = node.get("factor").map(|node| node.text(source)).transpose()?;
        let clock = clock.map(str::to_owned);
        profile.discount = Some(Discount { rule, of_reservation: !fixed, clock });
        Ok(())
    }

    fn additive(
        &self,
        node: &Node,
        profile: &mut Profile,
        remarks: &mut Vec<String>,
    ) -> Result<()> {
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
                Some(values) => {
                    let entry = self.entry(values, at, issue)?;
                    let mut reader = ValueReader {
                        source,
                        issue,
                        forbidden: Vec::new(),
                        remarks: &mut *remarks,
                    };
                    let evaluator = reader.read(entry)?;
                    let forbidden = reader.forbidden;
                    if !forbidden.is_empty() {
                        if weight <= BigRational::zero() {
                            let message =
                                "minus infinity times a weight that is not above 0 is no utility";
                            return Err(entry.error(source, message));
                        }
                        let on = vec![(at, ForbiddenValues::Named(forbidden))];
                        profile.forbidden.push(Forbidden { on });
                    }
                    evaluator
                }
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
}

/// A part that adds nothing.
pub(super) fn constant_term() -> Term {
    Term { weight: Some(BigRational::zero()), evaluator: Evaluator::Constant(BigRational::zero()) }
}
