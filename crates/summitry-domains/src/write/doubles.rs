//! Sums of doubles miss what the decimals they were written as add up to: 0.1 + 0.2 is more than 0.3, 0.6 · (1/3) less than 0.2.
//!
//! A package exactly at the reservation value may so fall short of it in another tool. Where all packages can be gone
//! through, the reservation value is written as the double that makes the same packages pass.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive};
use summitry_core::deals::{Profile as Party, Space};

use super::written::{Written, decimal};
use crate::domain::{Profile, Reservation};
use crate::exact;

/// Most packages gone through.
const MOST: u64 = 4_000_000;

/// The profile with a reservation value under which sums of doubles, in the issues' order, let the same packages pass.
pub(super) fn kept_rational(space: &Space, profile: &Profile, written: &mut Written) -> Profile {
    let mut kept = profile.clone();
    let Reservation::Value(reservation) = &profile.reservation else { return kept };
    let party = space.parties.iter().find(|party| party.name == profile.name);
    let Some(party) = party.filter(|party| party.interactions.is_empty()) else { return kept };
    let Some(split) = Split::of(space, party, reservation) else {
        written.lost.push(format!(
            "{}: too many packages to see whether sums of doubles let the same ones pass the reservation value",
            party.name
        ));
        return kept;
    };
    let stated = as_double(reservation);
    if split.lowest_in >= stated && split.highest_out < stated {
        return kept;
    }
    // In between lies a reservation value that parts them rightly, unless doubles have mixed the two.
    if split.highest_out < split.lowest_in
        && let Some(value) = exact::parse(&format!("{:e}", split.lowest_in))
    {
        written.lost.push(format!(
            "{}: the reservation value {} is written as {}, the sum of doubles that equals it, so that the same packages pass",
            party.name,
            exact::rounded(reservation, 20).0,
            split.lowest_in
        ));
        kept.reservation = Reservation::Value(value);
    } else {
        written.lost.push(format!(
            "{}: sums of doubles cannot tell packages at the reservation value {} from some just below it; which pass may \
             change there",
            party.name,
            exact::rounded(reservation, 20).0
        ));
    }
    kept
}

/// The ends of the gap between packages that pass and those that do not, as doubles add them up.
struct Split {
    lowest_in: f64,
    highest_out: f64,
}

impl Split {
    fn of(space: &Space, party: &Party, reservation: &BigRational) -> Option<Self> {
        let count = space.combinations().to_u64().filter(|count| *count <= MOST)?;
        let all = || party.values.iter().flatten().chain([&party.base, reservation]);
        let scale = all().fold(BigInt::one(), |scale, number| scale.lcm(number.denom()));
        let whole = |number: &BigRational| -> Option<i128> {
            // Room for as many summands as there may be issues.
            let whole = (number.numer() * (&scale / number.denom())).to_i128()?;
            (whole.unsigned_abs() < 1 << 100).then_some(whole)
        };
        let exactly: Vec<Vec<i128>> = party
            .values
            .iter()
            .map(|values| values.iter().map(whole).collect())
            .collect::<Option<_>>()?;
        let doubles: Vec<Vec<f64>> =
            party.values.iter().map(|values| values.iter().map(as_double).collect()).collect();
        let (bar, base, start) = (whole(reservation)?, whole(&party.base)?, as_double(&party.base));
        let mut split = Self { lowest_in: f64::INFINITY, highest_out: f64::NEG_INFINITY };
        let mut package = vec![0_usize; exactly.len()];
        for _ in 0..count {
            let (mut sum, mut double) = (base, start);
            for ((exact, doubles), option) in exactly.iter().zip(&doubles).zip(&package) {
                sum += exact.get(*option)?;
                double += doubles.get(*option)?;
            }
            if sum >= bar {
                split.lowest_in = split.lowest_in.min(double);
            } else {
                split.highest_out = split.highest_out.max(double);
            }
            for (digit, values) in package.iter_mut().zip(&exactly).rev() {
                *digit += 1;
                if *digit < values.len() {
                    break;
                }
                *digit = 0;
            }
        }
        Some(split)
    }
}

/// What another tool reads where the number is written.
fn as_double(number: &BigRational) -> f64 {
    decimal(number, &mut 0).parse().unwrap_or_else(|_| exact::approx(number))
}
