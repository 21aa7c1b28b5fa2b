//! Rigorous bounds on the number of rational packages where tables would be too large.
//!
//! Each party alone: values are rounded down onto a grid and the sums counted; what is certain even so is a lower bound,
//! what stays possible an upper one. Together: Fréchet's inequalities (1935), which assume nothing about how the
//! parties' wishes go together.

use num_bigint::{BigInt, BigUint};
use num_traits::{ToPrimitive, Zero};

use crate::deals::number::Tally;
use crate::deals::options::Rational;
use crate::deals::ranges::Ranges;
use crate::deals::scale::Scaled;

/// Cells of the grid: an issue's rounding loses at most one in so many of the party's range, for eight issues a tenth of a
/// percent.
const CELLS: usize = 8192;

/// Bounds on the number of packages rational for every binding party at once.
pub(super) fn bounds<W: Tally>(
    space: &Scaled,
    ranges: &Ranges,
    binding: &[usize],
    rule: Rational,
) -> (BigUint, BigUint) {
    let packages = &ranges.packages;
    // Links would need the grid to carry states; certain bounds then are the trivial ones.
    if !space.links.is_empty() {
        return (BigUint::default(), packages.clone());
    }
    let alone: Vec<(BigUint, BigUint)> =
        binding.iter().map(|&p| party::<W>(space, ranges, p, rule)).collect();
    let high = alone.iter().map(|b| &b.1).min().cloned().unwrap_or_else(|| packages.clone());
    let refused: BigUint = alone.iter().map(|b| packages - &b.0).sum();
    let low = if refused < *packages { packages - refused } else { BigUint::default() };
    (low, high)
}

/// Bounds on the number of packages one party accepts.
fn party<W: Tally>(
    space: &Scaled,
    ranges: &Ranges,
    p: usize,
    rule: Rational,
) -> (BigUint, BigUint) {
    let (worst, best) = &ranges.range[p];
    let whole = best - worst;
    let need = &space.reservation[p] - worst;
    let cell = |x: &BigInt| -> (usize, bool) {
        let (scaled, grid) = (x * CELLS, &whole);
        ((&scaled / grid).to_usize().unwrap_or(0), (&scaled % grid).is_zero())
    };
    let mut counts = vec![W::one()];
    // How far below the true sum, in cells and exclusive, the sum of rounded values can be.
    let mut slack = 0;
    for (values, allowed) in space.values.iter().zip(&space.allowed) {
        let options: Vec<&BigInt> =
            values.iter().zip(allowed).filter(|(_, a)| **a).map(|(v, _)| &v[p]).collect();
        let Some(low) = options.iter().min() else { continue };
        let cells: Vec<(usize, bool)> = options.iter().map(|v| cell(&(*v - *low))).collect();
        if cells.iter().any(|c| !c.1) {
            slack += 1;
        }
        let reach = cells.iter().map(|c| c.0).max().unwrap_or(0);
        let mut next = vec![W::zero(); counts.len() + reach];
        for (shift, _) in cells {
            let shifted = next.iter_mut().skip(shift).zip(&counts);
            for (sum, count) in shifted.filter(|(_, count)| **count != W::zero()) {
                *sum = sum.plus(count);
            }
        }
        counts = next;
    }
    let (at, whole_cell) = cell(&need);
    // The true sum lies in [s, s + slack) cells, or is s where nothing was rounded.
    let certain = |s: usize| s > at || (s == at && whole_cell && rule == Rational::AtLeast);
    let possible = |s: usize| s + slack > at || certain(s);
    let total = |f: &dyn Fn(usize) -> bool| {
        counts.iter().enumerate().filter(|(s, _)| f(*s)).map(|(_, c)| c.to_big()).sum()
    };
    (total(&certain), total(&possible))
}
