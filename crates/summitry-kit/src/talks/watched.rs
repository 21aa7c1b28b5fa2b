//! A session that whoever watches may end.

use summitry_core::talks::{
    Action, Heard, Luck, Session, Table, Tactic, TacticName, View, converse,
};

use super::Laid;
use crate::{Result, Watch};

/// A tactic that leaves when it is told to; the session is thrown away then.
struct Leaving<'a, 'c> {
    tactic: Box<dyn Tactic + 'a>,
    watch: &'a Watch<'c>,
    done: u64,
}

impl Tactic for Leaving<'_, '_> {
    fn act(&mut self, view: &View<'_>) -> Action {
        if self.watch.go_on(self.done) { self.tactic.act(view) } else { Action::WalkOut }
    }

    fn hear(&mut self, offer: Heard, table: &Table) {
        self.tactic.hear(offer, table);
    }

    fn is_patient(&self) -> bool {
        self.tactic.is_patient()
    }
}

/// Plays session `number` as [`summitry_core::talks::play`] does, turn by turn under the eyes of the watch, which is told that `done` are
/// done.
///
/// # Errors
/// It was stopped, or the time is up.
pub fn play(
    laid: &Laid,
    tactics: &[TacticName],
    chance: &Luck,
    number: u64,
    watch: &Watch<'_>,
    done: u64,
) -> Result<Session> {
    let parties = laid.table.parties();
    let first = laid.protocol.first % parties.max(1);
    // Dice count from who speaks first, so that names and order in the file do not matter.
    let seat = |party: usize| (party + parties - first) % parties.max(1);
    let mut seats: Vec<Box<dyn Tactic + '_>> = tactics
        .iter()
        .take(parties)
        .enumerate()
        .map(|(party, name)| -> Box<dyn Tactic + '_> {
            let dice = chance.dice(number, seat(party));
            let tactic = name.seat(&laid.table, &laid.protocol, party, dice);
            Box::new(Leaving { tactic, watch, done })
        })
        .collect();
    let session = converse(&laid.table, &laid.protocol, &mut seats, chance.room(number));
    if watch.is_stopped() { Err(watch.stopped()) } else { Ok(session) }
}
