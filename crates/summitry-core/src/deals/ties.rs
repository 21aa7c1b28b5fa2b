//! All packages behind one point of utilities.

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::check::check;
use super::scale::Scaled;
use super::{DealsError, Space};

/// How many partial packages may be looked at before giving up.
const WORK: usize = 20_000_000;

/// The packages with exactly these utilities, by ascending index: at most `most` of them. The flag says whether these
/// are all; it is false where there are more, or where looking for them took too long.
///
/// # Errors
/// Where the space does not hang together.
pub fn packages_at(
    space: &Space,
    utilities: &[BigRational],
    most: usize,
) -> Result<(Vec<BigUint>, bool), DealsError> {
    check(space)?;
    let scaled = Scaled::new(space);
    let target: Option<Vec<BigInt>> = (0..scaled.parties())
        .map(|p| {
            // A utility off the party's scale is no package's.
            let value = utilities.get(p)? * &scaled.denominators[p];
            value.is_integer().then(|| value.to_integer())
        })
        .collect();
    let Some(target) = target else { return Ok((Vec::new(), true)) };
    let mut search = Search::new(space, &scaled, target, most);
    let mut package = Vec::with_capacity(scaled.sizes.len());
    search.descend(&mut package, &scaled.base.clone());
    Ok((search.found, search.complete))
}

struct Search<'a> {
    space: &'a Space,
    scaled: &'a Scaled,
    target: Vec<BigInt>,
    most: usize,
    /// Least and most that the issues from each on, and any links, can add to each party.
    rest: Vec<Vec<(BigInt, BigInt)>>,
    found: Vec<BigUint>,
    work: usize,
    complete: bool,
}

impl<'a> Search<'a> {
    fn new(space: &'a Space, scaled: &'a Scaled, target: Vec<BigInt>, most: usize) -> Self {
        let links = |p: usize| {
            let adds = scaled.links.iter().filter_map(|l| l.adds.as_ref()).map(|a| &a[p]);
            let (minus, plus): (Vec<_>, Vec<_>) = adds.partition(|a| a.is_negative());
            (minus.into_iter().sum::<BigInt>(), plus.into_iter().sum::<BigInt>())
        };
        let mut rest = vec![(0..scaled.parties()).map(links).collect::<Vec<_>>()];
        for values in scaled.values.iter().rev() {
            let after = &rest[rest.len() - 1];
            let before = (0..scaled.parties()).map(|p| {
                let low = values.iter().map(|v| &v[p]).min().cloned().unwrap_or_else(BigInt::zero);
                let high = values.iter().map(|v| &v[p]).max().cloned().unwrap_or_else(BigInt::zero);
                (&after[p].0 + low, &after[p].1 + high)
            });
            rest.push(before.collect());
        }
        rest.reverse();
        Self { space, scaled, target, most, rest, found: Vec::new(), work: 0, complete: true }
    }

    fn descend(&mut self, package: &mut Vec<usize>, sum: &[BigInt]) {
        self.work += 1;
        if self.work > WORK || !self.complete {
            self.complete = false;
            return;
        }
        let reach = sum.iter().zip(&self.rest[package.len()]).zip(&self.target);
        if reach.clone().any(|((s, (low, high)), t)| *t < s + low || *t > s + high) {
            return;
        }
        let issue = package.len();
        if issue == self.scaled.sizes.len() {
            let hit = self.scaled.utilities_of(package) == self.target;
            if hit && !self.space.excluded(package) {
                if self.found.len() == self.most {
                    self.complete = false;
                } else if let Ok(index) = self.space.index_of(package) {
                    self.found.push(index);
                }
            }
            return;
        }
        for option in 0..self.scaled.sizes[issue] {
            let values = &self.scaled.values[issue][option];
            let next: Vec<BigInt> = sum.iter().zip(values).map(|(s, v)| s + v).collect();
            package.push(option);
            self.descend(package, &next);
            package.pop();
        }
    }
}
