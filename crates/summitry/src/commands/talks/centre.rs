//! A centre of ANL 2025 with its edges in sequence: played, told, written.

use std::fmt::Write as _;

use serde_json::json;
use summitry_core::talks::{Ended, Luck, TacticName};
use summitry_kit::deals::input::Input;
use summitry_kit::files::json as style;
use summitry_kit::statistics::Mean;
use summitry_kit::talks::domain::bearable;
use summitry_kit::talks::{CentreTalks, Rules, Sequence, centre_of};
use summitry_kit::{Budget, Watch, Work};
use summitry_report::json::session as written;
use summitry_report::messages::Messages;

use super::setup::Room;
use super::{human, rows};
use crate::commands::cut::cut_short;
use crate::commands::forecast::Bar;
use crate::commands::output;
use crate::commands::rows::Writer;

/// What is talked about: one negotiation, or a centre with all its edges.
pub(super) enum Asked<'a> {
    /// One negotiation.
    One(&'a Input),
    /// A centre.
    Centre(&'a [Input]),
}

/// Puts the edges of a centre together, where all of them are there.
pub(super) fn asked(inputs: &[Input]) -> Vec<Asked<'_>> {
    let mut all = Vec::new();
    let mut rest = inputs;
    while let Some((first, others)) = rest.split_first() {
        let edges = centre_of(rest);
        match rest.split_at_checked(edges).filter(|(edges, _)| !edges.is_empty()) {
            Some((edges, after)) => {
                all.push(Asked::Centre(edges));
                rest = after;
            }
            None => {
                all.push(Asked::One(first));
                rest = others;
            }
        }
    }
    all
}

/// How a centre is to be played and told.
pub(super) struct How<'a> {
    /// The tactics as typed.
    pub(super) tactics: &'a [TacticName],
    /// The room.
    pub(super) room: &'a Room,
    /// How often.
    pub(super) repeat: u64,
    /// Whether as JSON.
    pub(super) json: bool,
    /// What it may cost.
    pub(super) budget: Budget,
}

/// Plays a centre's edges in their order, as often as asked.
pub(super) fn tell(
    edges: &[Input],
    args: &How<'_>,
    rules: &Rules,
    mut writer: Option<&mut Writer>,
) -> anyhow::Result<()> {
    let talks = CentreTalks::new(edges, rules)?;
    let tactics = talks.seat(args.tactics)?;
    bearable(&talks.name, u128::from(args.repeat))?;
    let luck = Luck::new(args.room.seed().unwrap_or(1));
    let m = Messages::new(args.room.language());
    let mut met = vec![(Mean::default(), Mean::default()); tactics.len()];
    let bar = Bar::new();
    let of = (args.repeat > 1 && !args.json).then_some(args.repeat);
    let watch = Watch::new(&bar, &args.budget, Work::Talks, of);
    let mut held = 0;
    for number in 0..args.repeat {
        let played = match talks.play(&tactics, rules, &luck, number, &watch) {
            // Of several sessions those are given that were held by then.
            Err(_) if watch.is_stopped() && number > 0 => break,
            played => played?,
        };
        held += 1;
        if let Some(writer) = writer.as_mut() {
            for (at, (laid, session)) in played.edges.iter().enumerate() {
                rows::write(writer, laid, &pair(&tactics, at), number, session)?;
            }
        }
        if args.json {
            output::told_data(&line(&talks, &tactics, number, &played))?;
        } else if args.repeat == 1 {
            for (at, (laid, session)) in played.edges.iter().enumerate() {
                human::tell(laid, &m, &pair(&tactics, at), session)?;
                output::plain("\n")?;
            }
            let ends = ends(&played).into_iter();
            let ends = ends.map(|(worth, deal)| (worth, f64::from(u8::from(deal))));
            output::plain(&told(&talks, &m, ends))?;
        }
        for ((worths, deals), (worth, deal)) in met.iter_mut().zip(ends(&played)) {
            worths.push(worth);
            deals.push(f64::from(u8::from(deal)));
        }
    }
    bar.clear();
    if watch.is_stopped() {
        cut_short(&m, held, args.repeat, args.json)?;
    }
    if !args.json && args.repeat > 1 {
        let means = met.iter().map(|(worths, deals)| (worths.mean(), deals.mean()));
        output::plain(&told(&talks, &m, means))?;
    }
    Ok(())
}

/// The centre's tactic and that of one edge.
fn pair(tactics: &[TacticName], edge: usize) -> Vec<TacticName> {
    tactics.first().into_iter().chain(tactics.get(edge + 1)).copied().collect()
}

/// What the end is worth to the centre and to each edge, and whether there is a deal; with the centre, whether there is any.
fn ends(played: &Sequence) -> Vec<(f64, bool)> {
    let edge = |(laid, session): &(summitry_kit::talks::Laid, summitry_kit::talks::Session)| {
        (session.utility(&laid.table, 1), session.ended == Ended::Deal)
    };
    let edges: Vec<(f64, bool)> = played.edges.iter().map(edge).collect();
    let any = edges.iter().any(|(_, deal)| *deal);
    std::iter::once((played.centre, any)).chain(edges).collect()
}

/// All edges together, in words: what the end is worth to each and in what share of the sessions it is a deal.
fn told(talks: &CentreTalks, m: &Messages, ends: impl Iterator<Item = (f64, f64)>) -> String {
    let mut text = format!("{}\n", m.say("talks-centre"));
    for (name, (worth, share)) in talks.parties().iter().zip(ends) {
        let (worth, share) = (m.number(worth, 3), m.percent(share));
        let args = [("who", *name), ("end", &*worth), ("share", &*share)];
        let args = args.map(|(key, text)| (key, text.into()));
        // Writing to a text cannot fail.
        let _ = writeln!(text, "  {}", m.fill("talks-centre-end", &args));
    }
    let _ = writeln!(text, "  {}", m.say("talks-centre-how"));
    text
}

/// One object, one line: a session an edge, and what all of it is worth.
fn line(talks: &CentreTalks, tactics: &[TacticName], number: u64, played: &Sequence) -> String {
    let edges = played.edges.iter().enumerate();
    let edges: Vec<_> = edges
        .map(|(at, (laid, session))| written::object(laid, &pair(tactics, at), number, session))
        .collect();
    style::line(&json!({
        "domain": talks.name,
        "session": number,
        "parties": talks.parties(),
        "tactics": tactics.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "edges": edges,
        "utilities": ends(played).iter().map(|(worth, _)| *worth).collect::<Vec<_>>(),
    }))
}
