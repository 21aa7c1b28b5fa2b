//! From files and options to a table with rules: what talks, play and tournaments share.

use std::path::PathBuf;

use anyhow::Context;
use summitry_core::talks::{
    Convention, Index, LISTED, Protocol, Table, TacticName, TalksError, assign,
};
use summitry_domains::Reading;
use summitry_domains::reading::Settings;

use crate::commands::deals::ReadingWord;
use crate::commands::deals::input::{self, Input};

/// The rules of the room, as options.
#[derive(clap::Args)]
pub(crate) struct Rules {
    /// The deadline: rounds in which every party has one turn
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    pub(crate) steps: u32,
    /// Seed of all chance: the same seed, the same talks
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Chance that the room blows up after a round, 0 to 1
    #[arg(long, value_name = "P", default_value_t = 0.0, value_parser = chance)]
    bust_up: f64,
    /// A party walks out when offers to it have not improved for so many rounds
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    walk_out: Option<u32>,
    /// What one more offer leaves of utility: one number for all, or one a party (Rubinstein's δ)
    #[arg(long, value_delimiter = ',', value_name = "D,…")]
    discount: Vec<f64>,
    /// What one more offer costs in utility: one number for all, or one a party
    #[arg(long, value_delimiter = ',', value_name = "C,…")]
    cost: Vec<f64>,
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

/// Reads a tactic's name.
pub(crate) fn tactic(text: &str) -> Result<TacticName, String> {
    text.trim().parse().map_err(|error: TalksError| error.to_string())
}

/// A domain ready to be talked about.
pub(crate) struct Laid {
    /// What the domain is called.
    pub(crate) name: String,
    /// The table.
    pub(crate) table: Table,
    /// The rules.
    pub(crate) protocol: Protocol,
    /// How near proposals come to their targets, where packages were too many to list.
    pub(crate) gap: Option<f64>,
}

/// Targets at which that is tried, a party.
pub(crate) const TRIED: u32 = 200;

/// What the files named hold.
pub(crate) fn find(files: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
    input::find(files, None)
}

/// Reads a domain and lays it out.
pub(crate) fn lay_out(input: &Input, rules: &Rules) -> anyhow::Result<Laid> {
    let reading: Reading = rules.reading.into();
    let read = input.read(Settings { reading, grid: rules.grid })?;
    let named = || input.name().to_owned();
    let table = Table::new(&read.converted.space, LISTED).with_context(named)?;
    table.check().with_context(named)?;
    let spread = |given: &[f64]| match given {
        [one] => vec![*one; table.parties()],
        many => many.to_vec(),
    };
    let protocol = Protocol {
        bust_up: rules.bust_up,
        patience: rules.walk_out,
        discount: spread(&rules.discount),
        cost: spread(&rules.cost),
        ..Protocol::new(rules.steps).with(match reading {
            Reading::Genius => Convention::Textbook,
            Reading::Negmas => Convention::Negmas,
        })
    };
    protocol.check(&table).with_context(named)?;
    let gap = (!table.listed()).then(|| table.widest_gap(TRIED));
    Ok(Laid { name: input.name().to_owned(), table, protocol, gap })
}

impl Laid {
    /// One tactic a party; what looks ahead must be able to.
    pub(crate) fn seat(&self, tactics: &[TacticName]) -> anyhow::Result<Vec<TacticName>> {
        let seated = assign(tactics, self.table.parties()).with_context(|| self.name.clone())?;
        if seated.iter().any(|tactic| tactic.kind().name == "subgame-perfect") {
            self.table.frontier().with_context(|| self.name.clone())?;
        }
        Ok(seated)
    }

    /// A package in words: the option of each issue.
    pub(crate) fn package(&self, index: Index) -> String {
        let issues = &self.table.space().issues;
        let options = self.table.shape().options(index);
        let words = issues.iter().zip(options).map(|(issue, option)| {
            format!("{} {}", issue.name, issue.options.get(option).map_or("", String::as_str))
        });
        words.collect::<Vec<_>>().join(", ")
    }

    /// A party's name.
    pub(crate) fn party(&self, party: usize) -> &str {
        self.table.side(party).name()
    }
}
