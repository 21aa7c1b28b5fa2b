//! Counting by sums: how many coalitions of each size have each joint sum of whole weights (generating functions: Cantor in
//! Lucas 1983, Brams & Affuso 1976). One array over size × sum of each rule; a member is taken out again by division.

use std::cell::Cell;

use super::{
    census::{Census, Reduced},
    turned,
};

/// Steps that counting takes, or `None` where weights are not whole or the array is too large to name.
pub(super) fn steps(reduced: &Reduced) -> Option<usize> {
    let rules = reduced.whole.as_ref()?;
    let cells = rules.iter().try_fold(reduced.free.len() + 1, |cells, (weights, _)| {
        cells.checked_mul(weights.iter().sum::<usize>().checked_add(1)?)
    })?;
    cells.checked_mul(2 * reduced.free.len().max(1))
}

/// Winning coalitions of the free members; `None` where weights are not whole.
pub(super) fn count(reduced: &Reduced) -> Option<Census> {
    let rules = reduced.whole.as_ref()?;
    let free = reduced.free.len();
    let grid = Grid::new(rules.iter().map(|(weights, _)| weights.iter().sum::<usize>() + 1));
    let weights: Vec<&[usize]> = rules.iter().map(|(weights, _)| weights.as_slice()).collect();
    // by how much each rule's sum grows with a member; without rules members differ in nothing
    let members = if rules.is_empty() { vec![Vec::new(); free] } else { turned::columns(&weights) };
    // where a member moves a coalition to: one size up and by its weights
    let shift = |member: &Vec<usize>| {
        member.iter().zip(&grid.strides).map(|(weight, s)| weight * s).sum::<usize>() + grid.layer
    };
    let mut counts = vec![0_u128; grid.layer * (free + 1)];
    counts.iter_mut().take(1).for_each(|nobody| *nobody = 1);
    for member in &members {
        let (to, from) = shifted(&mut counts, shift(member));
        to.iter().zip(from).rev().for_each(|(to, from)| to.set(to.get() + from.get()));
    }
    let quotas: Vec<usize> = rules.iter().map(|(_, quota)| *quota).collect();
    let mut census = Census::new(free);
    census.all = grid.winning(&counts, &quotas, reduced.at_least, 0);
    for (member, with) in members.iter().zip(&mut census.with) {
        let mut without = counts.clone();
        let (to, from) = shifted(&mut without, shift(member));
        to.iter().zip(from).for_each(|(to, from)| to.set(to.get() - from.get()));
        let left: Vec<usize> = quotas
            .iter()
            .zip(member)
            .map(|(quota, weight)| quota.saturating_sub(*weight))
            .collect();
        let others = grid.winning(&without, &left, reduced.at_least, 1);
        with.iter_mut().skip(1).zip(&others).for_each(|(with, others)| *with = *others);
    }
    Some(census)
}

/// The cells from `shift` on, and for each the one so much before it: the same memory twice.
fn shifted(counts: &mut [u128], shift: usize) -> (&[Cell<u128>], &[Cell<u128>]) {
    let cells = Cell::from_mut(counts).as_slice_of_cells();
    let to = cells.get(shift..).unwrap_or_default();
    (to, cells.get(..to.len()).unwrap_or_default())
}

/// How sums are laid out: layer after layer by size, within a layer by the rules' sums.
struct Grid {
    lengths: Vec<usize>,
    strides: Vec<usize>,
    layer: usize,
}

impl Grid {
    fn new(lengths: impl Iterator<Item = usize>) -> Self {
        let lengths: Vec<usize> = lengths.collect();
        let mut layer = 1;
        let strides = lengths
            .iter()
            .map(|length| {
                let stride = layer;
                layer *= length;
                stride
            })
            .collect();
        Grid { lengths, strides, layer }
    }

    /// Coalitions by size that reach every quota and, with so many `more` members, the least number.
    fn winning(&self, counts: &[u128], quotas: &[usize], least: usize, more: usize) -> Vec<u128> {
        let enough: Vec<bool> = (0..self.layer)
            .map(|cell| {
                let mut sums = self.strides.iter().zip(&self.lengths);
                quotas.iter().all(|quota| {
                    sums.next().is_none_or(|(stride, length)| cell / stride % length >= *quota)
                })
            })
            .collect();
        counts
            .chunks(self.layer)
            .enumerate()
            .map(|(size, layer)| {
                let cells = layer.iter().zip(&enough).filter(|(_, enough)| **enough);
                if size + more < least { 0 } else { cells.map(|(count, _)| count).sum() }
            })
            .collect()
    }
}
