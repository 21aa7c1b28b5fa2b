//! Every package of a space in its order: which may be agreed on, and what each is worth to a party.

use num_bigint::BigInt;
use num_traits::{ToPrimitive, Zero};

use crate::deals::package::applies;
use crate::deals::scale::Scaled;
use crate::talks::rounded::{ratio, small_ratio};
use crate::talks::shape::Shape;

/// One flag a package; empty where everything may be combined.
pub(super) fn allowed(shape: &Shape, space: &Scaled) -> Vec<bool> {
    let excluding: Vec<_> = space.links.iter().filter(|l| l.adds.is_none()).collect();
    let all = space.allowed.iter().flatten().all(|a| *a);
    if all && excluding.is_empty() && !space.nothing {
        return Vec::new();
    }
    let mut package = vec![0; shape.sizes().len()];
    let mut may = |index: u128| {
        shape.options_into(index, &mut package);
        !space.nothing
            && package.iter().zip(&space.allowed).all(|(&o, allowed)| allowed[o])
            && !excluding.iter().any(|l| applies(&l.on, &package))
    };
    (0..shape.packages()).map(&mut may).collect()
}

/// One party's utility of every package.
pub(super) fn list(shape: &Shape, space: &Scaled, party: usize) -> Vec<f64> {
    let denominator = &space.denominators[party];
    let links: Vec<_> = space
        .links
        .iter()
        .filter_map(|l| Some((&l.on, l.adds.as_ref()?.get(party)?)))
        .filter(|(_, adds)| !adds.is_zero())
        .collect();
    if let (Some(_), Some(small)) = (space.magnitude().to_i64(), denominator.to_i64())
        && links.is_empty()
    {
        // Words of 64 bits round to the same doubles and are several times faster.
        let word = |x: &BigInt| x.to_i64().unwrap_or_default();
        let mut sums = Vec::with_capacity(usize::try_from(shape.packages()).unwrap_or(0));
        sums.push(word(&space.base[party]));
        for values in &space.values {
            let values: Vec<i64> = values.iter().map(|v| word(&v[party])).collect();
            let mut longer = Vec::with_capacity(sums.len() * values.len());
            for sum in &sums {
                longer.extend(values.iter().map(|v| sum + v));
            }
            sums = longer;
        }
        #[expect(clippy::cast_precision_loss, reason = "rounding once is the point")]
        return sums.into_iter().map(|sum| sum as f64 / small as f64).collect();
    }
    if space.magnitude().to_i128().is_some() {
        let word = |x: &BigInt| x.to_i128().unwrap_or_default();
        let mut sums = vec![word(&space.base[party])];
        for values in &space.values {
            let values: Vec<i128> = values.iter().map(|v| word(&v[party])).collect();
            sums = sums.iter().flat_map(|sum| values.iter().map(move |v| sum + v)).collect();
        }
        if !links.is_empty() {
            let mut package = vec![0; shape.sizes().len()];
            for (index, sum) in sums.iter_mut().enumerate() {
                shape.options_into(index as u128, &mut package);
                *sum += links
                    .iter()
                    .filter(|(on, _)| applies(on, &package))
                    .map(|(_, adds)| word(adds))
                    .sum::<i128>();
            }
        }
        if let Some(denominator) = denominator.to_i128() {
            return sums.into_iter().map(|sum| small_ratio(sum, denominator)).collect();
        }
        return sums.into_iter().map(|sum| ratio(&BigInt::from(sum), denominator)).collect();
    }
    (0..shape.packages())
        .map(|index| ratio(&space.utilities_of(&shape.options(index))[party], denominator))
        .collect()
}
