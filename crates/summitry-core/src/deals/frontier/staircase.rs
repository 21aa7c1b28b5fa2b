//! Three parties: sweep down the first utility and keep the staircase of the other two (Kung, Luccio and Preparata
//! 1975).

use super::point::Point;
use crate::deals::number::{Exact, Tally};

/// Drops dominated points; the list is in descending lexicographic order without duplicates.
pub(super) fn drop_dominated<T: Exact, W: Tally, const N: usize>(points: &mut Vec<Point<T, W, N>>) {
    // Steps by falling second and rising third utility. Everything on it has a first utility at least as high as the
    // point at hand and comes before it, so weakly better on both others means dominated.
    let mut steps: Vec<(T, T)> = Vec::new();
    points.retain(|point| {
        let (u, v) = (&point.u[1], &point.u[2]);
        // Steps with a second utility of at least `u`; the last of them has the highest third.
        let at = steps.partition_point(|(a, _)| a >= u);
        if at.checked_sub(1).and_then(|i| steps.get(i)).is_some_and(|(_, third)| third >= v) {
            return false;
        }
        // The new step makes those useless that are no better on either: from the first with second ≤ u on.
        let from = steps.partition_point(|(a, _)| a > u);
        let to = from + steps[from..].partition_point(|(_, b)| b <= v);
        steps.splice(from..to, [(u.clone(), v.clone())]);
        true
    });
}
