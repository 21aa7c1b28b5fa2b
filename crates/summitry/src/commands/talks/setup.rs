//! The rules of the room as options, and from files to tables: what talks, play and tournaments share.

use std::path::PathBuf;

use summitry_core::talks::{Deadline, TacticName, TalksError};
use summitry_kit::deals::input::Input;
use summitry_kit::talks::domain::{self, TalksDomain};
use summitry_kit::talks::{FINEST_GRID, GRID, Rules, looks_ahead};
use summitry_report::language::Language;
use summitry_report::messages::Messages;

use crate::commands::variant::Changes;
use crate::commands::{deals, load, output, words};

/// The rules of the room, as options.
#[derive(clap::Args)]
pub(crate) struct Room {
    /// The deadline: rounds in which every party has one turn (100; a scenario has its own)
    #[arg(long, alias = "steps", value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    rounds: Option<u32>,
    /// The deadline: 60rounds, or 180s, or 180s/0.5s where a turn takes half a second and not one; seconds are counted, not measured (`play`
    /// measures them)
    #[arg(long, value_name = "TIME", conflicts_with = "rounds", value_parser = deadline)]
    deadline: Option<Deadline>,
    /// Seed of all chance: the same seed, the same talks (1; a scenario has its own)
    #[arg(long, value_name = "N", value_parser = seed)]
    seed: Option<u64>,
    /// Chance that the room blows up after a round, 0 to 1 (0; a scenario's venues have their own)
    #[arg(long, value_name = "P", value_parser = chance)]
    bust_up: Option<f64>,
    /// A party walks out when offers to it have not improved for so many rounds (never; a scenario has its own)
    #[arg(long, alias = "walk-out", value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    patience: Option<u32>,
    /// What one more offer leaves of utility: one number for all, or one a party (Rubinstein's δ)
    #[arg(long, value_delimiter = ',', value_name = "D,…")]
    discount: Vec<f64>,
    /// What one more offer costs in utility: one number for all, or one a party
    #[arg(long, value_delimiter = ',', value_name = "C,…")]
    cost: Vec<f64>,
    #[command(flatten)]
    changes: Changes,
    /// Language of what is told (a scenario's own, else en)
    #[arg(long, value_name = "LANG", value_parser = words::language)]
    lang: Option<Language>,
    /// Which profiles of a folder of GENIUS meet
    #[arg(long, value_enum, default_value_t)]
    pair: deals::PairWord,
    /// Whose meaning numbers and tactics are given
    #[arg(long, value_enum, default_value_t)]
    reading: deals::ReadingWord,
    /// Into how many equal steps a real-valued issue is cut (at most 200,000 for one such issue, 2,000 each for several)
    #[arg(long, value_name = "N", default_value_t = GRID, value_parser = clap::value_parser!(u32).range(1..=i64::from(FINEST_GRID)))]
    grid: u32,
}

fn deadline(text: &str) -> Result<Deadline, String> {
    text.parse().map_err(|error: TalksError| error.to_string())
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
    summitry_kit::talks::tactic(text).map_err(|error| error.to_string())
}

/// The names of all tactics, for the help: the registry is the only list.
pub(crate) fn known() -> String {
    format!(
        "Tactics: {}. boulware:8 gives an exponent of its own. See docs/talks.md.",
        summitry_kit::talks::tactics().join(", ")
    )
}

/// A domain laid out, and the language it is told in.
pub(crate) struct Told<'a> {
    /// The domain.
    pub(crate) domain: TalksDomain<'a>,
    /// What is said of it.
    pub(crate) language: Language,
}

impl Room {
    /// The rules, as the library has them.
    pub(crate) fn rules(&self) -> Rules {
        let (rounds, seconds) = match self.deadline {
            None => (self.rounds, None),
            Some(Deadline::Rounds(rounds)) => (Some(rounds), None),
            Some(Deadline::Seconds(seconds)) => (None, Some(seconds)),
        };
        Rules {
            rounds,
            seconds,
            bust_up: self.bust_up,
            patience: self.patience,
            discount: self.discount.clone(),
            cost: self.cost.clone(),
            reading: self.reading.into(),
            grid: self.grid,
        }
    }

    /// Says on stderr which options bear on nobody at the table.
    pub(crate) fn note(&self, tactics: &[TacticName]) {
        let given = [("--discount", !self.discount.is_empty()), ("--cost", !self.cost.is_empty())];
        for (option, _) in given.iter().filter(|(_, given)| *given && !looks_ahead(tactics)) {
            output::note(&format!(
                "note: {option} changes nothing here: of all tactics only subgame-perfect counts the cost of time"
            ));
        }
    }

    /// What the files named hold: of a scenario its likeliest room, after the changes.
    pub(crate) fn find(&self, files: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
        let all = deals::find(files, self.pair.into(), &self.changes, self.seed)?;
        if all.iter().any(|input| matches!(input, Input::Broken { .. })) {
            // Talks are compared with each other: without one of them there is nothing to say yet.
            return Err(load::said());
        }
        let domain = all.iter().any(|input| matches!(input, Input::Domain(_)));
        if domain && !self.changes.list().is_empty() {
            output::note(
                "note: --set, --without and --venue are for scenarios; they change nothing for a domain",
            );
        }
        domain::likeliest(all).map_err(load::refused)
    }

    /// What was changed in the files, and which profiles meet, as typed.
    pub(crate) fn changed(&self) -> Vec<String> {
        let pair = match self.pair {
            deals::PairWord::First => None,
            deals::PairWord::All => Some("--pair all"),
            deals::PairWord::Repository => Some("--pair repository"),
        };
        self.changes.said().into_iter().chain(pair.map(str::to_owned)).collect()
    }

    /// The language asked for, or English.
    pub(crate) fn language(&self) -> Language {
        self.lang.unwrap_or_default()
    }

    /// The seed that was given.
    pub(crate) fn seed(&self) -> Option<u64> {
        self.seed
    }

    /// Whether numbers and tactics are read as NegMAS has them.
    pub(crate) fn is_negmas(&self) -> bool {
        matches!(self.reading, deals::ReadingWord::Negmas)
    }

    /// A scenario in the words of the language asked for, and that language.
    pub(crate) fn words(&self, input: &Input) -> anyhow::Result<(Input, Language)> {
        words::told_in(self.lang, input)
    }

    /// Lays a domain out for these tactics.
    pub(crate) fn lay_out<'a>(
        &self,
        input: &'a Input,
        rules: &'a Rules,
        tactics: &[TacticName],
        language: Language,
    ) -> anyhow::Result<Told<'a>> {
        let unchanged = Messages::new(language).say("talks-unchanged");
        let domain = domain::lay_out(input, rules, self.seed, tactics, &unchanged)?;
        Ok(Told { domain, language })
    }
}
