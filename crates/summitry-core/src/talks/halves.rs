//! One party's packages by worth without a list of them: the issues in two halves, met in the middle.
//!
//! Where utilities are sums over issues, the best or worst package beyond a target is found from the few sums of one half of the issues
//! and the sorted sums of the other: of 10^4 packages, from ten sums and a thousand. A table laid out for one session never pays for
//! sorting them all. Sums are whole numbers over one denominator; a list holds them as doubles, in which different sums may be equal. What
//! is found is what a sorted list would give, to the last bit and the last tie.

mod sorted;
mod whole;

use self::sorted::{BEYOND, Sorted};
use self::whole::LARGEST;
use super::listing::Pick;
use super::rounded::small_ratio;
use super::shape::{Index, Shape};

pub(crate) use self::whole::Whole;

/// Sums with the number of their options.
type Sums = Vec<(i128, u32)>;

/// One more sum to go through costs a session's questions what sorting this many sums costs.
const A_SUM_ASKED: u64 = 48;

/// One party's values as whole numbers, and both halves.
#[derive(Debug)]
pub(crate) struct Halves {
    base: i128,
    /// Issue by issue from the last, so that an index is taken apart as it is read.
    values: Vec<Vec<i128>>,
    /// The denominator as a double: every sum is divided by it.
    divisor: f64,
    /// What no deal is worth, as a list compares it.
    reservation: f64,
    /// By how much sums that are one double may differ at the most, and an estimate of a sum from a double may be wrong.
    near: i128,
    /// The sums of the half that is gone through, with the number of their options.
    few: Sums,
    many: Sorted,
}

/// What lies next to a bound.
struct Around {
    /// The least sum at or above it; [`BEYOND`] and more where there is none.
    from: i128,
    /// The sum after that, if only another package's.
    next: i128,
    /// The number of a package with the least sum.
    number: u32,
    /// The largest sum below the bound; less than minus half of [`BEYOND`] where there is none.
    below: i128,
}

impl Halves {
    /// The halves of a party's additive values; `None` where there are no issues, or packages are too many for numbers of 32 bits.
    pub(crate) fn new(shape: &Shape, whole: Whole) -> Option<Self> {
        u32::try_from(shape.packages()).ok()?;
        if shape.sizes().is_empty() {
            return None;
        }
        let Whole { base, none, denominator, mut values, most } = whole;
        let (few, many) = halved(&values, base);
        values.reverse();
        Some(Self {
            base,
            values,
            #[expect(clippy::cast_precision_loss, reason = "as every sum is divided, once")]
            divisor: denominator as f64,
            reservation: small_ratio(none, denominator),
            // A double keeps 53 binary digits.
            near: (most >> 45) + 2,
            few,
            many: Sorted::new(&many),
        })
    }

    /// What no deal is worth.
    pub(crate) fn reservation(&self) -> f64 {
        self.reservation
    }

    /// The double of a sum: [`small_ratio`].
    #[expect(clippy::cast_precision_loss, reason = "rounding once is the point")]
    fn double(&self, sum: i128) -> f64 {
        sum as f64 / self.divisor
    }

    /// The least and the largest sum.
    fn ends(&self) -> (i128, i128) {
        let (low, high) = self.many.ends();
        let own = || self.few.iter().map(|(sum, _)| *sum);
        (own().min().unwrap_or(0) + low, own().max().unwrap_or(0) + high)
    }

    /// Utilities of the worst and the best package.
    pub(crate) fn range(&self) -> (f64, f64) {
        let (low, high) = self.ends();
        (self.double(low), self.double(high))
    }

    /// What a package is worth.
    pub(crate) fn utility(&self, index: Index) -> f64 {
        let mut rest = u32::try_from(index).unwrap_or(u32::MAX);
        let mut sum = self.base;
        for values in &self.values {
            let n = u32::try_from(values.len()).unwrap_or(u32::MAX).max(1);
            sum += values.get((rest % n) as usize).copied().unwrap_or(0);
            rest /= n;
        }
        self.double(sum)
    }

    /// What every package is worth, in the order of their indices.
    pub(crate) fn list(&self) -> Vec<f64> {
        let mut sums = vec![self.base];
        for options in self.values.iter().rev() {
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
        (utility * self.divisor).clamp(-most, most) as i128
    }

    /// What lies next to a bound.
    fn around(&self, bound: i128) -> Around {
        let mut around = Around { from: BEYOND, next: BEYOND, number: 0, below: -BEYOND };
        for &(own, number) in &self.few {
            let place = self.many.from(bound - own);
            let sum = own + self.many.sum(place);
            if sum < around.from {
                around.next = around.from;
                around.from = sum;
                around.number = number + self.many.number(place);
            } else {
                around.next = around.next.min(sum);
            }
            around.next = around.next.min(own + self.many.sum(place + 1));
            if let Some(before) = place.checked_sub(1) {
                around.below = around.below.max(own + self.many.sum(before));
            }
        }
        around
    }

    /// What lies next to the least sum whose double is at least this much; `None` beyond every sum.
    fn reaching(&self, utility: f64) -> Option<Around> {
        let mut bound = self.about(utility) - self.near;
        loop {
            let around = self.around(bound);
            if around.from > BEYOND / 2 {
                return None;
            }
            if self.double(around.from) >= utility {
                return Some(around);
            }
            bound = around.from + 1;
        }
    }

    /// The package of the least sum at or above a bound, the first in a list of several that are one double.
    fn first(&self, around: &Around) -> Pick {
        if around.next - around.from > self.near {
            return Pick { index: Index::from(around.number), utility: self.double(around.from) };
        }
        self.tied(around.from, false)
    }

    /// Of the packages whose worth is the double of this sum the one with the smallest index, or the largest.
    fn tied(&self, sum: i128, largest: bool) -> Pick {
        let utility = self.double(sum);
        let (low, high) = (sum - self.near, sum + self.near);
        let mut found: Option<u32> = None;
        for &(own, number) in &self.few {
            let mut place = self.many.from(low - own);
            while own + self.many.sum(place) <= high {
                let other = own + self.many.sum(place);
                let after = self.many.after(place);
                #[expect(clippy::float_cmp, reason = "ties of a list are of equal doubles")]
                if other == sum || self.double(other) == utility {
                    let at = number + self.many.number(if largest { after - 1 } else { place });
                    found = Some(found.map_or(at, |f| if largest { f.max(at) } else { f.min(at) }));
                }
                place = after;
            }
        }
        Pick { index: Index::from(found.unwrap_or_default()), utility }
    }

    /// The best package, the first or the last of several; `None` where none is rational.
    fn top(&self, last: bool) -> Option<Pick> {
        let (_, most) = self.ends();
        (self.double(most) >= self.reservation).then(|| self.tied(most, last))
    }

    /// The worst rational package worth at least this much, or else the last of the best ones, as a sorted list has it.
    pub(crate) fn at_least(&self, utility: f64) -> Option<Pick> {
        let found = self.reaching(utility.max(self.reservation));
        found.map(|around| self.first(&around)).or_else(|| self.top(true))
    }

    /// The best package, the first of several; `None` where none is rational.
    pub(crate) fn best(&self) -> Option<Pick> {
        self.top(false)
    }

    /// The same as [`at_least`](Self::at_least), but a package up to `below` short of it wins where it is strictly nearer.
    pub(crate) fn nearest_from(&self, utility: f64, below: f64) -> Option<Pick> {
        let reached = self.reaching(utility.max(self.reservation));
        let best = reached.as_ref().map(|around| self.first(around)).or_else(|| self.top(true))?;
        let short = match reached {
            // Everything from the bound on is worth as much as was asked for, and everything below it is not.
            Some(around) if utility >= self.reservation && around.below > -BEYOND / 2 => {
                around.below
            }
            _ => return Some(best),
        };
        let worth = self.double(short);
        let nearer = worth >= self.reservation
            && worth >= utility - below
            && (worth - utility).abs() < (best.utility - utility).abs();
        Some(if nearer { self.tied(short, true) } else { best })
    }
}

/// All sums of the few options that are gone through, and of those that are sorted: issues are moved to the first as long as that is
/// cheaper, the shortest first.
fn halved(values: &[Vec<i128>], base: i128) -> (Sums, Sums) {
    let mut by_size: Vec<usize> = (0..values.len()).collect();
    by_size.sort_by_key(|issue| values.get(*issue).map(Vec::len));
    let packages = values.iter().map(|options| options.len() as u64).product::<u64>().max(1);
    let cost = |few: u64| packages / few + few * A_SUM_ASKED;
    let mut chosen = vec![false; values.len()];
    let mut few = 1;
    for issue in by_size {
        let n = values.get(issue).map_or(1, |options| options.len() as u64).max(1);
        if cost(few * n) >= cost(few) && n > 1 {
            break;
        }
        few *= n;
        if let Some(chosen) = chosen.get_mut(issue) {
            *chosen = true;
        }
    }
    let sums = |of: bool, base: i128| {
        let mut all = vec![(base, 0u32)];
        let mut before = packages;
        for (options, chosen) in values.iter().zip(&chosen) {
            before /= (options.len() as u64).max(1);
            if *chosen != of {
                continue;
            }
            // What a step of this issue adds to an index; all of them fit 32 bits together.
            let step = u32::try_from(before).unwrap_or(u32::MAX);
            let options: Sums =
                options.iter().zip(0u32..).map(|(value, option)| (*value, option * step)).collect();
            let mut longer = Vec::with_capacity(all.len() * options.len());
            for (sum, number) in &all {
                longer.extend(options.iter().map(|(value, steps)| (sum + value, number + steps)));
            }
            all = longer;
        }
        all
    };
    (sums(true, base), sums(false, 0))
}

#[cfg(test)]
mod tests;
