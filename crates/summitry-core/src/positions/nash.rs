//! The weighted Nash solution on one ladder, with quadratic losses.

use super::mean::check_ladder;
use super::{PositionsError, Stance, checked};

/// The point x that maximises Σ `power_i` ln(`loss` − `salience_i`/100 (x − `at_i`)²): each party loses by the square of the distance,
/// and no deal costs each of them `loss` (Nash 1950, Kalai 1977 for the weights). As `loss` grows x tends to the weighted mean (Achen
/// 2006). `loss` above 0, in squared units of the ladder. Parties without power or salience ask for nothing.
///
/// # Errors
/// Nobody, all weights zero, a number out of its range; [`PositionsError::NoAgreement`] where every point is worse than no deal for
/// somebody.
pub fn nash(positions: &[Stance], loss: f64) -> Result<f64, PositionsError> {
    let (mut low, mut high) = acceptable(positions, loss)?;
    // the logarithms' sum is concave: its slope falls, so halve
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if slope(positions, loss, middle) > 0.0 { low = middle } else { high = middle }
    }
    Ok(f64::midpoint(low, high))
}

/// The rung (from 0) with the largest Nash product, the lower of two alike; as [`nash`] on `rungs` that rise.
///
/// # Errors
/// As [`nash`]; also a ladder that is empty or does not rise, and [`PositionsError::NoAgreement`] where no rung is better than no
/// deal for everybody.
pub fn nash_rung(positions: &[Stance], loss: f64, rungs: &[f64]) -> Result<usize, PositionsError> {
    check_ladder(rungs)?;
    acceptable(positions, loss)?;
    let mut best: Option<(usize, f64)> = None;
    for (rung, &x) in rungs.iter().enumerate() {
        let product = product(positions, loss, x);
        if product.is_some_and(|value| best.is_none_or(|(_, most)| value > most)) {
            best = product.map(|value| (rung, value));
        }
    }
    best.map(|(rung, _)| rung).ok_or(PositionsError::NoAgreement { loss })
}

/// Between which points everybody who counts prefers a deal.
fn acceptable(positions: &[Stance], loss: f64) -> Result<(f64, f64), PositionsError> {
    checked(positions)?;
    if !loss.is_finite() || loss <= 0.0 {
        let range = "above 0";
        return Err(PositionsError::Setting { what: "cost of no deal", value: loss, range });
    }
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    for position in counting(positions) {
        let reach = libm::sqrt(loss * 100.0 / position.salience);
        low = low.max(position.at - reach);
        high = high.min(position.at + reach);
    }
    if low < high { Ok((low, high)) } else { Err(PositionsError::NoAgreement { loss }) }
}

fn counting(positions: &[Stance]) -> impl Iterator<Item = &Stance> {
    positions.iter().filter(|position| position.weight() > 0.0)
}

fn slope(positions: &[Stance], loss: f64, x: f64) -> f64 {
    let one = |p: &Stance| {
        let (care, away) = (p.salience / 100.0, x - p.at);
        -2.0 * p.power * care * away / (loss - care * away * away)
    };
    counting(positions).map(one).sum()
}

/// Logarithm of the product, if everybody gains.
fn product(positions: &[Stance], loss: f64, x: f64) -> Option<f64> {
    counting(positions).try_fold(0.0, |sum, p| {
        let gain = loss - p.salience / 100.0 * (x - p.at) * (x - p.at);
        (gain > 0.0).then(|| sum + p.power * libm::log(gain))
    })
}
