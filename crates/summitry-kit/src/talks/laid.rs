//! A session's table with its rules, and what things at it are called.

use std::sync::Arc;

use summitry_core::talks::subgame::Plan;
use summitry_core::talks::{Index, Offer, Protocol, Session, Table, TacticName};

use super::looks_ahead;
use crate::{Budget, Error, ErrorKind, Result};

/// The most memory that a session may take for its record and for plans of those who look ahead where the budget says nothing,
/// bytes: a laptop has some gigabytes, and some threads play at a time.
const MEMORY: u128 = 256_000_000;

/// One session's table, rules and words.
#[derive(Debug)]
pub struct Laid {
    /// What the domain is called.
    pub name: String,
    /// The table.
    pub table: Table,
    /// The rules.
    pub protocol: Protocol,
    /// How near proposals come to their targets, where packages were too many to list.
    pub gap: Option<f64>,
    /// The venue's id and the number of the world, where it is a scenario.
    pub world: Option<(String, u64)>,
    pub(super) words: Arc<Words>,
}

/// What parties, issues and options are called.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) parties: Vec<String>,
    /// Parties' ids, by which they may be called too.
    pub(super) ids: Vec<String>,
    pub(super) issues: Vec<(String, Vec<String>)>,
    /// Today's package, of which only changes are told.
    pub(super) now: Option<Vec<usize>>,
    pub(super) unchanged: String,
}

impl Words {
    /// Those of a table of another tool, whose names are all there is.
    pub(super) fn of(table: &Table, parties: Vec<String>) -> Self {
        Self {
            ids: parties.clone(),
            parties,
            issues: table.issues().iter().map(|i| (i.name.clone(), i.options.clone())).collect(),
            now: None,
            unchanged: String::new(),
        }
    }
}

impl Laid {
    /// Refuses talks that may outgrow memory, before they begin: as if they lasted all their rounds, with one of `tactics` in
    /// each seat. `told`: what telling an offer takes beside its record, in bytes.
    ///
    /// # Errors
    /// They may not fit; the error says how many rounds do.
    pub fn fits(&self, tactics: &[TacticName], told: usize, budget: &Budget) -> Result<()> {
        let parties = self.table.parties();
        let plans = tactics.iter().filter(|tactic| looks_ahead(&[**tactic])).count();
        let turn = Session::BYTES_A_TURN + told + plans * Plan::bytes_a_turn(parties);
        let round = (turn * parties) as u128;
        let rounds = u128::from(self.protocol.rounds);
        let memory = budget.memory.map_or(MEMORY, u128::from);
        if rounds * round <= memory {
            return Ok(());
        }
        Err(Error::new(
            ErrorKind::Budget,
            format!(
                "{}: {rounds} rounds may take {} MB of memory a session, and the limit is {} MB",
                self.name,
                rounds * round / 1_000_000,
                memory / 1_000_000
            ),
        )
        .cure_is(format!("{} rounds or fewer fit", memory / round.max(1))))
    }

    /// What the end of a session is worth to a party once time is counted; the utility itself where the domain has no discount.
    #[must_use]
    pub fn discounted(&self, session: &Session, party: usize) -> f64 {
        session.discounted(&self.table, &self.protocol, party)
    }

    /// What an offer would be worth to a party as a deal of the moment it was made in.
    #[must_use]
    pub fn offered(&self, offer: &Offer, party: usize) -> f64 {
        let parties = self.table.parties();
        let place = (offer.party + parties - self.protocol.first % parties.max(1)) % parties.max(1);
        let turn = usize::try_from(offer.round).unwrap_or(usize::MAX).saturating_mul(parties);
        let then = self.protocol.moment(turn.saturating_add(place), parties);
        self.protocol.passing.deal(party, self.table.utility(party, offer.index), then)
    }

    /// A package in words: the option of each issue, or what changes against today.
    #[must_use]
    pub fn package(&self, index: Index) -> String {
        let options = self.table.shape().options(index);
        let words = self.words.issues.iter().zip(&options).enumerate();
        let words: Vec<String> = words
            .filter(|(k, (_, option))| {
                self.words.now.as_ref().is_none_or(|now| now.get(*k) != Some(option))
            })
            .map(|(_, ((issue, options), option))| {
                let option = options.get(*option).map_or("", String::as_str);
                let sign = if self.words.now.is_some() { ": " } else { " " };
                format!("{issue}{sign}{option}")
            })
            .collect();
        if words.is_empty() {
            return self.words.unchanged.clone();
        }
        words.join(if self.words.now.is_some() { "; " } else { ", " })
    }

    /// A party's name.
    #[must_use]
    pub fn party(&self, party: usize) -> &str {
        self.words.parties.get(party).map_or("", String::as_str)
    }

    /// A party's id in its file.
    #[must_use]
    pub fn id(&self, party: usize) -> &str {
        self.words.ids.get(party).map_or("", String::as_str)
    }
}
