//! `summitry tournament`: every pairing, every file, every rotation.

pub(crate) mod asked;
pub(crate) mod files;
mod progress;
pub(crate) mod results;
pub(crate) mod told;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use serde_json::{Value, json};
use summitry_core::talks::TacticName;
use summitry_kit::deals::input::Input;
use summitry_kit::tournament::ranking::TournamentSummary;
use summitry_kit::tournament::{Entry, RunFolder, Schedule, Shard};
use summitry_kit::{Budget, Watch, Work};
use summitry_report::language::Language;
use summitry_report::messages::Messages;

use super::cut::cut_short;
use super::output;
use super::rows::{Out, known};
use super::talks::setup::{self, Room};
use crate::exit::{BAD_INPUT, Failure};
use asked::{Ending, MetricWord, Part, SelfPlay, Who};
use files::Files;
use progress::Told;

/// Which tactic fares how: all assignments of tactics to parties, whoever speaks first, in every domain.
#[derive(clap::Args)]
#[command(after_help = setup::known(), after_long_help = setup::known())]
pub(crate) struct Tournament {
    /// Scenarios, domains with their profiles, or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The tactics that take part, or all
    #[arg(long, required = true, value_delimiter = ',', value_name = "TACTIC,…", value_parser = asked::tactics)]
    tactics: Vec<Who>,
    #[command(flatten)]
    room: Room,
    /// Sessions a pairing and rotation; they differ where chance plays a part
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    repeat: u64,
    /// Whether a tactic also meets itself in every seat
    #[arg(long, value_enum, default_value_t)]
    self_play: SelfPlay,
    /// By what tactics are ranked
    #[arg(long, value_enum, default_value_t)]
    by: MetricWord,
    /// Write a row a session to this file: .csv, .jsonl, or .parquet where built with it
    #[arg(long, value_name = "FILE", value_parser = known)]
    sessions: Option<PathBuf>,
    /// Write a row a party of each session to this file
    #[arg(long, value_name = "FILE", value_parser = known)]
    parties: Option<PathBuf>,
    #[command(flatten)]
    out: Out,
    /// Keep the run in this folder, block by block: killed, it goes on where it was
    #[arg(long, value_name = "DIR", conflicts_with_all = ["out", "sessions", "parties"])]
    run: Option<PathBuf>,
    /// Go on with the run in the folder
    #[arg(long, requires = "run")]
    resume: bool,
    /// Play this part of the run alone, such as 3/7, or slurm: the one of a job array; `summitry merge` puts parts together
    #[arg(long, requires = "run", value_name = "I/N", value_parser = asked::part)]
    shard: Option<Part>,
    /// What the folder's rows are written as
    #[arg(long, requires = "run", value_enum, default_value_t)]
    format: Ending,
    /// Keep no row a session in the folder, assignments and summary alone: for very many sessions
    #[arg(long, requires = "run")]
    no_rows: bool,
    /// Most time, seconds; then the summary of the sessions played by then is given, marked as partial; in a folder they are kept, and
    /// --resume goes on (default: no limit)
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    time: Option<u64>,
    /// Write the summary as JSON
    #[arg(long)]
    json: bool,
    /// Play more than 10,000,000,000 sessions without asking
    #[arg(long)]
    yes: bool,
}

/// More sessions than this are said before they begin.
const MANY: u128 = 100_000;

/// Plays all of it.
pub(crate) fn run(args: &Tournament) -> anyhow::Result<()> {
    let tactics = asked::each(&args.tactics);
    args.room.note(&tactics);
    let found = args.room.find(&args.files)?;
    let mut language = None;
    let mut inputs = Vec::new();
    for input in &found {
        let (input, spoken) = args.room.words(input)?;
        language.get_or_insert(spoken);
        inputs.push(input);
    }
    let language = language.unwrap_or_default();
    // Files that cannot be written are said before anyone plays.
    let files = Files {
        sessions: args.out.beside(args.sessions.as_ref())?,
        parties: args.out.beside(args.parties.as_ref())?,
        assignments: args.out.open()?,
    };
    let rules = args.room.rules();
    let schedule = schedule(args, &inputs, &rules, tactics, language)?;
    asked::consent(schedule.programme().sessions(), args.yes)?;
    match &args.run {
        Some(path) => in_folder(args, path, &schedule, language)?,
        None => at_once(args, files, &schedule, language)?,
    }
    let failed = schedule.left_out().len();
    if failed > 0 {
        let message = format!("{failed} of {} domains could not be played", inputs.len());
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    Ok(())
}

/// What is played; the domains that cannot be are said.
fn schedule<'a>(
    args: &Tournament,
    inputs: &'a [Input],
    rules: &'a summitry_kit::talks::Rules,
    tactics: Vec<TacticName>,
    language: Language,
) -> anyhow::Result<Schedule<'a>> {
    let entry = Entry { tactics, repeat: args.repeat, self_play: args.self_play == SelfPlay::On };
    let unchanged = Messages::new(language).say("talks-unchanged");
    let schedule = Schedule::new(inputs, rules, args.room.seed(), entry, &unchanged)?;
    for note in schedule.notes() {
        output::note(&format!("note: {note}"));
    }
    let mut said = BTreeSet::new();
    for (_, error) in schedule.left_out() {
        if let [_] = inputs {
            return Err(error.clone().into());
        }
        // Edges of one centre fail alike: once is enough.
        let text = format!("error: {error:#}");
        if said.insert(text.clone()) {
            output::note(&text);
        }
    }
    if schedule.left_out().len() == inputs.len() {
        let message = "none of the domains could be played".to_owned();
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    let sessions = schedule.programme().sessions();
    if sessions > MANY {
        output::note(&format!("note: {sessions} sessions"));
    }
    let changes: Vec<Value> = args.room.changed().into_iter().map(Value::from).collect();
    Ok(schedule
        .with_option("changes", Value::from(changes))
        .with_option(results::BY, json!(args.by.metric().word()))
        .with_option(results::FORMAT, json!(args.format.word()))
        .with_option(results::LANGUAGE, json!(language.tag())))
}

/// Plays all in one go; nothing is kept but the files asked for.
fn at_once(
    args: &Tournament,
    mut files: Files,
    schedule: &Schedule<'_>,
    language: Language,
) -> anyhow::Result<()> {
    let programme = schedule.programme();
    let bar = Told::new();
    let all = u64::try_from(programme.sessions()).ok();
    let budget = Budget { partial: true, ..args.budget() };
    let watch = Watch::new(&bar, &budget, Work::Tournament, all);
    let rows = files.of_sessions();
    let joined = schedule.play(rows, &watch, &mut |finished| files.take(programme, finished));
    bar.clear();
    let joined = joined?;
    files.finish()?;
    let summary = TournamentSummary::new(programme, &joined, args.by.metric());
    if watch.is_stopped() {
        let all = all.unwrap_or(u64::MAX);
        cut_short(&Messages::new(language), joined.sessions, all, args.json)?;
    }
    results::print(programme, &summary, language, args.json)
}

impl Tournament {
    /// What it may cost.
    fn budget(&self) -> Budget {
        Budget { time: self.time.map(Duration::from_secs), ..Budget::default() }
    }
}

/// Plays a run, or a shard of one, in a folder.
fn in_folder(
    args: &Tournament,
    path: &std::path::Path,
    schedule: &Schedule<'_>,
    language: Language,
) -> anyhow::Result<()> {
    let part = match &args.shard {
        None => Shard::WHOLE,
        Some(part) => part.shard()?,
    };
    let run = RunFolder::begin(path, schedule, part, !args.no_rows, args.resume)?;
    let m = Messages::new(language);
    if run.is_done(results::SUMMARY) {
        run.clear()?;
        let place = run.path().display().to_string();
        output::note(&m.fill("tournament-done", &[("place", (&place).into())]));
        return Ok(());
    }
    let programme = schedule.programme();
    let blocks = run.manifest().blocks.clone();
    let bar = Told::new();
    let sessions = programme.sessions_in(&blocks);
    let watch = Watch::new(&bar, &args.budget(), Work::Tournament, Some(sessions));
    let played = run.play(schedule, &watch, &AtomicU64::new(0));
    bar.clear();
    if played.is_err() && watch.is_stopped() {
        let place = run.path().display().to_string();
        output::note(&m.fill("tournament-kept", &[("place", (&place).into())]));
    }
    played?;
    if part != Shard::WHOLE {
        let (shard, sessions) = (part.to_string(), m.count(sessions));
        let place = run.path().display().to_string();
        let args = [("shard", &shard), ("sessions", &sessions), ("place", &place)];
        let said = m.fill("tournament-shard", &args.map(|(name, text)| (name, text.into())));
        return output::plain(&format!("{said}\n"));
    }
    let (joined, metric) = results::write(&run, std::slice::from_ref(&run))?;
    let summary = TournamentSummary::new(programme, &joined, metric);
    run.put(results::SUMMARY, &results::object(programme, &summary))?;
    run.clear()?;
    results::print(programme, &summary, language, args.json)
}
