//! A domain in plain numbers, ready for any tool: what the chosen reading makes of it beside what its file said.

use num_rational::BigRational;
use num_traits::Zero;
use summitry_core::deals::{Profile as Party, Space};

use super::written::{TargetFormat, Written};
use crate::domain::{DiscountRule, Domain, IssueValues, Profile};
use crate::error::Result;
use crate::exact;
use crate::reading::{Settings, convert};

/// A domain as the chosen reading has it: exact utilities beside what the file said.
pub(super) struct Plain<'a> {
    pub(super) domain: &'a Domain,
    pub(super) space: Space,
    /// Whether NegMAS's `bias` and rectangles are those of the file rather than of the space.
    pub(super) settings: Settings,
    /// Most strategies of a demand game, where a longer frontier is to be thinned.
    pub(super) strategies: Option<usize>,
}

impl<'a> Plain<'a> {
    pub(super) fn of(
        domain: &'a Domain,
        settings: Settings,
        target: TargetFormat,
        written: &mut Written,
    ) -> Result<Self> {
        let converted = convert(domain, settings)?;
        let mut space = converted.space;
        for note in converted.notes {
            if matches!(note.code, "grid" | "reader") {
                written.lost.push(note.text);
            }
        }
        for (party, profile) in space.parties.iter_mut().zip(&domain.profiles) {
            // Links of an additive profile are GENIUS's cap at 1 alone, which no other tool has. The demand game is played
            // for payoffs, which are capped already.
            if target != TargetFormat::Nfg
                && profile.rectangles.is_empty()
                && !party.interactions.is_empty()
            {
                party.interactions.clear();
                written.lost.push(format!(
                    "{}: GENIUS caps utilities at 1, here they stand uncapped",
                    party.name
                ));
            }
        }
        Ok(Self { domain, space, settings, strategies: None })
    }

    pub(super) fn parties(&self) -> impl Iterator<Item = (&Party, &Profile)> {
        self.space.parties.iter().zip(&self.domain.profiles)
    }

    /// The weight to write for an issue and the values before it: the file's own where it has one above 0, else 1.
    pub(super) fn weighed(&self, party: usize, issue: usize) -> (BigRational, Vec<BigRational>) {
        let one = BigRational::from_integer(1.into());
        let stated = self
            .domain
            .profiles
            .get(party)
            .and_then(|profile| profile.terms.get(issue)?.weight.clone())
            .filter(|weight| *weight > BigRational::zero());
        let weight = stated.unwrap_or(one);
        let values = self.space.parties.get(party).and_then(|party| party.values.get(issue));
        let values = values
            .map_or_else(Vec::new, |values| values.iter().map(|value| value / &weight).collect());
        (weight, values)
    }

    /// What every target but NegMAS and GENIUS loses.
    pub(super) fn time_and_words(&self, tool: &str, written: &mut Written) {
        for profile in &self.domain.profiles {
            let Some(discount) = profile.discount.as_ref().filter(|d| !d.is_none()) else {
                continue;
            };
            let which = match &discount.rule {
                DiscountRule::Share(factor) => exact::text(factor),
                DiscountRule::Cost { cost, .. } => format!("of {} a step", exact::text(cost)),
            };
            written.lost.push(format!(
                "{}: the discount {which} was not carried over: {tool} has none of that meaning",
                profile.name
            ));
        }
        let described = self.domain.issues.iter().any(|issue| {
            issue.description.is_some()
                || issue.values.options().is_some_and(|options| {
                    options.iter().any(|o| o.description.is_some() || o.cost.is_some())
                })
        });
        if described {
            written.lost.push(format!("descriptions and costs were not carried over to {tool}"));
        }
    }

    /// Says that ranges become named options.
    pub(super) fn ranges_as_options(&self, tool: &str, written: &mut Written) {
        for (issue, cut) in self.domain.issues.iter().zip(&self.space.issues) {
            if !matches!(issue.values, IssueValues::Options(_)) {
                written.lost.push(format!(
                    "\"{}\" is a range; written for {tool} as {} named options",
                    issue.name,
                    cut.options.len()
                ));
            }
        }
    }
}
