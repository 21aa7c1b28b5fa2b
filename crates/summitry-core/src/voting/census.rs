//! Winning coalitions by size, in all and with each member: both indices follow from these two tables.

use super::Game;

/// Winning coalitions of a game by size.
#[derive(Debug)]
pub(super) struct Census {
    /// `all[s]`: winning coalitions of s members.
    pub all: Vec<u128>,
    /// `with[i][s]`: those that member i is in.
    pub with: Vec<Vec<u128>>,
}

impl Census {
    /// An empty census of so many members.
    pub(super) fn new(members: usize) -> Self {
        Census { all: vec![0; members + 1], with: vec![vec![0; members + 1]; members] }
    }

    /// For each member i, by size s: coalitions of s others that lose without it and win with it. In a monotone game:
    /// those that win with i at s + 1, less those that win without it at s.
    pub(super) fn swings(&self) -> impl Iterator<Item = Vec<u128>> {
        self.with.iter().map(|with| {
            let without = self.all.iter().zip(with).map(|(all, with)| all - with);
            with.iter().skip(1).zip(without).map(|(with, without)| with - without).collect()
        })
    }

    /// Counts one winning coalition of so many members, given by its bits.
    pub(super) fn add(&mut self, coalition: usize, size: usize) {
        // sizes and bits are those of the members it was made for
        self.all[size] += 1;
        let mut rest = coalition;
        while rest != 0 {
            self.with[rest.trailing_zeros() as usize][size] += 1;
            rest &= rest - 1;
        }
    }
}

/// A game without its veto holders, who are in every winning coalition anyway.
#[derive(Debug)]
pub(super) struct Reduced {
    /// The members whose vote is free, as the game counts them.
    pub free: Vec<usize>,
    /// Rules that differ between free members: what each weighs, and what is still needed.
    pub rules: Vec<(Vec<f64>, f64)>,
    /// The same rules in whole numbers, where all have them.
    pub whole: Option<Vec<(Vec<usize>, usize)>>,
    /// Rules by which all free members weigh the same ask for this many of them.
    pub at_least: usize,
}

impl Reduced {
    pub(super) fn new(game: &Game) -> Self {
        let free: Vec<usize> = (0..game.members()).filter(|&i| !game.has_veto(i)).collect();
        let mut reduced = Reduced { free, rules: Vec::new(), whole: Some(Vec::new()), at_least: 0 };
        for rule in game.rules() {
            let (weights, held) = game.parted(rule.compared());
            let needed = rule.needed() - held.iter().sum::<f64>();
            let same =
                weights.iter().zip(weights.iter().skip(1)).all(|(a, b)| a.to_bits() == b.to_bits());
            if needed <= 0.0 {
                continue;
            }
            if same && let Some(&weight) = weights.first() {
                reduced.at_least = reduced.at_least.max(times(weight, needed, weights.len()));
                continue;
            }
            let whole = rule.whole().map(|(all, quota)| {
                let (free, held) = game.parted(&all);
                (free, quota.saturating_sub(held.iter().sum()))
            });
            match (&mut reduced.whole, whole) {
                (Some(rules), Some(rule)) => rules.push(rule),
                (none, _) => *none = None,
            }
            reduced.rules.push((weights, needed));
        }
        reduced
    }
}

/// How many equal weights reach what is needed.
fn times(weight: f64, needed: f64, members: usize) -> usize {
    let mut sum = 0.0;
    for count in 0..=members {
        if sum >= needed {
            return count;
        }
        sum += weight;
    }
    members
}

/// The sum of every subset, by its bits.
pub(super) fn subset_sums(weights: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0];
    for &weight in weights {
        let with: Vec<f64> = sums.iter().map(|sum| sum + weight).collect();
        sums.extend(with);
    }
    sums
}

/// The census of the whole game from that of its free members.
pub(super) fn restored(game: &Game, reduced: &Reduced, counted: &Census) -> Census {
    let held = game.members() - reduced.free.len();
    let mut census = Census::new(game.members());
    let Census { all, with } = &mut census;
    lay(&counted.all, held, all);
    let mut free = counted.with.iter();
    for (member, with) in with.iter_mut().enumerate() {
        match (game.has_veto(member), free.as_slice()) {
            (false, [counts, ..]) => {
                lay(counts, held, with);
                free.next();
            }
            _ => with.clone_from(all),
        }
    }
    census
}

/// Counts by size, laid where so many members more are in.
fn lay(counts: &[u128], more: usize, into: &mut [u128]) {
    into.iter_mut().skip(more).zip(counts).for_each(|(to, count)| *to = *count);
}
