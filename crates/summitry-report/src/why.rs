//! `why` and `levers` in words: at most five lines on where an outcome is lost, and a table of what a side could do by itself.

use summitry_core::{
    forecast::TOO_SMALL_TO_SHOW,
    scenario::{EndingKind, Outcome},
    value::ValueKind,
};
use summitry_kit::{
    Levers, Why,
    levers::Lever,
    turn::{Crossing, TurningPoint},
    why::Gates,
};

use crate::{
    rich::{Rich, capital, clean},
    terminal::WIDTH,
    view::{
        Context, gates,
        names::threat,
        sections::{Part, Section, Table},
        value_name,
    },
};

/// Lines that an answer may take.
const LINES: usize = 5;
/// Changes named that would turn it.
const CHANGES: usize = 2;
/// Gates named one by one.
const GATES: usize = 4;
/// Rows of the table of levers; data has all of them.
const ROWS: usize = 20;

/// Where an outcome is lost, in at most five lines of a terminal.
#[must_use]
pub fn why(ctx: &Context<'_>, why: &Why) -> Vec<Part> {
    let m = ctx.messages;
    let mut said: Vec<(usize, String)> = vec![(0, chance(ctx, why))];
    match &why.gates {
        Ok(gates) => {
            said.push((1, lost(ctx, gates)));
            said.extend(loser(ctx, gates).map(|text| (2, text)));
        }
        Err(reason) => said.push((1, m.fill("why-untold", &[("why", reason.into())]))),
    }
    said.extend(why.turn.as_ref().map(|turn| (3, turned(ctx, turn))));
    let driver = why.drivers.first().map(|driver| {
        let name = value_name(ctx, &driver.path);
        let (low, high) = (m.hundred(driver.low), m.hundred(driver.high));
        let args = [("name", (&name).into()), ("low", (&low).into()), ("high", (&high).into())];
        (4, m.fill("why-driver", &args))
    });
    said.extend(driver);
    // What matters less gives way where labels are long.
    for less in [4, 2] {
        let lines: usize = said.iter().map(|(_, text)| lines(text)).sum();
        if lines > LINES {
            said.retain(|(at, _)| *at != less);
        }
    }
    said.iter().map(|(_, text)| Part::Sentence(Rich::parse(text))).collect()
}

/// Lines of a terminal that a sentence takes.
fn lines(text: &str) -> usize {
    let options = textwrap::Options::new(WIDTH).initial_indent(" ").subsequent_indent(" ");
    textwrap::wrap(&Rich::parse(text).plain(), options).len()
}

fn chance(ctx: &Context<'_>, why: &Why) -> String {
    let m = ctx.messages;
    let (of, range) = (m.of_hundred(why.chance.mean), m.range(why.chance.low, why.chance.high));
    let what = name(ctx, &why.path, &why.label);
    m.fill(
        "why-chance",
        &[("what", (&what).into()), ("of", (&of).into()), ("range", (&range).into())],
    )
}

/// An outcome as a brief calls it, as the beginning of a line.
fn name(ctx: &Context<'_>, path: &str, label: &str) -> String {
    let outcome = Outcome::parse(path, ctx.scenario());
    let name = outcome.map_or_else(|_| clean(label), |outcome| ctx.outcome_name(outcome));
    capital(&name)
}

fn lost(ctx: &Context<'_>, gates: &Gates) -> String {
    let m = ctx.messages;
    let by_size = gates.by_size();
    if by_size.is_empty() {
        return m.say("why-never-lost");
    }
    let shown: Vec<String> = by_size
        .iter()
        // What prints as under 1 is told where nothing else is.
        .enumerate()
        .filter(|(i, lost)| *i == 0 || lost.share >= TOO_SMALL_TO_SHOW)
        .map(|(_, lost)| lost)
        .take(GATES)
        .map(|lost| {
            let who = lost.side.as_ref().map_or_else(String::new, |s| ctx.in_text(&s.path));
            let id = format!("gate-{}", lost.gate.replace('_', "-"));
            let gate = match lost.gate {
                "no_coalition" => gates::short_of(m, &missing(ctx, gates)),
                "lapses" => gates::lapses(ctx),
                _ => m.fill(&id, &[("who", (&who).into())]),
            };
            let n = m.hundred(lost.share);
            m.fill("why-gate", &[("n", (&n).into()), ("gate", (&gate).into())])
        })
        .collect();
    m.fill("why-lost", &[("list", shown.join("; ").as_str().into())])
}

/// Those whose consent alone would be enough where too few want it.
fn missing(ctx: &Context<'_>, of: &Gates) -> Vec<String> {
    let missing = of.short_by.iter().filter(|(_, share)| *share >= TOO_SMALL_TO_SHOW);
    missing.take(gates::MISSING).map(|(party, _)| ctx.in_text(&party.path)).collect()
}

/// Which side would lose by it, most often.
fn loser(ctx: &Context<'_>, gates: &Gates) -> Option<String> {
    let m = ctx.messages;
    let sides = || gates.lost.iter().filter(|lost| lost.gate == "loses");
    // Where something is put to the vote no single side stands in its way.
    if gates.lost.iter().any(|lost| matches!(lost.gate, "no_coalition" | "refused")) {
        return None;
    }
    let Some(most) = sides().max_by(|a, b| a.share.total_cmp(&b.share)) else {
        // Where it is possible now and then, nobody need be asked.
        return Some(m.say("why-nobody-loses"));
    };
    let who = most.side.as_ref().map(|s| ctx.in_text(&s.path))?;
    let n = m.of_hundred(most.share);
    Some(m.sentence("why-loses", &[("who", (&who).into()), ("n", (&n).into())]))
}

fn turned(ctx: &Context<'_>, turn: &TurningPoint) -> String {
    let m = ctx.messages;
    let named = |change: &Crossing| {
        let name = m.inside_quotes(&value_name(ctx, &change.path));
        let (to, from) = (value(ctx, change, change.to), value(ctx, change, change.from));
        m.fill(
            "why-change",
            &[("name", (&name).into()), ("to", (&to).into()), ("from", (&from).into())],
        )
    };
    if turn.already {
        return m.say("why-turn-already");
    }
    if turn.changes.is_empty() {
        return match &turn.farthest {
            Some(far) => {
                let (change, of) = (named(far), m.of_hundred(far.chance));
                m.fill("why-turn-farthest", &[("change", (&change).into()), ("of", (&of).into())])
            }
            None => m.say("why-turn-none"),
        };
    }
    let changes: Vec<String> = turn.changes.iter().take(CHANGES).map(named).collect();
    m.fill("why-turn", &[("changes", changes.join("; ").as_str().into())])
}

/// A number of a change in its own unit.
fn value(ctx: &Context<'_>, change: &Crossing, x: f64) -> String {
    let m = ctx.messages;
    let kind = ctx.scenario().values.iter().find(|v| v.path == change.path).map(|v| v.kind);
    match kind {
        Some(ValueKind::Chance | ValueKind::Share) => m.percent(x),
        Some(ValueKind::Importance | ValueKind::Score | ValueKind::Points) => m.number(x, 0),
        _ => m.two_digits(x),
    }
}

/// What each side could do by itself, as a table.
#[must_use]
pub fn levers(ctx: &Context<'_>, levers: &Levers) -> Section {
    let m = ctx.messages;
    let columns = ["levers-side", "levers-what", "levers-change", "levers-range", "levers-error"]
        .map(|id| m.say(id));
    let titles: Vec<(&str, bool)> =
        columns.iter().enumerate().map(|(i, title)| (title.as_str(), i > 1)).collect();
    let mut table = Table::new(&titles);
    for lever in levers.list.iter().take(ROWS) {
        table.row(row(ctx, lever));
    }
    let what = name(ctx, &levers.of.path, &levers.of.label);
    let worlds = m.count(levers.worlds);
    let mut parts = Vec::new();
    if levers.list.is_empty() {
        parts.push(Part::Note(m.say("levers-none")));
    } else {
        parts.push(Part::Table(table));
        parts.push(Part::Note(m.fill("levers-note", &[("worlds", (&worlds).into())])));
    }
    let deal = Outcome::Ending(EndingKind::Agreed).path(ctx.scenario());
    if ctx.scenario().institutions.meetings.is_some() && levers.of.path == deal {
        parts.push(Part::Note(m.say("levers-by-last")));
    }
    if let Some(more) = levers.list.len().checked_sub(ROWS).filter(|more| *more > 0) {
        parts.push(Part::Note(m.fill("levers-more", &[("n", more.into())])));
    }
    Section { id: "levers", title: m.fill("levers-title", &[("what", (&what).into())]), parts }
}

fn row(ctx: &Context<'_>, lever: &Lever) -> Vec<String> {
    let m = ctx.messages;
    let mark = if lever.is_noise() { "~ " } else { "" };
    let hundred = |x: f64| m.points(100.0 * x);
    let range = format!("{} … {}", hundred(lever.low), hundred(lever.high));
    let side = match lever.act {
        "meet" => m.say("levers-any"),
        _ if lever.is_anybodys() => m.say("levers-deadline"),
        _ => clean(&lever.party.label),
    };
    vec![
        side,
        act(ctx, lever),
        format!("{mark}{}", hundred(lever.change)),
        range,
        m.number(100.0 * lever.error, 1),
    ]
}

/// What is done, in words.
#[must_use]
pub fn act(ctx: &Context<'_>, lever: &Lever) -> String {
    let m = ctx.messages;
    let id = match lever.act {
        "threaten" => "lever-threaten",
        "withdraw" => "lever-withdraw",
        "raise" => "lever-raise",
        "drop" => "lever-drop",
        "offer" => "lever-offer",
        "keep_back" => "lever-keep-back",
        "deliver" => "lever-deliver",
        "open_door" => "lever-open-door",
        "close_door" => "lever-close-door",
        "meet" => "lever-meet",
        "care_more" => "lever-care-more",
        "agree" => "lever-agree",
        "one_meeting_more" => "lever-one-meeting-more",
        "one_meeting_less" => "lever-one-meeting-less",
        _ => "lever-care-less",
    };
    // A threat without a name is called by what it does.
    let what = match lever.object.path.strip_prefix("threat.") {
        Some(id) => threat(ctx, id),
        None => clean(&lever.object.label),
    };
    m.fill(id, &[("what", (&what).into())])
}
