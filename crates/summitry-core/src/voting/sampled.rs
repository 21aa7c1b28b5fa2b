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
        let coalition: Vec<bool> =
            (0..members as u64).map(|i| stream.further(draw, 0, i) < 0.5).collect();
        let deciding = game.deciding(&coalition);
        let number = deciding.iter().filter(|&&decides| decides).count();
        let number = f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        all += number;
        squares += number * number;
        for ((own, by_all), decides) in own.iter_mut().zip(&mut by_all).zip(deciding) {
            if decides {
                *own += 1.0;
                *by_all += number;
            }
        }
    }
    // no draw held a swing: nothing is known, and the error says so
    if all <= 0.0 {
        let shares = vec![1.0 / f64::from(u32::try_from(members).unwrap_or(u32::MAX)); members];
        return Ok(PowerIndex { shares, precision: Precision::Sampled { error: 1.0 } });
    }
    let shares: Vec<f64> = own.iter().map(|swings| swings / all).collect();
    let variance = |((share, own), by_all): ((&f64, &f64), &f64)| {
        let residual = own - 2.0 * share * by_all + share * share * squares;
        residual.max(0.0) / (all * all) * draws / (draws - 1.0)
    };
    let variances = shares.iter().zip(&own).zip(&by_all).map(variance);
    let error = libm::sqrt(variances.fold(0.0, f64::max));
    Ok(PowerIndex { shares, precision: Precision::Sampled { error } })
}

/// Shares of pivots over random orders.
pub(super) fn shapley_shubik(game: &Game, sampling: Sampling) -> Result<PowerIndex, VotingError> {
    let draws = enough(sampling)?;
    let members = game.members();
    let stream = Stream::new(sampling.seed, "voting.shapley_shubik");
    let mut pivots = vec![0.0; members];
    for draw in 0..sampling.draws {
        let drawn: Vec<(f64, usize)> =
            (0..members).map(|i| (stream.further(draw, 0, i as u64), i)).collect();
        let by_draw = |a: &(f64, usize), b: &(f64, usize)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
        let mut order = drawn.clone();
        order.sort_by(by_draw);
        let (mut least, mut most) = (0, members);
        // the first length of the order that wins, by bisection: the game is monotone
        while least + 1 < most {
            let middle = usize::midpoint(least, most);
            let wins = order.get(middle).is_none_or(|next| {
                let before = |own: &(f64, usize)| by_draw(own, next).is_lt();
                game.is_winning(&drawn.iter().map(before).collect::<Vec<_>>())
            });
            if wins { most = middle } else { least = middle }
        }
        let pivot = order.get(most - 1).map(|(_, member)| *member);
        if let Some(pivots) = pivot.and_then(|member| pivots.get_mut(member)) {
            *pivots += 1.0;
        }
    }
    let shares: Vec<f64> = pivots.iter().map(|pivots| pivots / draws).collect();
    let variance = |share: &f64| share * (1.0 - share) / (draws - 1.0);
    let error = libm::sqrt(shares.iter().map(variance).fold(0.0, f64::max));
    Ok(PowerIndex { shares, precision: Precision::Sampled { error } })
}

/// The number of draws, if an error can be told from it.
#[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
fn enough(sampling: Sampling) -> Result<f64, VotingError> {
    if sampling.draws < 2 { Err(VotingError::NoDraws) } else { Ok(sampling.draws as f64) }
}
