//! Talks as a second opinion on a forecast: how often simulated talks reach a deal, and how they fail where they do not.
//!
//! Every assignment of a few tactics is played in many worlds, in every room the file names. What comes out is a range over
//! tactics, not one number, because nobody knows which tactics real people play. The event is the forecast's own: a package
//! of the zone is agreed ([`super::Room`]). So it can stand beside the headline; docs/model.md, section 9a, says why it is
//! not pooled with it.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::measures::Measures;
use super::registry::TacticName;
use super::room::{Room, RoomError, whole};
use super::session::{Ended, Luck, play};
use crate::forecast::{Cancelled, Quiet, Watcher};
use crate::scenario::Scenario;

/// The tactics of the grid, in the order in which they are left out where parties are many.
pub const TACTICS: [&str; 6] =
    ["boulware", "conceder", "subgame-perfect", "linear", "tit-for-tat", "micro"];

/// The most assignments of tactics: six tactics for each of two parties; with three parties three tactics each (27).
const CELLS: usize = 36;

/// The largest agenda for which talks are simulated beside a brief, packages: at this size [`WORK`] leaves some fifty worlds in
/// one room, and fewer would say little.
const LARGEST: u128 = 20_000;

/// Packages times worlds times rooms are kept about here, so that a brief is not held up.
const WORK: u128 = 1_000_000;

/// How sessions ended, as shares; they sum to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ends {
    /// A package was agreed.
    pub deal: f64,
    /// The room blew up, whether a package was possible or not.
    pub bust_up: f64,
    /// Somebody left, though a package was possible.
    pub walk_out: f64,
    /// Time ran out, though a package was possible.
    pub clock: f64,
    /// No package was possible, and the room held.
    pub no_zone: f64,
}

/// One assignment of tactics over all worlds and rooms.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// One tactic a party.
    pub tactics: Vec<TacticName>,
    /// How its sessions ended.
    pub ends: Ends,
    /// Standard error of `ends.deal` from the number of worlds.
    pub error: f64,
    /// Mean share of the rounds that a deal took, 0 to 1; 0 where there is none.
    pub when: f64,
    /// For each party: mean gain over no deal where there is a deal, points.
    pub gains: Vec<f64>,
    /// Mean distance of the deals to the frontier, see [`Measures::to_frontier`].
    pub to_frontier: f64,
}

/// All of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Worlds played in: the forecast's first.
    pub worlds: u64,
    /// Sessions played.
    pub sessions: u64,
    /// One entry an assignment of tactics.
    pub cells: Vec<Cell>,
    /// Whether every assignment of the tactics was played, or all parties alike because they are many.
    pub full: bool,
    /// The mean over assignments.
    pub mean: Ends,
    /// Standard error of `mean.deal` from the number of worlds.
    pub error: f64,
    /// For each venue: the mean over assignments if held there; all 0 where it never is.
    pub venues: Vec<Ends>,
    /// The file's chance of a bust-up in the same worlds, weighted by venue.
    pub typed_bust_up: f64,
    /// The file's typed chance of words only in the same worlds.
    pub typed_words_only: f64,
}

impl Ends {
    /// Talks that fail though a package was possible and the room held, as a share of all talks in which one was and it did:
    /// what the file's `words_only` types in.
    #[must_use]
    pub fn fruitless(&self) -> f64 {
        let failed = self.walk_out + self.clock;
        let all = failed + self.deal;
        if all > 0.0 { failed / all } else { 0.0 }
    }

    fn add(&mut self, class: usize, weight: f64) {
        match class {
            0 => self.deal += weight,
            1 => self.bust_up += weight,
            2 => self.walk_out += weight,
            3 => self.clock += weight,
            _ => self.no_zone += weight,
        }
    }

    fn scale(&mut self, by: f64) {
        for x in [
            &mut self.deal,
            &mut self.bust_up,
            &mut self.walk_out,
            &mut self.clock,
            &mut self.no_zone,
        ] {
            *x *= by;
        }
    }
}

impl Member {
    /// The least and the greatest chance of a deal over the grid.
    #[must_use]
    pub fn range(&self) -> (f64, f64) {
        range(self.cells.iter().map(|c| c.ends.deal))
    }

    /// The least and the greatest [`Ends::fruitless`] over the grid.
    #[must_use]
    pub fn fruitless_range(&self) -> (f64, f64) {
        range(self.cells.iter().map(|c| c.ends.fruitless()))
    }

    /// The least and the greatest chance of a bust-up over the grid.
    #[must_use]
    pub fn bust_up_range(&self) -> (f64, f64) {
        range(self.cells.iter().map(|c| c.ends.bust_up))
    }
}

fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((1.0, 0.0), |(low, high), p| (f64::min(low, p), f64::max(high, p)))
}

/// One session, as far as it is counted.
struct Row {
    class: usize,
    when: f64,
    gains: Vec<f64>,
    to_frontier: f64,
}

/// One world: the chance of each venue, and a row a venue and assignment.
struct World {
    chances: Vec<f64>,
    rows: Vec<Vec<Row>>,
    typed_bust_up: f64,
    typed_words_only: f64,
}

/// Plays the grid in the forecast's first `worlds` worlds, fewer where packages are many. The result depends on the
/// arguments alone, never on threads.
///
/// # Errors
/// As [`Room::new`], and an agenda of more than 20,000 packages.
pub fn simulate(scenario: &Scenario, seed: u64, worlds: u64) -> Result<Member, RoomError> {
    simulate_watched(scenario, seed, worlds, &Quiet)
}

/// The same under somebody's eyes, who hears how many worlds are done and may have it stopped.
///
/// # Errors
/// As [`simulate`], and [`RoomError::Stopped`].
pub fn simulate_watched(
    scenario: &Scenario,
    seed: u64,
    worlds: u64,
    control: &dyn Watcher,
) -> Result<Member, RoomError> {
    let packages = scenario.packages();
    if packages > LARGEST {
        return Err(RoomError::TooMany(packages.to_string()));
    }
    let room = Room::new(scenario, seed)?;
    let venues = scenario.venues.len();
    let room_for = WORK / (packages.max(1) * venues.max(1) as u128);
    let worlds =
        worlds.clamp(1, u64::try_from(room_for).unwrap_or(MOST_WORLDS).clamp(16, MOST_WORLDS));
    let (assignments, full) = assignments(scenario.parties.len());
    let worlds = within_turns(scenario, assignments.len(), worlds)?;
    let chance = Luck::new(seed);
    let done = AtomicU64::new(0);
    let played: Result<Vec<World>, RoomError> = (0..worlds)
        .into_par_iter()
        .map(|n| {
            let played = world(&room, n, venues, &assignments, &chance)?;
            let so_far = done.fetch_add(1, Ordering::Relaxed) + 1;
            if control.done(so_far) { Ok(played) } else { Err(Cancelled.into()) }
        })
        .collect();
    let played = played?;
    Ok(sum_up(&played, assignments, full, scenario.parties.len(), venues))
}

/// Turns are kept about here, the tables that looking ahead lays out among them: some seconds of one core. A file may ask for a
/// thousand million rounds; a brief does not wait for them.
const TURNS: u128 = 400_000_000;
/// The fewest worlds that are worth a share.
const FEWEST_WORLDS: u64 = 16;
/// Which quantile of the rounds counts: a range is played up to its upper end.
const UPPER_END: f64 = 0.95;

/// As many worlds as there are turns for.
fn within_turns(scenario: &Scenario, assignments: usize, worlds: u64) -> Result<u64, RoomError> {
    let rounds = whole(scenario.value(scenario.engine.rounds).spread.quantile(UPPER_END));
    let parties = scenario.parties.len() as u128;
    let a_round = (assignments as u128 + scenario.packages()) * parties;
    let a_world = u128::from(rounds) * a_round * scenario.venues.len().max(1) as u128;
    let fit = u64::try_from(TURNS / a_world.max(1)).unwrap_or(worlds).min(worlds);
    if fit < FEWEST_WORLDS.min(worlds) {
        return Err(RoomError::TooLong { rounds });
    }
    Ok(fit)
}

/// The most worlds played: a share's standard error is then at most 2.5 points.
const MOST_WORLDS: u64 = 400;

/// Every assignment of the tactics; of fewer of them where parties are many, all parties alike where they are more still.
fn assignments(parties: usize) -> (Vec<Vec<TacticName>>, bool) {
    let names: Vec<TacticName> = TACTICS.iter().filter_map(|name| name.parse().ok()).collect();
    let of = |n: usize| n.checked_pow(parties as u32).is_some_and(|cells| cells <= CELLS);
    let Some(n) = (2..=names.len()).rev().find(|&n| of(n)) else {
        return (names.iter().map(|name| vec![*name; parties]).collect(), false);
    };
    let mut all: Vec<Vec<TacticName>> = vec![Vec::new()];
    for _ in 0..parties {
        let longer = |a: Vec<TacticName>| {
            names.iter().take(n).map(move |t| a.iter().chain([t]).copied().collect::<Vec<_>>())
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    (all, true)
}

fn world(
    room: &Room<'_>,
    n: u64,
    venues: usize,
    assignments: &[Vec<TacticName>],
    chance: &Luck,
) -> Result<World, RoomError> {
    let held = room.world(n, true);
    let chances = room.venue_chances(&held);
    let mut rows = Vec::with_capacity(venues);
    let mut typed_bust_up = 0.0;
    for (venue, &p) in chances.iter().enumerate() {
        typed_bust_up += p * room.bust_up(&held, venue)?;
        if p <= 0.0 {
            rows.push(Vec::new());
            continue;
        }
        let table = room.table(&held, venue)?;
        let mut protocol = room.protocol(&held, venue)?;
        // Who speaks first is nobody's privilege.
        protocol.first = (n % table.parties() as u64) as usize;
        let zone = table.frontier().is_ok_and(|f| !f.points.is_empty());
        let one = |tactics: &Vec<TacticName>| {
            let session = play(&table, &protocol, tactics, chance, n);
            let class = match session.ended {
                Ended::Deal => 0,
                Ended::BustUp => 1,
                _ if !zone => 4,
                Ended::WalkOut => 2,
                Ended::Clock => 3,
            };
            let measures = (class == 0).then(|| Measures::new(&session, &table));
            let when = f64::from(session.round + 1) / f64::from(protocol.rounds);
            match measures {
                Some(m) => {
                    let to_frontier = m.to_frontier.unwrap_or(0.0);
                    Row { class, when, gains: m.gains, to_frontier }
                }
                None => Row { class, when, gains: Vec::new(), to_frontier: 0.0 },
            }
        };
        rows.push(assignments.iter().map(one).collect());
    }
    Ok(World { chances, rows, typed_bust_up, typed_words_only: room.words_only(&held) })
}

#[expect(clippy::cast_precision_loss, reason = "counts of worlds and assignments")]
fn sum_up(
    played: &[World],
    assignments: Vec<Vec<TacticName>>,
    full: bool,
    parties: usize,
    venues: usize,
) -> Member {
    let n = played.len() as f64;
    let error = |deals: &dyn Fn(&World) -> f64| {
        let mean = played.iter().map(deals).sum::<f64>() / n;
        let squares: f64 = played.iter().map(|w| (deals(w) - mean) * (deals(w) - mean)).sum();
        if n > 1.0 { libm::sqrt(squares / (n - 1.0) / n) } else { 0.0 }
    };
    let dealt = |w: &World, c: usize| -> f64 {
        let each = w.rows.iter().zip(&w.chances);
        each.filter(|(row, _)| row.get(c).is_some_and(|r| r.class == 0)).map(|(_, p)| p).sum()
    };
    let count = assignments.len();
    let cells: Vec<Cell> = assignments
        .into_iter()
        .enumerate()
        .map(|(c, tactics)| {
            let mut ends = Ends::default();
            let (mut when, mut to_frontier) = (0.0, 0.0);
            let mut gains = vec![0.0; parties];
            for world in played {
                for (rows, &p) in world.rows.iter().zip(&world.chances) {
                    let Some(row) = rows.get(c) else { continue };
                    ends.add(row.class, p);
                    if row.class == 0 {
                        when += p * row.when;
                        to_frontier += p * row.to_frontier;
                        gains.iter_mut().zip(&row.gains).for_each(|(sum, g)| *sum += p * g);
                    }
                }
            }
            let deals = if ends.deal > 0.0 { ends.deal } else { 1.0 };
            gains.iter_mut().for_each(|g| *g /= deals);
            ends.scale(1.0 / n);
            Cell {
                tactics,
                ends,
                error: error(&|w| dealt(w, c)),
                when: when / deals,
                gains,
                to_frontier: to_frontier / deals,
            }
        })
        .collect();
    let mean_of = |w: &World| (0..count).map(|c| dealt(w, c)).sum::<f64>() / count as f64;
    let mut mean = Ends::default();
    for cell in &cells {
        for (class, p) in classes(&cell.ends) {
            mean.add(class, p / count as f64);
        }
    }
    let by_venue = |venue: usize| {
        let (mut ends, mut all) = (Ends::default(), 0.0);
        for world in played {
            let p = world.chances.get(venue).copied().unwrap_or(0.0);
            for row in world.rows.get(venue).into_iter().flatten() {
                ends.add(row.class, p);
                all += p;
            }
        }
        if all > 0.0 {
            ends.scale(1.0 / all);
        }
        ends
    };
    let sessions = played.iter().flat_map(|w| &w.rows).map(|rows| rows.len() as u64).sum();
    Member {
        worlds: played.len() as u64,
        sessions,
        full,
        mean,
        error: error(&mean_of),
        venues: (0..venues).map(by_venue).collect(),
        typed_bust_up: played.iter().map(|w| w.typed_bust_up).sum::<f64>() / n,
        typed_words_only: played.iter().map(|w| w.typed_words_only).sum::<f64>() / n,
        cells,
    }
}

fn classes(ends: &Ends) -> [(usize, f64); 5] {
    [(0, ends.deal), (1, ends.bust_up), (2, ends.walk_out), (3, ends.clock), (4, ends.no_zone)]
}
