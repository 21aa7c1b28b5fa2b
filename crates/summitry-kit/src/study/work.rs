//! How many worlds a large agenda is worth waiting for.

use summitry_core::{forecast::work_a_world, scenario::Scenario};

/// Steps that a forecast takes where nobody says how many worlds: three times what Washington's 20,000 worlds take, some five seconds
/// of two cores.
const WORK: u64 = 130_000_000;
/// A forecast has at least so many: at 500 the standard error of one half is two in a hundred.
const FEWEST: u64 = 500;

/// As many of these worlds as the work reaches for; all of them where the scenario cannot be forecast, which its forecast says
/// better.
pub(super) fn affordable(scenario: &Scenario, seed: u64, worlds: u64) -> u64 {
    let each = work_a_world(scenario, seed).unwrap_or(0);
    worlds.min((WORK / each.max(1)).max(FEWEST))
}
