//! What is played: every assignment of tactics to parties in every domain, in fixed blocks.
//!
//! The schedule alone says which sessions there are and in which order they count; who plays which block, when, on how many threads or
//! machines, changes nothing.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value, json};
use summitry_core::talks::{Deadline, TacticName};
use summitry_scenario::sha256::{of_bytes, sha256};

use super::programme::{Played, Programme};

use crate::deals::input::Input;
use crate::files::read;
use crate::talks::Rules;
use crate::talks::domain::{TalksDomain, bearable, lay_out};
use crate::{Budget, Error, ErrorKind, Result};

/// Sessions a block at the least and at the most: few enough to be lost, enough to be worth a file.
const BLOCK: (u128, u128) = (256, 65_536);
/// Blocks that a schedule is cut into where they are not too short.
const BLOCKS: u128 = 1024;
/// Utilities that laid-out domains may keep together, some 20 bytes each; what is larger is laid out anew when its turn comes.
const KEPT: u128 = 10_000_000;
/// Of a scenario, worlds are added up in so many batches, by which its results vary.
pub(super) const BATCHES: u64 = 32;

/// Who plays, and how often.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The tactics that take part, none twice.
    pub tactics: Vec<TacticName>,
    /// Sessions an assignment and a rotation, 1 or more.
    pub repeat: u64,
    /// Whether a tactic also meets itself in every seat.
    pub self_play: bool,
}

/// One domain of a schedule.
#[derive(Debug)]
struct Entered<'a> {
    input: &'a Input,
    kept: Option<Arc<TalksDomain<'a>>>,
}

/// All of it, with the domains at hand.
#[derive(Debug)]
pub struct Schedule<'a> {
    pub(super) entry: Entry,
    programme: Programme,
    rules: &'a Rules,
    entered: Vec<Entered<'a>>,
    left_out: Vec<(String, Error)>,
    notes: Vec<String>,
    seed: Option<u64>,
    unchanged: String,
    /// The domain laid out last, where it is too large to be kept.
    last: Mutex<Option<(usize, Arc<TalksDomain<'a>>)>>,
}

/// What is wrong with an edge of a centre that cannot be played by itself: together with the others, one after the other, it can.
fn of_centre(input: &Input, error: Error) -> Error {
    match input {
        Input::Domain(found) if found.thread.is_some() && error.cure().is_none() => error.cure_is(
            "`summitry talks` plays a centre with its edges in sequence; a tournament plays each edge by itself",
        ),
        _ => error,
    }
}

impl<'a> Schedule<'a> {
    /// Lays every domain out once. Those that cannot be played are left out, see [`left_out`](Self::left_out); `seed` and `unchanged` as
    /// [`lay_out`] has them.
    ///
    /// # Errors
    /// There are more sessions than anyone waits for, or none at all.
    pub fn new(
        inputs: &'a [Input],
        rules: &'a Rules,
        seed: Option<u64>,
        entry: Entry,
        unchanged: &str,
    ) -> Result<Self> {
        let programme = Programme {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            tactics: entry.tactics.iter().map(ToString::to_string).collect(),
            repeat: entry.repeat,
            self_play: entry.self_play,
            reading: rules.reading.word().to_owned(),
            options: options(rules, seed),
            domains: Vec::new(),
            left_out: Vec::new(),
        };
        let mut schedule = Self {
            entry,
            programme,
            rules,
            entered: Vec::new(),
            left_out: Vec::new(),
            notes: Vec::new(),
            seed,
            unchanged: unchanged.to_owned(),
            last: Mutex::new(None),
        };
        let mut room = KEPT;
        for input in inputs {
            match schedule.enter(input, &mut room) {
                Ok((entered, played)) => {
                    schedule.entered.push(entered);
                    schedule.programme.domains.push(played);
                }
                Err(error) => {
                    let error = of_centre(input, error);
                    let said = (input.name().to_owned(), error.to_string());
                    schedule.programme.left_out.push(said);
                    schedule.left_out.push((input.name().to_owned(), error));
                }
            }
        }
        schedule.cut()?;
        Ok(schedule)
    }

    fn lay(&self, input: &'a Input) -> Result<TalksDomain<'a>> {
        lay_out(input, self.rules, self.seed, &self.entry.tactics, &self.unchanged)
    }

    /// One domain, refused before anyone plays it where it cannot be played.
    fn enter(&mut self, input: &'a Input, room: &mut u128) -> Result<(Entered<'a>, Played)> {
        let domain = self.lay(input)?;
        let laid = domain.session(0)?;
        // Distances are counted from the frontier, whatever is played.
        if let Err(error) = laid.table.frontier() {
            self.notes.push(format!("{}: no distances to the frontier: {error}", domain.name));
        }
        if let Some(gathered) = laid.table.gathered() {
            self.notes.push(format!(
                "{}: {} packages are too many to list and hang together across issues; played are {} that were gathered, {} of them found by \
                 search: offers, best packages and the frontier are of those alone, and an agreement is its place among them",
                domain.name, gathered.of, laid.table.shape().packages(), gathered.found
            ));
        }
        if let Input::Domain(found) = input
            && found.thread.is_some()
        {
            self.notes.push(format!(
                "{}: an edge of an ANL 2025 centre, played by itself; `summitry talks` plays a centre's edges in sequence",
                domain.name
            ));
        }
        // The costliest seats: someone who looks ahead, if there is one, in each.
        let ahead = self.entry.tactics.iter().filter(|tactic| tactic.kind().looks_ahead);
        let seats: Vec<TacticName> = ahead.cycle().take(domain.parties()).copied().collect();
        laid.fits(&seats, 0, &Budget::default())?;
        let parties = domain.parties();
        let assignments = self.assignments(parties);
        let sessions = assignments.saturating_mul(u128::from(self.entry.repeat));
        bearable(&domain.name, sessions.saturating_mul(parties as u128))?;
        let size = laid.table.shape().packages().saturating_mul(parties as u128);
        let kept = size <= *room;
        if kept {
            *room -= size;
        }
        let played = Played {
            name: domain.name.clone(),
            sha256: sum(input)?,
            parties: (0..parties).map(|p| laid.party(p).to_owned()).collect(),
            seed: domain.seed,
            worlds: domain.has_worlds(),
            discounted: !laid.protocol.passing.is_none(),
            units: u64::try_from(sessions).unwrap_or(u64::MAX),
            block: 1,
            first: 0,
        };
        Ok((Entered { input, kept: kept.then(|| Arc::new(domain)) }, played))
    }

    /// Cuts the units into blocks.
    fn cut(&mut self) -> Result<()> {
        let sessions = self.programme.sessions();
        bearable("all domains together", sessions)?;
        let block = (sessions / BLOCKS).clamp(BLOCK.0, BLOCK.1);
        let mut first = 0;
        for played in &mut self.programme.domains {
            let parties = played.parties.len().max(1) as u128;
            played.block = u64::try_from(block.div_ceil(parties)).unwrap_or(1);
            played.first = first;
            first += played.units.div_ceil(played.block);
        }
        if first == 0 && !self.entered.is_empty() {
            return Err(Error::new(
                ErrorKind::Unknown,
                "without self-play one tactic alone has nobody to meet",
            )
            .cure_is("name another tactic"));
        }
        Ok(())
    }

    /// Assignments of tactics to so many parties.
    fn assignments(&self, parties: usize) -> u128 {
        let base = self.entry.tactics.len() as u128;
        let all = (0..parties).try_fold(1u128, |all, _| all.checked_mul(base)).unwrap_or(u128::MAX);
        if self.entry.self_play { all } else { all.saturating_sub(base) }
    }

    /// A domain laid out.
    pub(super) fn domain(&self, number: usize) -> Result<Arc<TalksDomain<'a>>> {
        let Some(entered) = self.entered.get(number) else {
            return Err(Error::new(ErrorKind::Unknown, format!("there is no domain {number}")));
        };
        if let Some(kept) = &entered.kept {
            return Ok(Arc::clone(kept));
        }
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some((of, domain)) if *of == number => Ok(Arc::clone(domain)),
            _ => {
                let domain = Arc::new(self.lay(entered.input)?);
                *last = Some((number, Arc::clone(&domain)));
                Ok(domain)
            }
        }
    }

    /// What is played, as data.
    #[must_use]
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// Adds what else was asked for, which no run may differ in.
    #[must_use]
    pub fn with_option(mut self, name: &str, value: Value) -> Self {
        self.programme.options.insert(name.to_owned(), value);
        self
    }

    /// The domains that cannot be played, and why.
    #[must_use]
    pub fn left_out(&self) -> &[(String, Error)] {
        &self.left_out
    }

    /// What is worth saying of the others.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

/// The rules that were given, by their names.
fn options(rules: &Rules, seed: Option<u64>) -> Map<String, Value> {
    let given = [
        ("rounds", json!(rules.rounds)),
        ("seconds", json!(rules.seconds.map(|s| Deadline::Seconds(s).to_string()))),
        ("seed", json!(seed)),
        ("bust_up", json!(rules.bust_up)),
        ("patience", json!(rules.patience)),
        ("discount", json!(rules.discount)),
        ("cost", json!(rules.cost)),
        ("grid", json!(rules.grid)),
    ];
    given.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The most that a file of a domain is summed up of, bytes; readers of domains take less.
const LARGEST: u64 = 1 << 30;

/// The sum of what an input is made from: of every file its name and what is in it, of a scenario its text and its room.
fn sum(input: &Input) -> Result<String> {
    let mut all = String::new();
    match input {
        Input::Domain(found) => {
            for path in &found.files {
                let bytes = read::bytes(path, LARGEST).map_err(|error| {
                    Error::new(ErrorKind::File, format!("{}: {error}", path.display()))
                })?;
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                all.push_str(&format!("{name}\n{}\n", of_bytes(&bytes)));
            }
            all.push_str(&format!("{:?}", found.thread));
        }
        Input::Venue { study, venue, .. } => {
            all.push_str(&format!("{venue}\n{}", study.document().text));
        }
        Input::Broken { .. } => {}
    }
    Ok(sha256(&all))
}
