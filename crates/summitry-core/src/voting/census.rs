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
