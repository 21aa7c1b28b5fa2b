//! Blocks added up in their order: assignments as they are complete, tactics, and what statistics need of each assignment.

use super::block::{Portion, SessionBlock};
use super::pairing::{Pairing, Standing};
use super::programme::Programme;
use super::row::SessionRow;
use crate::{Error, ErrorKind, Result};

/// Assignments (of a scenario, batches of worlds of one) of which statistics are kept: some 100 bytes each.
const KEPT: usize = 500_000;

/// What whoever keeps rows is given, in the order of the programme.
pub enum Finished<'t> {
    /// A session.
    Session {
        /// Which domain.
        domain: usize,
        /// Its tactics, by their places among those that take part, one a party.
        places: &'t [usize],
        /// Which repeat, from 0.
        repeat: u64,
        /// What came of it.
        row: &'t SessionRow,
    },
    /// All sessions of an assignment.
    Assignment {
        /// Which domain.
        domain: usize,
        /// Its tactics.
        places: &'t [usize],
        /// What came of them.
        pairing: &'t Pairing,
    },
}

/// The mean scores of one assignment, or of one batch of worlds of it.
#[derive(Clone, Debug)]
pub struct Score {
    /// Which domain.
    pub domain: u32,
    /// Which batch of worlds.
    pub batch: u32,
    /// Which assignment.
    pub assignment: u64,
    /// How many sessions.
    pub sessions: u64,
    /// For each party: mean utility, discounted utility and advantage; not a number where there is none.
    pub scores: Vec<[f64; 3]>,
}

/// Blocks in their order.
#[derive(Debug)]
pub struct Tally<'p> {
    programme: &'p Programme,
    next: u64,
    open: Option<(usize, Portion)>,
    whole: Option<(usize, u64, Pairing)>,
    joined: Joined,
}

/// What has been added up.
#[derive(Clone, Debug)]
pub struct Joined {
    /// One a tactic, in the order of the entry.
    pub standings: Vec<Standing>,
    /// By domain: one a tactic.
    pub by_domain: Vec<Vec<Standing>>,
    /// One an assignment; `None` where they are too many to keep.
    pub scores: Option<Vec<Score>>,
    /// Sessions added up.
    pub sessions: u64,
}

/// Whoever takes what is finished.
pub type Take<'t, E> = dyn FnMut(&Finished<'_>) -> Result<(), E> + 't;

impl<'p> Tally<'p> {
    /// Of nothing yet.
    #[must_use]
    pub fn new(programme: &'p Programme) -> Self {
        let tactics = programme.tactics.len();
        Self {
            programme,
            next: 0,
            open: None,
            whole: None,
            joined: Joined {
                standings: vec![Standing::default(); tactics],
                by_domain: vec![vec![Standing::default(); tactics]; programme.domains.len()],
                scores: Some(Vec::new()),
                sessions: 0,
            },
        }
    }

    fn parties(&self, domain: usize) -> usize {
        self.programme.domains.get(domain).map_or(0, |d| d.parties.len())
    }

    /// What has been added up.
    #[must_use]
    pub fn finish(self) -> Joined {
        self.joined
    }

    /// Adds the next block.
    ///
    /// # Errors
    /// It is not the next one, or what `take` says.
    pub fn add<E: From<Error>>(
        &mut self,
        block: SessionBlock,
        take: &mut Take<'_, E>,
    ) -> Result<(), E> {
        let place = self.programme.place(block.number).filter(|_| block.number == self.next);
        let Some(place) = place else {
            let message = format!("block {} came where {} was due", block.number, self.next);
            return Err(Error::new(ErrorKind::Model, message).into());
        };
        self.next += 1;
        let parties = self.parties(place.domain);
        let repeats = self.programme.repeat;
        let (mut known, mut places) = (None, Vec::new());
        for (number, row) in block.rows.iter().enumerate() {
            let unit = place.units.0 + (number / parties.max(1)) as u64;
            let (rank, repeat) = (unit / repeats, unit % repeats);
            if known != Some(rank) {
                known = Some(rank);
                places = self.programme.assignment(parties, rank);
            }
            take(&Finished::Session { domain: place.domain, places: &places, repeat, row })?;
        }
        for portion in block.portions {
            self.join(place.domain, portion, take)?;
        }
        if self.next == self.programme.blocks() {
            self.close(take)?;
            self.complete(take)?;
        }
        Ok(())
    }

    /// Takes a portion that follows the others.
    fn join<E: From<Error>>(
        &mut self,
        domain: usize,
        portion: Portion,
        take: &mut Take<'_, E>,
    ) -> Result<(), E> {
        match &mut self.open {
            Some((of, open))
                if (*of, open.assignment, open.batch)
                    == (domain, portion.assignment, portion.batch) =>
            {
                open.pairing.add(&portion.pairing);
            }
            _ => {
                self.close(take)?;
                self.open = Some((domain, portion));
            }
        }
        Ok(())
    }

    /// The same where nobody keeps what is finished.
    pub(super) fn portion(&mut self, domain: usize, portion: Portion) {
        // Nothing refuses.
        let _ = self.join::<Error>(domain, portion, &mut |_| Ok(()));
    }

    /// What has been added up, the last portion included.
    pub(super) fn finish_all(mut self) -> Joined {
        let take: &mut Take<'_, Error> = &mut |_| Ok(());
        let _ = self.close(take).and_then(|()| self.complete(take));
        self.joined
    }

    /// A portion that is complete goes into its assignment.
    fn close<E: From<Error>>(&mut self, take: &mut Take<'_, E>) -> Result<(), E> {
        let Some((domain, portion)) = self.open.take() else { return Ok(()) };
        self.joined.sessions += portion.pairing.sessions;
        if let Some(scores) = &mut self.joined.scores {
            let each = portion.pairing.utilities.iter().zip(&portion.pairing.discounted);
            let each = each.zip(&portion.pairing.advantages);
            let mean =
                |m: &crate::statistics::Mean| if m.count() > 0 { m.mean() } else { f64::NAN };
            scores.push(Score {
                domain: u32::try_from(domain).unwrap_or(u32::MAX),
                batch: portion.batch,
                assignment: portion.assignment,
                sessions: portion.pairing.sessions,
                scores: each.map(|((u, d), a)| [mean(u), mean(d), mean(a)]).collect(),
            });
            if scores.len() > KEPT {
                self.joined.scores = None;
            }
        }
        match &mut self.whole {
            Some((of, rank, pairing)) if (*of, *rank) == (domain, portion.assignment) => {
                pairing.add(&portion.pairing);
            }
            _ => {
                self.complete(take)?;
                self.whole = Some((domain, portion.assignment, portion.pairing));
            }
        }
        Ok(())
    }

    /// An assignment that is complete goes to its tactics.
    fn complete<E: From<Error>>(&mut self, take: &mut Take<'_, E>) -> Result<(), E> {
        let Some((domain, rank, pairing)) = self.whole.take() else { return Ok(()) };
        let places = self.programme.assignment(self.parties(domain), rank);
        for (party, place) in places.iter().enumerate() {
            let own = self.joined.by_domain.get_mut(domain).and_then(|all| all.get_mut(*place));
            for standing in self.joined.standings.get_mut(*place).into_iter().chain(own) {
                standing.add(&pairing, party);
            }
        }
        take(&Finished::Assignment { domain, places: &places, pairing: &pairing })
    }
}
