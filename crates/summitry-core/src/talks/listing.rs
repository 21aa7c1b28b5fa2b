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

/// Fewer packages than this are sorted by comparing them, which is quicker than clearing the buckets' counters.
const FEW: usize = 512;
/// Bits of a bucket's number, in two digits of half as many: the 2,048 counters of a digit are 8 kB and stay in the nearest
/// cache, and even millions of utilities leave buckets short.
const BITS: u32 = 22;

/// By utility, equal ones by index.
fn order(a: &(f64, u32), b: &(f64, u32)) -> std::cmp::Ordering {
    a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
}

/// Sorts by [`order`]: into 2^22 buckets of equal width by two stable passes over their digits, then within each bucket.
/// A utility's bucket never falls as the utility rises, so that the result is that of any sort by [`order`], several times
/// faster: utilities of thousands of packages are spread out.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a bucket's number lies between 0 and 2^22 - 1"
)]
fn by_buckets(mut pairs: Vec<(f64, u32)>) -> Vec<(f64, u32)> {
    let ends = (f64::INFINITY, f64::NEG_INFINITY);
    let (low, high) = pairs.iter().fold(ends, |(l, h), p| (l.min(p.0), h.max(p.0)));
    let last = f64::from((1u32 << BITS) - 1);
    let scale = last / (high - low);
    if !scale.is_finite() {
        pairs.sort_unstable_by(order);
        return pairs;
    }
    let bucket = |u: f64| ((u - low) * scale).min(last) as u32;
    let mut from: Vec<(u32, u32, f64)> =
        pairs.iter().map(|&(u, index)| (bucket(u), index, u)).collect();
    let mut to = vec![(0, 0, 0.0); from.len()];
    let half = BITS / 2;
    let digits = 1usize << half;
    for shift in [0, half] {
        let digit = |key: u32| (key >> shift) as usize & (digits - 1);
        let mut starts = vec![0u32; digits];
        for entry in &from {
            starts[digit(entry.0)] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        for entry in &from {
            let place = &mut starts[digit(entry.0)];
            to[*place as usize] = *entry;
            *place += 1;
        }
        std::mem::swap(&mut from, &mut to);
    }
    pairs.clear();
    pairs.extend(from.iter().map(|&(_, index, u)| (u, index)));
    let mut start = 0;
    for run in from.chunk_by(|a, b| a.0 == b.0) {
        let end = start + run.len();
        if run.len() > 1 {
            pairs[start..end].sort_unstable_by(order);
        }
        start = end;
    }
    pairs
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
        if pairs.len() < FEW {
            pairs.sort_unstable_by(order);
        } else {
            pairs = by_buckets(pairs);
        }
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

    /// Buckets give what comparing gives, whatever the utilities: ties, outliers, negative ones, tiny differences.
    #[test]
    fn buckets_sort_as_comparing_does() {
        let stream = crate::value::streams::Stream::new(3, "listing");
        let draws: [fn(f64) -> f64; 5] = [
            |u| u,
            |u| libm::round(u * 7.0) / 7.0,
            |u| if u > 0.999 { 1e12 } else { u - 0.5 },
            |u| 1.0 + libm::round(u * 9.0) * f64::EPSILON,
            |_| 0.25,
        ];
        for draw in draws {
            let mut pairs: Vec<(f64, u32)> =
                (0..5000u32).map(|n| (draw(stream.uniform(n.into())), n)).collect();
            let fast = by_buckets(pairs.clone());
            pairs.sort_by(order);
            assert_eq!(fast, pairs);
        }
    }

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
