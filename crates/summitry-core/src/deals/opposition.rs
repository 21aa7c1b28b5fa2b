//! How far from everyone's best the parties must end: two tools' measures.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};

use super::engine::{Engine, Limits, Objective};
use super::frontier::Keep;
use super::scale::Scaled;
use super::solutions::Flat;

/// NegMAS 0.16 `opposition_level`: the least Euclidean distance of a rational package to everyone's best, utilities
/// divided by each party's maximum over all packages (used as they are where that is zero). Not divided by √parties.
///
/// A party's distance falls as its utility rises, whatever the sign of the maximum, so that the nearest package is on
/// the frontier.
pub(super) fn negmas(points: &[Flat], space: &Scaled, range: &[(BigInt, BigInt)]) -> Option<f64> {
    let square = |point: &Flat| -> f64 {
        let parties = point.u.iter().zip(range).zip(&space.denominators);
        parties
            .map(|((u, (_, top)), one)| {
                let whole = if top.is_zero() { one } else { top };
                let gap = quotient(&(whole - u), whole);
                gap * gap
            })
            .sum()
    };
    points.iter().map(square).min_by(f64::total_cmp).map(f64::sqrt)
}

/// NegoLog's `calculate_opposition` (Doğru et al. 2024): the Euclidean distance to (1, …, 1) of the package with the
/// highest sum of utilities, reservation values ignored; of equal sums, the one best for the first party, then for the
/// second, as NegoLog's order of bids has it. NegoLog itself knows two parties only.
///
/// `None` where every package is excluded or the links are too many.
pub(super) fn negolog(space: &Scaled, limits: Limits<'_>) -> Option<f64> {
    let common = space.denominators.iter().fold(BigInt::one(), |a, d| a.lcm(d));
    let factors: Vec<BigInt> = space.denominators.iter().map(|d| &common / d).collect();
    let total =
        |u: &[BigInt]| -> BigInt { u.iter().zip(&factors).map(|(u, f)| u * f).sum::<BigInt>() };
    let first = |u: &[BigInt]| u.first().cloned().unwrap_or_default();
    let second = |u: &[BigInt]| u.get(1).cloned().unwrap_or_default();
    let utilities = if space.links.is_empty() {
        // Lexicographic order does not change under addition: the best sum is the sum of the bests.
        let mut sum = space.base.clone();
        for (values, allowed) in space.values.iter().zip(&space.allowed) {
            let options = values.iter().zip(allowed).filter(|(_, a)| **a);
            let key = |v: &Vec<BigInt>| (total(v), first(v), second(v));
            // The first of equal maxima: max_by_key would take the last.
            let mut best: Option<&Vec<BigInt>> = None;
            for (v, _) in options {
                if best.is_none_or(|b| key(v) > key(b)) {
                    best = Some(v);
                }
            }
            sum.iter_mut().zip(best?).for_each(|(s, v)| *s += v);
        }
        sum
    } else {
        let objectives: [Objective<'_>; 3] = [&total, &first, &second];
        let mut engine: Engine<BigInt, BigUint, 3> = Engine::new(space, &objectives)?;
        engine.keep = Keep::Front(1);
        let found = engine.run(limits).ok()?;
        space.utilities_at(&found.front.first()?.index)
    };
    let gaps = utilities.iter().zip(&space.denominators);
    Some(gaps.map(|(u, one)| quotient(&(one - u), one)).map(|g| g * g).sum::<f64>().sqrt())
}

/// The nearest double or one next to it, for integers of any size.
pub(super) fn quotient(a: &BigInt, b: &BigInt) -> f64 {
    let shift = a.bits().max(b.bits()).saturating_sub(1000);
    let (a, b) = ((a >> shift).to_f64(), (b >> shift).to_f64());
    a.unwrap_or(f64::NAN) / b.unwrap_or(f64::NAN)
}
