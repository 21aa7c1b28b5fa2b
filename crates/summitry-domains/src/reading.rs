//! From what a file says to exact utilities: two readings of the same numbers, and where they part.
//!
//! The readings differ for GENIUS files only. A GeniusWeb, NegMAS or NegoLog file is read as its own tool reads it,
//! whichever reading is asked for.

mod asked;
mod cap;
mod cut;
mod differences;
mod evaluate;
pub mod time;

pub use asked::{Converted, Note, Reading, Settings};

use num_rational::BigRational;
use num_traits::{One, Zero};
use summitry_core::deals::{Exclusion, Interaction, Profile as Party, Space, SpaceIssue};

use crate::domain::{Domain, Evaluator, ForbiddenValues, Format, Issue, Profile, Reservation};
use crate::error::{DomainError, Result};
use crate::exact;
use cut::{Cut, cut_all};

/// Turns a domain into exact utilities under one reading.
///
/// # Errors
///
/// Fewer than two parties, issues or options a profile leaves out, an issue with too many values, a hyper-rectangle
/// over options that are not numbers.
pub fn convert(domain: &Domain, settings: Settings) -> Result<Converted> {
    if domain.profiles.len() < 2 {
        let message = format!(
            "a negotiation needs two parties, and here is {}; give the other profiles as well",
            if domain.profiles.is_empty() { "none" } else { "only one" }
        );
        return Err(DomainError::Domain(message));
    }
    let mut notes = Vec::new();
    let cuts = cut_all(&domain.issues, settings.grid, &mut notes)?;
    let mut parties = Vec::new();
    for profile in &domain.profiles {
        parties.push(party(domain, profile, &cuts, settings.reading, &mut notes)?);
    }
    if domain.format == Format::Genius {
        differences::note(domain, &cuts, settings.reading, &mut notes)?;
    }
    time::note(domain, settings.reading, &mut notes);
    for remark in &domain.remarks {
        notes.push(Note { code: "reader", party: None, text: remark.clone() });
    }
    let exclusions = forbidden(domain, &cuts, &mut notes)?;
    let issues = domain
        .issues
        .iter()
        .zip(cuts)
        .map(|(issue, cut)| SpaceIssue { name: issue.name.clone(), options: cut.names })
        .collect();
    Ok(Converted { space: Space { issues, parties, exclusions }, notes })
}

/// An issue's values as names, what each is worth before the weight, and which of them are forbidden.
pub(crate) fn table(
    profile: &Profile,
    issue: &Issue,
    evaluator: &Evaluator,
    values: &ForbiddenValues,
) -> Result<(Vec<String>, Vec<BigRational>, Vec<bool>)> {
    let issues = std::slice::from_ref(issue);
    let cuts = cut_all(issues, 1, &mut Vec::new())?;
    let Some(cut) = cuts.into_iter().next() else { return Ok(Default::default()) };
    let numbers = evaluate::issue(profile, issue, evaluator, &cut, false)?;
    let out = evaluate::forbidden(issues, 0, &cut, values)?;
    Ok((cut.names, numbers, out))
}

/// What a party takes under no condition can be no deal: those packages are ruled out.
fn forbidden(domain: &Domain, cuts: &[Cut], notes: &mut Vec<Note>) -> Result<Vec<Exclusion>> {
    let mut exclusions = Vec::new();
    for profile in &domain.profiles {
        let before = exclusions.len();
        for forbidden in &profile.forbidden {
            let mut on = Vec::new();
            for (issue, values) in &forbidden.on {
                let Some(cut) = cuts.get(*issue) else { continue };
                on.push((*issue, evaluate::forbidden(&domain.issues, *issue, cut, values)?));
            }
            if on.iter().all(|(_, flags)| flags.contains(&true)) {
                exclusions.push(Exclusion { on });
            }
        }
        if exclusions.len() > before {
            notes.push(Note {
                code: "forbidden",
                party: Some(profile.name.clone()),
                text: format!(
                    "{} values some packages at minus infinity: they are ruled out and counted nowhere, nor in the party's \
                     lowest utility",
                    profile.name
                ),
            });
        }
    }
    Ok(exclusions)
}

/// One party's exact utilities.
fn party(
    domain: &Domain,
    profile: &Profile,
    cuts: &[Cut],
    reading: Reading,
    notes: &mut Vec<Note>,
) -> Result<Party> {
    let genius = domain.format == Format::Genius;
    let own = genius && reading == Reading::Genius;
    // GENIUS's nonlinear profiles consist of rectangles only; NegMAS adds what else the file holds.
    let nonlinear = !profile.rectangles.is_empty();
    let mut values = Vec::with_capacity(cuts.len());
    for (at, (issue, cut)) in domain.issues.iter().zip(cuts).enumerate() {
        let term = profile.terms.get(at);
        let silent = term.is_none_or(|term| term.evaluator == Evaluator::Nothing);
        if nonlinear && (own || silent) {
            values.push(vec![BigRational::zero(); cut.names.len()]);
            continue;
        }
        let Some(term) = term.filter(|_| !silent) else {
            return Err(DomainError::Domain(format!(
                "party \"{}\" says nothing of issue \"{}\"; its profile needs a value for each option",
                profile.name, issue.name
            )));
        };
        let Some(weight) = &term.weight else {
            return Err(DomainError::Domain(format!(
                "party \"{}\" gives issue \"{}\" no weight",
                profile.name, issue.name
            )));
        };
        let evaluated = evaluate::issue(profile, issue, &term.evaluator, cut, own)?;
        values.push(evaluated.into_iter().map(|value| value * weight).collect());
    }
    let mut base = profile.bias.clone();
    let mut interactions = rectangles(domain, profile, cuts, own, &mut base)?;
    if own
        && nonlinear
        && let Some(most) = &profile.max_utility
    {
        base /= most;
        for interaction in &mut interactions {
            interaction.adds /= most;
        }
    }
    let mut party = Party {
        name: profile.name.clone(),
        reservation: BigRational::zero(),
        base,
        values,
        interactions,
    };
    if own {
        cap::apply(&mut party, notes);
    }
    party.reservation = reservation(domain, profile, &party, cuts, notes)?;
    Ok(party)
}

/// What the party gets without a deal, on the scale of its utilities.
fn reservation(
    domain: &Domain,
    profile: &Profile,
    party: &Party,
    cuts: &[Cut],
    notes: &mut Vec<Note>,
) -> Result<BigRational> {
    let unstated = match domain.format {
        Format::Genius | Format::Negolog | Format::Scorable | Format::Summitry => {
            Some(BigRational::zero())
        }
        Format::GeniusWeb | Format::Negmas => None,
    };
    match (&profile.reservation, unstated) {
        (Reservation::Value(value), _) => Ok(value.clone()),
        (Reservation::Unstated, Some(value)) => Ok(value),
        (Reservation::AnyDeal | Reservation::Unstated, _) => {
            let lowest = lowest(party);
            let exactly = if party.interactions.is_empty() {
                "its lowest utility"
            } else {
                "a value no package falls below"
            };
            notes.push(Note {
                code: "reservation",
                party: Some(profile.name.clone()),
                text: format!(
                    "{} takes any deal rather than none: the reservation value is {exactly}, {}",
                    profile.name,
                    exact::rounded(&lowest, 6).0
                ),
            });
            Ok(lowest)
        }
        (Reservation::Bid(bid), _) => {
            let mut sum = party.base.clone();
            for (at, choice) in bid.iter().enumerate() {
                // An issue the bid leaves open counts nothing, as in GeniusWeb.
                let Some(choice) = choice else { continue };
                let (Some(cut), Some(values)) = (cuts.get(at), party.values.get(at)) else {
                    continue;
                };
                let number = exact::parse(choice);
                let place = cut.names.iter().position(|name| name == choice).or_else(|| {
                    let numbers = cut.numbers.as_ref()?;
                    numbers.iter().position(|candidate| Some(candidate) == number.as_ref())
                });
                match (place.and_then(|place| values.get(place)), domain.issues.get(at)) {
                    (Some(value), _) => sum += value,
                    // A bid may name a number the grid does not hit.
                    (None, Some(issue)) => {
                        sum += evaluate::off_grid(profile, issue, at, number.as_ref(), choice)?;
                    }
                    (None, None) => {}
                }
            }
            Ok(sum)
        }
    }
}

/// A bound no package falls below; the lowest utility itself where nothing depends on several issues.
fn lowest(party: &Party) -> BigRational {
    let zero = BigRational::zero();
    let additive: BigRational = party.values.iter().filter_map(|values| values.iter().min()).sum();
    let links: BigRational =
        party.interactions.iter().map(|link| &link.adds).filter(|adds| **adds < zero).sum();
    &party.base + additive + links
}

/// Rectangles as interactions; what is given outside a block is given everywhere and taken back inside.
fn rectangles(
    domain: &Domain,
    profile: &Profile,
    cuts: &[Cut],
    own: bool,
    base: &mut BigRational,
) -> Result<Vec<Interaction>> {
    let mut interactions = Vec::new();
    for rectangle in &profile.rectangles {
        // NegMAS multiplies neither by the rectangle's weight nor by those of functions inside functions.
        let genius = domain.format == Format::Genius;
        let weight = if own || !genius { rectangle.weight.clone() } else { BigRational::one() };
        let mut adds = &rectangle.utility * weight;
        if !rectangle.inside && own {
            *base += &adds;
            adds = -adds;
        }
        if rectangle.bounds.is_empty() {
            *base += adds;
            continue;
        }
        let mut on: Vec<(usize, Vec<bool>)> = Vec::new();
        for (issue, low, high) in &rectangle.bounds {
            let Some(cut) = cuts.get(*issue) else { continue };
            let flags = evaluate::within(&domain.issues, *issue, cut, low, high)?;
            match on.iter_mut().find(|(other, _)| other == issue) {
                Some((_, both)) => {
                    both.iter_mut().zip(flags).for_each(|(a, b)| *a = *a && b);
                }
                None => on.push((*issue, flags)),
            }
        }
        let empty = on.iter().any(|(_, flags)| !flags.contains(&true));
        if !empty && !adds.is_zero() {
            interactions.push(Interaction { on, adds });
        }
    }
    Ok(interactions)
}
