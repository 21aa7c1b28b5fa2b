//! The inverse of an additive utility over more packages than can be listed.
//!
//! Near the top and near the bottom, where packages are far apart, the best and the worst ones are listed exactly in order
//! (best-first search, Lawler 1972). Between, packages lie closer together than anyone needs: two half-tables over some of the issues are searched for the
//! pair of sums just above what the other issues leave of the target (meet in the middle, Horowitz & Sahni 1974). What is
//! found is a package at or above the target; how far above is measured, see [`super::Inverse::widest_gap`].

mod falling;
#[cfg(test)]
mod tests;

use falling::{Issue, Sum, falling};

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
