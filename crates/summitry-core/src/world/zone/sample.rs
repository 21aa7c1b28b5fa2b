//! Sampling packages where there are too many to list: importance sampling, and a search for what is at stake.

use rustc_hash::FxHashSet;

use crate::world::{
    plan::Plan,
    rows::Rows,
    rules::common_gain::carried,
    slack::SLACK,
    states::Sampler,
    zone::{Packages, Terms, climb::climb, proposal::Proposal},
};

/// How many packages are drawn in one venue of one world.
pub(crate) const DRAWN: usize = 4096;

/// How many are drawn before, to see where.
const PILOT: usize = 2048;

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
    let mut ways = vec![
        Proposal::even(plan, &choices, expected_changes(plan, terms, &choices)),
        Proposal::pulled(plan, terms, &choices),
    ];
    // First some that only show where to draw: counted themselves, they would be the likelier for having been drawn.
    let mut shown: Rows<u16> = Rows::default();
    draw(plan, terms, &choices, &ways, PILOT, sampler, &mut shown);
    let mut path: Rows<u16> = Rows::default();
    path.clear(choices.len());
    let best = climb(plan, terms, &choices, &shown, &mut path);
    let fitted = fitted(plan, terms, &choices, &shown, &ways);
    ways.extend(best.iter().map(|package| Proposal::around(&choices, package)));
    ways.extend(fitted);
    let mut drawn: Rows<u16> = Rows::default();
    draw(plan, terms, &choices, &ways, DRAWN, sampler, &mut drawn);
    // How often each way was taken.
    let times: Vec<f64> =
        (0..ways.len()).map(|way| (DRAWN - way).div_ceil(ways.len()) as f64).collect();
    let mut seen: FxHashSet<&[u16]> = FxHashSet::default();
    for options in drawn.iter().filter(|options| seen.insert(options)) {
        // ln of the chance that none of the draws is this one.
        let missed = |(way, times): (&Proposal, &f64)| {
            times * libm::log1p(-way.chance(&choices, options).min(SURE))
        };
        let missed: f64 = ways.iter().zip(&times).map(missed).sum();
        into.push(plan, terms, options, 1.0 / -libm::expm1(missed));
    }
    for options in path.iter().filter(|options| seen.insert(options)) {
        into.push(plan, terms, options, 0.0);
    }
}

/// Draws so many packages in turns by these ways; those that no meeting carries are left out.
fn draw(
    plan: &Plan,
    terms: &Terms,
    choices: &[Vec<u16>],
    ways: &[Proposal],
    count: usize,
    sampler: &mut Sampler,
    drawn: &mut Rows<u16>,
) {
    drawn.clear(choices.len());
    let mut options: Vec<u16> = Vec::with_capacity(choices.len());
    for way in ways.iter().cycle().take(count) {
        way.draw(choices, sampler, &mut options);
        if plan.sum(&options, terms.efforts) <= terms.most_effort + SLACK {
            drawn.push_row(&options);
        }
    }
}

/// The way that is fitted to what was drawn: as the packages go that everybody accepts (where everybody must), by what they weigh.
fn fitted(
    plan: &Plan,
    terms: &Terms,
    choices: &[Vec<u16>],
    drawn: &Rows<u16>,
    ways: &[Proposal],
) -> Option<Proposal> {
    let mut sums = Vec::with_capacity(plan.parties());
    let weighed: Vec<(&[u16], f64)> = drawn
        .iter()
        .map(|options| {
            sums.clear();
            sums.extend(terms.table.iter().map(|side| plan.sum(options, side)));
            let refuses = |(sum, need): (&f64, &f64)| *sum < need - SLACK;
            if plan.consent.plain && sums.iter().zip(terms.needs).any(refuses) {
                return (options, f64::NEG_INFINITY);
            }
            let share: f64 = plan.slots_of(options).map(|slot| slot.of(terms.share)).product();
            let fades = carried(terms.carries, plan.sum(options, terms.efforts));
            // Drawn so often by the ways so far, it counts the less.
            let chance: f64 = ways.iter().map(|way| way.chance(choices, options)).sum();
            (options, terms.rule.log_weight(&sums) + libm::log(share * fades / chance))
        })
        .collect();
    Proposal::fitted(choices, weighed.iter().copied().filter(|(_, log)| log.is_finite()))
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
