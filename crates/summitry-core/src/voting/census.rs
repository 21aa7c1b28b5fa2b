//! Counting winning coalitions by size, in all and with each member. Both indices follow from these two tables.
//!
//! Three ways of counting, all in whole numbers: every coalition listed (up to [`LISTED`] members whose vote is free), sums of
//! whole weights (`sums.rs`), and two halves (`halves.rs`).

use super::{Game, halves, sums};

/// Most free members for which every coalition is listed.
const LISTED: usize = 18;
/// Most free members that fit two halves.
const HALVED: usize = 32;
/// Most members for which counts fit 128 bits.
const MOST: usize = 120;
/// Most steps that sums may take: a tenth of a second.
const STEPS: usize = 40_000_000;

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

    /// Coalitions of s others that lose without member i and win with it. In a monotone game:
    /// those that win with i at s + 1, less those that win without it at s.
    pub(super) fn swings(&self, member: usize) -> Vec<u128> {
        let with = &self.with[member];
        (0..with.len() - 1).map(|s| with[s + 1] - (self.all[s] - with[s])).collect()
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
            let held: f64 =
                (0..game.members()).filter(|&i| game.has_veto(i)).map(|i| rule.compared()[i]).sum();
            let weights: Vec<f64> = reduced.free.iter().map(|&i| rule.compared()[i]).collect();
            let needed = rule.needed() - held;
            let same = weights.windows(2).all(|pair| pair[0].to_bits() == pair[1].to_bits());
            if needed <= 0.0 {
                continue;
            }
            if same && let Some(&weight) = weights.first() {
                reduced.at_least = reduced.at_least.max(times(weight, needed, weights.len()));
                continue;
            }
            let whole = rule.whole().map(|(all, quota)| {
                let held: usize =
                    (0..game.members()).filter(|&i| game.has_veto(i)).map(|i| all[i]).sum();
                (reduced.free.iter().map(|&i| all[i]).collect(), quota.saturating_sub(held))
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

/// Counts the winning coalitions, or `None` where it would take too long.
pub(super) fn count(game: &Game) -> Option<Census> {
    if game.members() > MOST {
        return None;
    }
    let reduced = Reduced::new(game);
    let free = reduced.free.len();
    let counted = if free <= LISTED {
        listed(&reduced)
    } else {
        let steps = sums::steps(&reduced);
        let halved = reduced.rules.len() == 1 && free <= HALVED;
        match steps {
            Some(steps) if steps <= STEPS / 8 || (steps <= STEPS && !halved) => {
                sums::count(&reduced)?
            }
            _ if halved => halves::count(&reduced),
            _ => return None,
        }
    };
    Some(restored(game, &reduced, &counted))
}

/// Every coalition of the free members, one by one.
fn listed(reduced: &Reduced) -> Census {
    let free = reduced.free.len();
    let low = free / 2;
    let tables: Vec<_> = reduced
        .rules
        .iter()
        .map(|(weights, needed)| {
            (subset_sums(&weights[..low]), subset_sums(&weights[low..]), *needed)
        })
        .collect();
    let mut census = Census::new(free);
    for coalition in 0..1_usize << free {
        let size = coalition.count_ones() as usize;
        let (left, right) = (coalition & ((1 << low) - 1), coalition >> low);
        let wins = size >= reduced.at_least
            && tables.iter().all(|(lower, upper, needed)| lower[left] + upper[right] >= *needed);
        if wins {
            census.all[size] += 1;
            let mut rest = coalition;
            while rest != 0 {
                census.with[rest.trailing_zeros() as usize][size] += 1;
                rest &= rest - 1;
            }
        }
    }
    census
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
    for (size, &number) in counted.all.iter().enumerate() {
        census.all[size + held] = number;
    }
    for member in (0..game.members()).filter(|&i| game.has_veto(i)) {
        census.with[member].clone_from(&census.all);
    }
    for (&member, counts) in reduced.free.iter().zip(&counted.with) {
        census.with[member][held..].copy_from_slice(counts);
    }
    census
}
