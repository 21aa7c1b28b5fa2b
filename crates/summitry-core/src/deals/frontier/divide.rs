//! Four and more parties: divide and conquer on points, then on utilities (Kung, Luccio and Preparata 1975; Bentley
//! 1980).

use super::point::Point;
use crate::deals::meter::Meter;
use crate::deals::number::{Exact, Tally};

/// Below this many comparisons, comparing everything with everything is quicker than dividing, whose cost is in new lists.
/// Only speed depends on it.
const SMALL: usize = 512;

/// Drops dominated points; the list is in descending lexicographic order without duplicates. `false`, and the list half done,
/// where the work gave out.
pub(super) fn drop_dominated<T: Exact, W: Tally, const N: usize>(
    points: &mut Vec<Point<T, W, N>>,
    dims: usize,
    meter: &Meter<'_>,
) -> bool {
    let mut alive = vec![true; points.len()];
    if !split(points, 0, points.len(), dims, &mut alive, meter) {
        return false;
    }
    let mut flags = alive.iter();
    points.retain(|_| flags.next().copied().unwrap_or(false));
    true
}

fn split<T: Exact, W: Tally, const N: usize>(
    points: &[Point<T, W, N>],
    from: usize,
    to: usize,
    dims: usize,
    alive: &mut [bool],
    meter: &Meter<'_>,
) -> bool {
    if to - from < 2 {
        return true;
    }
    let middle = from + (to - from) / 2;
    if !split(points, from, middle, dims, alive, meter)
        || !split(points, middle, to, dims, alive, meter)
    {
        return false;
    }
    let living = |a: usize, b: usize| (a..b).filter(|&i| alive[i]).collect::<Vec<_>>();
    let (high, low) = (living(from, middle), living(middle, to));
    marry(points, &high, &low, 1, dims, alive, meter)
}

/// Strikes out each of `low` that some of `high` weakly dominates in utilities `dim..dims`. All of `high` are known to
/// be at least as good in those before, and come earlier in the order, so that they are not equal.
fn marry<T: Exact, W: Tally, const N: usize>(
    points: &[Point<T, W, N>],
    high: &[usize],
    low: &[usize],
    dim: usize,
    dims: usize,
    alive: &mut [bool],
    meter: &Meter<'_>,
) -> bool {
    if high.is_empty() || low.is_empty() {
        return true;
    }
    let open = |i: usize| &points[i].u[dim..dims];
    let at = |i: usize| &points[i].u[dim];
    if dim + 1 == dims {
        if let Some(best) = high.iter().map(|&i| at(i)).max() {
            low.iter().filter(|&&i| at(i) <= best).for_each(|&i| alive[i] = false);
        }
        return meter.spend(high.len() + low.len());
    }
    if high.len() * low.len() <= SMALL {
        for &l in low {
            let worse = |&h: &usize| open(h).iter().zip(open(l)).all(|(a, b)| a >= b);
            if high.iter().any(worse) {
                alive[l] = false;
            }
        }
        return meter.spend(high.len() * low.len());
    }
    // Each point is looked at some four times here: its value, its side twice, its life.
    if !meter.spend(4 * (high.len() + low.len())) {
        return false;
    }
    let mut values: Vec<&T> = high.iter().chain(low).map(|&i| at(i)).collect();
    let middle = values.len() / 2;
    let (_, &mut mut pivot, above) = values.select_nth_unstable(middle);
    let least = high.iter().chain(low).map(|&i| at(i)).min();
    if least == Some(pivot) {
        // Half or more share the lowest value: split right above it, or move on if there is nothing above.
        match above.iter().filter(|v| ***v > *pivot).min() {
            Some(next) => pivot = next,
            None => return marry(points, high, low, dim + 1, dims, alive, meter),
        }
    }
    let halves = |all: &[usize]| all.iter().partition::<Vec<usize>, _>(|&&i| at(i) >= pivot);
    let (high_up, high_down) = halves(high);
    let (low_up, low_down) = halves(low);
    if !marry(points, &high_up, &low_up, dim, dims, alive, meter)
        || !marry(points, &high_down, &low_down, dim, dims, alive, meter)
    {
        return false;
    }
    let still: Vec<usize> = low_down.into_iter().filter(|&i| alive[i]).collect();
    marry(points, &high_up, &still, dim + 1, dims, alive, meter)
}
