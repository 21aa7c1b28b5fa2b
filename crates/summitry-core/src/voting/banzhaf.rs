//! The Banzhaf index.

use super::counting;
use super::sampled;
use super::{Game, PowerIndex, Precision, Sampling, VotingError};

/// The normalised Banzhaf index: each member's share of all swings, Σ over coalitions of the others that lose without the member
/// and win with it, every coalition counting the same (Banzhaf 1965; Penrose 1946).
///
/// Exact for up to 18 members without a formal veto, whatever the rules; up to 32 where one rule's weights differ (a double majority of
/// people and states counts as one); and up to 120 where weights are multiples of a power of ten and their joint sums few enough.
/// Else sampled, with the largest standard error in [`Precision::Sampled`].
///
/// # Errors
/// [`VotingError::NoDraws`] where sampling is needed with fewer than two draws.
pub fn banzhaf(game: &Game, sampling: Sampling) -> Result<PowerIndex, VotingError> {
    match counting::count(game) {
        Some(census) => {
            let swings = census.swings().map(|by_size| total(&by_size)).collect::<Vec<_>>();
            let all: f64 = swings.iter().sum();
            let shares = swings.iter().map(|swings| swings / all).collect();
            Ok(PowerIndex { shares, precision: Precision::Exact })
        }
        None => sampled::banzhaf(game, sampling),
    }
}

#[expect(clippy::cast_precision_loss, reason = "one rounding at the end")]
fn total(by_size: &[u128]) -> f64 {
    by_size.iter().sum::<u128>() as f64
}
