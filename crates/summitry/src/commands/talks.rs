//! `summitry talks`: the negotiation itself, told round by round.

mod centre;
pub(crate) mod human;
mod picture;
mod rows;
pub(crate) mod setup;

use std::path::PathBuf;
use std::time::Duration;

use summitry_core::talks::{Luck, TacticName};
use summitry_kit::talks::{Summary, domain, play};
use summitry_kit::{Budget, Watch, Work};
use summitry_report::json::session as json;
use summitry_report::messages::Messages;

use super::cut::cut_short;
use super::forecast::Bar;
use super::output;
use super::rows::{Out, Writer};
use crate::exit::{BAD_INPUT, Failure};
use setup::{Room, Told};

/// How the talks go: offer by offer, for the tactics you choose.
///
/// Session n of a scenario is held in world n of its file.
#[derive(clap::Args)]
#[command(after_help = setup::known(), after_long_help = setup::known())]
pub(crate) struct Talks {
    /// A scenario, a domain with its profiles, or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// One tactic a party in the file's order, or one for all
    #[arg(long, required = true, value_delimiter = ',', value_name = "TACTIC,…", value_parser = setup::tactic)]
    tactics: Vec<TacticName>,
    #[command(flatten)]
    room: Room,
    /// Sessions to hold; they differ where chance plays a part, and in a scenario each is another world
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    repeat: u64,
    /// Most time, seconds; then the sessions held by then are given, marked as partial (default: no limit)
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    time: Option<u64>,
    /// Write JSON, one object a line, a line a session
    #[arg(long)]
    json: bool,
    /// Draw the offers of the session over the frontier, as SVG (two parties)
    #[arg(long, value_name = "FILE", conflicts_with = "repeat")]
    svg: Option<PathBuf>,
    #[command(flatten)]
    out: Out,
}

/// Holds the talks of every domain named; a folder goes on past a domain that is wrong.
pub(crate) fn run(args: &Talks) -> anyhow::Result<()> {
    args.room.note(&args.tactics);
    let inputs = args.room.find(&args.files)?;
    let rules = args.room.rules();
    let all = centre::asked(&inputs);
    let several = all.len() > 1;
    if several && args.svg.is_some() {
        let message = format!("--svg draws one session; these are {} domains", all.len());
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    let mut writer = args.out.open()?;
    let (mut failed, mut negmas) = (0, false);
    let of = all.len();
    for asked in all {
        let input = match asked {
            centre::Asked::One(input) => input,
            centre::Asked::Centre(edges) => {
                let how = centre::How {
                    tactics: &args.tactics,
                    room: &args.room,
                    repeat: args.repeat,
                    json: args.json,
                    budget: args.budget(),
                };
                match centre::tell(edges, &how, &rules, writer.as_mut()) {
                    Err(error) if several && error.downcast_ref::<Failure>().is_none() => {
                        failed += 1;
                        output::note(&format!("error: {error:#}"));
                    }
                    told => told?,
                }
                continue;
            }
        };
        let told = args.room.words(input).and_then(|(input, language)| {
            if input.is_put_to_the_vote() {
                output::note(&Messages::new(language).say("talks-everybody"));
            }
            if args.room.is_negmas() && !negmas {
                negmas = true;
                output::note(&Messages::new(language).say("tournament-negmas"));
            }
            let told = args.room.lay_out(&input, &rules, &args.tactics, language)?;
            tell(&told, args, several, writer.as_mut())
        });
        match told {
            Ok(Reader::There) => {}
            // Nobody reads on, and no file is asked for.
            Ok(Reader::Gone) => return Ok(()),
            // What cannot be written is not the domain's fault, and a file half written helps nobody.
            Err(error) if !several || error.downcast_ref::<Failure>().is_some() => {
                return Err(error);
            }
            Err(error) => {
                failed += 1;
                output::note(&format!("error: {error:#}"));
            }
        }
    }
    if failed > 0 {
        let message = format!("{failed} of {} domains could not be talked about", of);
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    writer.map_or(Ok(()), Writer::finish)
}

impl Talks {
    /// What the talks may cost.
    fn budget(&self) -> Budget {
        Budget { time: self.time.map(Duration::from_secs), ..Budget::default() }
    }
}

/// Whether anyone waits for more.
enum Reader {
    There,
    Gone,
}

/// What telling an offer of two parties takes in JSON beside its record, in bytes: measured at 2,100, the most of it a map an offer; what time leaves of it comes on top.
const AS_JSON: usize = 2700;

fn tell(
    told: &Told<'_>,
    args: &Talks,
    several: bool,
    mut writer: Option<&mut Writer>,
) -> anyhow::Result<Reader> {
    let (domain, budget) = (&told.domain, args.budget());
    let tactics = domain.seat(&args.tactics)?;
    domain::bearable(&domain.name, u128::from(args.repeat))?;
    let as_json = if args.json || args.svg.is_some() { AS_JSON } else { 0 };
    // A file is written to its end, whoever reads along.
    let alone = writer.is_none() && args.svg.is_none();
    let m = Messages::new(told.language);
    let chance = Luck::new(domain.seed);
    let mut summary = Summary::new(domain.parties());
    if several && !args.json && !output::told_plain(&format!("{}\n", domain.name))? && alone {
        return Ok(Reader::Gone);
    }
    let bar = Bar::new();
    // A bar would stand between the lines of one session.
    let of = (args.repeat > 1 && !args.json).then_some(args.repeat);
    let watch = Watch::new(&bar, &budget, Work::Talks, of);
    let mut held = 0;
    for number in 0..args.repeat {
        let laid = domain.session(number)?;
        laid.fits(&tactics, as_json, &budget)?;
        let session = match play(&laid, &tactics, &chance, number, &watch, number) {
            // Of several sessions those are given that were held by then.
            Err(_) if watch.is_stopped() && number > 0 => break,
            played => played?,
        };
        if let Some(writer) = writer.as_mut() {
            rows::write(writer, &laid, &tactics, number, &session)?;
        }
        if let Some(path) = &args.svg {
            picture::write(path, &laid, &session, &m, args.out.force())?;
        }
        held += 1;
        if args.json {
            if !output::told_data(&json::line(&laid, &tactics, number, &session))? && alone {
                return Ok(Reader::Gone);
            }
        } else if args.repeat == 1 {
            human::tell(&laid, &m, &tactics, &session)?;
        } else {
            summary.add(&laid, &session);
        }
    }
    bar.clear();
    if watch.is_stopped() {
        cut_short(&m, held, args.repeat, args.json)?;
    }
    if !args.json && args.repeat > 1 {
        output::plain(&human::summary(
            &summary,
            &domain.name,
            domain.session(0)?.as_ref(),
            &m,
            &tactics,
        )?)?;
    }
    Ok(Reader::There)
}
