//! Counting winning coalitions, in whole numbers, in whichever of three ways is short enough: every coalition listed (up to
//! [`LISTED`] members whose vote is free), sums of whole weights (`sums.rs`), and two halves (`halves.rs`).

use super::{
    Game,
    census::{Census, Reduced, restored, subset_sums},
    halves, sums,
};

/// Most free members for which every coalition is listed.
const LISTED: usize = 18;
/// Most free members that fit two halves.
const HALVED: usize = 32;
/// Most members for which counts fit 128 bits.
const MOST: usize = 120;
/// Most steps that sums may take: a tenth of a second.
const STEPS: usize = 40_000_000;

/// Counts the winning coalitions, or `None` where it would take too long.
pub(super) fn count(game: &Game) -> Option<Census> {
    if game.members() > MOST {
        return None;
    }
    let reduced = Reduced::new(game);
    let free = reduced.free.len();
    let counted = if free <= LISTED {
        listed(&reduced)
    } else {
        let steps = sums::steps(&reduced);
        let halved = reduced.rules.len() == 1 && free <= HALVED;
        match steps {
            Some(steps) if steps <= STEPS / 8 || (steps <= STEPS && !halved) => {
                sums::count(&reduced)?
            }
            _ if halved => halves::count(&reduced),
            _ => return None,
        }
    };
    Some(restored(game, &reduced, &counted))
}

/// Every coalition of the free members, one by one.
fn listed(reduced: &Reduced) -> Census {
    let free = reduced.free.len();
    let low = free / 2;
    let mut wins: Vec<bool> = (0..1_usize << free)
        .map(|coalition| coalition.count_ones() as usize >= reduced.at_least)
        .collect();
    for (weights, needed) in &reduced.rules {
        let (lower, upper) = weights.split_at(low);
        let (lower, upper) = (subset_sums(lower), subset_sums(upper));
        // the lower members are a coalition's lower bits: they turn fastest
        for (wins, upper) in wins.chunks_exact_mut(lower.len()).zip(&upper) {
            wins.iter_mut().zip(&lower).for_each(|(wins, lower)| *wins &= lower + upper >= *needed);
        }
    }
    let mut census = Census::new(free);
    for (coalition, _) in wins.iter().enumerate().filter(|(_, wins)| **wins) {
        census.add(coalition, coalition.count_ones() as usize);
    }
    census
}
