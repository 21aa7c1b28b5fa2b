//! Counts pairs of rows, one from each table, whose sums reach a floor in every dimension.

use std::cmp::Reverse;

use crate::deals::engine::Stop;
use crate::deals::frontier::Point;
use crate::deals::meter::Meter;
use crate::deals::number::{Exact, Tally, both};
use crate::deals::options::Rational;

/// Distinct utilities of one half of the issues, and how many packages have them.
pub(super) type Table<T, W, const N: usize> = Vec<Point<T, W, N>>;

/// Below this many pairs, trying all of them is quicker than dividing, whose cost is in new lists. Only speed depends on it.
const SMALL: usize = 256;

/// A row by ranks: in the first table its values', in the second what it needs of the first.
struct Row<W> {
    ranks: Vec<u32>,
    packages: W,
}

impl<W> Row<W> {
    /// Its rank in one of the dimensions counted in.
    fn rank(&self, dim: usize) -> u32 {
        self.ranks[dim]
    }
}

/// Packages whose two halves together reach (or pass) the floor in the first `dims` dimensions; `dims` is at least 1. `None`
/// where the work gave out.
pub(super) fn count<T: Exact, W: Tally, const N: usize>(
    a: &Table<T, W, N>,
    b: &Table<T, W, N>,
    floor: &[T; N],
    rule: Rational,
    dims: usize,
    meter: &Meter<'_>,
) -> Result<Option<W>, Stop> {
    // Values become ranks once, so that the recursion compares machine words whatever the integers are.
    let rows = |t: &Table<T, W, N>| -> Vec<Row<W>> {
        t.iter()
            .map(|p| Row { ranks: Vec::with_capacity(dims), packages: p.packages.clone() })
            .collect()
    };
    let (mut have, mut lack) = (rows(a), rows(b));
    let needs: Vec<[T; N]> = b.iter().map(|p| need(floor, &p.u)).collect();
    for d in 0..dims {
        let mut values: Vec<&T> = a.iter().map(|p: &Point<T, W, N>| &p.u[d]).collect();
        values.sort_unstable();
        values.dedup();
        for (row, point) in have.iter_mut().zip(a) {
            row.ranks.push(values.partition_point(|v| **v < point.u[d]) as u32);
        }
        for (row, need) in lack.iter_mut().zip(&needs) {
            let need = &need[d];
            row.ranks.push(values.partition_point(|v| match rule {
                Rational::AtLeast => *v < need,
                Rational::Above => *v <= need,
            }) as u32);
        }
    }
    divide(have.iter().collect(), lack.iter().collect(), 0, dims, meter)
}

/// Pairs with `have ≥ lack` in dimensions `dim..dims`; those before hold already.
fn divide<W: Tally>(
    have: Vec<&Row<W>>,
    lack: Vec<&Row<W>>,
    dim: usize,
    dims: usize,
    meter: &Meter<'_>,
) -> Result<Option<W>, Stop> {
    if have.is_empty() || lack.is_empty() {
        return Ok(Some(W::zero()));
    }
    if !meter.go_on() {
        return Err(Stop::Cancelled);
    }
    let small = have.len() * lack.len() <= SMALL;
    // A row is looked at some five times: its rank, its part, the sorting of the sweep.
    if !meter.spend(if small { have.len() * lack.len() } else { 5 * (have.len() + lack.len()) }) {
        return Ok(None);
    }
    if dims - dim <= 2 {
        return Ok(Some(sweep(have, lack, dim, dims)));
    }
    if small {
        let mut total = W::zero();
        for l in &lack {
            for h in &have {
                if h.ranks.iter().zip(&l.ranks).skip(dim).all(|(x, y)| x >= y) {
                    total = total.plus(&h.packages.times(&l.packages));
                }
            }
        }
        return Ok(Some(total));
    }
    let mut ranks: Vec<u32> = have.iter().map(|r| r.rank(dim)).collect();
    let middle = ranks.len() / 2;
    let pivot = *ranks.select_nth_unstable(middle).1;
    let (modest, greedy): (Vec<_>, Vec<_>) = lack.into_iter().partition(|r| r.rank(dim) <= pivot);
    let high: Vec<_> = have.iter().copied().filter(|r| r.rank(dim) >= pivot).collect();
    // A row at the pivot itself serves no need above it, so that both remaining parts shrink.
    let above: Vec<_> = have.iter().copied().filter(|r| r.rank(dim) > pivot).collect();
    let low: Vec<_> = have.into_iter().filter(|r| r.rank(dim) < pivot).collect();
    let with_pivot = divide(high, modest.clone(), dim + 1, dims, meter)?;
    let above = divide(above, greedy, dim, dims, meter)?;
    let below = divide(low, modest, dim, dims, meter)?;
    let (Some(with_pivot), Some(above), Some(below)) = (with_pivot, above, below) else {
        return Ok(None);
    };
    Ok(Some(with_pivot.plus(&above).plus(&below)))
}

/// One or two dimensions left: from the highest need down, add the rows that serve it to a tree over the other
/// dimension (Fenwick 1994).
fn sweep<W: Tally>(mut have: Vec<&Row<W>>, mut lack: Vec<&Row<W>>, dim: usize, dims: usize) -> W {
    have.sort_unstable_by_key(|row| Reverse(row.rank(dim)));
    lack.sort_unstable_by_key(|row| Reverse(row.rank(dim)));
    let second = |r: &Row<W>| if dims - dim == 2 { r.rank(dim + 1) } else { 0 };
    let mut values: Vec<u32> = have.iter().map(|r| second(r)).collect();
    values.sort_unstable();
    values.dedup();
    // Position from the top, counted from one: a prefix of the tree is every row at least as high.
    let place = |rank: u32| values.len() - values.partition_point(|&v| v < rank);
    let mut tree = vec![W::zero(); values.len() + 1];
    let (mut total, mut rows) = (W::zero(), have.into_iter().peekable());
    for l in lack {
        while let Some(h) = rows.next_if(|h| h.rank(dim) >= l.rank(dim)) {
            let mut at = place(second(h));
            while let Some(sum) = tree.get_mut(at) {
                *sum = sum.plus(&h.packages);
                at += at & at.wrapping_neg();
            }
        }
        let (mut served, mut at) = (W::zero(), place(second(l)));
        while at > 0 {
            served = served.plus(&tree[at]);
            at &= at - 1;
        }
        total = total.plus(&served.times(&l.packages));
    }
    total
}

/// What a row of the second table needs of a row of the first.
fn need<T: Exact, const N: usize>(floor: &[T; N], u: &[T; N]) -> [T; N] {
    both(floor, u, T::minus)
}
