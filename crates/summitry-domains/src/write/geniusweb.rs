//! Other tools' domains into GeniusWeb JSON: weights that add up to exactly 1, utilities within 0 and 1, a reservation
//! bid instead of a value.

use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use summitry_core::deals::{Profile as Party, Space};

use super::names::{distinct, quoted};
use super::own::{geniusweb_bid, geniusweb_domain, geniusweb_profile};
use super::{PLACES, Plain, Written, decimal, say_rounded};
use crate::domain::{Domain, Issue, OptionItem, Values};
use crate::error::{DomainError, Result};
use crate::exact;

/// Most packages tried to find a reservation bid.
const MOST: u64 = 2_000_000;

pub(super) fn write(plain: &Plain<'_>, written: &mut Written) -> Result<()> {
    if let Some(party) = plain.space.parties.iter().find(|party| !party.interactions.is_empty()) {
        return Err(DomainError::Domain(format!(
            "party \"{}\" links issues with each other; GeniusWeb holds sums over issues only",
            party.name
        )));
    }
    plain.time_and_words("GeniusWeb", written);
    plain.ranges_as_options("GeniusWeb", written);
    let domain = Domain {
        issues: plain
            .space
            .issues
            .iter()
            .map(|issue| Issue {
                name: issue.name.clone(),
                description: None,
                values: Values::Options(issue.options.iter().map(OptionItem::named).collect()),
            })
            .collect(),
        ..plain.domain.clone()
    };
    let agenda = geniusweb_domain(&domain);
    written.files.push(("domain.json".to_owned(), format!("{agenda}\n")));
    let names = distinct(plain.space.parties.iter().map(|p| p.name.as_str()), "party", &["domain"]);
    for (number, (party, name)) in plain.space.parties.iter().zip(names).enumerate() {
        let parts = as_it_is(plain, number).unwrap_or_else(|| rescaled(party, written));
        let mut rounded = 0;
        let (mut utilities, mut weights) = (Vec::new(), Vec::new());
        for (issue, (weight, values)) in plain.space.issues.iter().zip(&parts) {
            let entries: Vec<String> = issue
                .options
                .iter()
                .zip(values)
                .map(|(option, value)| {
                    format!("{}: {}", quoted(option), decimal(value, &mut rounded))
                })
                .collect();
            utilities.push(format!(
                "      {}: {{\"discreteutils\": {{\"valueUtilities\": {{{}}}}}}}",
                quoted(&issue.name),
                entries.join(", ")
            ));
            weights.push(format!("{}: {}", quoted(&issue.name), decimal(weight, &mut rounded)));
        }
        say_rounded(rounded, &party.name, written);
        let bid = bid(&plain.space, party, written).map(|bid| geniusweb_bid(&domain, &bid));
        let text = geniusweb_profile(&party.name, &agenda, &utilities, &weights, bid.as_deref());
        written.files.push((format!("{name}.json"), text));
    }
    Ok(())
}

/// One issue's weight and the utilities of its options.
type Part = (BigRational, Vec<BigRational>);

/// The file's own weights and values where they are what GeniusWeb asks for.
fn as_it_is(plain: &Plain<'_>, number: usize) -> Option<Vec<Part>> {
    let (zero, one) = (BigRational::zero(), BigRational::one());
    let party = plain.space.parties.get(number)?;
    let parts: Vec<Part> =
        (0..plain.space.issues.len()).map(|issue| plain.weighed(number, issue)).collect();
    let total: BigRational = parts.iter().map(|(weight, _)| weight).sum();
    let within = parts.iter().flat_map(|(_, values)| values).all(|v| *v >= zero && *v <= one);
    (total.is_one() && within && party.base.is_zero()).then_some(parts)
}

/// Each issue from its worst to its best, weighed by what that step is worth.
fn rescaled(party: &Party, written: &mut Written) -> Vec<Part> {
    let zero = BigRational::zero();
    let ends = |values: &[BigRational]| {
        let least = values.iter().min().cloned().unwrap_or_else(BigRational::zero);
        let most = values.iter().max().cloned().unwrap_or_else(BigRational::zero);
        (least, most)
    };
    let total: BigRational =
        party.values.iter().map(|values| ends(values)).map(|(least, most)| most - least).sum();
    let unit = BigRational::new(1.into(), exact::power_of_ten(PLACES));
    let mut left = BigRational::one();
    let last = party.values.len().saturating_sub(1);
    let mut cut = false;
    let parts = party
        .values
        .iter()
        .enumerate()
        .map(|(issue, values)| {
            let (least, most) = ends(values);
            let range = &most - &least;
            let weight = if issue == last {
                left.clone()
            } else if total > zero {
                // Cut to as many places as are written, so that the last weight completes exactly 1.
                let share = &range / &total;
                let weight = (&share / &unit).floor() * &unit;
                cut |= weight != share;
                weight
            } else {
                zero.clone()
            };
            left -= &weight;
            let values = values
                .iter()
                .map(|v| if range > zero { (v - &least) / &range } else { zero.clone() })
                .collect();
            (weight, values)
        })
        .collect();
    written.lost.push(format!(
        "{}: utilities are stretched to run from 0 to 1, GeniusWeb asks for weights that add up to 1; gains keep their \
         proportions",
        party.name
    ));
    if cut {
        written.lost.push(format!(
            "{}: weights are rounded to {PLACES} places; packages of equal utility may part by as little",
            party.name
        ));
    }
    parts
}

/// The package with the lowest utility that is no worse than no deal: with it as reservation bid the same packages pass.
fn bid(space: &Space, party: &Party, written: &mut Written) -> Option<Vec<Option<String>>> {
    let lowest: BigRational =
        party.values.iter().filter_map(|values| values.iter().min()).sum::<BigRational>()
            + &party.base;
    if party.reservation <= lowest {
        return None;
    }
    let count = space.combinations().to_u64().filter(|count| *count <= MOST);
    let Some(count) = count else {
        written.lost.push(format!(
            "{}: the reservation value {} was not carried over, the space is too large to find a bid of that worth",
            party.name,
            exact::rounded(&party.reservation, 9).0
        ));
        return None;
    };
    let mut best: Option<(BigRational, Vec<usize>)> = None;
    for index in 0..count {
        let package = space.package_at(&index.into())?;
        let utility: BigRational = party
            .values
            .iter()
            .zip(&package)
            .filter_map(|(values, option)| values.get(*option))
            .sum::<BigRational>()
            + &party.base;
        if utility >= party.reservation && best.as_ref().is_none_or(|(least, _)| utility < *least) {
            best = Some((utility, package));
        }
    }
    let Some((utility, package)) = best else {
        written.lost.push(format!(
            "{}: no package is worth the reservation value {}, so no bid stands for it; not carried over",
            party.name,
            exact::rounded(&party.reservation, 9).0
        ));
        return None;
    };
    if utility != party.reservation {
        written.lost.push(format!(
            "{}: the reservation value {} becomes a bid worth {}; the same packages pass",
            party.name,
            exact::rounded(&party.reservation, 9).0,
            exact::rounded(&utility, 9).0
        ));
    }
    let choices = space.issues.iter().zip(package);
    Some(choices.map(|(issue, option)| issue.options.get(option).cloned()).collect())
}
