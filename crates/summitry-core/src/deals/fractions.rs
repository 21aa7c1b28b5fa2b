//! From the engine's integers back to the fractions of whoever asked.

use num_bigint::BigInt;

use super::Space;
use super::analysis::{FrontierPoint, PartySummary};
use super::scale::Scaled;
use super::solutions::Flat;

/// Each party's name, reservation value and range.
pub(super) fn summaries(
    space: &Space,
    scaled: &Scaled,
    range: &[(BigInt, BigInt)],
) -> Vec<PartySummary> {
    let parties = space.parties.iter().enumerate();
    parties
        .map(|(p, party)| PartySummary {
            name: party.name.clone(),
            reservation: party.reservation.clone(),
            minimum: range.get(p).map(|r| scaled.utility(p, r.0.clone())),
            maximum: range.get(p).map(|r| scaled.utility(p, r.1.clone())),
        })
        .collect()
}

/// Frontier points as fractions, with a package each.
pub(super) fn points(space: &Space, scaled: &Scaled, flat: Vec<Flat>) -> Vec<FrontierPoint> {
    let point = |f: Flat| FrontierPoint {
        utilities: f.u.into_iter().enumerate().map(|(p, u)| scaled.utility(p, u)).collect(),
        packages: f.packages,
        // Indices come from the engine, so that a package always exists.
        package: space.package_at(&f.index).unwrap_or_default(),
        index: f.index,
    };
    flat.into_iter().map(point).collect()
}
