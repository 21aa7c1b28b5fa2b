//! From files and options to a table with rules: what talks, play and tournaments share.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use anyhow::Context;
use summitry_core::talks::subgame::Plan;
use summitry_core::talks::{
    Convention, Index, LISTED, Protocol, Room, Session, Table, TacticName, TalksError, assign,
};
use summitry_domains::Reading;
use summitry_domains::reading::Settings;
use summitry_report::language::Language;
use summitry_report::messages::Messages;
use summitry_report::rich::clean;
use summitry_scenario::document::Document;

use crate::commands::brief;
use crate::commands::deals::ReadingWord;
use crate::commands::deals::input::{self, Input};
use crate::commands::{load, output, variant};

/// The rules of the room, as options.
#[derive(clap::Args)]
pub(crate) struct Rules {
    /// The deadline: rounds in which every party has one turn (100; a scenario has its own)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    steps: Option<u32>,
    /// Seed of all chance: the same seed, the same talks (1; a scenario has its own)
    #[arg(long, value_name = "N", value_parser = seed)]
    seed: Option<u64>,
    /// Chance that the room blows up after a round, 0 to 1 (0; a scenario's venues have their own)
    #[arg(long, value_name = "P", value_parser = chance)]
    bust_up: Option<f64>,
    /// A party walks out when offers to it have not improved for so many rounds (never; a scenario has its own)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    walk_out: Option<u32>,
    /// What one more offer leaves of utility: one number for all, or one a party (Rubinstein's δ)
    #[arg(long, value_delimiter = ',', value_name = "D,…")]
    discount: Vec<f64>,
    /// What one more offer costs in utility: one number for all, or one a party
    #[arg(long, value_delimiter = ',', value_name = "C,…")]
    cost: Vec<f64>,
    /// The room of a scenario, by its id (the likeliest)
    #[arg(long, value_name = "VENUE")]
    venue: Option<String>,
    /// Language of what is told (a scenario's own, else en)
    #[arg(long, value_name = "LANG", value_parser = brief::language)]
    lang: Option<Language>,
    /// Whose meaning numbers and tactics are given
    #[arg(long, value_enum, default_value_t)]
    reading: ReadingWord,
    /// Into how many equal steps a real-valued issue is cut
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    grid: u32,
}

fn chance(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(p) if (0.0..=1.0).contains(&p) => Ok(p),
        _ => Err("a chance lies between 0 and 1".to_owned()),
    }
}

fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("a seed is a whole number from 0 to {}", u64::MAX))
}

/// Reads a tactic's name.
pub(crate) fn tactic(text: &str) -> Result<TacticName, String> {
    if text.trim().is_empty() {
        return Err("there is a comma too many, or no tactic at all".to_owned());
    }
    text.trim().parse().map_err(|error: TalksError| error.to_string())
}

/// One session's table, rules and words.
pub(crate) struct Laid {
    /// What the domain is called.
    pub(crate) name: String,
    /// The table.
    pub(crate) table: Table,
    /// The rules.
    pub(crate) protocol: Protocol,
    /// How near proposals come to their targets, where packages were too many to list.
    pub(crate) gap: Option<f64>,
    /// The venue's id and the number of the world, where it is a scenario.
    pub(crate) world: Option<(String, u64)>,
    words: Arc<Words>,
}

/// What parties, issues and options are called.
struct Words {
    parties: Vec<String>,
    /// Parties' ids, by which they may be called too.
    ids: Vec<String>,
    issues: Vec<(String, Vec<String>)>,
    /// Today's package, of which only changes are told.
    now: Option<Vec<usize>>,
    unchanged: String,
}

/// More sessions than this take a year: a slip of the keyboard.
const MOST: u128 = 1 << 48;

/// Refuses more sessions than anyone waits for.
pub(crate) fn bearable(name: &str, sessions: u128) -> anyhow::Result<()> {
    anyhow::ensure!(
        sessions <= MOST,
        "{name}: {sessions} sessions are more than anyone waits for; name fewer tactics or repeat less"
    );
    Ok(())
}

/// The most memory that a session may take for its record and for plans of those who look ahead, in bytes.
const MEMORY: u128 = 256_000_000;

/// Targets at which a proposal's gap is tried, a party.
pub(crate) const TRIED: u32 = 200;

/// What the files named hold: of a scenario the venue asked for, or its likeliest.
pub(crate) fn find(files: &[PathBuf], rules: &Rules) -> anyhow::Result<Vec<Input>> {
    let all = input::find(files, rules.venue.as_deref())?;
    if rules.venue.is_some() {
        return Ok(all);
    }
    let mut kept = Vec::new();
    for input in all {
        let keep = match &input {
            Input::Domain(_) => true,
            Input::Venue { document, venue, .. } => {
                *venue == room(document, document.run.seed)?.likeliest()
            }
            // Talks are compared with each other: without one of them there is nothing to say yet.
            Input::Broken { .. } => return Err(load::said()),
        };
        if keep {
            kept.push(input);
        }
    }
    Ok(kept)
}

fn room(document: &Document, seed: u64) -> anyhow::Result<Room<'_>> {
    Room::new(&document.scenario, seed).with_context(|| document.file.clone())
}

/// A domain, or a scenario with a world for each session.
pub(crate) struct Domain<'a> {
    kind: Kind<'a>,
    rules: &'a Rules,
    /// What the domain is called.
    pub(crate) name: String,
    /// The language it is told in.
    pub(crate) language: Language,
    /// The seed of all chance.
    pub(crate) seed: u64,
}

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

/// Reads a domain and lays it out. `tactics` are those that may be seated.
pub(crate) fn lay_out<'a>(
    input: &'a Input,
    rules: &'a Rules,
    tactics: &[TacticName],
) -> anyhow::Result<Domain<'a>> {
    let name = input.name().to_owned();
    match input {
        Input::Domain(_) => {
            let laid = domain(input, rules)?;
            if looks_ahead(tactics) {
                laid.table.frontier().with_context(|| name.clone())?;
            }
            let language = rules.lang.unwrap_or_default();
            let kind = Kind::One(Arc::new(laid));
            Ok(Domain { kind, rules, name, language, seed: rules.seed.unwrap_or(1) })
        }
        Input::Venue { document, venue, .. } => {
            let seed = rules.seed.unwrap_or(document.run.seed);
            let room = Box::new(room(document, seed)?);
            let messages = brief::messages(rules.lang, document);
            let words = Arc::new(words(document, &room, &messages)?);
            let kind = Kind::Worlds {
                room,
                venue: *venue,
                id: input.venue().unwrap_or_default().to_owned(),
                words,
                guesses: looks_ahead(tactics),
                first: (0..KEPT).map(|_| OnceLock::new()).collect(),
            };
            Ok(Domain { kind, rules, name, language: messages.language(), seed })
        }
        Input::Broken { .. } => Err(load::said()),
    }
}

fn looks_ahead(tactics: &[TacticName]) -> bool {
    tactics.iter().any(|tactic| tactic.kind().name == "subgame-perfect")
}

/// A domain of another tool: one table for all sessions.
fn domain(input: &Input, rules: &Rules) -> anyhow::Result<Laid> {
    let reading: Reading = rules.reading.into();
    let read = input.read(Settings { reading, grid: rules.grid })?;
    let named = || input.name().to_owned();
    let table = Table::new(&read.converted.space, LISTED).with_context(named)?;
    table.check().with_context(named)?;
    let protocol = rules.over(
        &Protocol::new(100).with(match reading {
            Reading::Genius => Convention::Textbook,
            Reading::Negmas => Convention::Negmas,
        }),
        &table,
    );
    protocol.check(&table).with_context(named)?;
    let gap = (!table.listed()).then(|| table.widest_gap(TRIED));
    let parties: Vec<String> =
        (0..table.parties()).map(|p| table.side(p).name().to_owned()).collect();
    let words = Arc::new(Words {
        ids: parties.clone(),
        parties,
        issues: table.issues().iter().map(|i| (i.name.clone(), i.options.clone())).collect(),
        now: None,
        unchanged: String::new(),
    });
    Ok(Laid { name: input.name().to_owned(), table, protocol, gap, world: None, words })
}

/// A scenario's labels in the language of the messages.
fn words(document: &Document, room: &Room<'_>, m: &Messages) -> anyhow::Result<Words> {
    let mut document = document.clone();
    let file = document.file.clone();
    variant::translate(&mut document, Path::new(&file), m.language())?;
    let label = |path: &str, id: &str| clean(document.labels.get(path).map_or(id, String::as_str));
    let s = &document.scenario;
    let issue = |k: usize| {
        let issue = &s.issues[k];
        let path = format!("issue.{}", issue.id);
        let options = issue.options.iter();
        let options = options
            .map(|o| label(&summitry_scenario::path::join(&["issue", &issue.id, &o.id]), &o.id));
        (label(&path, &issue.id), options.collect())
    };
    Ok(Words {
        parties: s.parties.iter().map(|p| label(&format!("party.{}", p.id), &p.id)).collect(),
        ids: s.parties.iter().map(|p| p.id.clone()).collect(),
        issues: room.issues().into_iter().map(issue).collect(),
        now: Some(room.now()),
        unchanged: m.say("talks-unchanged"),
    })
}

impl Rules {
    /// Says on stderr which options bear on nobody at the table.
    pub(crate) fn note(&self, tactics: &[TacticName]) {
        let given = [("--discount", !self.discount.is_empty()), ("--cost", !self.cost.is_empty())];
        for (option, _) in given.iter().filter(|(_, given)| *given && !looks_ahead(tactics)) {
            output::note(&format!(
                "note: {option} changes nothing here: of all tactics only subgame-perfect counts the cost of time"
            ));
        }
    }

    /// The rules of a file, with those of the command line in their place.
    fn over(&self, file: &Protocol, table: &Table) -> Protocol {
        let spread = |given: &[f64]| match given {
            [one] => vec![*one; table.parties()],
            many => many.to_vec(),
        };
        Protocol {
            rounds: self.steps.unwrap_or(file.rounds),
            bust_up: self.bust_up.unwrap_or(file.bust_up),
            patience: self.walk_out.or(file.patience),
            discount: spread(&self.discount),
            cost: spread(&self.cost),
            convention: match Reading::from(self.reading) {
                Reading::Genius => file.convention,
                Reading::Negmas => Convention::Negmas,
            },
            ..file.clone()
        }
    }
}

impl Domain<'_> {
    /// How many parties there are.
    pub(crate) fn parties(&self) -> usize {
        match &self.kind {
            Kind::One(laid) => laid.table.parties(),
            Kind::Worlds { words, .. } => words.parties.len(),
        }
    }

    /// The table of a session: of a scenario, world `number` of its file.
    pub(crate) fn session(&self, number: u64) -> anyhow::Result<Arc<Laid>> {
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
        let named = || self.name.clone();
        let held = room.world(number, *guesses);
        let table = room.table(&held, *venue).with_context(named)?;
        let protocol = room.protocol(&held, *venue).with_context(named)?;
        let protocol = self.rules.over(&protocol, &table);
        protocol.check(&table).with_context(named)?;
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
    pub(crate) fn seat(&self, tactics: &[TacticName]) -> anyhow::Result<Vec<TacticName>> {
        assign(tactics, self.parties()).with_context(|| self.name.clone())
    }
}

impl Laid {
    /// Refuses talks that may outgrow memory, before they begin: as if they lasted all their rounds, with one of `tactics` in
    /// each seat. `told`: what telling an offer takes beside its record, in bytes.
    pub(crate) fn fits(&self, tactics: &[TacticName], told: usize) -> anyhow::Result<()> {
        let parties = self.table.parties();
        let plans = tactics.iter().filter(|tactic| looks_ahead(&[**tactic])).count();
        let turn = Session::BYTES_A_TURN + told + plans * Plan::bytes_a_turn(parties);
        let round = (turn * parties) as u128;
        let rounds = u128::from(self.protocol.rounds);
        anyhow::ensure!(
            rounds * round <= MEMORY,
            "{}: {rounds} rounds may take {} MB of memory a session, and the limit is {} MB; `--steps {}` or fewer fit",
            self.name,
            rounds * round / 1_000_000,
            MEMORY / 1_000_000,
            MEMORY / round.max(1)
        );
        Ok(())
    }

    /// A package in words: the option of each issue, or what changes against today.
    pub(crate) fn package(&self, index: Index) -> String {
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
    pub(crate) fn party(&self, party: usize) -> &str {
        self.words.parties.get(party).map_or("", String::as_str)
    }

    /// A party's id in its file.
    pub(crate) fn id(&self, party: usize) -> &str {
        self.words.ids.get(party).map_or("", String::as_str)
    }
}
