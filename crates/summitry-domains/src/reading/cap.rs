//! GENIUS's cap: no utility above 1 (`AdditiveUtilitySpace.getUtility`, `NonlinearUtilitySpace.getUtility`).
//!
//! Authors' weights often add up to a little over 1. A sum over by no more than 10^-9 is the noise of the doubles the
//! file was written with and is left alone; a real excess is taken off exactly, package by package.

use num_rational::BigRational;
use num_traits::{One, Zero};
use summitry_core::deals::{Interaction, Profile as Party};

use crate::exact::{self, differ};
use crate::reading::asked::Note;

/// Most packages whose excess is taken off one by one; each becomes a link between all issues.
const MOST: usize = 256;

/// Takes what is above 1 off, or says why not.
pub(crate) fn apply(party: &mut Party, notes: &mut Vec<Note>) {
    let one = BigRational::one();
    let zero = BigRational::zero();
    let additive: BigRational = party.values.iter().filter_map(|values| values.iter().max()).sum();
    let links: BigRational =
        party.interactions.iter().map(|link| &link.adds).filter(|adds| **adds > zero).sum();
    let most = &party.base + additive + links;
    if most <= one || !differ(&most, &one) {
        return;
    }
    let over = if party.interactions.is_empty() { packages_over_one(party) } else { None };
    let text = match &over {
        Some(over) => format!(
            "{}'s utilities reach {}; GENIUS caps them at 1, which touches {} package{}",
            party.name,
            exact::rounded(&most, 9).0,
            over.len(),
            if over.len() == 1 { "" } else { "s" }
        ),
        None => format!(
            "{}'s utilities may reach {}; GENIUS would cap them at 1, here they are NOT capped (too many packages \
             would be touched), so values above 1 stand as they are",
            party.name,
            exact::rounded(&most, 9).0
        ),
    };
    notes.push(Note { code: "cap", party: Some(party.name.clone()), text });
    for (package, utility) in over.unwrap_or_default() {
        let on = package
            .iter()
            .enumerate()
            .map(|(issue, option)| {
                let count = party.values.get(issue).map_or(0, Vec::len);
                (issue, (0..count).map(|i| i == *option).collect())
            })
            .collect();
        party.interactions.push(Interaction { on, adds: &one - utility });
    }
}

/// A package and its utility.
type Above = (Vec<usize>, BigRational);

/// Every package above 1 with its utility, or `None` where there are more than [`MOST`].
fn packages_over_one(party: &Party) -> Option<Vec<Above>> {
    // What the issues from here on can still add at most.
    let mut rest = vec![BigRational::zero(); party.values.len() + 1];
    for issue in (0..party.values.len()).rev() {
        let most = party.values.get(issue)?.iter().max()?.clone();
        let after = rest.get(issue + 1)?.clone();
        *rest.get_mut(issue)? = most + after;
    }
    let one = BigRational::one();
    let mut open = vec![(Vec::new(), party.base.clone())];
    let mut found = Vec::new();
    while let Some((package, sum)) = open.pop() {
        let Some(values) = party.values.get(package.len()) else {
            if found.len() >= MOST {
                return None;
            }
            found.push((package, sum));
            continue;
        };
        for (option, value) in values.iter().enumerate().rev() {
            let sum = &sum + value;
            if &sum + rest.get(package.len() + 1)? > one {
                let mut longer = package.clone();
                longer.push(option);
                open.push((longer, sum));
            }
        }
        // Every open branch ends in at least one package above 1.
        if open.len() + found.len() > MOST {
            return None;
        }
    }
    Some(found)
}
