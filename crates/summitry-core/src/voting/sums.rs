//! Counting by sums: how many coalitions of each size have each joint sum of whole weights (generating functions: Cantor in
//! Lucas 1983, Brams & Affuso 1976). One array over size × sum of each rule; a member is taken out again by division.

use super::census::{Census, Reduced};

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
    // where a member moves a coalition to: one size up and by its weights
    let shifts: Vec<usize> = (0..free)
        .map(|i| {
            let along = rules.iter().zip(&grid.strides).map(|((weights, _), s)| weights[i] * s);
            along.sum::<usize>() + grid.layer
        })
        .collect();
    let mut counts = vec![0_u128; grid.layer * (free + 1)];
    counts[0] = 1;
    for &shift in &shifts {
        for cell in (shift..counts.len()).rev() {
            counts[cell] += counts[cell - shift];
        }
    }
    let quotas: Vec<usize> = rules.iter().map(|(_, quota)| *quota).collect();
    let mut census = Census::new(free);
    census.all = grid.winning(&counts, &quotas, reduced.at_least, 0);
    for (i, &shift) in shifts.iter().enumerate() {
        let mut without = counts.clone();
        for cell in shift..without.len() {
            without[cell] -= without[cell - shift];
        }
        let left: Vec<usize> =
            rules.iter().map(|(weights, quota)| quota.saturating_sub(weights[i])).collect();
        let others = grid.winning(&without, &left, reduced.at_least, 1);
        census.with[i][1..].copy_from_slice(&others[..free]);
    }
    Some(census)
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
