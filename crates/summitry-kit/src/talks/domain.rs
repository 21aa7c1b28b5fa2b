//! From files and rules to tables: what talks, a trainer and tournaments share.

use std::sync::{Arc, OnceLock};

use summitry_core::talks::{
    Convention, LISTED, Protocol, Room, Table, TacticName, TalksError, assign,
};
use summitry_domains::Reading;
use summitry_domains::reading::Settings;
use summitry_scenario::document::Document;

use super::laid::{Laid, Words};
use super::{Rules, looks_ahead};
use crate::deals::input::Input;
use crate::study::words::line;
use crate::{Error, ErrorKind, Result, Study};

/// More sessions than this take a year: a slip of the keyboard.
const MOST: u128 = 1 << 48;

/// Refuses more sessions than anyone waits for.
///
/// # Errors
/// There are more.
pub fn bearable(name: &str, sessions: u128) -> Result<()> {
    if sessions <= MOST {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Budget,
        format!(
            "{name}: {sessions} sessions are more than anyone waits for; name fewer tactics or repeat less"
        ),
    ))
}

/// Rounds of a domain that says nothing: what the field's tournaments use (ANAC).
const ROUNDS: u32 = 100;

/// Targets at which a proposal's gap is tried, a party.
pub const TRIED: u32 = 200;

/// Of a scenario's inputs the one in its likeliest room; all others as they are.
///
/// # Errors
/// Talks are compared with each other: one that is wrong leaves nothing to say yet.
pub fn likeliest(all: Vec<Input>) -> Result<Vec<Input>> {
    let mut kept = Vec::new();
    for input in all {
        let keep = match &input {
            Input::Domain(_) => true,
            Input::Venue { study, venue, .. } => {
                let number = room(study)?.likeliest();
                let likeliest = study.document().scenario.venues.get(number);
                likeliest.is_some_and(|v| v.id == *venue)
            }
            Input::Broken { error, .. } => {
                return Err(Error::new(ErrorKind::Scenario, error.clone()));
            }
        };
        if keep {
            kept.push(input);
        }
    }
    Ok(kept)
}

fn room(study: &Study) -> Result<Room<'_>> {
    let document = study.document();
    Room::new(&document.scenario, study.seed())
        .map_err(|error| Error::from(error).about(&document.file))
}

/// A domain, or a scenario with a world for each session.
#[derive(Debug)]
pub struct TalksDomain<'a> {
    kind: Kind<'a>,
    rules: &'a Rules,
    /// What the domain is called.
    pub name: String,
    /// The seed of all chance.
    pub seed: u64,
}

#[derive(Debug)]
enum Kind<'a> {
    One(Arc<Laid>),
    Worlds {
        room: Box<Room<'a>>,
        venue: usize,
        id: String,
        words: Arc<Words>,
        /// Whether anyone looks ahead, which needs beliefs.
        guesses: bool,
        /// The first worlds, laid out once: a tournament comes back to them with every pairing.
        first: Vec<OnceLock<Arc<Laid>>>,
    },
}

/// How many worlds are kept; more would not be flat in memory.
const KEPT: usize = 256;

/// Reads a domain and lays it out. `tactics` are those that may be seated; `seed` is that of a domain (1), a scenario has its own;
/// `unchanged` is what a package is called that changes nothing.
///
/// # Errors
/// The files are wrong, or hold too much to be talked about.
pub fn lay_out<'a>(
    input: &'a Input,
    rules: &'a Rules,
    seed: Option<u64>,
    tactics: &[TacticName],
    unchanged: &str,
) -> Result<TalksDomain<'a>> {
    let name = input.name().to_owned();
    match input {
        Input::Domain(_) => {
            let laid = domain(input, rules)?;
            if looks_ahead(tactics) {
                laid.table.frontier().map_err(|error| Error::from(error).about(&name))?;
            }
            let kind = Kind::One(Arc::new(laid));
            Ok(TalksDomain { kind, rules, name, seed: seed.unwrap_or(1) })
        }
        Input::Venue { study, venue, .. } => {
            let room = Box::new(room(study)?);
            let words = Arc::new(words(study.document(), &room, unchanged));
            let kind = Kind::Worlds {
                room,
                venue: study.venue(venue)?,
                id: venue.clone(),
                words,
                guesses: looks_ahead(tactics),
                first: (0..KEPT).map(|_| OnceLock::new()).collect(),
            };
            Ok(TalksDomain { kind, rules, name, seed: study.seed() })
        }
        Input::Broken { error, .. } => Err(Error::new(ErrorKind::Scenario, error.clone())),
    }
}

/// A domain of another tool: one table for all sessions.
fn domain(input: &Input, rules: &Rules) -> Result<Laid> {
    let read = input.read(Settings { reading: rules.reading, grid: rules.grid })?;
    let named = |error: TalksError| Error::from(error).about(input.name());
    let table = Table::new(&read.converted.space, LISTED).map_err(named)?;
    table.check().map_err(named)?;
    let convention = match rules.reading {
        Reading::Genius => Convention::Textbook,
        Reading::Negmas => Convention::Negmas,
    };
    let own = Protocol { passing: read.passing, ..Protocol::new(ROUNDS).with(convention) };
    let protocol = rules.over(&own, &table);
    protocol.check(&table).map_err(named)?;
    let gap = (!table.listed()).then(|| table.widest_gap(TRIED));
    let parties: Vec<String> =
        (0..table.parties()).map(|p| table.side(p).name().to_owned()).collect();
    let words = Arc::new(Words::of(&table, parties));
    let name = input.name().to_owned();
    Ok(Laid { name, table, protocol, gap, world: None, words })
}

/// A scenario's labels.
fn words(document: &Document, room: &Room<'_>, unchanged: &str) -> Words {
    let label = |path: &str, id: &str| line(document.labels.get(path).map_or(id, String::as_str));
    let s = &document.scenario;
    let issue = |k: usize| {
        let issue = s.issues.get(k)?;
        let path = format!("issue.{}", issue.id);
        let options = issue.options.iter();
        let options = options
            .map(|o| label(&summitry_scenario::path::join(&["issue", &issue.id, &o.id]), &o.id));
        Some((label(&path, &issue.id), options.collect()))
    };
    Words {
        parties: s.parties.iter().map(|p| label(&format!("party.{}", p.id), &p.id)).collect(),
        ids: s.parties.iter().map(|p| p.id.clone()).collect(),
        issues: room.issues().into_iter().filter_map(issue).collect(),
        now: Some(room.now()),
        unchanged: unchanged.to_owned(),
    }
}

impl TalksDomain<'_> {
    /// How many parties there are.
    #[must_use]
    pub fn parties(&self) -> usize {
        match &self.kind {
            Kind::One(laid) => laid.table.parties(),
            Kind::Worlds { words, .. } => words.parties.len(),
        }
    }

    /// Whether every session is another world, so that sessions differ whatever the tactics.
    #[must_use]
    pub fn has_worlds(&self) -> bool {
        matches!(self.kind, Kind::Worlds { .. })
    }

    /// How many packages its first table has.
    ///
    /// # Errors
    /// The world cannot be laid out.
    pub fn packages(&self) -> Result<u128> {
        Ok(self.session(0)?.table.shape().packages())
    }

    /// The table of a session: of a scenario, world `number` of its file.
    ///
    /// # Errors
    /// The world cannot be laid out, or the rules do not fit the table.
    pub fn session(&self, number: u64) -> Result<Arc<Laid>> {
        let (room, venue, id, words, guesses, first) = match &self.kind {
            Kind::One(laid) => return Ok(Arc::clone(laid)),
            Kind::Worlds { room, venue, id, words, guesses, first } => {
                (room, venue, id, words, guesses, first)
            }
        };
        let kept = usize::try_from(number).ok().and_then(|number| first.get(number));
        if let Some(laid) = kept.and_then(OnceLock::get) {
            return Ok(Arc::clone(laid));
        }
        let named = |error: Error| error.about(&self.name);
        let held = room.world(number, *guesses);
        let table = room.table(&held, *venue).map_err(|e| named(e.into()))?;
        let protocol = room.protocol(&held, *venue).map_err(|e| named(e.into()))?;
        let protocol = self.rules.over(&protocol, &table);
        protocol.check(&table).map_err(|e| named(e.into()))?;
        let laid = Arc::new(Laid {
            name: self.name.clone(),
            table,
            protocol,
            gap: None,
            world: Some((id.clone(), number)),
            words: Arc::clone(words),
        });
        if let Some(kept) = kept {
            // Whoever comes second has made the same.
            let _ = kept.set(Arc::clone(&laid));
        }
        Ok(laid)
    }

    /// One tactic a party.
    ///
    /// # Errors
    /// There are neither as many tactics as parties nor one for all.
    pub fn seat(&self, tactics: &[TacticName]) -> Result<Vec<TacticName>> {
        assign(tactics, self.parties()).map_err(|error| Error::from(error).about(&self.name))
    }
}
