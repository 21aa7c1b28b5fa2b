//! Annealing towards one balance between the parties (Kirkpatrick, Gelatt & Vecchi 1983).

use super::{Archive, Dice, Landscape};

/// The share of steps after which packages are remembered: before, it is too warm for good ones.
const WARM: f64 = 0.5;
/// Temperatures from the mean size of a change down to a thousandth of it.
const COOLING: f64 = 1e-3;
/// Changes that are tried to see how much a change moves.
const TRIED: usize = 200;

/// What is climbed towards.
pub(super) enum Balance {
    /// The sum of everybody's worth, weighted.
    Sum(Vec<f64>),
    /// The weighted distance from the best each could have, of whom it is largest: what it lacks, downwards.
    Distance { best: Vec<f64>, weights: Vec<f64> },
}

/// How much the mean distance counts beside the largest, so that nobody's worth is given away for nothing.
const MEAN_COUNTS: f64 = 0.02;

impl Balance {
    fn of(&self, worth: &[f64]) -> f64 {
        match self {
            Balance::Sum(weights) => weights.iter().zip(worth).map(|(w, x)| w * x).sum(),
            Balance::Distance { best, weights } => {
                let lacks = || best.iter().zip(weights).zip(worth).map(|((b, w), x)| w * (b - x));
                -lacks().fold(f64::NEG_INFINITY, f64::max) - MEAN_COUNTS * lacks().sum::<f64>()
            }
        }
    }
}

/// Anneals from a package drawn evenly and adds what it passes through while cold to the archive. The best package on the way; `None` where
/// none was found that no exclusion rules out.
pub(super) fn anneal(
    land: &Landscape,
    balance: &Balance,
    steps: usize,
    dice: &mut Dice,
    archive: &mut Archive,
) -> Option<Vec<u16>> {
    let open: Vec<usize> = (0..land.issues()).filter(|&k| land.choices(k) > 1).collect();
    let drawn: Vec<u16> = (0..land.issues()).map(|k| dice.below(land.choices(k)) as u16).collect();
    let mut state = land.start(&drawn);
    let mut now = balance.of(&state.worth);
    let mut best = (state.broken == 0).then(|| (now, state.at.clone()));
    if open.is_empty() {
        if state.broken == 0 {
            archive.add(&state.at, &state.worth);
        }
        return best.map(|(_, at)| at);
    }
    let mut worth = Vec::with_capacity(land.parties());
    let pick = |dice: &mut Dice, at: &[u16]| {
        let issue = open[dice.below(open.len())];
        let other = dice.below(land.choices(issue) - 1);
        (issue, other + usize::from(other >= usize::from(at[issue])))
    };
    let mut moved = 0.0;
    for _ in 0..TRIED {
        let (issue, choice) = pick(dice, &state.at);
        land.after(&state, issue, choice, &mut worth);
        moved += (balance.of(&worth) - now).abs();
    }
    let warm = (moved / TRIED as f64).max(1e-12);
    let cool = libm::pow(COOLING, 1.0 / steps.max(1) as f64);
    let mut temperature = warm;
    for step in 0..steps {
        temperature *= cool;
        let (issue, choice) = pick(dice, &state.at);
        let broken = land.after(&state, issue, choice, &mut worth);
        // No way leads into what is ruled out; from there any way out does.
        if broken > 0 {
            continue;
        }
        let then = balance.of(&worth);
        let worse = now - then;
        if broken == 0 && worse > 0.0 && dice.uniform() >= libm::exp(-worse / temperature) {
            continue;
        }
        land.change(&mut state, issue, choice, &worth, broken);
        now = then;
        if state.broken > 0 {
            continue;
        }
        if best.as_ref().is_none_or(|(most, _)| now > *most) {
            best = Some((now, state.at.clone()));
        }
        if step as f64 >= WARM * steps as f64 && !archive.covers(&state.worth) {
            // Sums of many changes gather rounding: what is kept is weighed anew.
            let fresh = land.start(&state.at);
            archive.add(&fresh.at, &fresh.worth);
            state = fresh;
        }
    }
    if let Some((_, at)) = &best {
        let fresh = land.start(at);
        archive.add(at, &fresh.worth);
    }
    best.map(|(_, at)| at)
}
