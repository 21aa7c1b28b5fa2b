//! A grid of tactics over worlds with private information, for the laws it has to obey: each side acts on its own draw of its own values, and on another draw of the others'.
//!
//! In world n every party has the values that world gives it. What it takes the others' to be lies between what they are and
//! what another, unrelated world gives them: gap 0 sees the truth, gap 1 knows only the distribution. Only tactics that look
//! ahead use what they believe; the others learn from offers or not at all.
//!
//! What comes out is a chance of a deal for every assignment of tactics: a grid and its range, not one number, because nobody
//! knows which tactics real people play.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;
use rayon::prelude::*;

use summitry_core::deals::Space;
use summitry_core::talks::measures::Measures;
use summitry_core::talks::{Ended, LISTED, Luck, Protocol, Table, TacticName, TalksError, play};

/// What the grid is worked out under.
#[derive(Clone, Debug)]
pub(crate) struct Private {
    /// How far belief is from truth, 0–1.
    pub(crate) gap: f64,
    /// Worlds to play in, numbered from 0.
    pub(crate) worlds: u64,
    /// The seed of the tactics' and the room's chance.
    pub(crate) seed: u64,
    /// The rules of the room.
    pub(crate) protocol: Protocol,
}

/// One assignment of tactics over all worlds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    /// One tactic a party.
    pub(crate) tactics: Vec<TacticName>,
    /// How many sessions ended how, in the order of [`Ended::ALL`].
    pub(crate) ended: [u64; 4],
    /// Sessions played: one a world.
    pub(crate) sessions: u64,
    /// Mean round of the deals, from 0; 0 where there is none.
    pub(crate) round: f64,
    /// What each party gained over no deal, mean over all sessions.
    pub(crate) gains: Vec<f64>,
    /// Mean distance of the deals to the frontier, see [`Measures::to_frontier`].
    pub(crate) to_frontier: f64,
}

impl Cell {
    /// The chance of a deal, with its standard error from the number of worlds.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
    pub(crate) fn deal(&self) -> (f64, f64) {
        let n = self.sessions.max(1) as f64;
        let p = self.ended[0] as f64 / n;
        (p, libm::sqrt(p * (1.0 - p) / n))
    }
}

/// The chance of a deal over a grid of tactics.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Grid {
    /// Every assignment of tactics, the last party's changing fastest.
    pub(crate) cells: Vec<Cell>,
}

impl Grid {
    /// The least and the greatest chance of a deal over the grid.
    #[must_use]
    pub(crate) fn range(&self) -> (f64, f64) {
        let deals = self.cells.iter().map(|cell| cell.deal().0);
        deals.fold((1.0, 0.0), |(low, high), p| (f64::min(low, p), f64::max(high, p)))
    }
}

/// Worlds played before their results are added up: keeps memory flat and sums in one order on any number of threads.
const CHUNK: u64 = 256;

/// Plays every assignment of `tactics` in every world that `space` gives. `space(n)` is world n; worlds from
/// [`Private::worlds`] on are drawn for beliefs.
///
/// # Errors
/// A world whose space does not hang together or changes its agenda or parties; a protocol out of range.
pub(crate) fn grid(
    space: &(dyn Fn(u64) -> Space + Sync),
    tactics: &[TacticName],
    private: &Private,
) -> Result<Grid, TalksError> {
    let first = space(0);
    let parties = first.parties.len();
    let mut assignments: Vec<Vec<TacticName>> = vec![Vec::new()];
    for _ in 0..parties {
        let longer = |a: &Vec<TacticName>| {
            tactics.iter().map(|t| a.iter().chain([t]).copied().collect()).collect::<Vec<_>>()
        };
        assignments = assignments.iter().flat_map(longer).collect();
    }
    if !(0.0..=1.0).contains(&private.gap) {
        let found = private.gap.to_string();
        return Err(TalksError::Protocol { what: "the gap", range: "between 0 and 1", found });
    }
    let chance = Luck::new(private.seed);
    let empty = |tactics: Vec<TacticName>| Cell {
        tactics,
        ended: [0; 4],
        sessions: 0,
        round: 0.0,
        gains: vec![0.0; parties],
        to_frontier: 0.0,
    };
    let mut cells: Vec<Cell> = assignments.iter().cloned().map(empty).collect();
    let mut from = 0;
    while from < private.worlds {
        let to = (from + CHUNK).min(private.worlds);
        let chunk: Vec<Result<Vec<Row>, TalksError>> = (from..to)
            .into_par_iter()
            .map(|world| {
                let table = lay_out(space, world, private)?;
                private.protocol.check(&table)?;
                assignments
                    .iter()
                    .map(|tactics| Row::play(&table, tactics, private, &chance, world))
                    .collect()
            })
            .collect();
        for rows in chunk {
            for (cell, row) in cells.iter_mut().zip(rows?) {
                row.add_to(cell);
            }
        }
        from = to;
    }
    cells.iter_mut().for_each(average);
    Ok(Grid { cells })
}

/// One session of one world, as far as it is counted.
struct Row {
    ended: Ended,
    round: u32,
    measures: Measures,
}

impl Row {
    fn play(
        table: &Table,
        tactics: &[TacticName],
        private: &Private,
        chance: &Luck,
        world: u64,
    ) -> Result<Self, TalksError> {
        let session = play(table, &private.protocol, tactics, chance, world);
        let measures = Measures::new(&session, table);
        if let Some(error) = measures.unknown {
            return Err(error);
        }
        Ok(Self { ended: session.ended, round: session.round, measures })
    }

    fn add_to(self, cell: &mut Cell) {
        cell.sessions += 1;
        let place = Ended::ALL.iter().position(|e| *e == self.ended).unwrap_or(0);
        cell.ended[place] += 1;
        cell.gains.iter_mut().zip(&self.measures.gains).for_each(|(sum, gain)| *sum += gain);
        if self.ended == Ended::Deal {
            cell.round += f64::from(self.round);
            cell.to_frontier += self.measures.to_frontier.unwrap_or(0.0);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
fn average(cell: &mut Cell) {
    let sessions = cell.sessions.max(1) as f64;
    let deals = cell.ended[0].max(1) as f64;
    cell.gains.iter_mut().for_each(|gain| *gain /= sessions);
    cell.round /= deals;
    cell.to_frontier /= deals;
}

/// World `world` as a table, every side with its belief.
fn lay_out(
    space: &(dyn Fn(u64) -> Space + Sync),
    world: u64,
    private: &Private,
) -> Result<Table, TalksError> {
    let truth = space(world);
    let mut table = Table::new(&truth, LISTED)?;
    if private.gap > 0.0 {
        let parties = truth.parties.len() as u64;
        for party in 0..truth.parties.len() {
            // A world of this party's own, beyond those played.
            let other = space(private.worlds + world * parties + party as u64);
            table = table.believing(party, believed(&truth, &other, party, private.gap))?;
        }
    }
    Ok(table)
}

/// The truth about oneself; about the others something between the truth and another world.
fn believed(truth: &Space, other: &Space, party: usize, gap: f64) -> Space {
    let gap = BigRational::from_float(gap).unwrap_or_else(|| BigInt::one().into());
    let between = |a: &BigRational, b: &BigRational| a + &gap * (b - a);
    let mut space = truth.clone();
    for (p, (mine, theirs)) in space.parties.iter_mut().zip(&other.parties).enumerate() {
        if p == party {
            continue;
        }
        mine.reservation = between(&mine.reservation, &theirs.reservation);
        mine.base = between(&mine.base, &theirs.base);
        for (a, b) in mine.values.iter_mut().flatten().zip(theirs.values.iter().flatten()) {
            *a = between(a, b);
        }
        for (a, b) in mine.interactions.iter_mut().zip(&theirs.interactions) {
            a.adds = between(&a.adds, &b.adds);
        }
    }
    space
}
