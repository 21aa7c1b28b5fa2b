//! `summitry play`: take a seat at the table.

mod person;

use std::io::BufRead;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context;
use summitry_core::talks::{Luck, Tactic, TacticName, assign, converse_by};
use summitry_kit::Budget;
use summitry_kit::talks::Laid;
use summitry_report::messages::Messages;

use super::output;
use super::talks::human;
use super::talks::setup::{self, Room};
use crate::exit::{BAD_INPUT, Failure};
use person::Person;

/// Take a seat: see your packages ranked, offer, accept, walk out; a debrief afterwards.
#[derive(clap::Args)]
#[command(after_help = setup::known(), after_long_help = setup::known())]
pub(crate) struct Play {
    /// A scenario, or a domain with its profiles
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The party you play, by name, id or number
    #[arg(long = "as", value_name = "PARTY")]
    seat: String,
    /// What the others play: one tactic for all, or one each in the file's order
    #[arg(long, value_delimiter = ',', value_name = "TACTIC,…", default_value = "boulware", value_parser = setup::tactic)]
    against: Vec<TacticName>,
    #[command(flatten)]
    room: Room,
}

/// Seats a person and talks.
pub(crate) fn run(args: &Play) -> anyhow::Result<()> {
    args.room.note(&args.against);
    let inputs = args.room.find(&args.files)?;
    let [input] = inputs.as_slice() else {
        let message = format!("play takes one domain; these are {}", inputs.len());
        return Err(Failure { message, code: BAD_INPUT }.into());
    };
    let (input, language) = args.room.words(input)?;
    let rules = args.room.rules();
    let domain = args.room.lay_out(&input, &rules, &args.against, language)?.domain;
    let m = Messages::new(language);
    let laid = domain.session(0)?;
    let laid = laid.as_ref();
    laid.table.check().with_context(|| laid.name.clone())?;
    let seat = seat(laid, &args.seat)?;
    let others =
        assign(&args.against, laid.table.parties() - 1).with_context(|| laid.name.clone())?;
    laid.fits(&others, 0, &Budget::default())?;
    let chance = Luck::new(domain.seed);
    let mut others = others.into_iter();
    let mut names = Vec::new();
    let mut seats: Vec<Box<dyn Tactic + '_>> = Vec::new();
    let lines = std::io::stdin().lock().lines();
    let mut person = Some(Person::new(laid, &m, seat, lines));
    for party in 0..laid.table.parties() {
        if party == seat {
            names.push(m.say("play-you"));
            if let Some(person) = person.take() {
                seats.push(Box::new(person));
            }
        } else if let Some(name) = others.next() {
            names.push(name.to_string());
            let dice = chance.dice(0, party);
            seats.push(name.seat(&laid.table, &laid.protocol, party, dice));
        }
    }
    output::plain(&person::welcome(laid, &m, seat))?;
    let all = laid.protocol.seconds.map_or(f64::INFINITY, |seconds| seconds.all);
    let begun = Instant::now();
    let mut clock = || begun.elapsed().as_secs_f64() / all;
    let room = chance.room(0);
    let session = converse_by(&laid.table, &laid.protocol, &mut seats, room, Some(&mut clock));
    drop(seats);
    output::plain(&format!("\n{}", human::ending(laid, &m, &session)?))?;
    output::plain(&person::debrief(laid, &m, seat, &names, &session)?)
}

/// The party meant.
fn seat(laid: &Laid, word: &str) -> anyhow::Result<usize> {
    let parties = laid.table.parties();
    let wanted = word.to_lowercase();
    let same =
        |p: &usize| laid.party(*p).to_lowercase() == wanted || laid.id(*p).to_lowercase() == wanted;
    if let Some(party) = (0..parties).find(same) {
        return Ok(party);
    }
    if let Some(party) = word.parse::<usize>().ok().filter(|n| (1..=parties).contains(n)) {
        return Ok(party - 1);
    }
    let like = |p: &usize| {
        let to = |name: &str| strsim::osa_distance(&name.to_lowercase(), &wanted);
        to(laid.party(*p)).min(to(laid.id(*p)))
    };
    let closest = (0..parties).min_by_key(like).filter(|p| like(p) <= 1 + word.len() / 3);
    let cure = closest.map_or_else(String::new, |p| format!(" (did you mean `{}`?)", laid.id(p)));
    let known: Vec<&str> = (0..parties).map(|p| laid.id(p)).collect();
    let message = format!("no party `{word}`{cure}; parties are {}", known.join(", "));
    Err(Failure { message, code: BAD_INPUT }.into())
}
