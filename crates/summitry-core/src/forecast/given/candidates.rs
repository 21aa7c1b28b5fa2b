//! Which packages may be the likeliest given an outcome: found in the first worlds, as in a forecast.

use std::collections::HashMap;

use crate::{
    forecast::{ForecastError, Settings, probe::probed},
    scenario::{Atom, Condition, EndingKind, Scenario},
    world::{
        affected::Feelings,
        columns::Columns,
        conditions::Situation,
        evaluate::{Followed, Inside},
    },
};

/// Worlds that are looked at, a quarter of a forecast's: whoever supposes an outcome on the page waits for this. Only which
/// packages are followed depends on it, never a chance.
const SCOUTED: u64 = 128;
/// How many packages are followed: more than twice the ten that are reported, since first worlds rank them roughly.
const FOLLOWED: usize = 24;

/// The likeliest packages that can come with the outcome.
pub(super) fn candidates(
    scenario: &Scenario,
    settings: Settings,
    pin: &Atom,
) -> Result<Vec<Vec<u16>>, ForecastError> {
    let mut scenario = scenario.clone();
    // Nothing but the packages is looked at.
    scenario.affected.clear();
    let plan = probed(&scenario, settings.seed, settings.worlds)?;
    let pinned = Condition { all: vec![pin.clone()], ..Condition::default() };
    let issues = 0..scenario.issues.len();
    let cheapest: Vec<Option<usize>> = std::iter::once(None).chain(issues.map(Some)).collect();
    // Whether the outcome can come with a package in some room, tone, and with side deals or without.
    let possible = |package: &[u16]| {
        let holds = |venue: usize, tone: &[u16], on: u64, cheapest: Option<usize>| {
            let ending = EndingKind::Agreed;
            plan.logic.holds(&pinned, &Situation { package, tone, venue, ending, on, cheapest })
        };
        (0..scenario.venues.len()).any(|venue| {
            plan.logic.tones.iter().any(|tone| {
                [0, u64::MAX].iter().any(|&on| cheapest.iter().any(|&c| holds(venue, tone, on, c)))
            })
        })
    };
    let columns = Columns::new(&plan, 0);
    let (feelings, nobody) = (Feelings::new(&scenario), Followed::default());
    let mut inside = Inside::new(&plan, &columns, &feelings, &nobody);
    let mut row = vec![0.0; columns.width];
    let mut chances: HashMap<usize, (f64, Option<Vec<u16>>)> = HashMap::new();
    for n in 0..settings.worlds.min(SCOUTED) {
        let mut tell = |index: usize, package: &[u16], p: f64| {
            let fresh = || (0.0, possible(package).then(|| package.to_vec()));
            chances.entry(index).or_insert_with(fresh).0 += p;
        };
        inside.evaluate(n, 0, &mut row, Some(&mut tell));
    }
    let mut likeliest: Vec<(usize, f64, Vec<u16>)> = chances
        .into_iter()
        .filter_map(|(index, (p, package))| package.map(|package| (index, p, package)))
        .collect();
    likeliest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    likeliest.truncate(FOLLOWED);
    Ok(likeliest.into_iter().map(|(.., package)| package).collect())
}
