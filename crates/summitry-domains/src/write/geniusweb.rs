//! Other tools' domains into GeniusWeb JSON: weights that add up to exactly 1, utilities within 0 and 1, a reservation
//! bid instead of a value.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use summitry_core::deals::{Profile as Party, Space};

use super::names::{in_order, quoted};
use super::own::{geniusweb_bid, geniusweb_domain, geniusweb_profile};
use super::plain::Plain;
use super::written::{PLACES, Written, decimal, say_rounded};
use crate::domain::{Domain, Issue, IssueValues, OptionItem};
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
                values: IssueValues::Options(issue.options.iter().map(OptionItem::named).collect()),
            })
            .collect(),
        ..plain.domain.clone()
    };
    let agenda = geniusweb_domain(&domain);
    written.files.push(("domain.json".to_owned(), format!("{agenda}\n")));
    let names = in_order(plain.space.parties.iter().map(|p| p.name.as_str()), "party", &["domain"]);
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
                "      {}: {{\"DiscreteValueSetUtilities\": {{\"valueUtilities\": {{{}}}}}}}",
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
    (total.is_one() && within && party.base.is_zero() && decimals(&parts)).then_some(parts)
}

/// Whether every number can be written without rounding.
fn decimals(parts: &[Part]) -> bool {
    parts
        .iter()
        .flat_map(|(weight, values)| std::iter::once(weight).chain(values))
        .all(|number| exact::decimal(number).is_some())
}

/// Each issue's values counted from its worst: what every package loses is the same, so ties and gains stay.
fn rescaled(party: &Party, written: &mut Written) -> Vec<Part> {
    let zero = BigRational::zero();
    let issues: Vec<(BigRational, Vec<BigRational>)> = party
        .values
        .iter()
        .map(|values| {
            let least = values.iter().min().cloned().unwrap_or_else(BigRational::zero);
            let from: Vec<BigRational> = values.iter().map(|value| value - &least).collect();
            (from.iter().max().cloned().unwrap_or_else(BigRational::zero), from)
        })
        .collect();
    let total: BigRational = issues.iter().map(|(range, _)| range).sum();
    if total > zero {
        let parts = stretched(&issues, &total);
        if decimals(&parts) {
            written.lost.push(format!(
                "{}: utilities are stretched to run from 0 to 1, GeniusWeb asks for weights that add up to 1; gains keep \
                 their proportions",
                party.name
            ));
            return parts;
        }
        if let Some(parts) = halved(&issues) {
            let best: BigRational = parts
                .iter()
                .filter_map(|(weight, values)| Some(weight * values.iter().max()?))
                .sum();
            written.lost.push(format!(
                "{}: utilities run from 0 to {}, GeniusWeb asks for weights that add up to 1 and no decimals equal those \
                 that would reach 1; gains keep their proportions exactly",
                party.name,
                exact::rounded(&best, 6).0
            ));
            return parts;
        }
    }
    rounded_off(&issues, &total, party, written)
}

/// Each issue from its worst to its best, weighed by what that step is worth: utilities from 0 to 1.
fn stretched(issues: &[Part], total: &BigRational) -> Vec<Part> {
    let share = |(range, values): &Part| {
        let value = |v: &BigRational| if range.is_zero() { v.clone() } else { v / range };
        (range / total, values.iter().map(value).collect())
    };
    issues.iter().map(share).collect()
}

/// Decimal places a weight may need here; beyond, the file would be digits only.
const MOST_PLACES: u64 = 1000;

/// Weights that are powers of a half and add up to exactly 1, none below what its issue is worth on one common scale:
/// then every utility is a finite decimal and at most 1, and nothing is rounded.
///
/// Over a common denominator the ranges are whole numbers; each is raised to a power of two and their sum to the next one.
/// What is missing is a multiple of the smallest power, so doubling one no larger than that comes nearer and never passes
/// (equality in Kraft's inequality, 1949). `None` where weights would need more than [`MOST_PLACES`] places.
fn halved(issues: &[Part]) -> Option<Vec<Part>> {
    let mut scale = BigInt::one();
    for value in issues.iter().flat_map(|(_, values)| values) {
        // Multiplied with what the value's denominator still asks for.
        scale *= (value * BigRational::from_integer(scale.clone())).reduced().denom();
    }
    let scale = BigRational::from_integer(scale);
    let power = |exponent: u64| BigInt::one() << exponent;
    // A whole number n > 0 lies at or under 2^bits(n - 1).
    let over = |n: &BigInt| (n - BigInt::one()).bits();
    let mut exponents: Vec<Option<u64>> = issues
        .iter()
        .map(|(range, _)| {
            let whole = (range * &scale).to_integer();
            (!whole.is_zero()).then(|| over(&whole))
        })
        .collect();
    let mut sum: BigInt = exponents.iter().flatten().map(|e| power(*e)).sum();
    let places = over(&sum);
    if places > MOST_PLACES {
        return None;
    }
    let whole = power(places);
    while sum < whole {
        let left = &whole - &sum;
        let next = exponents.iter_mut().flatten().filter(|e| power(**e) <= left).max()?;
        sum += power(*next);
        *next += 1;
    }
    let parts = issues.iter().zip(exponents).map(|((_, values), exponent)| {
        let Some(exponent) = exponent else { return (BigRational::zero(), values.clone()) };
        let weight = BigRational::new(power(exponent), whole.clone());
        let under = BigRational::from_integer(power(exponent));
        (weight, values.iter().map(|value| value * &scale / &under).collect())
    });
    Some(parts.collect())
}

/// The last resort, and where every package is worth the same: weights cut to [`PLACES`], the last completing 1.
fn rounded_off(
    issues: &[Part],
    total: &BigRational,
    party: &Party,
    written: &mut Written,
) -> Vec<Part> {
    let unit = BigRational::new(1.into(), exact::power_of_ten(PLACES));
    let mut left = BigRational::one();
    let last = issues.len().saturating_sub(1);
    let all = if total.is_zero() { BigRational::one() } else { total.clone() };
    let mut parts = stretched(issues, &all);
    let mut cut = false;
    for (issue, (weight, _)) in parts.iter_mut().enumerate() {
        let share = weight.clone();
        *weight = if issue == last { left.clone() } else { (&share / &unit).floor() * &unit };
        cut |= *weight != share;
        left -= &*weight;
    }
    if cut && !total.is_zero() {
        written.lost.push(format!(
            "{}: weights are rounded to {PLACES} places; packages of equal utility may part by as little, and the count of \
             rational packages may change",
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
