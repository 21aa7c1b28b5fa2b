//! What a party takes under no condition: NegMAS's constraints, whose breach is worth minus infinity.

use num_rational::BigRational;

use super::document::class;
use super::function::Reader;
use crate::domain::{Forbidden, ForbiddenValues, Profile};
use crate::error::Result;
use crate::node::{Kind, Node};

impl Reader<'_> {
    /// `constraints`: ranges of issues outside of which nothing is taken. NegMAS holds any Python function there and
    /// writes none of them to a file, so ranges are all that a file can say.
    pub(super) fn constraints(
        &self,
        node: &Node,
        profile: &mut Profile,
        remarks: &mut Vec<String>,
    ) -> Result<()> {
        let source = self.source;
        let Some(list) = node.get("constraints") else { return Ok(()) };
        for constraint in list.list(source)? {
            if class(constraint) != Some("OutcomeRange") {
                let message = "this constraint is a Python function or unknown; only {type: OutcomeRange, ranges: {issue: \
                               [low, high]}} can be read from a file. Without it the party may take what it forbids: state \
                               it as such ranges, or leave it out and say so";
                return Err(constraint.error(source, message));
            }
            for (key, range) in constraint.need("ranges", source)?.map(source)? {
                let issue = self
                    .issues
                    .iter()
                    .position(|issue| issue.name == *key)
                    .or_else(|| key.parse().ok().filter(|at| *at < self.issues.len()));
                let Some(issue) = issue else {
                    return Err(range.error(source, format!("there is no issue \"{key}\"")));
                };
                let (low, high) = self.ends(range)?;
                let values = ForbiddenValues::Outside(low, high);
                profile.forbidden.push(Forbidden { on: vec![(issue, values)] });
            }
            remarks.push(format!(
                "{}:{}: the constraint was read as a range, both ends allowed; what lies outside is forbidden to {}, as if \
                 worth minus infinity (NegMAS writes no constraints and loads none)",
                source.name,
                constraint.place(source),
                profile.name
            ));
        }
        Ok(())
    }

    fn ends(&self, range: &Node) -> Result<(BigRational, BigRational)> {
        let source = self.source;
        let ends = match &range.kind {
            Kind::List(items) => items.as_slice(),
            _ => &[],
        };
        let [low, high] = ends else {
            return Err(range.error(source, "expected the two ends of a range"));
        };
        let (low, high) = (low.number(source)?, high.number(source)?);
        if high < low {
            return Err(range.error(source, "the upper end is below the lower end"));
        }
        Ok((low, high))
    }
}
