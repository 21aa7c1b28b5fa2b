//! One party's packages by worth without a list of them: two half-tables, met in the middle.
//!
//! Where utilities are sums over issues, the best or worst package beyond a target is found from the sorted sums of either half of the
//! issues, in some 200 steps of 10^4 packages. A table laid out for one session never pays for sorting them all. Sums are whole numbers
//! over one denominator; a list holds them as doubles, in which different sums may be equal. What is found is what a sorted list would
//! give, to the last bit and the last tie.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::listing::Pick;
use super::rounded::small_ratio;
use super::shape::{Index, Shape};
use crate::deals::scale::Scaled;

/// Sums and denominators up to which nothing here overflows, with room to spare.
const LARGEST: i128 = 1 << 120;

/// One half of the issues: sums with the number of their options, ascending.
type Half = Vec<(i128, u64)>;

/// One party's values as whole numbers, and both halves.
#[derive(Debug)]
pub(crate) struct Halves {
    base: i128,
    /// `[issue][option]`.
    values: Vec<Vec<i128>>,
    denominator: i128,
    /// What no deal is worth, as a list compares it.
    reservation: f64,
    /// By how much sums that are one double may differ at the most, and an estimate of a sum from a double may be wrong.
    near: i128,
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
        let small = |x: &BigInt| x.to_i128().filter(|x| x.abs() <= LARGEST);
        if !plain || shape.sizes().is_empty() {
            return None;
        }
        let magnitude = small(&space.magnitude())?;
        let denominator = small(space.denominators.get(party)?).filter(|d| *d > 0)?;
        let reservation = small_ratio(small(space.reservation.get(party)?)?, denominator);
        let base = small(space.base.get(party)?)?;
        let value = |v: &Vec<BigInt>| small(v.get(party)?);
        let issue = |options: &Vec<Vec<BigInt>>| options.iter().map(value).collect();
        let values: Vec<Vec<i128>> = space.values.iter().map(issue).collect::<Option<_>>()?;
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
        // A double keeps 53 binary digits.
        let near = (magnitude >> 48) + 2;
        Some(Self { base, denominator, reservation, near, first, second, step, values })
    }

    fn double(&self, sum: i128) -> f64 {
        small_ratio(sum, self.denominator)
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

    /// A sum whose double is about this much: not further off than `near`, kept within what sums there are.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "an estimate, kept within what an integer holds"
    )]
    fn about(&self, utility: f64) -> i128 {
        let most = LARGEST as f64;
        (utility * self.denominator as f64).clamp(-most, most) as i128
    }

    /// The least sum at or above a bound.
    fn from(&self, bound: i128) -> Option<i128> {
        let mut best: Option<i128> = None;
        // As the first half rises the second one falls.
        let mut end = self.second.len();
        for &(own, _) in &self.first {
            let reaches =
                |at: usize| self.second.get(at).is_some_and(|(other, _)| own + other >= bound);
            while end > 0 && reaches(end - 1) {
                end -= 1;
            }
            if let Some((other, _)) = self.second.get(end) {
                best = Some(best.map_or(own + other, |best| best.min(own + other)));
            }
        }
        best
    }

    /// The largest sum at or below a bound.
    fn to(&self, bound: i128) -> Option<i128> {
        let mut best: Option<i128> = None;
        let mut end = self.second.len();
        for &(own, _) in &self.first {
            let passes =
                |at: usize| self.second.get(at).is_some_and(|(other, _)| own + other > bound);
            while end > 0 && passes(end - 1) {
                end -= 1;
            }
            if let Some((other, _)) = end.checked_sub(1).and_then(|at| self.second.get(at)) {
                best = Some(best.map_or(own + other, |best| best.max(own + other)));
            }
        }
        best
    }

    /// Of the packages whose worth is the double of this sum the one with the smallest index, or the largest.
    fn tied(&self, sum: i128, largest: bool) -> Pick {
        let utility = self.double(sum);
        let (low, high) = (sum - self.near, sum + self.near);
        let mut found: Option<u64> = None;
        let mut start = self.second.len();
        for &(own, index) in &self.first {
            let reaches =
                |at: usize| self.second.get(at).is_some_and(|(other, _)| own + other >= low);
            while start > 0 && reaches(start - 1) {
                start -= 1;
            }
            let near = self.second.get(start..).unwrap_or_default().iter();
            for &(other, rest) in near.take_while(|(other, _)| own + other <= high) {
                #[expect(clippy::float_cmp, reason = "ties of a list are of equal doubles")]
                if own + other == sum || self.double(own + other) == utility {
                    let at = index * self.step + rest;
                    found = Some(found.map_or(at, |f| if largest { f.max(at) } else { f.min(at) }));
                }
            }
        }
        Pick { index: Index::from(found.unwrap_or_default()), utility }
    }

    /// The last of the best packages; `None` where none is rational.
    fn last(&self) -> Option<Pick> {
        let most = self.to(i128::MAX / 4).filter(|most| self.double(*most) >= self.reservation)?;
        Some(self.tied(most, true))
    }

    /// The least sum whose double is at least this much; `None` beyond every sum.
    fn reaching(&self, utility: f64) -> Option<i128> {
        let mut bound = self.about(utility) - self.near;
        loop {
            let sum = self.from(bound)?;
            if self.double(sum) >= utility {
                return Some(sum);
            }
            bound = sum + 1;
        }
    }

    /// The largest sum whose double is below this much; `None` below every sum.
    fn short_of(&self, utility: f64) -> Option<i128> {
        let mut bound = self.about(utility) + self.near;
        loop {
            let sum = self.to(bound)?;
            if self.double(sum) < utility {
                return Some(sum);
            }
            bound = sum - 1;
        }
    }

    /// The worst rational package worth at least this much, or else the last of the best ones, as a sorted list has it.
    pub(crate) fn at_least(&self, utility: f64) -> Option<Pick> {
        let found = self.reaching(utility.max(self.reservation));
        found.map(|sum| self.tied(sum, false)).or_else(|| self.last())
    }

    /// The best package, the first of several; `None` where none is rational.
    pub(crate) fn best(&self) -> Option<Pick> {
        let most = self.to(i128::MAX / 4).filter(|most| self.double(*most) >= self.reservation)?;
        Some(self.tied(most, false))
    }

    /// The same as [`at_least`](Self::at_least), but a package up to `below` short of it wins where it is strictly nearer.
    pub(crate) fn nearest_from(&self, utility: f64, below: f64) -> Option<Pick> {
        let best = self.at_least(utility)?;
        let short = self.short_of(utility).filter(|sum| self.double(*sum) >= self.reservation);
        let nearer = short.filter(|sum| {
            let short = self.double(*sum);
            short >= utility - below && (short - utility).abs() < (best.utility - utility).abs()
        });
        Some(nearer.map_or(best, |sum| self.tied(sum, true)))
    }
}

/// All sums of some issues with their mixed-radix numbers, ascending.
fn sums(values: &[Vec<i128>], base: i128) -> Half {
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
            // Every third space in numbers of 32 digits, in which different sums are the same double.
            let fraction = |x: f64| {
                let small = BigInt::from((x * 13.0) as i64 - 4);
                if n % 3 == 0 {
                    let tiny = BigInt::from((x * 1e6) as i64 % 3);
                    let ten = BigInt::from(10u64.pow(16));
                    return BigRational::new(small * &ten * &ten + tiny, &ten * &ten);
                }
                BigRational::new(small, BigInt::from(1 + n % 5))
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
            let rounded = |x: &BigInt| super::super::rounded::ratio(x, &scaled.denominators[0]);
            let exact = |i| rounded(&scaled.utilities_of(&shape.options(i))[0]);
            assert!((0..shape.packages()).all(|i| list[i as usize] == exact(i)));
            assert_eq!(halves.list(), list);
            let least = rounded(&scaled.reservation[0]);
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
