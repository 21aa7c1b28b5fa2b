//! A point of a front: utilities that some packages attain, and how many.

use crate::deals::number::{Exact, Tally, both};

/// Utilities that some packages attain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::deals) struct Point<T, W, const N: usize> {
    /// One utility a party, padded with zeros.
    pub(in crate::deals) u: [T; N],
    /// How many packages have exactly these.
    pub(in crate::deals) packages: W,
    /// The smallest index among them.
    pub(in crate::deals) index: W,
}

impl<T: Exact, W: Tally, const N: usize> Point<T, W, N> {
    /// The empty package, worth nothing.
    pub(in crate::deals) fn origin() -> Self {
        Self { u: std::array::from_fn(|_| T::zero()), packages: W::one(), index: W::zero() }
    }

    /// A package of both parts.
    pub(in crate::deals) fn plus(&self, other: &Self) -> Self {
        Self {
            u: both(&self.u, &other.u, T::plus),
            packages: self.packages.times(&other.packages),
            index: self.index.plus(&other.index),
        }
    }

    /// The second party's utility; none where there is no second party.
    pub(super) fn second(&self) -> Option<&T> {
        self.u.get(1)
    }

    /// Counts another point with the same utilities in.
    pub(super) fn absorb(&mut self, other: &Self) {
        self.packages = self.packages.plus(&other.packages);
        if other.index < self.index {
            self.index = other.index.clone();
        }
    }
}
