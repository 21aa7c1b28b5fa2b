//! How many packages there are, and each party's worst and best: what everything else is measured against.

use num_bigint::{BigInt, BigUint};

use super::engine::{Engine, Limits, Objective, Stop, fits};
use super::frontier::Point;
use super::number::Exact;
use super::scale::Scaled;

/// Packages and each party's worst and best.
pub(super) struct Ranges {
    /// Packages no exclusion rules out.
    pub(super) packages: BigUint,
    /// Worst and best utility a party; empty where there is no package.
    pub(super) range: Vec<(BigInt, BigInt)>,
}

impl Ranges {
    pub(super) fn new(space: &Scaled, limits: Limits<'_>) -> Result<Self, Stop> {
        if space.nothing {
            return Ok(Self { packages: BigUint::default(), range: Vec::new() });
        }
        if space.links.is_empty() {
            let options = |a: &Vec<bool>| BigUint::from(a.iter().filter(|x| **x).count());
            let range = (0..space.parties()).map(|p| space.additive_range(p)).collect();
            return Ok(Self { packages: space.allowed.iter().map(options).product(), range });
        }
        let packages = packages(space, limits)?;
        if packages == BigUint::default() {
            return Ok(Self { packages, range: Vec::new() });
        }
        let best = |party: usize, sign: i32| {
            let objective = |u: &[BigInt]| &u[party] * sign;
            let best = if fits(&space.magnitude(), 126) {
                highest::<i128>(space, &objective, limits)?
            } else {
                highest::<BigInt>(space, &objective, limits)?
            };
            Ok(best * sign)
        };
        let range = (0..space.parties()).map(|p| Ok((best(p, -1)?, best(p, 1)?)));
        Ok(Self { packages, range: range.collect::<Result<_, _>>()? })
    }
}

/// The highest value of an objective.
fn highest<T: Exact>(
    space: &Scaled,
    objective: Objective<'_>,
    limits: Limits<'_>,
) -> Result<BigInt, Stop> {
    let engine: Option<Engine<T, BigUint, 1>> = Engine::new(space, &[objective]);
    let front = engine.ok_or(Stop::Pieces)?.run(limits)?.front;
    Ok(front.first().map(|Point { u: [best], .. }| best.to_big()).unwrap_or_default())
}

/// Packages no exclusion rules out: a front in no objective counts everything in its one point.
fn packages(space: &Scaled, limits: Limits<'_>) -> Result<BigUint, Stop> {
    if space.links.iter().all(|l| l.adds.is_some()) {
        let options = |a: &Vec<bool>| BigUint::from(a.iter().filter(|x| **x).count());
        return Ok(space.allowed.iter().map(options).product());
    }
    let engine: Option<Engine<i128, BigUint, 1>> = Engine::new(space, &[]);
    let found = engine.ok_or(Stop::Pieces)?.run(limits)?;
    Ok(found.front.first().map(|p| p.packages.clone()).unwrap_or_default())
}
