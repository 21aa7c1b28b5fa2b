//! What carries the headline: how much of the spread of P(agreed) each group of numbers is behind.
//!
//! Total Sobol indices by group (Homma & Saltelli 1996), estimated after Jansen (1999): a group is drawn anew while the rest
//! stays, T = E[(f − f′)²] / (2 Var f). Groups overlap in what they do together, so the shares may add up to more than one.

use rayon::prelude::*;

use super::{
    Cancelled, ForecastError, Watcher,
    probe::{probed, work_a_world},
};
use crate::{
    scenario::{Scenario, VenueChance},
    value::{Drawn, ValueId},
    world::{
        affected::Feelings,
        columns::Columns,
        evaluate::{Followed, Inside},
    },
};

/// Worlds from here on are those a group is drawn anew from: no forecast reaches them.
const OTHER_WORLDS: u64 = 1 << 41;

/// Work for all worlds together, each of them weighed five times: what large agendas have more of takes fewer worlds.
const WORK: u64 = 15_000_000;
/// Fewer worlds say nothing, however large they are.
const FEWEST: u64 = 32;

/// A group of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// What the sides want, can do and have at home: wants, threats, other doors, power, audiences, people, links, side deals,
    /// what is raised and delivered.
    Sides,
    /// How often such meetings end in a deal, and the engine's own constants.
    Level,
    /// How much one meeting can carry, and what each option takes.
    Capacity,
    /// Where they meet: chances of the venues, how public they are, and rows.
    Venue,
}

impl Group {
    /// Every group, in the order they are told.
    pub const ALL: [Group; 4] = [Group::Sides, Group::Level, Group::Capacity, Group::Venue];

    /// The group's id in output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Group::Sides => "sides",
            Group::Level => "level",
            Group::Capacity => "capacity",
            Group::Venue => "venue",
        }
    }
}

/// The part of the spread one group is behind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Carried {
    /// Which group.
    pub group: Group,
    /// Total index, 0 to 1; 0 where nothing is spread.
    pub share: f64,
    /// Its standard error from the number of worlds.
    pub error: f64,
}

/// The group every value is in, in the scenario's order.
#[must_use]
pub fn groups(scenario: &Scenario) -> Vec<Group> {
    let mut of = vec![Group::Sides; scenario.values.len()];
    let mut put = |id: ValueId, group| of[id.0] = group;
    let e = &scenario.engine;
    for id in [
        scenario.level.value(),
        e.choosing,
        e.waste,
        e.split,
        e.elasticity,
        e.tone,
        e.sharpness,
        e.threats_together,
        e.nash_floor,
        e.ks_blend,
        e.tolerance,
        e.rounds,
        e.patience,
        e.misreading,
    ] {
        put(id, Group::Level);
    }
    put(scenario.capacity, Group::Capacity);
    for option in scenario.issues.iter().flat_map(|issue| &issue.options) {
        option.effort.iter().for_each(|&id| put(id, Group::Capacity));
    }
    for venue in &scenario.venues {
        put(venue.audience_pull, Group::Venue);
        put(venue.bust_up, Group::Venue);
        if let VenueChance::Value(id) | VenueChance::Unsaid(id) = venue.chance {
            put(id, Group::Venue);
        }
    }
    of
}

/// The shares of every group over the forecast's first `worlds` worlds, fewer where the agenda is so large that these would take
/// long; the shares' errors tell.
///
/// # Errors
/// As [`super::run`].
pub fn carried(
    scenario: &Scenario,
    seed: u64,
    worlds: u64,
    control: &dyn Watcher,
) -> Result<Vec<Carried>, ForecastError> {
    let plan = probed(scenario, seed, worlds)?;
    let worlds = worlds.min(WORK / work_a_world(scenario, seed)?.max(1)).max(FEWEST);
    let of = groups(scenario);
    let (feelings, columns) = (Feelings::new(scenario), Columns::new(&plan, 0));
    let nobody = Followed::default();
    // One row a world: P(agreed) as it is, then with each group drawn anew.
    let rows: Vec<[f64; 1 + Group::ALL.len()]> = (0..worlds)
        .into_par_iter()
        .map_init(
            || Inside::new(&plan, &columns, &feelings, &nobody),
            |inside, n| {
                let (mut x, mut other) = (Drawn::default(), Drawn::default());
                plan.draw(n, &mut x);
                plan.draw(OTHER_WORLDS + n, &mut other);
                let mut row = [0.0; 1 + Group::ALL.len()];
                row[0] = inside.agreed(n, &x);
                for (p, group) in row[1..].iter_mut().zip(Group::ALL) {
                    let mixed: Drawn = x
                        .iter()
                        .zip(other.iter())
                        .zip(&of)
                        .map(|((mine, theirs), g)| if *g == group { theirs } else { mine })
                        .collect();
                    *p = inside.agreed(n, &mixed);
                }
                control.done(n + 1).then_some(row)
            },
        )
        .collect::<Option<_>>()
        .ok_or(Cancelled)?;
    Ok(Group::ALL.into_iter().enumerate().map(|(g, group)| share(&rows, g, group)).collect())
}

fn share(rows: &[[f64; 1 + Group::ALL.len()]], g: usize, group: Group) -> Carried {
    let n = rows.len() as f64;
    let both = || rows.iter().flat_map(|row| [row[0], row[1 + g]]);
    let mean = both().sum::<f64>() / (2.0 * n);
    let variance = both().map(|p| (p - mean) * (p - mean)).sum::<f64>() / (2.0 * n);
    if variance < 1e-18 {
        return Carried { group, share: 0.0, error: 0.0 };
    }
    let term = |row: &[f64; 1 + Group::ALL.len()]| {
        let moved = row[0] - row[1 + g];
        moved * moved / (2.0 * variance)
    };
    let share = rows.iter().map(term).sum::<f64>() / n;
    let spread = rows.iter().map(|row| (term(row) - share) * (term(row) - share)).sum::<f64>();
    // No group is behind more than all of it: what lies above is the estimate's error.
    let share = share.min(1.0);
    Carried { group, share, error: libm::sqrt(spread) / n }
}
