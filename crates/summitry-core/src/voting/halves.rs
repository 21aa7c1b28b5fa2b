//! Counting by two halves: each coalition is one of the left members and one of the right, and for a left one the right ones that
//! make it win are the heaviest of their size (Klinz & Woeginger 2005, after Horowitz & Sahni 1974). Any weights, one rule.

use super::census::{Census, Reduced, subset_sums};

/// Right coalitions, shelved by size, heaviest first: their sums and their bits.
type Shelf = Vec<(f64, usize)>;

/// Winning coalitions of the free members under exactly one rule that differs between them, and a least number.
pub(super) fn count(reduced: &Reduced) -> Census {
    let mut census = Census::new(reduced.free.len());
    let Some((weights, needed)) = reduced.rules.first() else { return census };
    let (left, right) = weights.split_at(weights.len() / 2);
    let shelves = shelved(right);
    let held: Vec<Vec<Vec<u32>>> = (0..right.len())
        .map(|member| shelves.iter().map(|shelf| running(shelf, member)).collect())
        .collect();
    let Census { all, with } = &mut census;
    let (with_left, with_right) = with.split_at_mut(left.len());
    let mut winning = vec![0; shelves.len()];
    for (coalition, sum) in subset_sums(left).into_iter().enumerate() {
        let inside = coalition.count_ones() as usize;
        for (further, (winning, shelf)) in winning.iter_mut().zip(&shelves).enumerate() {
            let enough = inside + further >= reduced.at_least;
            *winning =
                if enough { shelf.partition_point(|(other, _)| sum + other >= *needed) } else { 0 };
        }
        if winning.iter().all(|number| *number == 0) {
            continue;
        }
        let add = |by_size: &mut [u128]| {
            let sizes = by_size.iter_mut().skip(inside).zip(&winning);
            sizes.for_each(|(count, number)| *count += *number as u128);
        };
        add(all);
        let within = with_left.iter_mut().enumerate();
        within.filter(|(i, _)| coalition >> i & 1 == 1).for_each(|(_, by_size)| add(by_size));
        for (by_size, held) in with_right.iter_mut().zip(&held) {
            let sizes = by_size.iter_mut().skip(inside).zip(held).zip(&winning);
            // a running count has one entry more than its shelf
            sizes.for_each(|((count, held), &number)| *count += u128::from(held[number]));
        }
    }
    census
}

/// All coalitions of the right half, by size.
fn shelved(weights: &[f64]) -> Vec<Shelf> {
    let sums = subset_sums(weights);
    let of_size = |size: u32| {
        let all = sums.iter().enumerate();
        let mut shelf: Shelf = all
            .filter(|(coalition, _)| coalition.count_ones() == size)
            .map(|(coalition, &sum)| (sum, coalition))
            .collect();
        shelf.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        shelf
    };
    (0..).take(weights.len() + 1).map(of_size).collect()
}

/// How many of the heaviest k of a shelf hold a right member, k from 0 to all of them.
fn running(shelf: &Shelf, member: usize) -> Vec<u32> {
    let mut seen = 0;
    let mut counts = vec![seen];
    counts.extend(shelf.iter().map(|(_, coalition)| {
        seen += u32::from(coalition >> member & 1 == 1);
        seen
    }));
    counts
}
