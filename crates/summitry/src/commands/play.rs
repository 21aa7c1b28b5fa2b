//! `summitry play`: take a seat at the table.

mod person;

use std::io::BufRead;
use std::path::PathBuf;

use anyhow::Context;
use summitry_core::talks::{Chance, Tactic, TacticName, assign, converse};

use super::output;
use super::talks::human;
use super::talks::setup::{self, Laid, Rules};
use crate::exit::{BAD_INPUT, Failure};
use person::Person;

/// Take a seat: see your packages ranked, offer, accept, walk out; a debrief afterwards.
#[derive(clap::Args)]
pub(crate) struct Play {
    /// A domain with its profiles
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The party you play, by name or number
    #[arg(long = "as", value_name = "PARTY")]
    seat: String,
    /// What the others play: one tactic for all, or one each in the file's order
    #[arg(long, value_delimiter = ',', value_name = "TACTIC,…", default_value = "boulware", value_parser = setup::tactic)]
    against: Vec<TacticName>,
    #[command(flatten)]
    rules: Rules,
}

/// Seats a person and talks.
pub(crate) fn run(args: &Play) -> anyhow::Result<()> {
    let inputs = setup::find(&args.files)?;
    let [input] = inputs.as_slice() else {
        let message = format!("play takes one domain; these are {}", inputs.len());
        return Err(Failure { message, code: BAD_INPUT }.into());
    };
    let laid = setup::lay_out(input, &args.rules)?;
    let seat = seat(&laid, &args.seat)?;
    let others =
        assign(&args.against, laid.table.parties() - 1).with_context(|| laid.name.clone())?;
    let chance = Chance::new(args.rules.seed);
    let mut others = others.into_iter();
    let mut names = Vec::new();
    let mut seats: Vec<Box<dyn Tactic + '_>> = Vec::new();
    let lines = std::io::stdin().lock().lines();
    let mut person = Some(Person::new(&laid, seat, lines));
    for party in 0..laid.table.parties() {
        if party == seat {
            names.push("you".to_owned());
            if let Some(person) = person.take() {
                seats.push(Box::new(person));
            }
        } else if let Some(name) = others.next() {
            laid.seat(&[name])?;
            names.push(name.to_string());
            let dice = chance.dice(0, party);
            seats.push(name.seat(&laid.table, &laid.protocol, party, dice));
        }
    }
    output::print(&person::welcome(&laid, seat))?;
    let session = converse(&laid.table, &laid.protocol, &mut seats, chance.room(0));
    drop(seats);
    output::print(&format!("\n{}", human::ending(&laid, &session)?))?;
    output::print(&person::debrief(&laid, seat, &names, &session)?)
}

/// The party meant.
fn seat(laid: &Laid, word: &str) -> anyhow::Result<usize> {
    let parties = laid.table.parties();
    let same = |p: &usize| laid.party(*p).to_lowercase() == word.to_lowercase();
    if let Some(party) = (0..parties).find(same) {
        return Ok(party);
    }
    if let Some(party) = word.parse::<usize>().ok().filter(|n| (1..=parties).contains(n)) {
        return Ok(party - 1);
    }
    let like =
        |p: &usize| strsim::osa_distance(&laid.party(*p).to_lowercase(), &word.to_lowercase());
    let closest = (0..parties).min_by_key(like).filter(|p| like(p) <= 1 + word.len() / 3);
    let cure =
        closest.map_or_else(String::new, |p| format!(" (did you mean `{}`?)", laid.party(p)));
    let known: Vec<&str> = (0..parties).map(|p| laid.party(p)).collect();
    let message = format!("no party `{word}`{cure}; parties are {}", known.join(", "));
    Err(Failure { message, code: BAD_INPUT }.into())
}
