//! What a scenario adds to the answer for a reader: swaps, first asks, blocks, shares of worlds.

use std::iter;

use comfy_table::Cell;
use summitry_core::deals::{Concept, PackageShare, Range, Shares, Space, Summit, SwapKind};
use summitry_kit::deals::words::SpaceWords;

use super::tables::{counted, frontier, put, right, shown, solutions, table};
use summitry_kit::deals::answer::{DealsAnswer, OfSummit};

/// Rows of each list; `--json` has more.
const SHOWN: usize = 10;

/// Asks a party.
const ASKS: usize = 3;

pub(crate) fn text(of: &OfSummit, answer: &DealsAnswer) -> String {
    let space = &of.summit.own;
    let option = |issue: usize, option: usize| {
        space.issues.get(issue).map_or_else(String::new, |issue| {
            format!("{} = {}", issue.name, issue.options.get(option).map_or("", String::as_str))
        })
    };
    let mut text = String::new();
    if of.analyst.swaps.is_empty() {
        text.push_str(
            "No step and no pair of steps from today leaves everyone at least as well off.\n\n",
        );
    } else {
        let mut header = vec!["from today, at nobody's cost"];
        header.extend(space.parties.iter().map(|p| p.name.as_str()));
        header.push("effort");
        let mut swaps = table(&header);
        for swap in of.analyst.swaps.iter().take(SHOWN) {
            let moves: Vec<String> = swap.moves.iter().map(|m| option(m.issue, m.to)).collect();
            let kind = match swap.kind {
                SwapKind::Free => "free",
                SwapKind::Swap => "swap",
            };
            let mut row = vec![Cell::new(format!("{kind}: {}", moves.join(" ⇄ ")))];
            row.extend(swap.gains.iter().map(|gain| right(&shown(gain))));
            row.push(right(&format!("{:.2}", of.summit.effort(&swap.package))));
            swaps.add_row(row);
        }
        put(&mut text, &swaps);
    }
    for (party, list) in space.parties.iter().zip(&of.analyst.asks) {
        let what: Vec<String> = list.iter().take(ASKS).map(|a| option(a.issue, a.option)).collect();
        if !what.is_empty() {
            text.push_str(&format!("{} should ask first for: {}\n", party.name, what.join("; ")));
        }
    }
    for block in &of.analyst.blocks {
        let by: Vec<&str> = block
            .refused_by
            .iter()
            .filter_map(|p| Some(space.parties.get(*p)?.name.as_str()))
            .collect();
        let what = option(block.issue, block.option);
        text.push_str(&if by.is_empty() {
            format!("In no package that suits everyone: {what}\n")
        } else {
            format!("{} can block alone: {what}\n", by.join(", "))
        });
    }
    text.push_str(&meeting(of, answer));
    if let Some(shares) = &of.shares {
        text.push_str(&worlds(shares, answer));
    }
    text.push_str(&words(&of.words, &of.summit));
    text.push('\n');
    text
}

/// What one meeting can carry.
fn meeting(of: &OfSummit, answer: &DealsAnswer) -> String {
    let points = &answer.analysis.frontier;
    let fit = points.iter().filter(|p| of.summit.fits(&p.package)).count();
    let mut text = format!(
        "\nOne meeting can carry {:.2} units of effort: {fit} of the {} points above.\n",
        of.summit.capacity,
        points.len()
    );
    let space = &answer.converted.space;
    match &of.within {
        Err(error) => text.push_str(&format!(
            "What is possible among the packages that it can carry could not be worked out: {error}\n\n"
        )),
        Ok(within) if within.frontier.is_empty() => {
            text.push_str("No package that it can carry suits everyone.\n\n");
        }
        Ok(_) if fit == points.len() => text.push('\n'),
        Ok(within) => {
            let n = within.frontier.len();
            if let Some(picked) = &within.picked {
                let each: Vec<String> = picked.iter().map(ToString::to_string).collect();
                text.push_str(&format!(
                    "Among the packages that it can carry, {} rational for all, too many to list; what solutions pick, by branch and \
                     bound: {}\n\n",
                    counted(&within.rational),
                    each.join(", ")
                ));
                put(&mut text, &solutions(&within.solutions, &within.frontier, space));
                return text;
            }
            text.push_str(&format!(
                "Among the packages that it can carry, {} rational for all, {n} undominated point{}:\n\n",
                counted(&within.rational),
                if n == 1 { "" } else { "s" }
            ));
            put(&mut text, &solutions(&within.solutions, &within.frontier, space));
            frontier(&mut text, &within.frontier, space, Some(of));
        }
    }
    text
}

fn worlds(shares: &Shares, answer: &DealsAnswer) -> String {
    let space = &answer.converted.space;
    let percent = |share: f64| format!("{:.1}%", share * 100.0);
    let range = |r: &Range| format!("{:.2} ({:.2} to {:.2})", r.mean, r.low, r.high);
    let mut text = format!(
        "Of {} worlds {} have a zone of agreement, {} one that fits into the meeting; {} were left out as too large\n",
        shares.worlds,
        percent(shares.zone),
        percent(shares.zone_within_capacity),
        shares.left_out
    );
    for (party, reservation) in space.parties.iter().zip(&shares.reservations) {
        text.push_str(&format!("No deal is worth to {}: {}\n", party.name, range(reservation)));
    }
    list(&mut text, "package", &shares.packages, space);
    list(&mut text, "package among those that fit", &shares.within_capacity, space);
    text
}

/// The packages most often undominated.
fn list(text: &mut String, what: &str, packages: &[PackageShare], space: &Space) {
    if packages.is_empty() {
        return;
    }
    let percent = |share: f64| format!("{:.1}%", share * 100.0);
    let mut header = vec!["on the frontier"];
    header.extend(Concept::told().map(|concept| concept.short));
    header.push(what);
    let mut list = table(&header);
    for p in packages.iter().take(SHOWN) {
        let options = space.issues.iter().zip(&p.package);
        let package: Vec<&str> =
            options.filter_map(|(i, o)| i.options.get(*o).map(String::as_str)).collect();
        let mut row: Vec<Cell> =
            iter::once(&p.frontier).chain(&p.picked).map(|share| right(&percent(*share))).collect();
        row.push(Cell::new(package.join(" · ")));
        list.add_row(row);
    }
    put(text, &list);
}

/// What the ids mean, in the file's words: one line a party and an issue with what its options mean.
fn words(words: &SpaceWords, summit: &Summit) -> String {
    let mut text = String::from("In the file's words:\n");
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
