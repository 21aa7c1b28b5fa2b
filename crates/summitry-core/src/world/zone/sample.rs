//! Sampling packages where there are too many to list: importance sampling with a climb for the best share.

use crate::world::{
    plan::Plan,
    slack::SLACK,
    states::Sampler,
    zone::{Packages, Terms},
};

/// How many packages are drawn in one venue of one world.
pub(crate) const DRAWN: usize = 4096;

/// Fills `into` with drawn packages, weighted by the inverse of their chance of being drawn, and with those a climb towards
/// the best smallest share passes through (weight 0: they count for whether a zone exists and how much is at stake).
pub(crate) fn packages(
    plan: &Plan,
    terms: &Terms,
    hopes: &[f64],
    sampler: &mut Sampler,
    into: &mut Packages,
) {
    into.clear(plan);
    let choices: Vec<Vec<u16>> = plan
        .bargained
        .iter()
        .map(|b| {
            let open = |o: &usize| {
                let slot = b.slot(*o);
                *o != b.now
                    && slot.of(terms.efforts) <= terms.most_effort + SLACK
                    && !terms.is_idle(plan, slot)
            };
            (0..b.options).filter(open).map(|o| o as u16).collect()
        })
        .collect();
    let open = choices.iter().filter(|c| !c.is_empty()).count();
    if open == 0 {
        return;
    }
    let change = expected_changes(plan, terms, &choices) / open as f64;
    let change = change.clamp(0.02, 0.8);
    let mut options: Vec<u16> = Vec::with_capacity(choices.len());
    for _ in 0..DRAWN {
        options.clear();
        let (mut chance, mut effort) = (1.0, 0.0);
        for (b, choice) in plan.bargained.iter().zip(&choices) {
            if choice.is_empty() {
                options.push(b.now as u16);
                continue;
            }
            let u = sampler.uniform();
            let pick = ((u / change * choice.len() as f64) as usize).min(choice.len() - 1);
            match choice.get(pick) {
                Some(&o) if u < change => {
                    options.push(o);
                    chance *= change / choice.len() as f64;
                    effort += b.slot(o.into()).of(terms.efforts);
                }
                _ => {
                    options.push(b.now as u16);
                    chance *= 1.0 - change;
                }
            }
        }
        if effort <= terms.most_effort + SLACK {
            into.push(plan, terms, &options, 1.0 / chance);
        }
    }
    climb(plan, terms, hopes, &choices, into);
}

/// How many issues one meeting can change, by the mean effort of a change.
fn expected_changes(plan: &Plan, terms: &Terms, choices: &[Vec<u16>]) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for (b, choice) in plan.bargained.iter().zip(choices) {
        for &o in choice {
            sum += b.slot(o.into()).of(terms.efforts);
            count += 1.0;
        }
    }
    let mean: f64 = sum / count;
    if mean > 0.0 { (terms.most_effort / mean).max(1.0) } else { choices.len() as f64 / 2.0 }
}

/// From `now`, the single change that raises the smallest share most, again and again, within the capacity.
fn climb(plan: &Plan, terms: &Terms, hopes: &[f64], choices: &[Vec<u16>], into: &mut Packages) {
    let mut options: Vec<u16> = plan.bargained.iter().map(|b| b.now as u16).collect();
    let mut best = f64::NEG_INFINITY;
    loop {
        let mut better = None;
        for (k, choice) in choices.iter().enumerate() {
            let kept = options[k];
            for &o in choice {
                options[k] = o;
                let effort = plan.sum(&options, terms.efforts);
                let share = (terms.table.iter().zip(terms.needs).zip(hopes))
                    .map(|((side, need), hope)| {
                        (plan.sum(&options, side) - need) / (hope - need).max(SLACK)
                    })
                    .fold(f64::INFINITY, f64::min);
                if effort <= terms.most_effort + SLACK && share > best + 1e-12 {
                    best = share;
                    better = Some((k, o));
                }
            }
            options[k] = kept;
        }
        let Some((k, o)) = better else { return };
        options[k] = o;
        into.push(plan, terms, &options, 0.0);
    }
}
