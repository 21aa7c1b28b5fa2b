//! A domain into other tools' files, and what of it each cannot hold.
//!
//! Into its own format a domain is written as it was read, number for number. Into another one goes what the chosen
//! reading makes of it, so that the other tool computes the same utilities; what must change is listed.

mod genius;
mod geniusweb;
mod names;
mod negmas;
mod nfg;
mod own;
mod space;
mod summitry;

pub use space::{GivenSpace, write_space};

use num_rational::BigRational;
use num_traits::Zero;
use summitry_core::deals::{Profile as Party, Space};

use crate::domain::{Domain, Format, IssueValues, Profile};
use crate::error::Result;
use crate::exact;
use crate::reading::{Settings, convert};

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetFormat {
    /// GENIUS XML: a domain and a profile a party.
    Genius,
    /// GeniusWeb JSON: a domain and a profile a party.
    GeniusWeb,
    /// NegMAS YAML: an outcome space and a utility function a party.
    Negmas,
    /// Gambit's `.nfg`: the demand game over the frontier.
    Nfg,
    /// A Summitry scenario to go on from.
    Summitry,
}

/// Files to be written, and what they leave out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// File names and contents.
    pub files: Vec<(String, String)>,
    /// What the target cannot hold or holds differently, in sentences.
    pub lost: Vec<String>,
}

/// Decimal places where a fraction has no finite decimal: more than a double keeps.
const PLACES: u32 = 20;

/// Writes a domain.
///
/// # Errors
///
/// What [`convert`] says; where the target cannot hold the domain at all: links between issues outside GENIUS and
/// NegMAS, more than 64 frontier points in Gambit's game.
pub fn write(domain: &Domain, settings: Settings, target: TargetFormat) -> Result<Written> {
    let mut written = Written::default();
    match (target, domain.format) {
        (TargetFormat::Genius, Format::Genius) => own::genius(domain, &mut written),
        (TargetFormat::GeniusWeb, Format::GeniusWeb) => own::geniusweb(domain, &mut written)?,
        (TargetFormat::Negmas, Format::Negmas) => own::negmas(domain, &mut written),
        _ => {
            let plain = Plain::of(domain, settings, target, &mut written)?;
            plain.write(target, &mut written)?;
        }
    }
    Ok(written)
}

/// A domain as the chosen reading has it: exact utilities beside what the file said.
struct Plain<'a> {
    domain: &'a Domain,
    space: Space,
    /// Whether NegMAS's `bias` and rectangles are those of the file rather than of the space.
    settings: Settings,
}

impl<'a> Plain<'a> {
    fn of(
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
        Ok(Self { domain, space, settings })
    }

    fn write(&self, target: TargetFormat, written: &mut Written) -> Result<()> {
        match target {
            TargetFormat::Genius => genius::write(self, written),
            TargetFormat::GeniusWeb => geniusweb::write(self, written)?,
            TargetFormat::Negmas => negmas::write(self, written),
            TargetFormat::Nfg => nfg::write(self, written)?,
            TargetFormat::Summitry => summitry::write(self, written)?,
        }
        Ok(())
    }

    fn parties(&self) -> impl Iterator<Item = (&Party, &Profile)> {
        self.space.parties.iter().zip(&self.domain.profiles)
    }

    /// The weight to write for an issue and the values before it: the file's own where it has one above 0, else 1.
    fn weighed(&self, party: usize, issue: usize) -> (BigRational, Vec<BigRational>) {
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
    fn time_and_words(&self, tool: &str, written: &mut Written) {
        for profile in &self.domain.profiles {
            if let Some(discount) = &profile.discount
                && discount.factor != BigRational::from_integer(1.into())
            {
                written.lost.push(format!(
                    "{}: the discount {} was not carried over: {tool} has none of that meaning",
                    profile.name,
                    exact::text(&discount.factor)
                ));
            }
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
    fn ranges_as_options(&self, tool: &str, written: &mut Written) {
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

/// A number as a decimal; where none equals it, the nearest of 20 places, counted.
fn decimal(number: &BigRational, rounded: &mut usize) -> String {
    let (text, exactly) = exact::rounded(number, PLACES);
    if let Some(whole) = exact::decimal(number) {
        return whole;
    }
    if !exactly {
        *rounded += 1;
    }
    text
}

/// Says how many numbers were rounded.
fn say_rounded(rounded: usize, party: &str, written: &mut Written) {
    if rounded > 0 {
        written.lost.push(format!(
            "{party}: {rounded} number{} that no decimal equals {} rounded to {PLACES} places",
            if rounded == 1 { "" } else { "s" },
            if rounded == 1 { "is" } else { "are" }
        ));
    }
}
