//! Counting by two halves: each coalition is one of the left members and one of the right, and for a left one the right ones that
//! make it win are the heaviest of their size (Klinz & Woeginger 2005, after Horowitz & Sahni 1974). Any weights, one rule.

use super::census::{Census, Reduced, subset_sums};

/// Right coalitions of one size, heaviest first.
struct Shelf {
    /// Their weights.
    sums: Vec<f64>,
    /// `members[i][k]`: how many of the heaviest k hold right member i.
    members: Vec<Vec<u32>>,
}

/// Winning coalitions of the free members under exactly one rule that differs between them, and a least number.
pub(super) fn count(reduced: &Reduced) -> Census {
    let mut census = Census::new(reduced.free.len());
    let Some((weights, needed)) = reduced.rules.first() else { return census };
    let (left, right) = weights.split_at(weights.len() / 2);
    let shelves: Vec<Shelf> = shelved(right);
    for (coalition, sum) in subset_sums(left).into_iter().enumerate() {
        let inside = coalition.count_ones() as usize;
        for (further, shelf) in shelves.iter().enumerate() {
            let size = inside + further;
            if size < reduced.at_least {
                continue;
            }
            let winning = shelf.sums.partition_point(|other| sum + other >= *needed);
            if winning == 0 {
                continue;
            }
            census.all[size] += winning as u128;
            let mut rest = coalition;
            while rest != 0 {
                census.with[rest.trailing_zeros() as usize][size] += winning as u128;
                rest &= rest - 1;
            }
            for (member, counts) in shelf.members.iter().enumerate() {
                census.with[left.len() + member][size] += u128::from(counts[winning]);
            }
        }
    }
    census
}

/// All coalitions of the right half, by size.
fn shelved(weights: &[f64]) -> Vec<Shelf> {
    let sums = subset_sums(weights);
    let mut by_size: Vec<Vec<usize>> = vec![Vec::new(); weights.len() + 1];
    for coalition in 0..sums.len() {
        by_size[coalition.count_ones() as usize].push(coalition);
    }
    by_size
        .into_iter()
        .map(|mut coalitions| {
            coalitions.sort_by(|&a, &b| sums[b].total_cmp(&sums[a]));
            let members = (0..weights.len())
                .map(|member| {
                    let mut seen = 0;
                    std::iter::once(0)
                        .chain(coalitions.iter().map(|coalition| {
                            seen += u32::from(coalition >> member & 1 == 1);
                            seen
                        }))
                        .collect()
                })
                .collect();
            Shelf { sums: coalitions.iter().map(|&coalition| sums[coalition]).collect(), members }
        })
        .collect()
}
