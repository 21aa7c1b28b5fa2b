//! The Shapley–Shubik index.

use super::counting;
use super::sampled;
use super::{Game, PowerIndex, Precision, Sampling, VotingError};

/// The Shapley–Shubik index: the share of all orders of the members in which a member turns those before it from losing to winning,
/// Σ s! (n − s − 1)! / n! over losing coalitions of s others that win with it (Shapley & Shubik 1954).
///
/// Exact or sampled as [`super::banzhaf`].
///
/// # Errors
/// [`VotingError::NoDraws`] where sampling is needed with fewer than two draws.
#[expect(clippy::cast_precision_loss, reason = "counts are rounded once; sizes are small")]
pub fn shapley_shubik(game: &Game, sampling: Sampling) -> Result<PowerIndex, VotingError> {
    let Some(census) = counting::count(game) else {
        return sampled::shapley_shubik(game, sampling);
    };
    let members = game.members();
    // s! (n − s − 1)! / n! = 1 / (n C(n − 1, s))
    let mut orders = Vec::with_capacity(members);
    let mut chosen = 1.0;
    for size in 0..members {
        orders.push(1.0 / (members as f64 * chosen));
        chosen *= (members - 1 - size) as f64 / (size + 1) as f64;
    }
    let shares = census
        .swings()
        .map(|by_size| by_size.iter().zip(&orders).map(|(&n, order)| n as f64 * order).sum())
        .collect();
    Ok(PowerIndex { shares, precision: Precision::Exact })
}
