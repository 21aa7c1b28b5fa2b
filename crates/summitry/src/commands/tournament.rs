//! `summitry tournament`: every pairing, every file, every rotation.

mod score;

use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use summitry_core::talks::{Chance, TacticName, play};
use summitry_report::messages::Messages;

use super::output;
use super::rows::{Cell, Out, Writer};
use super::statistics::Mean;
use super::talks::setup::{self, Rules};
use crate::exit::{BAD_INPUT, Failure};
use score::{Pairing, Standing};

/// Which tactic fares how: all assignments of tactics to parties, whoever speaks first, in every domain.
#[derive(clap::Args)]
pub(crate) struct Tournament {
    /// Scenarios, domains with their profiles, or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The tactics that take part, or all
    #[arg(long, required = true, value_delimiter = ',', value_name = "TACTIC,…", value_parser = tactics)]
    tactics: Vec<Entry>,
    #[command(flatten)]
    rules: Rules,
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

/// Sessions a task: large enough to be worth handing to a thread.
const BLOCK: u64 = 64;
/// Tasks in work before their results are added up, in order: memory stays flat, sums the same on any number of threads.
const BATCH: usize = 2048;
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
    args.rules.note(&names);
    let inputs = setup::find(&args.files, &args.rules)?;
    let mut writer = args.out.open()?;
    let mut standings: Vec<Standing> = names.iter().map(|_| Standing::default()).collect();
    let mut failed = 0;
    let mut sessions = 0;
    let mut language = None;
    let bar = bar();
    for input in &inputs {
        let laid = setup::lay_out(input, &args.rules, &names).and_then(|domain| {
            let laid = domain.session(0)?;
            // Distances are counted from the frontier, whatever is played.
            if let Err(error) = laid.table.frontier() {
                let name = &domain.name;
                let note = format!("note: {name}: no distances to the frontier: {error}");
                bar.suspend(|| output::note(&note));
            }
            // The costliest seats: someone who looks ahead, if there is one, in each.
            let ahead = names.iter().filter(|name| name.kind().name == "subgame-perfect");
            let seats: Vec<TacticName> = ahead.cycle().take(domain.parties()).copied().collect();
            laid.fits(&seats, 0)?;
            Ok(domain)
        });
        let laid = match laid {
            Ok(laid) => laid,
            Err(error) if inputs.len() == 1 => return Err(error),
            Err(error) => {
                failed += 1;
                bar.suspend(|| anstream::eprintln!("error: {error:#}"));
                continue;
            }
        };
        let chance = Chance::new(laid.seed);
        language.get_or_insert(laid.language);
        let domain = Domain { laid: &laid, names: &names, repeat: args.repeat };
        let all = domain.sessions()?;
        if all > MANY {
            bar.suspend(|| output::note(&format!("note: {}: {all} sessions", domain.laid.name)));
        }
        bar.inc_length(u64::try_from(all).unwrap_or(u64::MAX));
        sessions += domain.play(&chance, &bar, &mut standings, writer.as_mut())?;
    }
    bar.finish_and_clear();
    if failed == inputs.len() {
        let message = "none of the domains could be played".to_owned();
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    if let Some(writer) = writer {
        writer.finish()?;
    }
    output::print(&score::text(
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

/// Hidden where stderr is no terminal.
fn bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} sessions, {eta} left") {
        bar.set_style(style);
    }
    bar
}

/// One domain's part of the tournament.
struct Domain<'a> {
    laid: &'a setup::Domain<'a>,
    names: &'a [TacticName],
    repeat: u64,
}

impl Domain<'_> {
    fn parties(&self) -> usize {
        self.laid.parties()
    }

    /// Assignments of tactics to parties.
    fn pairings(&self) -> u128 {
        (0..self.parties())
            .try_fold(1u128, |all, _| all.checked_mul(self.names.len() as u128))
            .unwrap_or(u128::MAX)
    }

    fn sessions(&self) -> anyhow::Result<u128> {
        let all = self.pairings().saturating_mul(self.parties() as u128);
        let all = all.saturating_mul(u128::from(self.repeat));
        setup::bearable(&self.laid.name, all)?;
        Ok(all)
    }

    /// The tactics of one assignment, by number: the last party's changes fastest.
    fn assignment(&self, number: u128) -> Vec<usize> {
        let mut rest = number;
        let base = self.names.len() as u128;
        let mut places = vec![0; self.parties()];
        for place in places.iter_mut().rev() {
            *place = usize::try_from(rest % base).unwrap_or(0);
            rest /= base;
        }
        places
    }

    /// Plays every assignment, rotation and repeat, and writes a row an assignment.
    fn play(
        &self,
        chance: &Chance,
        bar: &ProgressBar,
        standings: &mut [Standing],
        mut writer: Option<&mut Writer>,
    ) -> anyhow::Result<u64> {
        let pairings = self.pairings();
        let blocks = self.repeat.div_ceil(BLOCK);
        let tasks = pairings.saturating_mul(u128::from(blocks));
        let mut played = 0;
        let mut pairing = Pairing::new(self.parties());
        let mut from = 0;
        while from < tasks {
            let to = (from + BATCH as u128).min(tasks);
            let count = usize::try_from(to - from).unwrap_or(BATCH);
            let results: Vec<anyhow::Result<Pairing>> = (0..count)
                .into_par_iter()
                .map(|task| {
                    let task = from + task as u128;
                    let block = u64::try_from(task % u128::from(blocks)).unwrap_or(0);
                    let done = self.block(task / u128::from(blocks), block, chance)?;
                    bar.inc(done.sessions);
                    Ok(done)
                })
                .collect();
            for (task, result) in (from..to).zip(results) {
                pairing.add(&result?);
                // The last block of a pairing completes it.
                if task % u128::from(blocks) == u128::from(blocks - 1) {
                    let places = self.assignment(task / u128::from(blocks));
                    for (party, place) in places.iter().enumerate() {
                        standings[*place].add(&pairing, party);
                    }
                    played += pairing.sessions;
                    if let Some(writer) = writer.as_mut() {
                        writer.row(self.row(&places, &pairing))?;
                    }
                    pairing = Pairing::new(self.parties());
                }
            }
            from = to;
        }
        Ok(played)
    }

    /// Some repeats of one assignment, whoever speaks first.
    fn block(&self, number: u128, block: u64, chance: &Chance) -> anyhow::Result<Pairing> {
        let tactics: Vec<TacticName> =
            self.assignment(number).iter().map(|place| self.names[*place]).collect();
        let mut sum = Pairing::new(self.parties());
        for repeat in block * BLOCK..((block + 1) * BLOCK).min(self.repeat) {
            let laid = self.laid.session(repeat)?;
            let mut protocol = laid.protocol.clone();
            for first in 0..self.parties() {
                protocol.first = first;
                let session = play(&laid.table, &protocol, &tactics, chance, repeat);
                sum.session(&session, &laid.table);
            }
        }
        Ok(sum)
    }

    fn row(&self, places: &[usize], pairing: &Pairing) -> Vec<(&'static str, Cell)> {
        let words = |list: Vec<String>| Cell::Text(list.join(" "));
        let means = |list: &[Mean], what: &dyn Fn(&Mean) -> f64| {
            Cell::Numbers(list.iter().map(what).collect())
        };
        let tactics = places.iter().map(|place| self.names[*place].to_string()).collect();
        let (low, high) = pairing.deal_interval();
        let mean = |m: &Mean| if m.count() > 0 { Cell::Number(m.mean()) } else { Cell::NoNumber };
        vec![
            ("domain", Cell::Text(self.laid.name.clone())),
            ("tactics", words(tactics)),
            ("sessions", Cell::Whole(pairing.sessions)),
            ("deal", Cell::Whole(pairing.ended[0])),
            ("walk_out", Cell::Whole(pairing.ended[1])),
            ("clock", Cell::Whole(pairing.ended[2])),
            ("bust_up", Cell::Whole(pairing.ended[3])),
            ("deal_low", Cell::Number(low)),
            ("deal_high", Cell::Number(high)),
            ("round", mean(&pairing.round)),
            ("offers", mean(&pairing.offers)),
            ("utilities", means(&pairing.utilities, &Mean::mean)),
            ("utilities_half_width", means(&pairing.utilities, &Mean::half_width)),
            ("advantages", means(&pairing.advantages, &Mean::mean)),
            ("to_frontier", mean(&pairing.to_frontier)),
            ("to_nash", mean(&pairing.to_nash)),
            ("to_kalai_smorodinsky", mean(&pairing.to_kalai_smorodinsky)),
        ]
    }
}
