//! Sampling packages where there are too many to list: importance sampling, and a search for what is at stake.

use rustc_hash::FxHashSet;

use crate::world::{
    plan::Plan,
    rows::Rows,
    slack::SLACK,
    states::Sampler,
    zone::{Packages, Terms, climb::climb, proposal::Proposal},
};

/// How many packages are drawn in one venue of one world.
pub(crate) const DRAWN: usize = 4096;

/// The most a chance of one draw counts for, so that its complement has a logarithm.
const SURE: f64 = 1.0 - 1e-12;

/// Fills `into` with drawn packages, each once, weighted by the inverse of its chance of being among the drawn (Horvitz & Thompson
/// 1952): where all are drawn, all count once, and nothing is left to chance. Those that a search for what is at stake passes
/// through and no draw did have weight 0: they count for whether a zone exists, how much is at stake and what is better for all.
pub(crate) fn packages(plan: &Plan, terms: &Terms, sampler: &mut Sampler, into: &mut Packages) {
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
            std::iter::once(b.now).chain((0..b.options).filter(open)).map(|o| o as u16).collect()
        })
        .collect();
    if choices.iter().all(|choice| choice.len() == 1) {
        return;
    }
    let ways = [
        Proposal::even(plan, &choices, expected_changes(plan, terms, &choices)),
        Proposal::pulled(plan, terms, &choices),
    ];
    let mut drawn: Rows<u16> = Rows::default();
    drawn.clear(choices.len());
    let mut options: Vec<u16> = Vec::with_capacity(choices.len());
    // Half of them before the search, which starts from the best; half around what it finds.
    let mut draw = |ways: &[Proposal], count: usize, drawn: &mut Rows<u16>| {
        for n in 0..count {
            let Some(way) = ways.get(n % ways.len()) else { continue };
            way.draw(&choices, sampler, &mut options);
            if plan.sum(&options, terms.efforts) <= terms.most_effort + SLACK {
                drawn.push_row(&options);
            }
        }
    };
    draw(&ways, DRAWN / 2, &mut drawn);
    let mut path: Rows<u16> = Rows::default();
    path.clear(choices.len());
    let best = climb(plan, terms, &choices, &drawn, &mut path);
    let around: Vec<Proposal> =
        best.iter().map(|package| Proposal::around(&choices, package)).collect();
    draw(&around, DRAWN / 2, &mut drawn);
    let times = |ways: usize| (DRAWN / 2) as f64 / ways as f64;
    let early = times(ways.len());
    let late = times(around.len());
    let all: Vec<(&Proposal, f64)> =
        ways.iter().map(|way| (way, early)).chain(around.iter().map(|way| (way, late))).collect();
    let mut seen: FxHashSet<&[u16]> = FxHashSet::default();
    for options in drawn.iter().filter(|options| seen.insert(options)) {
        // ln of the chance that none of the draws is this one.
        let missed: f64 = all
            .iter()
            .map(|(way, times)| times * libm::log1p(-way.chance(&choices, options).min(SURE)))
            .sum();
        into.push(plan, terms, options, 1.0 / -libm::expm1(missed));
    }
    for options in path.iter().filter(|options| seen.insert(options)) {
        into.push(plan, terms, options, 0.0);
    }
}

/// How many issues one meeting can change, by the mean effort of a change.
fn expected_changes(plan: &Plan, terms: &Terms, choices: &[Vec<u16>]) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for (b, choice) in plan.bargained.iter().zip(choices) {
        for &o in choice.iter().filter(|&&o| usize::from(o) != b.now) {
            sum += b.slot(o.into()).of(terms.efforts);
            count += 1.0;
        }
    }
    let mean: f64 = sum / count;
    if mean > 0.0 { (terms.most_effort / mean).max(1.0) } else { choices.len() as f64 / 2.0 }
}
