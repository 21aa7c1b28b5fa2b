//! Which tactic fares how: every assignment of tactics to parties, whoever speaks first, in every domain.
//!
//! A [`Schedule`] says what is played and cuts it into fixed blocks; [`Schedule::block`] plays one; a [`Tally`] adds blocks up in their
//! order. What comes out depends on the schedule alone: never on threads, machines, or where a run was interrupted.

mod block;
pub mod folder;
mod pairing;
mod programme;
mod quantiles;
pub mod ranking;
mod reread;
mod row;
mod schedule;
pub mod shard;
mod study;
mod tally;

use std::sync::atomic::AtomicU64;

use crate::{Error, Result, Watch};

pub use block::{Portion, SessionBlock};
pub use folder::RunFolder;
pub use pairing::{Pairing, Standing};
pub use programme::{FORMAT, Played, Programme};
pub use quantiles::Quantiles;
pub use reread::{RowFormat, from_cells, from_rows};
pub use row::SessionRow;
pub use schedule::{Entry, Schedule};
pub use shard::{Manifest, Shard};
pub use study::Tournament;
pub use tally::{Finished, Joined, Score, Take, Tally};

impl Schedule<'_> {
    /// Plays every block and hands over what is finished; `rows`: sessions, too. Where the budget takes a part for an answer and it is
    /// stopped, what was added up by then is given, if there is a block of it.
    ///
    /// # Errors
    /// A world cannot be laid out, what `take` says, or it was stopped.
    pub fn play<E: From<Error>>(
        &self,
        rows: bool,
        watch: &Watch<'_>,
        take: &mut Take<'_, E>,
    ) -> Result<Joined, E> {
        let told = AtomicU64::new(0);
        let mut tally = Tally::new(self.programme());
        for number in 0..self.programme().blocks() {
            let block = match self.block(number, rows, watch, &told) {
                // No row of the assignment that was under way: it has none before its end.
                Err(_) if watch.gives_a_part() && number > 0 => return Ok(tally.finish_all()),
                block => block?,
            };
            tally.add(block, take)?;
        }
        Ok(tally.finish())
    }
}
