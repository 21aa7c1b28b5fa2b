//! `summitry tournament`: every pairing, every file, every rotation.

mod told;

use std::path::PathBuf;

use summitry_core::talks::TacticName;
use summitry_kit::tournament::{Contest, Standing};
use summitry_kit::{Budget, Watch, Work};
use summitry_report::messages::Messages;

use super::forecast::Bar;
use super::output;
use super::rows::{Out, Writer};
use super::talks::setup::{self, Room, Told};
use crate::exit::{BAD_INPUT, Failure};

/// Which tactic fares how: all assignments of tactics to parties, whoever speaks first, in every domain.
#[derive(clap::Args)]
#[command(after_help = setup::known(), after_long_help = setup::known())]
pub(crate) struct Tournament {
    /// Scenarios, domains with their profiles, or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The tactics that take part, or all
    #[arg(long, required = true, value_delimiter = ',', value_name = "TACTIC,…", value_parser = tactics)]
    tactics: Vec<Entry>,
    #[command(flatten)]
    room: Room,
    /// Sessions a pairing and rotation; they differ where chance plays a part
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    repeat: u64,
    #[command(flatten)]
    out: Out,
}

/// One name, or every one.
#[derive(Clone)]
enum Entry {
    One(TacticName),
    All,
}

fn tactics(text: &str) -> Result<Entry, String> {
    match text.trim() {
        "all" => Ok(Entry::All),
        name => setup::tactic(name).map(Entry::One),
    }
}

/// More sessions than this are said before they begin.
const MANY: u128 = 100_000;

/// Plays all of it.
pub(crate) fn run(args: &Tournament) -> anyhow::Result<()> {
    let mut names: Vec<TacticName> = Vec::new();
    for entry in &args.tactics {
        let more = match entry {
            Entry::One(name) => vec![*name],
            Entry::All => TacticName::all(),
        };
        names.extend(more.into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
    }
    args.room.note(&names);
    let inputs = args.room.find(&args.files)?;
    let rules = args.room.rules();
    let mut writer = args.out.open()?;
    let mut standings = vec![Standing::default(); names.len()];
    let (mut failed, mut sessions, mut language) = (0, 0, None);
    for input in &inputs {
        let (input, spoken) = args.room.words(input)?;
        let told = args.room.lay_out(&input, &rules, &names, spoken).and_then(|told| {
            ready(&told, &names)?;
            Ok(told)
        });
        let told = match told {
            Ok(told) => told,
            Err(error) if inputs.len() == 1 => return Err(error),
            Err(error) => {
                failed += 1;
                output::note(&format!("error: {error:#}"));
                continue;
            }
        };
        language.get_or_insert(told.language);
        sessions += played(&told, &names, args.repeat, &mut standings, writer.as_mut())?;
    }
    if failed == inputs.len() {
        let message = "none of the domains could be played".to_owned();
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    if let Some(writer) = writer {
        writer.finish()?;
    }
    output::print(&told::text(
        &Messages::new(language.unwrap_or_default()),
        &names,
        &standings,
        sessions,
        inputs.len() - failed,
    ))?;
    if failed > 0 {
        let message = format!("{failed} of {} domains could not be played", inputs.len());
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    Ok(())
}

/// Refuses a domain that cannot be played before anyone plays it.
fn ready(told: &Told<'_>, names: &[TacticName]) -> anyhow::Result<()> {
    let domain = &told.domain;
    let laid = domain.session(0)?;
    // Distances are counted from the frontier, whatever is played.
    if let Err(error) = laid.table.frontier() {
        output::note(&format!("note: {}: no distances to the frontier: {error}", domain.name));
    }
    // The costliest seats: someone who looks ahead, if there is one, in each.
    let ahead = names.iter().filter(|name| name.kind().looks_ahead);
    let seats: Vec<TacticName> = ahead.cycle().take(domain.parties()).copied().collect();
    Ok(laid.fits(&seats, 0, &Budget::default())?)
}

/// Plays one domain; how many sessions that took.
fn played(
    told: &Told<'_>,
    names: &[TacticName],
    repeat: u64,
    standings: &mut [Standing],
    mut writer: Option<&mut Writer>,
) -> anyhow::Result<u64> {
    let contest = Contest { domain: &told.domain, tactics: names, repeat };
    let all = contest.sessions()?;
    if all > MANY {
        output::note(&format!("note: {}: {all} sessions", told.domain.name));
    }
    let bar = Bar::new();
    let budget = Budget::default();
    let watch = Watch::new(&bar, &budget, Work::Tournament, u64::try_from(all).ok());
    let sessions = contest.play(standings, &watch, &mut |places, pairing| match writer.as_mut() {
        Some(writer) => writer.row(told::row(&told.domain.name, names, places, pairing)),
        None => Ok(()),
    });
    bar.clear();
    sessions
}
