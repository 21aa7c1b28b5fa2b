//! Changes of a package, one issue or two at a time, and what they give each party.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::opposition::quotient;
use super::scale::Scaled;
use super::{DealsError, Space};

/// A change of one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The issue.
    pub issue: usize,
    /// Its option in the package at hand.
    pub from: usize,
    /// Its option afterwards.
    pub to: usize,
    /// What this change alone would give each party; negative is a cost.
    pub gains: Vec<BigRational>,
}

/// One or two issues changed, and each party's gain in scaled integers.
#[derive(Clone, Debug)]
pub(super) struct Change {
    to: Vec<(usize, usize)>,
    gains: Vec<BigInt>,
}

impl Change {
    pub(super) fn issue(&self) -> usize {
        self.to.first().map_or(usize::MAX, |t| t.0)
    }

    pub(super) fn option(&self) -> usize {
        self.to.first().map_or(usize::MAX, |t| t.1)
    }

    pub(super) fn nobody_loses(&self) -> bool {
        !self.gains.iter().any(Signed::is_negative)
    }

    pub(super) fn somebody_gains(&self) -> bool {
        self.gains.iter().any(Signed::is_positive)
    }

    pub(super) fn gains_of(&self, party: usize) -> &BigInt {
        &self.gains[party]
    }
}

/// The packages near one package.
pub(super) struct Around<'a> {
    space: &'a Space,
    scaled: Scaled,
    now: Vec<usize>,
    worth: Vec<BigInt>,
    /// What the issues and links can give each party at most: best less worst, option by option.
    spans: Vec<BigInt>,
}

impl<'a> Around<'a> {
    pub(super) fn new(space: &'a Space, now: &[usize]) -> Result<Self, DealsError> {
        space.check_package(now)?;
        let scaled = Scaled::new(space);
        let spans = (0..scaled.parties())
            .map(|p| {
                let (low, high) = scaled.additive_range(p);
                let links = scaled.links.iter().filter_map(|l| l.adds.as_ref());
                high - low + links.map(|a| a[p].abs()).sum::<BigInt>()
            })
            .collect();
        let worth = scaled.utilities_of(now);
        Ok(Self { space, scaled, now: now.to_vec(), worth, spans })
    }

    /// Every change of one issue, by issue and option.
    pub(super) fn singles(&self) -> Vec<Change> {
        let all = self.scaled.sizes.iter().zip(&self.now).enumerate();
        all.flat_map(|(issue, (&n, &now))| {
            (0..n).filter(move |&option| option != now).map(move |option| (issue, option))
        })
        .map(|to| self.change(vec![to]))
        .collect()
    }

    fn change(&self, to: Vec<(usize, usize)>) -> Change {
        let gains = if self.scaled.links.is_empty() {
            let mut gains = vec![BigInt::zero(); self.worth.len()];
            for &(issue, option) in &to {
                let values = &self.scaled.values[issue];
                let step = values[option].iter().zip(&values[self.now[issue]]);
                gains.iter_mut().zip(step).for_each(|(g, (new, old))| *g += new - old);
            }
            gains
        } else {
            let worth = self.scaled.utilities_of(&self.moved(&to));
            worth.into_iter().zip(&self.worth).map(|(new, old)| new - old).collect()
        };
        Change { to, gains }
    }

    /// Both changes; on additive values simply the sum of their gains.
    pub(super) fn both(&self, a: &Change, b: &Change) -> Change {
        let to = a.to.iter().chain(&b.to).copied().collect();
        if self.scaled.links.is_empty() {
            let gains = a.gains.iter().zip(&b.gains).map(|(x, y)| x + y).collect();
            Change { to, gains }
        } else {
            self.change(to)
        }
    }

    /// Whether no exclusion rules the package after these changes out.
    pub(super) fn allowed(&self, changes: &[&Change]) -> bool {
        let to: Vec<_> = changes.iter().flat_map(|c| c.to.iter().copied()).collect();
        !self.space.excluded(&self.moved(&to))
    }

    fn moved(&self, to: &[(usize, usize)]) -> Vec<usize> {
        let mut package = self.now.clone();
        to.iter().for_each(|&(issue, option)| package[issue] = option);
        package
    }

    /// The package after a change.
    pub(super) fn after(&self, change: &Change) -> Vec<usize> {
        self.moved(&change.to)
    }

    /// Each party's gain.
    pub(super) fn gains(&self, change: &Change) -> Vec<BigRational> {
        let gains = change.gains.iter().zip(&self.scaled.denominators);
        gains.map(|(g, d)| BigRational::new(g.clone(), d.clone())).collect()
    }

    /// Each party's gain as a share of its span; 0 for a party to whom nothing matters.
    pub(super) fn shares(&self, change: &Change) -> Vec<f64> {
        let gains = change.gains.iter().zip(&self.spans);
        gains.map(|(g, span)| if span.is_zero() { 0.0 } else { quotient(g, span) }).collect()
    }

    pub(super) fn to_move(&self, change: &Change) -> Move {
        let (issue, to) = (change.issue(), change.option());
        Move { issue, from: self.now[issue], to, gains: self.gains(change) }
    }
}
