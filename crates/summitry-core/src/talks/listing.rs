//! One party's packages in the order of their worth: the inverse of its utility, where all packages can be listed.

use super::shape::Index;

/// A package with what it is worth to the party concerned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pick {
    /// The package.
    pub index: Index,
    /// Its utility to the party that picks.
    pub utility: f64,
}

/// The packages worth at least no deal to one party, sorted by utility; equal ones by index.
#[derive(Clone, Debug)]
pub(crate) struct Listing {
    utilities: Vec<f64>,
    packages: Vec<u32>,
}

impl Listing {
    /// Sorts what is rational: `utilities[index]` of every package, `allowed(index)` false for excluded ones.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "listings are limited far below 2^32 packages"
    )]
    pub(crate) fn new(
        utilities: &[f64],
        reservation: f64,
        allowed: impl Fn(usize) -> bool,
    ) -> Self {
        let rational = |&(index, &u): &(usize, &f64)| u >= reservation && allowed(index);
        let pairs = utilities.iter().enumerate().filter(rational);
        Self::sorted(pairs.map(|(index, &u)| (u, index as u32)).collect())
    }

    /// The same where only some packages may be agreed on: `utilities[place]` of `packages[place]`.
    pub(crate) fn of_some(utilities: &[f64], packages: &[u32], reservation: f64) -> Self {
        let pairs = utilities.iter().zip(packages).filter(|(u, _)| **u >= reservation);
        Self::sorted(pairs.map(|(&u, &index)| (u, index)).collect())
    }

    fn sorted(mut pairs: Vec<(f64, u32)>) -> Self {
        pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        Self {
            utilities: pairs.iter().map(|p| p.0).collect(),
            packages: pairs.iter().map(|p| p.1).collect(),
        }
    }

    /// How many packages are rational.
    pub(crate) fn len(&self) -> usize {
        self.packages.len()
    }

    /// The package at a position, the worst rational one at 0.
    pub(crate) fn at(&self, position: usize) -> Option<Pick> {
        let index = Index::from(*self.packages.get(position)?);
        Some(Pick { index, utility: *self.utilities.get(position)? })
    }

    /// The position of the worst package worth at least this much; the number of packages where there is none.
    pub(crate) fn position(&self, utility: f64) -> usize {
        self.utilities.partition_point(|&u| u < utility)
    }

    /// The worst package worth at least this much, or else the best one; `None` where nothing is rational.
    pub(crate) fn at_least(&self, utility: f64) -> Option<Pick> {
        self.at(self.position(utility).min(self.len().checked_sub(1)?))
    }

    /// The same, but a package up to `below` short of it wins where it is strictly nearer.
    pub(crate) fn nearest_from(&self, utility: f64, below: f64) -> Option<Pick> {
        let mut best = self.position(utility).min(self.len().checked_sub(1)?);
        let mut distance = (self.utilities.get(best)? - utility).abs();
        let shorter = self.utilities.iter().enumerate().take(best).rev();
        for (position, &u) in shorter.take_while(|(_, u)| **u >= utility - below) {
            if (u - utility).abs() < distance {
                distance = (u - utility).abs();
                best = position;
            }
        }
        self.at(best)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picks_the_worst_that_is_good_enough() {
        let utilities = [0.5, 0.1, 0.9, 0.5, 0.3];
        let listing = Listing::new(&utilities, 0.3, |index| index != 2);
        assert_eq!(listing.len(), 3);
        let pick = |u| listing.at_least(u).map(|p| p.index);
        assert_eq!(pick(0.0), Some(4));
        assert_eq!(pick(0.31), Some(0));
        assert_eq!(pick(0.5), Some(0));
        assert_eq!(pick(0.8), Some(3));
        assert_eq!(listing.nearest_from(0.3 + 1e-7, 1e-6).map(|p| p.index), Some(4));
        assert_eq!(Listing::new(&utilities, 1.0, |_| true).at_least(0.5), None);
    }
}
