//! One party's packages by worth without a list of them: two half-tables, met in the middle.
//!
//! Where utilities are sums over issues, the best or worst package beyond a target is found from the sorted sums of either half of the
//! issues, in some 200 steps of 10^4 packages. A table laid out for one session never pays for sorting them all. Sums are whole numbers
//! over one denominator, so small that different ones are different doubles: what is found is what a sorted list would give, to the last
//! bit and the last tie.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::listing::Pick;
use super::shape::{Index, Shape};
use crate::deals::scale::Scaled;

/// Sums and denominators up to which different fractions are different doubles, with room to spare.
const LARGEST: i64 = 1 << 50;

/// One half of the issues: sums with the number of their options, ascending.
type Half = Vec<(i64, u64)>;

/// One party's values as whole numbers, and both halves.
#[derive(Debug)]
pub(crate) struct Halves {
    base: i64,
    /// `[issue][option]`.
    values: Vec<Vec<i64>>,
    denominator: i64,
    reservation: i64,
    first: Half,
    second: Half,
    /// Packages of the second half: what one step of the first half adds to an index.
    step: u64,
}

impl Halves {
    /// The halves of a party's additive values; `None` where issues are linked, options ruled out, or numbers too large.
    pub(crate) fn new(shape: &Shape, space: &Scaled, party: usize) -> Option<Self> {
        let plain = space.links.is_empty()
            && !space.nothing
            && space.allowed.iter().flatten().all(|allowed| *allowed);
        let small = |x: &BigInt| x.to_i64().filter(|x| x.abs() <= LARGEST);
        if !plain || shape.sizes().is_empty() {
            return None;
        }
        small(&space.magnitude())?;
        let denominator = small(space.denominators.get(party)?).filter(|d| *d > 0)?;
        let reservation = small(space.reservation.get(party)?)?;
        let base = small(space.base.get(party)?)?;
        let value = |v: &Vec<BigInt>| small(v.get(party)?);
        let issue = |options: &Vec<Vec<BigInt>>| options.iter().map(value).collect();
        let values: Vec<Vec<i64>> = space.values.iter().map(issue).collect::<Option<_>>()?;
        // The two are as near to each other in size as consecutive issues let them be.
        let mut sizes = (1u64, u64::try_from(shape.packages()).ok()?);
        let mut split = 0;
        for options in &values {
            let n = options.len() as u64;
            if split > 0 && sizes.0 * n > sizes.1 {
                break;
            }
            sizes = (sizes.0 * n, sizes.1 / n.max(1));
            split += 1;
        }
        let (left, right) = values.split_at(split);
        let (first, second) = (sums(left, base), sums(right, 0));
        let step = second.len() as u64;
        Some(Self { base, denominator, reservation, first, second, step, values })
    }

    #[expect(clippy::cast_precision_loss, reason = "rounding once is the point")]
    fn double(&self, sum: i64) -> f64 {
        sum as f64 / self.denominator as f64
    }

    fn pick(&self, (sum, index): (i64, u64)) -> Pick {
        Pick { index: Index::from(index), utility: self.double(sum) }
    }

    /// Utilities of the worst and the best package.
    pub(crate) fn range(&self) -> (f64, f64) {
        let end = |half: &Half, last: bool| {
            let end = if last { half.last() } else { half.first() };
            end.map_or(0, |(sum, _)| *sum)
        };
        let both = |last| self.double(end(&self.first, last) + end(&self.second, last));
        (both(false), both(true))
    }

    /// What a package is worth.
    pub(crate) fn utility(&self, index: Index) -> f64 {
        let mut rest = u64::try_from(index).unwrap_or(u64::MAX);
        let mut sum = self.base;
        for values in self.values.iter().rev() {
            let n = (values.len() as u64).max(1);
            let option = usize::try_from(rest % n).unwrap_or(0);
            sum += values.get(option).copied().unwrap_or(0);
            rest /= n;
        }
        self.double(sum)
    }

    /// What every package is worth, in the order of their indices.
    pub(crate) fn list(&self) -> Vec<f64> {
        let mut sums = vec![self.base];
        for options in &self.values {
            let mut longer = Vec::with_capacity(sums.len() * options.len());
            for sum in &sums {
                longer.extend(options.iter().map(|v| sum + v));
            }
            sums = longer;
        }
        sums.into_iter().map(|sum| self.double(sum)).collect()
    }

    /// The least sum whose double is at least this much; `None` beyond every sum.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "within the largest sum, which doubles hold"
    )]
    fn sum_from(&self, utility: f64) -> Option<i64> {
        if utility > self.range().1 {
            return None;
        }
        let near = (utility * self.denominator as f64).clamp(-(LARGEST as f64), LARGEST as f64);
        let mut sum = near as i64;
        while self.double(sum - 1) >= utility && sum > -LARGEST {
            sum -= 1;
        }
        while self.double(sum) < utility {
            sum += 1;
        }
        Some(sum)
    }

    /// The least sum at or above a bound, of equal ones the smallest index.
    fn from(&self, bound: i64) -> Option<(i64, u64)> {
        let mut best: Option<(i64, u64)> = None;
        // As the first half rises the second one falls.
        let mut end = self.second.len();
        for &(own, index) in &self.first {
            while end > 0 && self.second.get(end - 1).is_some_and(|(other, _)| own + other >= bound)
            {
                end -= 1;
            }
            if let Some(&(other, low)) = self.second.get(end) {
                let found = (own + other, index * self.step + low);
                best = Some(best.map_or(found, |best| best.min(found)));
            }
        }
        best
    }

    /// The largest sum at or below a bound, of equal ones the largest index.
    fn to(&self, bound: i64) -> Option<(i64, u64)> {
        let mut best: Option<(i64, u64)> = None;
        let mut end = self.second.len();
        for &(own, index) in &self.first {
            while end > 0 && self.second.get(end - 1).is_some_and(|(other, _)| own + other > bound)
            {
                end -= 1;
            }
            if let Some(&(other, low)) = end.checked_sub(1).and_then(|at| self.second.get(at)) {
                let found = (own + other, index * self.step + low);
                best = Some(best.map_or(found, |best| best.max(found)));
            }
        }
        best
    }

    /// The worst rational package worth at least this much, or else the last of the best ones, as a sorted list has it.
    pub(crate) fn at_least(&self, utility: f64) -> Option<Pick> {
        let found = match self.sum_from(utility) {
            Some(sum) => self.from(sum.max(self.reservation)),
            None => None,
        };
        let last = || self.to(i64::MAX / 4).filter(|(sum, _)| *sum >= self.reservation);
        found.or_else(last).map(|found| self.pick(found))
    }

    /// The best package, the first of several; `None` where none is rational.
    pub(crate) fn best(&self) -> Option<Pick> {
        let (most, _) = self.to(i64::MAX / 4).filter(|(sum, _)| *sum >= self.reservation)?;
        self.from(most).map(|found| self.pick(found))
    }

    /// The same as [`at_least`](Self::at_least), but a package up to `below` short of it wins where it is strictly nearer.
    pub(crate) fn nearest_from(&self, utility: f64, below: f64) -> Option<Pick> {
        let best = self.at_least(utility)?;
        let Some(sum) = self.sum_from(utility) else { return Some(best) };
        let shorter = self.to(sum - 1).filter(|(sum, _)| *sum >= self.reservation);
        let shorter = shorter.map(|found| self.pick(found));
        let nearer = shorter.filter(|short| {
            short.utility >= utility - below
                && (short.utility - utility).abs() < (best.utility - utility).abs()
        });
        Some(nearer.unwrap_or(best))
    }
}

/// All sums of some issues with their mixed-radix numbers, ascending.
fn sums(values: &[Vec<i64>], base: i64) -> Half {
    let mut all = vec![base];
    for options in values {
        all = all.iter().flat_map(|sum| options.iter().map(move |v| sum + v)).collect();
    }
    let mut all: Half = all.into_iter().zip(0..).collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deals::{Profile, Space, SpaceIssue};
    use crate::talks::listing::Listing;
    use crate::value::streams::Stream;
    use num_rational::BigRational;

    /// Whatever is asked, halves answer as a sorted list does: many ties, negative values, every reservation value.
    #[test]
    fn halves_answer_as_a_sorted_list() {
        let stream = Stream::new(11, "halves");
        for n in 0..60u64 {
            let sizes: Vec<usize> =
                (0..1 + n % 4).map(|k| 1 + (n * 7 + k * 3) as usize % 6).collect();
            let fraction = |x: f64| {
                BigRational::new(BigInt::from((x * 13.0) as i64 - 4), BigInt::from(1 + n % 5))
            };
            let mut drawn = 0;
            let mut next = || {
                drawn += 1;
                stream.further(n, 0, drawn)
            };
            let values: Vec<Vec<BigRational>> =
                sizes.iter().map(|size| (0..*size).map(|_| fraction(next())).collect()).collect();
            let reservation = fraction(next() * 2.0);
            let party = |name: &str| Profile {
                name: name.to_owned(),
                reservation: reservation.clone(),
                base: fraction(0.9),
                values: values.clone(),
                interactions: Vec::new(),
            };
            let issue = |(k, size): (usize, &usize)| SpaceIssue {
                name: k.to_string(),
                options: (0..*size).map(|o| o.to_string()).collect(),
            };
            let space = Space {
                issues: sizes.iter().enumerate().map(issue).collect(),
                parties: vec![party("a"), party("b")],
                exclusions: Vec::new(),
            };
            let shape = Shape::new(sizes).unwrap();
            let scaled = Scaled::new(&space);
            let halves = Halves::new(&shape, &scaled, 0).unwrap();
            let list: Vec<f64> = (0..shape.packages()).map(|i| halves.utility(i)).collect();
            let exact = |i| scaled.utilities_of(&shape.options(i))[0].to_f64().unwrap();
            let denominator = scaled.denominators[0].to_f64().unwrap();
            assert!((0..shape.packages()).all(|i| list[i as usize] == exact(i) / denominator));
            assert_eq!(halves.list(), list);
            let least = scaled.reservation[0].to_f64().unwrap() / denominator;
            let sorted = Listing::new(&list, least, |_| true);
            let ends = list.iter().fold((f64::MAX, f64::MIN), |(l, h), u| (l.min(*u), h.max(*u)));
            assert_eq!(halves.range(), ends);
            let best = sorted.at_least(f64::INFINITY).and_then(|top| sorted.at_least(top.utility));
            assert_eq!(halves.best(), best);
            let around = list.iter().flat_map(|u| [*u, u + 1e-7, u - 1e-7, u + 0.3]);
            let targets = around.chain([f64::INFINITY, f64::NEG_INFINITY, -1e300, 1e300, 0.0]);
            for target in targets {
                assert_eq!(halves.at_least(target), sorted.at_least(target), "{n} {target}");
                for below in [1e-6, 0.5] {
                    let want = sorted.nearest_from(target, below);
                    assert_eq!(halves.nearest_from(target, below), want, "{n} {target} {below}");
                }
            }
        }
    }
}
