//! One party's utility where packages are too many to list: the sum of its issues' values.

use super::shape::{Index, Shape};
use crate::deals::scale::Scaled;

/// Additive values in doubles. Sums are rounded issue by issue: 10^-15 of the range, not exact.
#[derive(Clone, Debug)]
pub(crate) struct Summed {
    shape: Shape,
    /// Value of the package that takes each issue's worst allowed option.
    base: f64,
    /// `[issue][option]`: what it adds to its issue's worst allowed option; not a number where excluded.
    values: Vec<Vec<f64>>,
}

impl Summed {
    /// The party's values; links are the caller's to refuse.
    pub(crate) fn new(shape: &Shape, space: &Scaled, party: usize) -> Self {
        let divide = |x: &num_bigint::BigInt| super::rounded::ratio(x, &space.denominators[party]);
        let mut base = space.base[party].clone();
        let values = space.values.iter().zip(&space.allowed).map(|(values, allowed)| {
            let kept = values.iter().zip(allowed).filter(|(_, a)| **a).map(|(v, _)| &v[party]);
            let worst = kept.min().cloned().unwrap_or_default();
            base += &worst;
            let gain = |(v, a): (&Vec<num_bigint::BigInt>, &bool)| {
                if *a { divide(&(&v[party] - &worst)) } else { f64::NAN }
            };
            values.iter().zip(allowed).map(gain).collect()
        });
        let values = values.collect();
        Self { shape: shape.clone(), base: divide(&base), values }
    }

    /// The agenda's shape.
    pub(crate) fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The worst package's utility.
    pub(crate) fn base(&self) -> f64 {
        self.base
    }

    /// `[issue][option]`: gains over the worst allowed option; not a number where excluded.
    pub(crate) fn values(&self) -> &[Vec<f64>] {
        &self.values
    }

    /// What a package is worth; not a number where it is excluded.
    pub(crate) fn utility(&self, index: Index) -> f64 {
        let mut rest = index;
        let mut sum = self.base;
        for values in self.values.iter().rev() {
            let n = (values.len() as u128).max(1);
            sum += usize::try_from(rest % n).ok().and_then(|o| values.get(o)).unwrap_or(&f64::NAN);
            rest /= n;
        }
        sum
    }

    /// Worst and best package.
    pub(crate) fn range(&self) -> (f64, f64) {
        let best = |values: &Vec<f64>| values.iter().copied().fold(0.0, f64::max);
        (self.base, self.base + self.values.iter().map(best).sum::<f64>())
    }
}
