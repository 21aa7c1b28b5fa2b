//! Other tools' domains into GENIUS XML, so that GENIUS's own arithmetic gives the same utilities.
//!
//! GENIUS divides each issue's evaluations by their largest and caps the sum at 1. So an issue's weight becomes the most
//! it can add, its evaluations the values as they are, and utilities that go beyond 1 are divided by a power of ten.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::own;
use super::plain::Plain;
use super::written::{Written, decimal, say_rounded};
use crate::domain::{
    Discount, Domain, Evaluator, Format, Issue, IssueValues, OptionItem, Profile, Reservation, Term,
};
use crate::exact;

pub(super) fn write(plain: &Plain<'_>, written: &mut Written) {
    plain.ranges_as_options("GENIUS", written);
    for profile in &plain.domain.profiles {
        if profile.discount.as_ref().is_some_and(|discount| !discount.is_none()) {
            written.lost.push(format!(
                "{}: the discount counts per step in NegMAS and up to the deadline in GENIUS; not carried over",
                profile.name
            ));
        }
    }
    let issues = plain
        .domain
        .issues
        .iter()
        .zip(&plain.space.issues)
        .map(|(issue, cut)| Issue {
            name: issue.name.clone(),
            description: issue.description.clone(),
            values: IssueValues::Options(match issue.values.options() {
                Some(options) => options.to_vec(),
                None => cut.options.iter().map(OptionItem::named).collect(),
            }),
        })
        .collect();
    let profiles = (0..plain.space.parties.len())
        .filter_map(|number| profile(plain, number, written))
        .collect();
    let domain = Domain {
        name: plain.domain.name.clone(),
        format: Format::Genius,
        issues,
        profiles,
        remarks: Vec::new(),
    };
    own::genius(&domain, written);
}

fn profile(plain: &Plain<'_>, number: usize, written: &mut Written) -> Option<Profile> {
    let (party, before) = plain.parties().nth(number)?;
    if !party.interactions.is_empty() {
        written.lost.push(format!(
            "{}: links between issues were not carried over; NegMAS's blocks over named options have no GENIUS form",
            party.name
        ));
    }
    // The constant goes into the first issue; an issue that can only take away is lifted to start at 0.
    let mut values = party.values.clone();
    if let Some(first) = values.first_mut() {
        first.iter_mut().for_each(|value| *value += &party.base);
    }
    let mut lifted = BigRational::zero();
    for options in &mut values {
        let (least, most) = (options.iter().min()?.clone(), options.iter().max()?.clone());
        if most <= BigRational::zero() && least < BigRational::zero() {
            options.iter_mut().for_each(|value| *value -= &least);
            lifted -= &least;
        }
    }
    let most: BigRational = values.iter().filter_map(|options| options.iter().max()).sum();
    let mut scale = BigRational::one();
    if crate::exact::differ(&most, &BigRational::one()) {
        while most > scale {
            scale *= BigRational::from_integer(10.into());
        }
    }
    // Whole hundredths of an odd denominator are no decimals; on a scale divided by it they are, and nothing is rounded.
    let odd = odd_part(
        values
            .iter()
            .filter_map(|options| options.iter().max())
            .chain([&party.reservation, &lifted]),
    );
    if !odd.is_one() && odd.bits() <= 64 {
        let mut power = BigRational::one();
        let odd = BigRational::from_integer(odd);
        while power < odd {
            power *= BigRational::from_integer(10.into());
        }
        scale *= power / odd;
    }
    if !lifted.is_zero() {
        written.lost.push(format!(
            "{}: utilities and reservation value are raised by {}, GENIUS has none below 0 for a whole issue",
            party.name,
            exact::rounded(&lifted, 9).0
        ));
    }
    if !scale.is_one() {
        written.lost.push(format!(
            "{}: utilities and reservation value are divided by {}, GENIUS caps utilities at 1",
            party.name,
            exact::text(&scale)
        ));
    }
    let mut rounded = 0;
    let mut profile = Profile::new(&party.name);
    for (issue, options) in values.iter().enumerate() {
        let (weight, _) = plain.weighed(number, issue);
        // Evaluations before the weight read better, and only their ratios count.
        let table: Vec<BigRational> = options.iter().map(|value| value / &weight).collect();
        let decimals = table.iter().all(|value| exact::decimal(value).is_some());
        // Only ratios count: thirds are written as whole numbers.
        let table = if decimals { table } else { whole(options) };
        let largest = options.iter().max()?;
        decimal(&(largest / &scale), &mut rounded);
        profile.terms.push(Term {
            weight: Some(largest / &scale),
            evaluator: Evaluator::Table(large_enough(table).into_iter().map(Some).collect()),
        });
    }
    let reservation = (&party.reservation + &lifted) / &scale;
    decimal(&reservation, &mut rounded);
    say_rounded(rounded, &party.name, written);
    profile.reservation = Reservation::Value(reservation);
    if let Reservation::Bid(_) = before.reservation {
        written.lost.push(format!("{}: the reservation bid is written as its utility", party.name));
    }
    profile.discount = Some(Discount::share(BigRational::one()));
    Some(profile)
}

/// What of the numbers' common denominator is neither a two nor a five.
fn odd_part<'a>(numbers: impl Iterator<Item = &'a BigRational>) -> BigInt {
    let mut odd = numbers.fold(BigInt::one(), |all, number| all.lcm(number.denom()));
    for factor in [BigInt::from(2), BigInt::from(5)] {
        while (&odd % &factor).is_zero() {
            odd /= &factor;
        }
    }
    odd
}

/// The same ratios in whole numbers.
fn whole(values: &[BigRational]) -> Vec<BigRational> {
    let all = values.iter().fold(BigInt::one(), |all, number| all.lcm(number.denom()));
    values.iter().map(|value| value * BigRational::from_integer(all.clone())).collect()
}

/// GENIUS takes evaluations whose largest is under 0.00001 for none; only ratios count, so they are raised.
fn large_enough(mut table: Vec<BigRational>) -> Vec<BigRational> {
    let ten = BigRational::from_integer(10.into());
    let enough = BigRational::new(1.into(), 1000.into());
    let zero = BigRational::zero();
    while table.iter().max().is_some_and(|most| *most > zero && *most < enough) {
        table.iter_mut().for_each(|value| *value *= &ten);
    }
    table
}
