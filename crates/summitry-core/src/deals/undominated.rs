//! The undominated of points that did not come out of the engine as a front.

use num_bigint::{BigInt, BigUint};

use super::check::MOST_PARTIES;
use super::engine::Stop;
use super::frontier::{Keep, Point, front_of};
use super::meter::Meter;
use super::solutions::Flat;

/// The undominated of some points, those with equal utilities joined.
pub(super) fn undominated(
    points: Vec<Flat>,
    parties: usize,
    meter: &Meter<'_>,
) -> Result<Vec<Flat>, Stop> {
    match parties {
        ..=8 => front::<8>(points, parties, meter),
        _ => front::<MOST_PARTIES>(points, parties, meter),
    }
}

fn front<const N: usize>(
    points: Vec<Flat>,
    parties: usize,
    meter: &Meter<'_>,
) -> Result<Vec<Flat>, Stop> {
    let point = |flat: Flat| {
        let mut u: [BigInt; N] = std::array::from_fn(|_| BigInt::default());
        u.iter_mut().zip(flat.u).for_each(|(slot, x)| *slot = x);
        Point { u, packages: flat.packages, index: flat.index }
    };
    let points = points.into_iter().map(point).collect();
    let kept: Vec<Point<BigInt, BigUint, N>> =
        front_of(points, Keep::Front(parties), meter).map_err(|full| Stop::of(full, 0))?;
    let flat = |p: Point<BigInt, BigUint, N>| Flat {
        u: p.u.into_iter().take(parties).collect(),
        packages: p.packages,
        index: p.index,
    };
    Ok(kept.into_iter().map(flat).collect())
}
