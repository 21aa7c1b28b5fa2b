//! Other tools' domains into NegMAS YAML: the utilities the chosen reading gives, as tables.

use num_rational::BigRational;
use num_traits::{One, Zero};

use super::doubles;
use super::names::in_order;
use super::own::{negmas_domain, negmas_function};
use super::plain::Plain;
use super::written::{Written, say_rounded};
use crate::domain::{
    Domain, Evaluator, Format, Issue, IssueValues, OptionItem, Profile, Rectangle, Reservation,
    Term,
};
use crate::reading::Reading;

pub(super) fn write(plain: &Plain<'_>, written: &mut Written) {
    plain.time_and_words("NegMAS", written);
    let domain = as_negmas(plain);
    for (issue, before) in domain.issues.iter().zip(&plain.domain.issues) {
        if issue.values.options().is_some() && before.values.options().is_none() {
            written.lost.push(format!("\"{}\" is a range; written as named options", issue.name));
        }
    }
    let names = in_order(domain.profiles.iter().map(|p| p.name.as_str()), "party", &["domain"]);
    written.files.push(("domain.yml".to_owned(), negmas_domain(&domain)));
    for (profile, name) in domain.profiles.iter().zip(names) {
        let (mut text, mut rounded) = (String::new(), 0);
        let profile = &doubles::kept_rational(&plain.space, profile, written);
        negmas_function(&mut text, &domain, profile, &mut rounded);
        say_rounded(rounded, &profile.name, written);
        written.files.push((format!("{name}.yml"), text));
    }
}

/// The same utilities as a NegMAS domain: whole numbers stay a range with a table, other ranges become options.
fn as_negmas(plain: &Plain<'_>) -> Domain {
    let issues: Vec<Issue> = plain
        .domain
        .issues
        .iter()
        .zip(&plain.space.issues)
        .map(|(issue, cut)| Issue {
            name: issue.name.clone(),
            description: None,
            values: match &issue.values {
                IssueValues::Integer { low, high } => {
                    IssueValues::Integer { low: low.clone(), high: high.clone() }
                }
                _ => IssueValues::Options(cut.options.iter().map(OptionItem::named).collect()),
            },
        })
        .collect();
    let profiles = (0..plain.space.parties.len()).filter_map(|p| profile(plain, &issues, p));
    Domain {
        name: plain.domain.name.clone(),
        format: Format::Negmas,
        profiles: profiles.collect(),
        issues,
        remarks: Vec::new(),
    }
}

fn profile(plain: &Plain<'_>, issues: &[Issue], number: usize) -> Option<Profile> {
    let (party, before) = plain.parties().nth(number)?;
    let mut profile = Profile::new(&party.name);
    profile.bias = party.base.clone();
    profile.reservation = match &before.reservation {
        Reservation::AnyDeal => Reservation::AnyDeal,
        _ => Reservation::Value(party.reservation.clone()),
    };
    for (at, issue) in issues.iter().enumerate() {
        // Weights are folded into the tables: NegMAS multiplies doubles, and a product may miss what passes by a hair.
        let values = party.values.get(at)?.clone();
        let evaluator = match &issue.values {
            IssueValues::Options(_) => Evaluator::Table(values.into_iter().map(Some).collect()),
            _ => {
                let keys = plain.space.issues.get(at)?.options.iter().cloned();
                Evaluator::NumberTable(keys.zip(values).collect())
            }
        };
        profile.terms.push(Term { weight: Some(BigRational::one()), evaluator });
    }
    if !before.rectangles.is_empty() {
        profile.rectangles = rectangles(before, plain.settings.reading);
    }
    Some(profile)
}

/// GENIUS's blocks as NegMAS computes them: divided already, and what holds outside a block is in the bias.
fn rectangles(before: &Profile, reading: Reading) -> Vec<Rectangle> {
    let one = BigRational::one();
    let own = reading == Reading::Genius;
    let most = before.max_utility.clone().filter(|_| own).unwrap_or_else(|| one.clone());
    before
        .rectangles
        .iter()
        .filter(|rectangle| !rectangle.bounds.is_empty())
        .map(|rectangle| {
            let weight = if own { rectangle.weight.clone() } else { one.clone() };
            let adds = &rectangle.utility * weight / &most;
            let utility = if rectangle.inside || !own { adds } else { BigRational::zero() - adds };
            Rectangle {
                bounds: rectangle.bounds.clone(),
                inside: true,
                utility,
                weight: one.clone(),
            }
        })
        .collect()
}
