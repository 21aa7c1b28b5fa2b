//! The weighted mean of positions, and how far off such means have been.

use super::{PositionsError, Stance, checked};
use crate::value::normal;

/// Standard deviation of outcomes about the weighted mean on 351 issues of the European Union, in points of 0 to 100 (29.73,
/// recomputed from DEU III: Arregui & Perarnaud 2022).
pub const RESIDUAL_SD: f64 = 29.7;

/// What a table of positions on one issue comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct PositionSummary {
    /// Σ c s x / Σ c s.
    pub mean: f64,
    /// The lowest position with half of all weight at or below it.
    pub median: f64,
    /// Standard deviation of positions, weighted alike; in the ladder's unit, 0 or more.
    pub spread: f64,
    /// For each party, its position less the mean: negative is below.
    pub distances: Vec<f64>,
    /// For each party, its part of all weight: how far the mean moves when it moves by one. Sum 1.
    pub shares: Vec<f64>,
}

/// Weighted mean, median and spread of the parties' positions with weights power × salience (the compromise model: Van den Bos 1991,
/// Achen 2006; the median: Black 1948).
///
/// # Errors
/// Nobody, all weights zero, a number out of its range.
pub fn summary(positions: &[Stance]) -> Result<PositionSummary, PositionsError> {
    let sum = checked(positions)?;
    let shares: Vec<f64> = positions.iter().map(|p| p.weight() / sum).collect();
    let mean = positions.iter().map(|p| p.weight() * p.at).sum::<f64>() / sum;
    let distances: Vec<f64> = positions.iter().map(|p| p.at - mean).collect();
    let variance: f64 = distances.iter().zip(&shares).map(|(d, share)| share * d * d).sum();
    Ok(PositionSummary {
        mean,
        median: median(positions, sum),
        spread: libm::sqrt(variance),
        distances,
        shares,
    })
}

/// Of checked positions. Half is met up to a billionth, so that halves that add up are halves.
fn median(positions: &[Stance], sum: f64) -> f64 {
    let mut sorted: Vec<&Stance> = positions.iter().collect();
    sorted.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut below = 0.0;
    let middle = sorted.iter().find(|position| {
        below += position.weight();
        below >= sum / 2.0 * (1.0 - 1e-9)
    });
    middle.map_or(f64::NAN, |position| position.at)
}

/// Chance of each rung of a ladder if the outcome is N(mean, sd) and lands on the nearest rung; what lies beyond an end counts
/// for the end. `rungs` in the unit of the mean, rising; `sd` above 0 ([`RESIDUAL_SD`] on a ladder of 0 to 100). Sum 1.
///
/// # Errors
/// A mean that is no number, a spread of 0 or less, a ladder that is empty or does not rise.
pub fn rungs(mean: f64, sd: f64, rungs: &[f64]) -> Result<Vec<f64>, PositionsError> {
    if !mean.is_finite() {
        return Err(PositionsError::Setting { what: "mean", value: mean, range: "a number" });
    }
    if !sd.is_finite() || sd <= 0.0 {
        return Err(PositionsError::Setting { what: "spread", value: sd, range: "above 0" });
    }
    check_ladder(rungs)?;
    let mut below = 0.0;
    let mut chances: Vec<f64> = rungs
        .iter()
        .zip(rungs.iter().skip(1))
        .map(|(&rung, &next)| {
            let until = normal::cdf((f64::midpoint(rung, next) - mean) / sd);
            let chance = until - below;
            below = until;
            chance
        })
        .collect();
    chances.push(1.0 - below);
    Ok(chances)
}

/// Rungs are numbers that rise.
pub(super) fn check_ladder(rungs: &[f64]) -> Result<(), PositionsError> {
    let mut last = f64::NEG_INFINITY;
    for (rung, &at) in rungs.iter().enumerate() {
        if !at.is_finite() || at <= last {
            return Err(PositionsError::Ladder { rung });
        }
        last = at;
    }
    if rungs.is_empty() { Err(PositionsError::Ladder { rung: 0 }) } else { Ok(()) }
}
