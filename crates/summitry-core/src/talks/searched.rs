//! The inverse of an additive utility over more packages than can be listed.
//!
//! Near the top and near the bottom, where packages are far apart, the best and the worst ones are listed exactly in order
//! (best-first search, Lawler 1972). Between, packages lie closer together than anyone needs: two half-tables over some of the issues are searched for the
//! pair of sums just above what the other issues leave of the target (meet in the middle, Horowitz & Sahni 1974). What is
//! found is a package at or above the target; how far above is measured, see [`super::Inverse::widest_gap`].

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::listing::Pick;
use super::shape::Index;
use super::summed::Summed;

/// A proposal counts as on target when it is worth at most this much of the party's range more.
pub const WITHIN: f64 = 1e-6;

/// Packages listed from the top, and as many from the bottom, where there are too many to list all: between them packages lie
/// so close together that a search finds one within [`WITHIN`]; `widest_gap` measures whether it does.
pub const TOP: usize = 1 << 16;
/// The most sums in a half-table: two of them offer 10^8 pairs, a hundred for each millionth of the range.
const HALF: usize = 10_000;
/// How many settings of the other issues are tried before the best find is taken; a find within a tenth of [`WITHIN`] ends the
/// search at once.
const TRIES: usize = 48;

/// The same near the bottom, where only few sums are small enough and a try costs little.
const TRIES_BELOW: usize = 4096;

/// Best packages, half-tables and the issues left over.
#[derive(Debug)]
pub(crate) struct Searched {
    values: Summed,
    reservation: f64,
    span: f64,
    /// The best packages, best first.
    top: Vec<Pick>,
    /// The worst packages, worst first, rational or not; empty where `top` holds all that matter.
    bottom: Vec<Pick>,
    /// Whether `top` holds every rational package.
    whole: bool,
    halves: [Vec<Sum>; 2],
    /// The issues in neither half, widest first.
    rest: Vec<Issue>,
    /// The best settings of those issues, best first.
    best_rest: Vec<Sum>,
    /// The worst settings, worst first.
    worst_rest: Vec<Sum>,
}

/// A sum of gains with what it adds to an index.
#[derive(Clone, Copy, Debug)]
struct Sum {
    gain: f64,
    index: Index,
}

/// An issue's allowed options by falling gain, with what each adds to the index.
#[derive(Clone, Debug)]
struct Issue {
    options: Vec<Sum>,
}

impl Searched {
    pub(crate) fn new(values: &Summed, reservation: f64) -> Self {
        let mut stride: Index = 1;
        let mut issues: Vec<Issue> = Vec::new();
        for values in values.values().iter().rev() {
            let option =
                |(option, &gain): (usize, &f64)| Sum { gain, index: option as u128 * stride };
            let mut options: Vec<Sum> =
                values.iter().enumerate().filter(|(_, g)| !g.is_nan()).map(option).collect();
            options.sort_by(|a, b| b.gain.total_cmp(&a.gain).then(a.index.cmp(&b.index)));
            issues.push(Issue { options });
            stride = stride.saturating_mul((values.len() as u128).max(1));
        }
        issues.reverse();
        let (lowest, highest) = values.range();
        let mut searched = Self {
            values: values.clone(),
            reservation,
            span: highest - lowest,
            top: Vec::new(),
            bottom: Vec::new(),
            whole: false,
            halves: [Vec::new(), Vec::new()],
            rest: Vec::new(),
            best_rest: Vec::new(),
            worst_rest: Vec::new(),
        };
        if issues.iter().any(|issue| issue.options.is_empty()) {
            searched.whole = true;
            return searched;
        }
        let (top, all) = falling(&issues, TOP);
        searched.top = top.iter().map(|sum| searched.pick(sum.index)).collect();
        // Losses were summed in another order than utilities.
        let order =
            |a: &Pick, b: &Pick| b.utility.total_cmp(&a.utility).then(a.index.cmp(&b.index));
        searched.top.sort_by(order);
        let rational = searched.top.partition_point(|pick| pick.utility >= reservation);
        searched.whole = rational < searched.top.len() || all;
        searched.top.truncate(rational);
        if !searched.whole {
            let mirrored: Vec<Issue> = issues.iter().map(Issue::mirrored).collect();
            let (bottom, _) = falling(&mirrored, TOP);
            searched.bottom = bottom.iter().map(|sum| searched.pick(sum.index)).collect();
            searched
                .bottom
                .sort_by(|a, b| a.utility.total_cmp(&b.utility).then(a.index.cmp(&b.index)));
        }
        // Wide and narrow issues by turns in both halves.
        issues.sort_by(|a, b| b.range().total_cmp(&a.range()));
        let zero = Sum { gain: 0.0, index: 0 };
        searched.halves = [vec![zero], vec![zero]];
        for issue in issues {
            let [a, b] = &mut searched.halves;
            let smaller_first = if b.len() < a.len() { [b, a] } else { [a, b] };
            let fits =
                |half: &&mut Vec<Sum>| half.len().saturating_mul(issue.options.len()) <= HALF;
            match smaller_first.into_iter().find(fits) {
                Some(half) => {
                    let both = |a: &Sum| {
                        let a = *a;
                        issue.options.iter().map(move |b| a.plus(*b))
                    };
                    *half = half.iter().flat_map(both).collect();
                }
                None => searched.rest.push(issue),
            }
        }
        searched.best_rest = falling(&searched.rest, TRIES).0;
        let mirrored: Vec<Issue> = searched.rest.iter().map(Issue::mirrored).collect();
        let worst = falling(&mirrored, TRIES_BELOW).0;
        let range: f64 = searched.rest.iter().map(Issue::range).sum();
        searched.worst_rest =
            worst.iter().map(|s| Sum { gain: range - s.gain, index: s.index }).collect();
        for half in &mut searched.halves {
            half.sort_by(|a, b| a.gain.total_cmp(&b.gain).then(a.index.cmp(&b.index)));
        }
        searched
    }

    fn pick(&self, index: Index) -> Pick {
        Pick { index, utility: self.values.utility(index) }
    }

    /// The package at a place from the top.
    pub(crate) fn ranked(&self, place: usize) -> Option<Pick> {
        self.top.get(place).copied()
    }

    /// A package worth at least this much and little more, or else the best one.
    pub(crate) fn at_least(&self, utility: f64) -> Option<Pick> {
        let first = self.top.first()?;
        let target = utility.max(self.reservation);
        // The list falls: those good enough come first.
        let good = self.top.partition_point(|pick| pick.utility >= target);
        if good < self.top.len() || self.whole {
            return good.checked_sub(1).map_or(Some(*first), |i| self.top.get(i).copied());
        }
        let short = self.bottom.partition_point(|pick| pick.utility < target);
        if let Some(pick) = self.bottom.get(short) {
            return Some(*pick);
        }
        let listed = self.top.last()?;
        let found = self.search(target - self.values.base());
        let found = found.map(|index| self.pick(index)).filter(|pick| pick.utility >= target);
        // Sums in doubles may fall an ulp short of the target: then the listed one stands in.
        Some(found.filter(|pick| pick.utility < listed.utility).unwrap_or(*listed))
    }

    /// The package found whose gain over the worst package is least above `gain`.
    fn search(&self, gain: f64) -> Option<Index> {
        let range = |half: &[Sum]| half.last().map_or(0.0, |s| s.gain);
        let [a, b] = &self.halves;
        let fine = range(a) + range(b);
        let coarse: f64 = self.rest.iter().map(Issue::range).sum();
        // The half-tables are densest in their middle: the rest of the issues takes what they should not.
        let middle = (gain - fine / 2.0).clamp(0.0, coarse);
        let mut best: Option<(f64, Index)> = None;
        let tries = if middle > 0.0 { TRIES } else { TRIES_BELOW };
        for attempt in 0..tries {
            // Another setting each time: near the bottom the worst ones, near the top the best ones, else those that reach the
            // same middle another way.
            let rest = if middle <= 0.0 {
                match self.worst_rest.get(attempt) {
                    Some(rest) if attempt == 0 || rest.gain <= gain => *rest,
                    _ => break,
                }
            } else if middle < coarse {
                self.settle(middle, attempt)
            } else if let Some(rest) = self.best_rest.get(attempt) {
                *rest
            } else {
                break;
            };
            if let Some(pair) = meet(&self.halves, gain - rest.gain) {
                let over = rest.gain + pair.gain - gain;
                if best.is_none_or(|(least, _)| over < least) {
                    best = Some((over, rest.index + pair.index));
                }
            }
            if best.is_some_and(|(over, _)| over <= WITHIN * 0.1 * self.span) {
                break;
            }
        }
        best.map(|(_, index)| index)
    }

    /// Options of the issues in neither half whose gains add up to about `gain`; other ones for another `attempt`.
    fn settle(&self, gain: f64, attempt: usize) -> Sum {
        let mut sum = Sum { gain: 0.0, index: 0 };
        let mut left: f64 = self.rest.iter().map(Issue::range).sum();
        for (position, issue) in self.rest.iter().enumerate() {
            // Each issue gives its share of what is still wanted.
            let share = if left > 0.0 { (gain - sum.gain) * issue.range() / left } else { 0.0 };
            let near = issue.options.partition_point(|o| o.gain > share);
            let before = near.checked_sub(1).and_then(|i| issue.options.get(i));
            let after = issue.options.get(near);
            let up = (attempt >> (position % usize::BITS as usize)) & 1 == 1;
            let nearer = match (before, after) {
                (Some(b), Some(a)) => {
                    let upper = b.gain - share < share - a.gain;
                    Some(if upper == up { *a } else { *b })
                }
                (b, a) => b.or(a).copied(),
            };
            sum = sum.plus(nearer.unwrap_or(Sum { gain: 0.0, index: 0 }));
            left -= issue.range();
        }
        sum
    }

    /// The widest gap, as a share of the range, between a target and what is found for it, over so many evenly spaced targets
    /// from no deal, or from where the list of the worst ends, up to where the list of the best begins. In the lists every
    /// proposal is exact and gaps are the space's own.
    pub(crate) fn widest_gap(&self, targets: u32) -> f64 {
        let Some(last) = self.top.last().filter(|_| !self.whole && self.span > 0.0) else {
            return 0.0;
        };
        let worst = self.bottom.last().map_or(self.values.base(), |pick| pick.utility);
        let low = self.reservation.max(worst);
        let target =
            |i: u32| low + (last.utility - low) * (f64::from(i) + 0.5) / f64::from(targets);
        let gap = |t: f64| self.at_least(t).map_or(0.0, |pick| (pick.utility - t) / self.span);
        (0..targets).map(|i| gap(target(i))).fold(0.0, f64::max)
    }

    /// Packages at evenly spaced worths, without repeats.
    pub(crate) fn between(&self, low: f64, high: f64, most: usize) -> Vec<Pick> {
        #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
        let at = |i: usize| low + (high - low).max(0.0) * i as f64 / most as f64;
        let mut picks: Vec<Pick> = Vec::new();
        for pick in (0..most.max(1)).filter_map(|i| self.at_least(at(i))) {
            let fits = picks.is_empty() || pick.utility < high;
            if fits && picks.iter().all(|p| p.index != pick.index) {
                picks.push(pick);
            }
        }
        picks
    }

    /// A package by chance.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "an option below the number of options"
    )]
    pub(crate) fn draw(&self, uniform: &mut dyn FnMut() -> f64) -> Option<Pick> {
        let first = self.top.first()?;
        for _ in 0..64 {
            let shape = self.values.shape();
            let package: Vec<usize> = shape
                .sizes()
                .iter()
                .map(|&n| ((uniform() * n as f64) as usize).min(n.saturating_sub(1)))
                .collect();
            let pick = self.pick(shape.index(&package));
            if pick.utility >= self.reservation {
                return Some(pick);
            }
        }
        self.at_least(self.reservation + uniform() * (first.utility - self.reservation))
    }
}

impl Issue {
    fn range(&self) -> f64 {
        self.options.first().map_or(0.0, |o| o.gain)
    }

    /// The same issue for someone who wants the opposite: the worst option first.
    fn mirrored(&self) -> Self {
        let gain = |o: &Sum| Sum { gain: self.range() - o.gain, index: o.index };
        Self { options: self.options.iter().rev().map(gain).collect() }
    }
}

impl Sum {
    fn plus(self, other: Sum) -> Sum {
        Sum { gain: self.gain + other.gain, index: self.index + other.index }
    }
}

/// The pair of sums, one of each half, that is least at or above `gain`.
fn meet(halves: &[Vec<Sum>; 2], gain: f64) -> Option<Sum> {
    // Nothing beyond the first sum that is enough by itself can be less above it.
    let enough = |half: &[Sum]| half.len().min(half.partition_point(|s| s.gain < gain) + 1);
    let [a, b] = halves.each_ref().map(|half| half.get(..enough(half)).unwrap_or(half));
    let mut best: Option<Sum> = None;
    let mut j = b.len();
    for &x in a {
        // As x grows, the least y that is enough falls.
        while let Some(less) = j.checked_sub(1)
            && b.get(less).is_some_and(|y| x.gain + y.gain >= gain)
        {
            j = less;
        }
        if let Some(&y) = b.get(j) {
            let sum = x.plus(y);
            if best.is_none_or(|s| sum.gain < s.gain) {
                best = Some(sum);
            }
        }
    }
    best
}

/// A package on the way down from the best: lost so much, last moved issue and its place there.
#[derive(PartialEq)]
struct Step {
    loss: f64,
    index: Index,
    issue: usize,
    place: usize,
}

impl Eq for Step {}

impl Ord for Step {
    fn cmp(&self, other: &Self) -> Ordering {
        // The heap gives the largest: the smallest loss, then the smallest index.
        other.loss.total_cmp(&self.loss).then(other.index.cmp(&self.index))
    }
}

impl PartialOrd for Step {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// An issue with at least two options: one to begin with and one to step down to.
#[derive(Clone, Copy)]
struct Ladder<'i> {
    options: &'i [Sum],
    first: Sum,
    second: Sum,
}

impl<'i> Ladder<'i> {
    fn of(issue: &'i Issue) -> Option<Self> {
        let options = issue.options.as_slice();
        let [first, second, ..] = options else { return None };
        Some(Self { options, first: *first, second: *second })
    }

    /// What an option gives less than the best.
    fn loss(&self, option: &Sum) -> f64 {
        self.first.gain - option.gain
    }

    /// The loss of the first step.
    fn first_loss(&self) -> f64 {
        self.loss(&self.second)
    }

    /// The index after the first step.
    fn begin(&self, index: Index) -> Index {
        index - self.first.index + self.second.index
    }
}

/// The best combinations of options in falling order, `most` of them at most, and whether these are all.
///
/// Every combination but the best has one parent, so that none comes twice: issues by the loss of their first step, a
/// combination's last moved issue goes one place on, or the next issue takes its first step, or, where the last one took only
/// its first step, that step is handed on to the next issue.
fn falling(issues: &[Issue], most: usize) -> (Vec<Sum>, bool) {
    let best = |issue: &Issue| issue.options.first().copied();
    let start = issues.iter().filter_map(best).fold(Sum { gain: 0.0, index: 0 }, Sum::plus);
    let mut issues: Vec<Ladder<'_>> = issues.iter().filter_map(Ladder::of).collect();
    issues.sort_by(|a, b| a.first_loss().total_cmp(&b.first_loss()));
    let mut found = vec![start];
    let mut heap = BinaryHeap::new();
    if let Some(first) = issues.first() {
        let index = first.begin(start.index);
        heap.push(Step { loss: first.first_loss(), index, issue: 0, place: 1 });
    }
    while found.len() < most {
        let Some(Step { loss: lost, index, issue, place }) = heap.pop() else { break };
        found.push(Sum { gain: start.gain - lost, index });
        let Some(here) = issues.get(issue) else { break };
        if let [from, to] = here.options.get(place..place + 2).unwrap_or_default() {
            let index = index - from.index + to.index;
            let loss = lost - here.loss(from) + here.loss(to);
            heap.push(Step { loss, index, issue, place: place + 1 });
        }
        if let Some(next) = issues.get(issue + 1) {
            let on = next.begin(index);
            let loss_on = lost + next.first_loss();
            heap.push(Step { loss: loss_on, index: on, issue: issue + 1, place: 1 });
            if place == 1 {
                let handed = on - here.second.index + here.first.index;
                let loss = loss_on - here.first_loss();
                heap.push(Step { loss, index: handed, issue: issue + 1, place: 1 });
            }
        }
    }
    (found, heap.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deals::scale::Scaled;
    use crate::deals::{Profile, Space, SpaceIssue};
    use crate::talks::listing::Listing;
    use crate::talks::shape::Shape;
    use num_bigint::BigInt;
    use num_rational::BigRational;
    use proptest::prelude::*;

    fn space(values: &[Vec<i64>]) -> Space {
        let issue = |(i, v): (usize, &Vec<i64>)| SpaceIssue {
            name: format!("i{i}"),
            options: (0..v.len()).map(|o| format!("o{o}")).collect(),
        };
        let ratio = |&x: &i64| BigRational::new(BigInt::from(x), BigInt::from(1000));
        let profile = |name: &str| Profile {
            name: name.to_owned(),
            reservation: BigRational::from(BigInt::from(0)),
            base: BigRational::from(BigInt::from(0)),
            values: values.iter().map(|v| v.iter().map(ratio).collect()).collect(),
            interactions: Vec::new(),
        };
        Space {
            issues: values.iter().enumerate().map(issue).collect(),
            parties: vec![profile("a"), profile("b")],
            exclusions: Vec::new(),
        }
    }

    fn summed(values: &[Vec<i64>]) -> Summed {
        let shape = Shape::new(values.iter().map(Vec::len).collect()).unwrap();
        Summed::new(&shape, &Scaled::new(&space(values)), 0)
    }

    proptest! {
        /// Against the sorted list of all packages: same order of worth, same picks.
        #[test]
        fn is_the_sorted_list(
            values in proptest::collection::vec(proptest::collection::vec(0i64..1000, 1..5), 1..6),
            target in 0.0f64..4.0,
            reservation in 0.0f64..1.5,
        ) {
            let summed = summed(&values);
            let searched = Searched::new(&summed, reservation);
            let n = usize::try_from(summed.shape().packages()).unwrap();
            let all: Vec<f64> = (0..n).map(|i| summed.utility(i as u128)).collect();
            let listing = Listing::new(&all, reservation, |_| true);
            prop_assert!(searched.whole);
            prop_assert_eq!(searched.top.len(), listing.len());
            for place in 0..listing.len() {
                let listed = listing.at(listing.len() - 1 - place).unwrap();
                prop_assert_eq!(searched.ranked(place).unwrap().utility, listed.utility);
            }
            let utility = |p: Option<Pick>| p.map(|p| p.utility);
            prop_assert_eq!(utility(searched.at_least(target)), utility(listing.at_least(target)));
        }

        /// The pair of half-table sums is the least that is enough.
        #[test]
        fn meets_in_the_middle(
            mut a in proptest::collection::vec(0i32..100, 1..20),
            mut b in proptest::collection::vec(0i32..100, 1..20),
            gain in 0i32..220,
        ) {
            a.sort_unstable();
            b.sort_unstable();
            let sums = |v: &[i32]| v.iter().map(|&g| Sum { gain: f64::from(g), index: 0 }).collect();
            let least = a.iter().flat_map(|x| b.iter().map(move |y| x + y)).filter(|s| *s >= gain).min();
            let met = meet(&[sums(&a), sums(&b)], f64::from(gain)).map(|s| s.gain);
            prop_assert_eq!(met, least.map(f64::from));
        }
    }

    /// 10^20 packages of random worth: below the list every proposal is within a millionth of its target.
    #[test]
    fn finds_packages_within_a_millionth() {
        let stream = crate::value::streams::Stream::new(7, "searched");
        let mut n = 0;
        let mut draw = || {
            n += 1;
            (stream.uniform(n) * 1e9) as i64
        };
        let values: Vec<Vec<i64>> = (0..20).map(|_| (0..10).map(|_| draw()).collect()).collect();
        let summed = summed(&values);
        let (low, high) = summed.range();
        // Whatever no deal is worth: below everything, in the list of the worst, in the middle.
        for reservation in [low - 1.0, low + 0.05 * (high - low), low + 0.3 * (high - low)] {
            let searched = Searched::new(&summed, reservation);
            let (worst, last) =
                (searched.bottom.last().unwrap().utility, searched.top.last().unwrap().utility);
            assert!(low < worst && worst < last && last < high);
            let mut listed = 0;
            for step in 0..400 {
                let target = low + f64::from(step) / 400.0 * (high - low);
                let pick = searched.at_least(target).unwrap();
                assert!(pick.utility >= target.max(reservation));
                assert_eq!(pick.utility, summed.utility(pick.index));
                let over = (pick.utility - target.max(reservation)) / (high - low);
                if (worst..last).contains(&target.max(reservation)) {
                    assert!(over <= WITHIN, "step {step}: {over:e} above the target");
                } else {
                    listed += 1;
                }
            }
            // Where packages are listed there is none nearer, and that is a small part of the range.
            assert!((1..80).contains(&listed), "{listed}");
            let widest = searched.widest_gap(200);
            assert!(widest > 0.0 && widest <= WITHIN, "{widest:e}");
        }
    }

    /// The list of the worst holds the worst, and what it gives is what the list of all packages gives.
    #[test]
    fn the_worst_are_listed_exactly() {
        let stream = crate::value::streams::Stream::new(11, "searched");
        let mut n = 0;
        let mut draw = || {
            n += 1;
            (stream.uniform(n) * 1e6) as i64
        };
        let values: Vec<Vec<i64>> = (0..6).map(|_| (0..9).map(|_| draw()).collect()).collect();
        let summed = summed(&values);
        let (low, high) = summed.range();
        let searched = Searched::new(&summed, low - 1.0);
        assert_eq!(searched.bottom.len(), TOP);
        let all: Vec<f64> = (0..9u128.pow(6)).map(|i| summed.utility(i)).collect();
        let listing = Listing::new(&all, low - 1.0, |_| true);
        for (place, pick) in searched.bottom.iter().enumerate().step_by(97) {
            assert_eq!(listing.at(place).unwrap().utility, pick.utility);
        }
        for step in 0..50 {
            let target = low + f64::from(step) / 1000.0 * (high - low);
            let utility = |p: Option<Pick>| p.unwrap().utility;
            if target <= searched.bottom.last().unwrap().utility {
                assert_eq!(utility(searched.at_least(target)), utility(listing.at_least(target)));
            }
        }
    }
}
