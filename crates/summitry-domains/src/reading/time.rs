//! What time takes off utilities, as each tool counts it.
//!
//! GENIUS (`AbstractUtilitySpace.discount`): `u · d^t`, time t from 0 to 1 at the deadline, of the reservation value as well.
//! NegMAS (`ExpDiscountedUFun`, `LinDiscountedUFun`): `u · d^s` and `u − (c · s)^p`, s counted in steps unless the file says
//! otherwise, of the reservation value where `dynamic_reservation` says so. Analyses are of time 0.

use num_rational::BigRational;
use summitry_core::talks::Fading;

use crate::domain::{Discount, DiscountRule, Domain, Format, Profile};
use crate::exact;
use crate::reading::asked::{Note, Reading};

/// By how much utility shrinks, for talks; `None` where time changes nothing. A power of a fraction is no fraction in general, so
/// these are doubles.
#[must_use]
pub fn fading(discount: &Discount) -> Option<Fading> {
    match &discount.rule {
        _ if discount.is_none() => None,
        DiscountRule::Share(factor) => Some(Fading::Share(exact::approx(factor))),
        DiscountRule::Cost { cost, power } => {
            Some(Fading::Cost { cost: exact::approx(cost), power: exact::approx(power) })
        }
    }
}

/// A utility once time has passed: t of 0 to 1 in GENIUS, steps in NegMAS.
#[must_use]
pub fn after(utility: f64, discount: Option<&Discount>, time: f64) -> f64 {
    discount.and_then(fading).map_or(utility, |fading| fading.after(utility, time))
}

/// Notes every discount with what it does.
pub(crate) fn note(domain: &Domain, reading: Reading, notes: &mut Vec<Note>) {
    for profile in &domain.profiles {
        let Some(discount) = profile.discount.as_ref().filter(|discount| !discount.is_none())
        else {
            continue;
        };
        let text = match domain.format {
            Format::Genius => genius(profile, discount, reading),
            _ => steps(profile, discount),
        };
        let party = Some(profile.name.clone());
        notes.push(Note { code: "discount", party, text: format!("{}: {text}", profile.name) });
    }
}

/// What is left at half time and at the deadline.
fn genius(profile: &Profile, discount: &Discount, reading: Reading) -> String {
    let DiscountRule::Share(factor) = &discount.rule else { return String::new() };
    let left = |time: f64| percent(after(1.0, profile.discount.as_ref(), time));
    let used = match reading {
        Reading::Genius => "read as GENIUS does",
        Reading::Negmas => "read as NegMAS does, as asked",
    };
    format!(
        "the discount {} is applied by GENIUS as d^t with time t from 0 to 1, by NegMAS 0.16 after every step, and NegMAS \
         then reports the reservation value as minus infinity. GENIUS is right, its user guide defines d^t: utilities and the \
         reservation value are at {} of what is shown at half time and at {} at the deadline; what follows is undiscounted, \
         at t = 0, in both readings; {used}",
        exact::text(factor),
        left(0.5),
        left(1.0)
    )
}

fn steps(profile: &Profile, discount: &Discount) -> String {
    let clock = discount.clock.as_deref().unwrap_or("step");
    let reservation = if discount.of_reservation { "discounted with it" } else { "not discounted" };
    let what = match &discount.rule {
        DiscountRule::Share(factor) => {
            let left = percent(after(1.0, profile.discount.as_ref(), 10.0));
            let ten = if clock.ends_with("step") {
                format!(" ({left} is left after 10)")
            } else {
                String::new()
            };
            format!("utility times {} to the power of {clock}{ten}", exact::text(factor))
        }
        DiscountRule::Cost { cost, power } => {
            let cost = exact::text(cost);
            let taken = if *power == BigRational::from_integer(1.into()) {
                format!("{cost} times {clock}")
            } else {
                format!("({cost} times {clock}) to the power of {}", exact::text(power))
            };
            format!("utility less {taken}")
        }
    };
    format!(
        "time counts: {what}, the reservation value {reservation}; what follows is undiscounted, at time 0"
    )
}

fn percent(share: f64) -> String {
    format!("{:.1}%", 100.0 * share)
}
