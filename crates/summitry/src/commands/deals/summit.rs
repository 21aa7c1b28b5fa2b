//! What a scenario adds to the answer for a reader: swaps, first asks, blocks, shares of worlds.

use std::iter;

use comfy_table::Cell;
use summitry_core::deals::{
    Analyst, Concept, PackageShare, Range, Shares, Space, Summit, SwapKind,
};
use summitry_kit::deals::words::SpaceWords;
use summitry_report::{
    deals::{picked, short_of},
    messages::Messages,
};

use super::tables::{counted, frontier, put, right, share, shown, solutions, table};
use summitry_kit::deals::answer::{DealsAnswer, OfSummit};

/// Rows of each list; `--json` has more.
const SHOWN: usize = 10;

/// Asks a party.
const ASKS: usize = 3;

pub(crate) fn text(m: &Messages, of: &OfSummit, answer: &DealsAnswer) -> String {
    let mut text = String::new();
    if let Some(found) = &of.analyst {
        text.push_str(&analyst(m, of, found));
    }
    text.push_str(&meeting(m, of, answer));
    if let Some(shares) = &of.shares {
        text.push_str(&worlds(m, shares, answer));
    }
    text.push_str(&words(m, &of.words, &of.summit));
    text.push('\n');
    text
}

/// Swaps, first asks, blocks.
fn analyst(m: &Messages, of: &OfSummit, found: &Analyst) -> String {
    let space = &of.summit.own;
    let mut text = swaps(m, of, found);
    for (party, list) in space.parties.iter().zip(&found.asks) {
        let what: Vec<String> =
            list.iter().take(ASKS).map(|a| option(space, a.issue, a.option)).collect();
        if !what.is_empty() {
            let what = what.join("; ");
            let args = [("who", (&party.name).into()), ("what", (&what).into())];
            line(&mut text, &m.fill("possible-asks", &args));
        }
    }
    for block in &found.blocks {
        let by: Vec<&str> = block
            .refused_by
            .iter()
            .filter_map(|p| Some(space.parties.get(*p)?.name.as_str()))
            .collect();
        let (what, who) = (option(space, block.issue, block.option), by.join(", "));
        let id = if by.is_empty() { "possible-blocked" } else { "possible-blocks" };
        line(&mut text, &m.fill(id, &[("who", (&who).into()), ("what", (&what).into())]));
    }
    text
}

fn line(text: &mut String, said: &str) {
    text.push_str(said);
    text.push('\n');
}

fn option(space: &Space, issue: usize, option: usize) -> String {
    space.issues.get(issue).map_or_else(String::new, |issue| {
        format!("{} = {}", issue.name, issue.options.get(option).map_or("", String::as_str))
    })
}

/// Steps from today, and pairs of them, that cost nobody anything.
fn swaps(m: &Messages, of: &OfSummit, found: &Analyst) -> String {
    let mut text = String::new();
    if found.swaps.is_empty() {
        line(&mut text, &m.say("possible-no-swaps"));
        text.push('\n');
        return text;
    }
    let space = &of.summit.own;
    let (first, last) = (m.say("possible-swaps"), m.say("possible-effort"));
    let mut header = vec![first.as_str()];
    header.extend(space.parties.iter().map(|p| p.name.as_str()));
    header.push(&last);
    let mut swaps = table(&header);
    for swap in found.swaps.iter().take(SHOWN) {
        let moves: Vec<String> =
            swap.moves.iter().map(|step| option(space, step.issue, step.to)).collect();
        let id = match swap.kind {
            SwapKind::Free => "possible-free",
            SwapKind::Swap => "possible-swap",
        };
        let moves = moves.join(" ⇄ ");
        let mut row = vec![Cell::new(m.fill(id, &[("moves", (&moves).into())]))];
        row.extend(swap.gains.iter().map(|gain| right(&shown(m, gain))));
        row.push(right(&m.number(of.summit.effort(&swap.package), 2)));
        swaps.add_row(row);
    }
    put(&mut text, &swaps);
    text
}

/// What one meeting can carry.
fn meeting(m: &Messages, of: &OfSummit, answer: &DealsAnswer) -> String {
    let points = &answer.analysis.frontier;
    let fit = points.iter().filter(|p| of.summit.fits(&p.package)).count();
    let (effort, all) = (m.number(of.summit.capacity, 2), m.count(points.len() as u64));
    let fitting = m.count(fit as u64);
    let args =
        [("effort", (&effort).into()), ("fit", (&fitting).into()), ("points", (&all).into())];
    let mut text = format!("\n{}\n", m.fill("possible-capacity", &args));
    let space = &answer.converted.space;
    match &of.within {
        Err(error) => {
            let error = error.to_string();
            let args = [("error", (&error).into())];
            line(&mut text, &m.fill("possible-within-unknown", &args));
        }
        Ok(within) if within.frontier.is_empty() => {
            line(&mut text, &m.say("possible-within-none"));
        }
        Ok(_) if fit == points.len() => {}
        Ok(within) => {
            let rational = counted(m, &within.rational);
            let table = solutions(m, &within.solutions, &within.frontier, space);
            if let Some(found) = &within.picked {
                let found = picked(m, found);
                let args = [("rational", (&rational).into()), ("picked", (&found).into())];
                line(&mut text, &m.fill("possible-within-picked", &args));
                text.push('\n');
                put(&mut text, &table);
                return text;
            }
            let n = within.frontier.len();
            let points = m.count(n as u64);
            let args =
                [("rational", (&rational).into()), ("points", (&points).into()), ("n", n.into())];
            line(&mut text, &m.fill("possible-within", &args));
            text.push('\n');
            put(&mut text, &table);
            frontier(m, &mut text, &within.frontier, space, Some(of));
            return text;
        }
    }
    text.push('\n');
    text
}

fn worlds(m: &Messages, shares: &Shares, answer: &DealsAnswer) -> String {
    let space = &answer.converted.space;
    let mut text = String::new();
    let args = [
        ("n", m.count(shares.worlds)),
        ("zone", share(m, shares.zone)),
        ("fits", share(m, shares.zone_within_capacity)),
        ("left", m.count(shares.left_out)),
    ];
    line(&mut text, &m.fill("possible-worlds", &args.each_ref().map(|(k, v)| (*k, v.into()))));
    for (party, worth) in space.parties.iter().zip(&shares.reservations) {
        let Range { mean, low, high } = worth;
        let args = [
            ("who", party.name.clone()),
            ("mean", m.number(*mean, 2)),
            ("low", m.number(*low, 2)),
            ("high", m.number(*high, 2)),
        ];
        line(&mut text, &m.fill("possible-worth", &args.each_ref().map(|(k, v)| (*k, v.into()))));
    }
    list(m, &mut text, "possible-package", &shares.packages, space);
    list(m, &mut text, "possible-package-fits", &shares.within_capacity, space);
    text
}

/// The packages most often undominated.
fn list(m: &Messages, text: &mut String, what: &str, packages: &[PackageShare], space: &Space) {
    if packages.is_empty() {
        return;
    }
    let mut header = vec![m.say("possible-on-frontier")];
    header.extend(Concept::told().map(|concept| short_of(m, concept)));
    header.push(m.say(what));
    let mut list = table(&header.iter().map(String::as_str).collect::<Vec<_>>());
    for p in packages.iter().take(SHOWN) {
        let options = space.issues.iter().zip(&p.package);
        let package: Vec<&str> =
            options.filter_map(|(i, o)| i.options.get(*o).map(String::as_str)).collect();
        let mut row: Vec<Cell> =
            iter::once(&p.frontier).chain(&p.picked).map(|of| right(&share(m, *of))).collect();
        row.push(Cell::new(package.join(" · ")));
        list.add_row(row);
    }
    put(text, &list);
}

/// What the ids mean, in the file's words: one line a party and an issue with what its options mean.
fn words(m: &Messages, words: &SpaceWords, summit: &Summit) -> String {
    let mut text = format!("{}\n", m.say("possible-words"));
    for (party, label) in summit.space.parties.iter().zip(&words.parties) {
        text.push_str(&format!("  {}\n", beside(&party.name, label)));
    }
    for (issue, (label, options)) in summit.space.issues.iter().zip(&words.issues) {
        text.push_str(&format!("  {}\n", beside(&issue.name, label)));
        for (id, label) in issue.options.iter().zip(options) {
            text.push_str(&format!("    {}\n", beside(id, label)));
        }
    }
    text
}

fn beside(id: &str, label: &str) -> String {
    if id == label { id.to_owned() } else { format!("{id}: {label}") }
}
