//! Which tactic fares how: every pairing, every rotation.

mod score;
mod study;

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use summitry_core::talks::{Luck, TacticName, play};

use crate::talks::domain::{TalksDomain, bearable};
use crate::{Error, Result, Watch};

pub use score::{Pairing, Standing};
pub use study::Tournament;

/// Whoever takes the assignments as they are done: the tactics' places among those that take part, one a party, and what came of it.
pub type Take<'t, E> = dyn FnMut(&[usize], &Pairing) -> Result<(), E> + 't;

/// Sessions a task: large enough to be worth handing to a thread.
const BLOCK: u64 = 64;
/// Tasks in work before their results are added up, in order: memory stays flat, sums the same on any number of threads.
const BATCH: usize = 2048;

/// One domain's part of a tournament: all assignments of tactics to parties, whoever speaks first.
#[derive(Debug)]
pub struct Contest<'a> {
    /// The domain.
    pub domain: &'a TalksDomain<'a>,
    /// The tactics that take part.
    pub tactics: &'a [TacticName],
    /// Sessions a pairing and rotation, 1 or more.
    pub repeat: u64,
}

impl Contest<'_> {
    fn parties(&self) -> usize {
        self.domain.parties()
    }

    /// Assignments of tactics to parties.
    fn pairings(&self) -> u128 {
        (0..self.parties())
            .try_fold(1u128, |all, _| all.checked_mul(self.tactics.len() as u128))
            .unwrap_or(u128::MAX)
    }

    /// How many sessions it takes.
    ///
    /// # Errors
    /// They are more than anyone waits for.
    pub fn sessions(&self) -> Result<u128> {
        let all = self.pairings().saturating_mul(self.parties() as u128);
        let all = all.saturating_mul(u128::from(self.repeat));
        bearable(&self.domain.name, all)?;
        Ok(all)
    }

    /// The tactics of one assignment, by number: the last party's changes fastest.
    fn assignment(&self, number: u128) -> Vec<usize> {
        let mut rest = number;
        let base = self.tactics.len() as u128;
        let mut places = vec![0; self.parties()];
        for place in places.iter_mut().rev() {
            *place = usize::try_from(rest % base).unwrap_or(0);
            rest /= base;
        }
        places
    }

    /// Plays every assignment, rotation and repeat, adds to the standings (one a tactic), and hands each assignment over with its
    /// tactics' places. How many sessions were played. The result depends on the contest alone, never on threads.
    ///
    /// # Errors
    /// A world cannot be laid out, what `take` says, or it was stopped.
    pub fn play<E: From<Error>>(
        &self,
        standings: &mut [Standing],
        watch: &Watch<'_>,
        take: &mut Take<'_, E>,
    ) -> Result<u64, E> {
        let chance = &Luck::new(self.domain.seed);
        let told = AtomicU64::new(0);
        let pairings = self.pairings();
        let blocks = self.repeat.div_ceil(BLOCK);
        let tasks = pairings.saturating_mul(u128::from(blocks));
        let mut played = 0;
        let mut pairing = Pairing::new(self.parties());
        let mut from = 0;
        while from < tasks {
            let to = (from + BATCH as u128).min(tasks);
            let count = usize::try_from(to - from).unwrap_or(BATCH);
            let results: Vec<Result<Pairing>> = (0..count)
                .into_par_iter()
                .map(|task| {
                    let task = from + task as u128;
                    let block = u64::try_from(task % u128::from(blocks)).unwrap_or(0);
                    let done =
                        self.block(task / u128::from(blocks), block, chance, watch, &told)?;
                    told.fetch_add(done.sessions, Ordering::Relaxed);
                    Ok(done)
                })
                .collect();
            for (task, result) in (from..to).zip(results) {
                pairing.add(&result?);
                // The last block of a pairing completes it.
                if task % u128::from(blocks) == u128::from(blocks - 1) {
                    let places = self.assignment(task / u128::from(blocks));
                    for (party, place) in places.iter().enumerate() {
                        if let Some(standing) = standings.get_mut(*place) {
                            standing.add(&pairing, party);
                        }
                    }
                    played += pairing.sessions;
                    take(&places, &pairing)?;
                    pairing = Pairing::new(self.parties());
                }
            }
            from = to;
        }
        Ok(played)
    }

    /// Some repeats of one assignment, whoever speaks first.
    fn block(
        &self,
        number: u128,
        block: u64,
        chance: &Luck,
        watch: &Watch<'_>,
        told: &AtomicU64,
    ) -> Result<Pairing> {
        let tactics: Vec<TacticName> =
            self.assignment(number).iter().filter_map(|p| self.tactics.get(*p).copied()).collect();
        let mut sum = Pairing::new(self.parties());
        for repeat in block * BLOCK..((block + 1) * BLOCK).min(self.repeat) {
            let laid = self.domain.session(repeat)?;
            let mut protocol = laid.protocol.clone();
            for first in 0..self.parties() {
                protocol.first = first;
                let session = play(&laid.table, &protocol, &tactics, chance, repeat);
                sum.session(&session, &laid.table);
                if !watch.go_on(told.load(Ordering::Relaxed)) {
                    return Err(watch.stopped());
                }
            }
        }
        Ok(sum)
    }
}
