//! A block of sessions: played, added up, and as text that says whether it is whole.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use serde_json::{Value, json};
use summitry_core::talks::{Luck, TacticName, play};
use summitry_scenario::sha256::sha256;

use super::pairing::Pairing;
use super::programme::Place;
use super::row::SessionRow;
use super::schedule::{BATCHES, Schedule};
use crate::talks::domain::TalksDomain;
use crate::{Error, ErrorKind, Result, Watch};

/// Units a task: large enough to be worth handing to a thread.
const TASK: u64 = 32;

/// The sessions of one assignment, or of some of its worlds, that lie in one block.
#[derive(Clone, Debug, PartialEq)]
pub struct Portion {
    /// Which assignment: see [`Programme::assignment`](super::Programme::assignment).
    pub assignment: u64,
    /// Which batch of a scenario's worlds; 0 of other domains.
    pub batch: u32,
    /// What came of them.
    pub pairing: Pairing,
}

/// What came of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionBlock {
    /// Its number in the schedule.
    pub number: u64,
    /// In the order of the schedule.
    pub portions: Vec<Portion>,
    /// A row a session, in the order of the schedule; empty where none were asked for.
    pub rows: Vec<SessionRow>,
}

impl Schedule<'_> {
    /// Plays one block: the same on any number of threads. `told` counts sessions for whoever watches.
    ///
    /// # Errors
    /// There is no such block, a world cannot be laid out, or it was stopped.
    pub fn block(
        &self,
        number: u64,
        rows: bool,
        watch: &Watch<'_>,
        told: &AtomicU64,
    ) -> Result<SessionBlock> {
        let Some(place) = self.programme().place(number) else {
            return Err(Error::new(ErrorKind::Unknown, format!("there is no block {number}")));
        };
        let domain = self.domain(place.domain)?;
        let (from, to) = place.units;
        let tasks: Vec<u64> = (from..to).step_by(usize::try_from(TASK).unwrap_or(1)).collect();
        let done: Vec<Result<SessionBlock>> = tasks
            .into_par_iter()
            .map(|from| {
                let units = (from, (from + TASK).min(to));
                let task = Place { units, ..place };
                self.task(number, task, &domain, rows, watch, told)
            })
            .collect();
        let mut all = SessionBlock { number, portions: Vec::new(), rows: Vec::new() };
        for task in done {
            let task = task?;
            task.portions.into_iter().for_each(|portion| all.add(portion));
            all.rows.extend(task.rows);
        }
        Ok(all)
    }

    /// Some units of a block, one after the other.
    fn task(
        &self,
        number: u64,
        place: Place,
        domain: &TalksDomain<'_>,
        rows: bool,
        watch: &Watch<'_>,
        told: &AtomicU64,
    ) -> Result<SessionBlock> {
        let parties = domain.parties();
        let chance = Luck::new(domain.seed);
        let mut all = SessionBlock { number, portions: Vec::new(), rows: Vec::new() };
        let (mut assignment, mut tactics) = (None, Vec::<TacticName>::new());
        for unit in place.units.0..place.units.1 {
            let (rank, repeat) = (unit / self.entry.repeat, unit % self.entry.repeat);
            if assignment != Some(rank) {
                assignment = Some(rank);
                let places = self.programme().assignment(parties, rank);
                tactics =
                    places.iter().filter_map(|p| self.entry.tactics.get(*p).copied()).collect();
            }
            let batch = if domain.has_worlds() {
                let batches = BATCHES.min(self.entry.repeat);
                let batch =
                    u128::from(repeat) * u128::from(batches) / u128::from(self.entry.repeat);
                u32::try_from(batch).unwrap_or(0)
            } else {
                0
            };
            let laid = domain.session(repeat)?;
            let mut protocol = laid.protocol.clone();
            let mut pairing = Pairing::new(parties);
            for first in 0..parties {
                protocol.first = first;
                let session = play(&laid.table, &protocol, &tactics, &chance, repeat);
                let row = SessionRow::new(&session, &laid, first);
                pairing.session(&row);
                if rows {
                    all.rows.push(row);
                }
                let before = told.fetch_add(1, Ordering::Relaxed);
                if !watch.go_on(before + 1) {
                    return Err(watch.stopped());
                }
            }
            all.add(Portion { assignment: rank, batch, pairing });
        }
        Ok(all)
    }
}

impl SessionBlock {
    /// Joins a portion that follows the others.
    fn add(&mut self, portion: Portion) {
        match self.portions.last_mut() {
            Some(last) if (last.assignment, last.batch) == (portion.assignment, portion.batch) => {
                last.pairing.add(&portion.pairing);
            }
            _ => self.portions.push(portion),
        }
    }

    /// As lines of JSON, the last of which holds the sum of those before it: a block that was cut off is known.
    #[must_use]
    pub fn write(&self) -> String {
        let parties = self.portions.first().map_or(0, |p| p.pairing.utilities.len());
        let head = json!({
            "block": self.number,
            "parties": parties,
            "portions": self.portions.len(),
            "rows": self.rows.len(),
        });
        let mut text = format!("{head}\n");
        for portion in &self.portions {
            let line = json!([portion.assignment, portion.batch, portion.pairing.write()]);
            text.push_str(&format!("{line}\n"));
        }
        for row in &self.rows {
            text.push_str(&format!("{}\n", row.write()));
        }
        let sum = sha256(&text);
        text.push_str(&format!("{}\n", json!({ "sum": sum })));
        text
    }

    /// Reads a block; `None` where it is not whole or not as it was written.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let body = text.strip_suffix('\n')?;
        let end = body.rfind('\n')? + 1;
        let (above, last) = text.split_at(end);
        let last: Value = serde_json::from_str(last).ok()?;
        if last.get("sum")?.as_str()? != sha256(above) {
            return None;
        }
        let mut lines = above.lines().map(serde_json::from_str::<Value>);
        let head = lines.next()?.ok()?;
        let count = |key: &str| usize::try_from(head.get(key)?.as_u64()?).ok();
        let parties = count("parties")?;
        let (portions, rows) = (count("portions")?, count("rows")?);
        let mut block =
            Self { number: head.get("block")?.as_u64()?, portions: Vec::new(), rows: Vec::new() };
        for line in lines.by_ref().take(portions) {
            let line = line.ok()?;
            let [assignment, batch, pairing] = line.as_array()?.as_slice() else { return None };
            block.portions.push(Portion {
                assignment: assignment.as_u64()?,
                batch: u32::try_from(batch.as_u64()?).ok()?,
                pairing: Pairing::read(pairing, parties)?,
            });
        }
        for line in lines {
            block.rows.push(SessionRow::read(&line.ok()?)?);
        }
        (block.portions.len() == portions && block.rows.len() == rows).then_some(block)
    }
}
