//! Where no count fits: coalitions or orders drawn at random, with a standard error (Mann & Shapley 1960; Bachrach et al. 2010).

use super::{Game, PowerIndex, Precision, Sampling, VotingError};
use crate::value::streams::Stream;

/// Shares of swings over random coalitions. The error is that of a ratio of means (delta method).
pub(super) fn banzhaf(game: &Game, sampling: Sampling) -> Result<PowerIndex, VotingError> {
    let draws = enough(sampling)?;
    let members = game.members();
    let stream = Stream::new(sampling.seed, "voting.banzhaf");
    let mut own = vec![0.0; members];
    let mut by_all = vec![0.0; members];
    let (mut all, mut squares) = (0.0, 0.0);
    for draw in 0..sampling.draws {
        let mut coalition: Vec<bool> =
            (0..members as u64).map(|i| stream.further(draw, 0, i) < 0.5).collect();
        let swinging = swinging(game, &mut coalition);
        let number = swinging.iter().filter(|&&swings| swings).count();
        let number = f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        all += number;
        squares += number * number;
        for (member, _) in swinging.iter().enumerate().filter(|(_, swings)| **swings) {
            own[member] += 1.0;
            by_all[member] += number;
        }
    }
    // no draw held a swing: nothing is known, and the error says so
    if all <= 0.0 {
        let shares = vec![1.0 / f64::from(u32::try_from(members).unwrap_or(u32::MAX)); members];
        return Ok(PowerIndex { shares, precision: Precision::Sampled { error: 1.0 } });
    }
    let shares: Vec<f64> = own.iter().map(|swings| swings / all).collect();
    let variance = |member: usize| {
        let share = shares[member];
        let residual = own[member] - 2.0 * share * by_all[member] + share * share * squares;
        residual.max(0.0) / (all * all) * draws / (draws - 1.0)
    };
    let error = libm::sqrt((0..members).map(variance).fold(0.0, f64::max));
    Ok(PowerIndex { shares, precision: Precision::Sampled { error } })
}

/// Shares of pivots over random orders.
pub(super) fn shapley_shubik(game: &Game, sampling: Sampling) -> Result<PowerIndex, VotingError> {
    let draws = enough(sampling)?;
    let members = game.members();
    let stream = Stream::new(sampling.seed, "voting.shapley_shubik");
    let mut pivots = vec![0.0; members];
    for draw in 0..sampling.draws {
        let mut order: Vec<(f64, usize)> =
            (0..members).map(|i| (stream.further(draw, 0, i as u64), i)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let (mut least, mut most) = (0, members);
        // the first length of the order that wins, by bisection: the game is monotone
        while least + 1 < most {
            let middle = usize::midpoint(least, most);
            let mut coalition = vec![false; members];
            order[..middle].iter().for_each(|&(_, member)| coalition[member] = true);
            if game.is_winning(&coalition) { most = middle } else { least = middle }
        }
        pivots[order[most - 1].1] += 1.0;
    }
    let shares: Vec<f64> = pivots.iter().map(|pivots| pivots / draws).collect();
    let variance = |share: &f64| share * (1.0 - share) / (draws - 1.0);
    let error = libm::sqrt(shares.iter().map(variance).fold(0.0, f64::max));
    Ok(PowerIndex { shares, precision: Precision::Sampled { error } })
}

/// Whether each member, in or out, decides over this coalition of the others.
fn swinging(game: &Game, coalition: &mut [bool]) -> Vec<bool> {
    let wins = game.is_winning(coalition);
    (0..coalition.len())
        .map(|member| {
            // who is out of a winning coalition, or in a losing one, cannot matter to a monotone game
            if coalition[member] != wins {
                return false;
            }
            coalition[member] = !coalition[member];
            let swings = game.is_winning(coalition) != wins;
            coalition[member] = !coalition[member];
            swings
        })
        .collect()
}

/// The number of draws, if an error can be told from it.
#[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
fn enough(sampling: Sampling) -> Result<f64, VotingError> {
    if sampling.draws < 2 { Err(VotingError::NoDraws) } else { Ok(sampling.draws as f64) }
}
