//! How large a scenario's worlds are, seen at the first few: whether packages can be listed at all, and what a world takes.

use super::ForecastError;
use crate::{
    scenario::Scenario,
    world::{
        affected::Feelings,
        columns::Columns,
        evaluate::{Followed, Inside},
        plan::Plan,
    },
};

/// Worlds that are looked at before, to see whether their packages can be listed. Only time and whether figures are exact
/// depend on it, and a scenario's worlds mostly agree.
const PROBED: u64 = 4;

/// The plan of a scenario, with the question settled whether its worlds are sampled: where most of the first ones have more
/// packages than can be listed no world tries to, which would only cost time. It is asked of the scenario and the seed alone,
/// so threads do not matter.
pub(super) fn probed<'s>(
    scenario: &'s Scenario,
    seed: u64,
    worlds: u64,
) -> Result<Plan<'s>, ForecastError> {
    let mut plan = Plan::new(scenario, seed)?;
    plan.zone_is_sampled = look(&plan, worlds.min(PROBED)).0;
    Ok(plan)
}

/// What a world of this scenario takes on average, counted in steps of the walk over its packages; a package weighed counts ten.
/// Counted, not timed: the same on every machine.
///
/// # Errors
/// The scenario cannot be forecast.
pub fn work_a_world(scenario: &Scenario, seed: u64) -> Result<u64, ForecastError> {
    let plan = probed(scenario, seed, PROBED)?;
    let (_, looked) = look(&plan, PROBED);
    // A step asks every side, four of them in about the time of one.
    let asked = scenario.parties.len().div_ceil(4) as u64;
    Ok(asked * looked / PROBED)
}

/// Whether most of the first worlds overflow, and what they took together.
fn look(plan: &Plan, worlds: u64) -> (bool, u64) {
    let (columns, feelings, nobody) =
        (Columns::new(plan, 0), Feelings::new(plan.scenario), Followed::default());
    let mut inside = Inside::new(plan, &columns, &feelings, &nobody);
    let mut row = vec![0.0; columns.width];
    let mut overflowed = 0;
    for n in 0..worlds {
        inside.evaluate(n, 0, &mut row, None);
        overflowed += u64::from(inside.overflowed);
    }
    (2 * overflowed > worlds, inside.looked)
}
