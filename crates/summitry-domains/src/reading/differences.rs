//! Where GENIUS and NegMAS read the same GENIUS file differently, with the figures, and who is right.
//!
//! GENIUS wrote the format and its readers, so the author of a file meant what GENIUS computes.

use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::domain::{Domain, Evaluator, IssueValues, Profile, Reservation};
use crate::error::Result;
use crate::exact::{self, differ};
use crate::reading::asked::{Note, Reading};
use crate::reading::cut::Cut;
use crate::reading::evaluate;

/// Notes every difference that bites in this domain.
pub(crate) fn note(
    domain: &Domain,
    cuts: &[Cut],
    reading: Reading,
    notes: &mut Vec<Note>,
) -> Result<()> {
    for profile in &domain.profiles {
        let mut say = |code: &'static str, text: String| {
            let used = match reading {
                Reading::Genius => "read as GENIUS does",
                Reading::Negmas => "read as NegMAS does, as asked",
            };
            let text = format!("{}: {text}; {used}", profile.name);
            notes.push(Note { code, party: Some(profile.name.clone()), text });
        };
        // Of rectangles over packages no issue has a reach of its own.
        if profile.rectangles.is_empty() {
            let reaches = reaches(domain, profile, cuts)?;
            if let Some(text) = scale(domain, &reaches) {
                say("evaluation-scale", text);
            }
            if let Some(text) = reservation(profile, &reaches) {
                say("reservation-scale", text);
            }
        }
        if let Some(text) = integers(domain, profile) {
            say("integer-evaluator", text);
        }
        if let Some(text) = rectangles(profile) {
            say("rectangles", text);
        }
    }
    Ok(())
}

/// What each issue can contribute at most, under GENIUS and under NegMAS.
fn reaches(
    domain: &Domain,
    profile: &Profile,
    cuts: &[Cut],
) -> Result<Vec<(BigRational, BigRational)>> {
    let mut reaches = Vec::new();
    for ((issue, cut), term) in domain.issues.iter().zip(cuts).zip(&profile.terms) {
        let weight = term.weight.clone().unwrap_or_else(BigRational::zero);
        let most = |own| -> Result<BigRational> {
            // A slope is steepest at an end: two exact fractions instead of one for each of 200,001 values.
            if let (Evaluator::Linear { .. }, Some([first, .., last])) =
                (&term.evaluator, cut.numbers.as_deref())
            {
                let end = |number| evaluate::at(&term.evaluator, issue, number, own);
                return Ok(end(first).max(end(last)) * &weight);
            }
            let values = evaluate::issue(profile, issue, &term.evaluator, cut, own)?;
            Ok(values.into_iter().max().unwrap_or_else(BigRational::zero) * &weight)
        };
        reaches.push((most(true)?, most(false)?));
    }
    Ok(reaches)
}

/// Evaluations that are not divided by the issue's largest change what issues count against each other.
fn scale(domain: &Domain, reaches: &[(BigRational, BigRational)]) -> Option<String> {
    let genius: BigRational = reaches.iter().map(|(own, _)| own).sum();
    let negmas: BigRational = reaches.iter().map(|(_, raw)| raw).sum();
    if genius.is_zero() || negmas.is_zero() {
        return None;
    }
    let shares = reaches.iter().map(|(own, raw)| (own / &genius, raw / &negmas));
    let widest = shares
        .zip(&domain.issues)
        .filter(|((own, raw), _)| differ(own, raw))
        .max_by(|(a, _), (b, _)| gap(a).cmp(&gap(b)));
    widest.map(|((own, raw), issue)| {
        format!(
            "GENIUS divides each evaluation by the issue's largest, NegMAS 0.16 does not, so the weights no longer mean \
             the same: the best of \"{}\" is {} of all there is to win under GENIUS and {} under NegMAS. GENIUS is \
             right, its own EvaluatorDiscrete defines the format",
            issue.name,
            percent(&own),
            percent(&raw)
        )
    })
}

fn gap((own, raw): &(BigRational, BigRational)) -> BigRational {
    if own > raw { own - raw } else { raw - own }
}

fn percent(share: &BigRational) -> String {
    let hundred = BigRational::from_integer(100.into());
    format!("{}%", exact::rounded(&(share * hundred), 1).0)
}

/// A reservation value on 0–1 beside utilities that run to 30 or 635 loses its meaning.
fn reservation(profile: &Profile, reaches: &[(BigRational, BigRational)]) -> Option<String> {
    let Reservation::Value(value) = &profile.reservation else { return None };
    if value.is_zero() {
        return None;
    }
    let most: BigRational = reaches.iter().map(|(_, raw)| raw).sum();
    if !differ(&most, &BigRational::one()) {
        return None;
    }
    Some(format!(
        "the reservation value {} is on GENIUS's scale of 0 to 1; NegMAS compares it with utilities that run to {}, so \
         more packages pass for rational there. GENIUS is right, both belong to one scale",
        exact::text(value),
        exact::rounded(&most, 6).0
    ))
}

fn integers(domain: &Domain, profile: &Profile) -> Option<String> {
    let zero = BigRational::zero();
    let shifted = domain.issues.iter().zip(&profile.terms).find_map(|(issue, term)| {
        let (IssueValues::Integer { low, high }, Evaluator::Linear { slope, .. }) =
            (&issue.values, &term.evaluator)
        else {
            return None;
        };
        let ends = [low, high].map(|end| BigRational::from_integer(end.clone()));
        let own = ends.each_ref().map(|end| evaluate::at(&term.evaluator, issue, end, true));
        let raw = ends.each_ref().map(|end| evaluate::at(&term.evaluator, issue, end, false));
        (own != raw && *slope != zero).then_some((&issue.name, own, raw))
    });
    shifted.map(|(name, own, raw)| {
        let range = |ends: &[BigRational; 2]| {
            format!("{} to {}", exact::rounded(&ends[0], 6).0, exact::rounded(&ends[1], 6).0)
        };
        format!(
            "GENIUS counts the whole-number evaluator of \"{name}\" from the lower bound and keeps it within 0 and 1 ({}), \
             NegMAS 0.16 does neither ({}). GENIUS is right, its EvaluatorInteger defines the format",
            range(&own),
            range(&raw)
        )
    })
}

fn rectangles(profile: &Profile) -> Option<String> {
    if profile.rectangles.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    if let Some(most) = profile.max_utility.as_ref().filter(|most| !most.is_one()) {
        parts.push(format!(
            "GENIUS divides by maxutility {}, NegMAS 0.16 does not",
            exact::text(most)
        ));
    }
    if profile.rectangles.iter().any(|rectangle| !rectangle.inside) {
        parts.push("GENIUS gives an EXCLUDES block's utility outside it, NegMAS inside".to_owned());
    }
    if profile.rectangles.iter().any(|rectangle| !rectangle.weight.is_one()) {
        parts.push("GENIUS multiplies by the blocks' weights, NegMAS does not".to_owned());
    }
    if parts.is_empty() {
        return None;
    }
    Some(format!(
        "{}. GENIUS is right, its NonlinearUtilitySpace defines the format",
        parts.join("; ")
    ))
}
