//! What matters to whom: every issue and, side by side, how much the step from a side's worst to its best option is worth to it.
//!
//! These are the file's own numbers at their middle, no results: the picture behind every trade.

use summitry_core::scenario::{Scenario, Want};

use crate::{messages::Messages, rich::clean};

use super::{
    context::Context,
    sections::{Part, Table, number, words},
};

/// Every issue that matters to somebody.
#[derive(Clone, Debug, Default)]
pub struct Matters {
    /// The sides, by their short names.
    pub parties: Vec<String>,
    /// The issues. Of two sides: from what matters more to the first to what matters more to the second; of more: what matters most to
    /// all together first.
    pub rows: Vec<MattersRow>,
    /// What it comes to, in one line; `None` where nothing stands out.
    pub finding: Option<String>,
}

/// One issue.
#[derive(Clone, Debug)]
pub struct MattersRow {
    /// Its name, short where the file has it so.
    pub issue: String,
    /// One weight a side.
    pub weights: Vec<Weight>,
}

/// How much an issue matters to a side.
#[derive(Clone, Debug, Default)]
pub struct Weight {
    /// Points of importance, 0 to 100: the middle of the file's number, 0 where the file names no wish.
    pub points: f64,
    /// The same in print: the file's word, where the brief's language has it, and the points.
    pub text: String,
}

/// Characters of an issue's name beside its bars: two lines of a phone.
const ISSUE: usize = 60;
/// Characters of an issue's name inside a line.
const QUOTED: usize = 48;
/// Characters of a side's name above its bars.
const PARTY: usize = 28;
/// Words of the usual scale, which the brief has in each of its languages.
const WORDS: [(&str, &str); 5] = [
    ("vital", "matters-vital"),
    ("major", "matters-major"),
    ("some", "matters-some"),
    ("minor", "matters-minor"),
    ("none", "matters-none"),
];

pub(super) fn build(ctx: &Context<'_>) -> Matters {
    let s = ctx.scenario();
    let parties = s.parties.iter().map(|p| ctx.short(&format!("party.{}", p.id), PARTY)).collect();
    let mut rows: Vec<MattersRow> = s
        .issues
        .iter()
        .enumerate()
        .map(|(k, issue)| MattersRow {
            issue: ctx.short(&format!("issue.{}", issue.id), ISSUE),
            weights: (0..s.parties.len()).map(|i| weight(ctx, i, k)).collect(),
        })
        .filter(|row| row.weights.iter().any(|w| w.points > 0.0))
        .collect();
    rows.sort_by(|a, b| place(b).total_cmp(&place(a)));
    Matters { parties, rows, finding: finding(ctx) }
}

/// Where a row stands: the greater, the higher.
fn place(row: &MattersRow) -> f64 {
    match row.weights.as_slice() {
        [one, other] => one.points - other.points,
        all => all.iter().map(|w| w.points).sum(),
    }
}

fn weight(ctx: &Context<'_>, party: usize, issue: usize) -> Weight {
    let (m, s) = (ctx.messages, ctx.scenario());
    let Some(want) = wanted(s, party, issue) else {
        return Weight { points: 0.0, text: m.number(0.0, 0) };
    };
    let points = points(s, want);
    let number = m.number(points, 0);
    let written = ctx.document.provenance.get(want.matters.0).map_or("", |p| p.written.as_str());
    let word = clean(written);
    let word = WORDS.iter().find(|(known, _)| *known == word.trim().trim_matches('"'));
    let text = match word {
        Some((_, id)) => format!("{} {number}", m.say(id)),
        None => number,
    };
    Weight { points, text }
}

fn wanted(s: &Scenario, party: usize, issue: usize) -> Option<&Want> {
    s.wants.get(party)?.get(issue)?.as_ref()
}

fn points(s: &Scenario, want: &Want) -> f64 {
    s.value(want.matters).spread.median()
}

/// What matters most to a side: an issue, where no other prints as the same points.
fn first(s: &Scenario, party: usize) -> Option<usize> {
    let of = |k: usize| wanted(s, party, k).map_or(0.0, |want| points(s, want).round());
    let most = (0..s.issues.len()).max_by(|&a, &b| of(a).total_cmp(&of(b)))?;
    let alone = (0..s.issues.len()).filter(|&k| of(k) >= of(most)).count() == 1;
    (alone && of(most) > 0.0).then_some(most)
}

/// Whether the sides put the same issue first: said only where each side has one that it puts first.
fn finding(ctx: &Context<'_>) -> Option<String> {
    let (m, s) = (ctx.messages, ctx.scenario());
    let all = s.parties.len();
    let firsts: Vec<usize> = (0..all).filter_map(|i| first(s, i)).collect();
    if all < 2 || firsts.is_empty() {
        return None;
    }
    let count = |k: usize| firsts.iter().filter(|&&f| f == k).count();
    let most = (0..s.issues.len()).max_by_key(|&k| (count(k), std::cmp::Reverse(k)))?;
    let issue = s.issues.get(most).map_or_else(String::new, |k| format!("issue.{}", k.id));
    let (n, issue) = (count(most), m.inside_quotes(&ctx.short(&issue, QUOTED)));
    let id = match n {
        n if n == all && all == 2 => "matters-both",
        n if n == all => "matters-all",
        // Of sides without a first issue nobody knows whether it would be another.
        1 if firsts.len() == all => "matters-differ",
        1 => return None,
        _ => "matters-most",
    };
    Some(m.fill(id, &[("n", n.into()), ("all", all.into()), ("issue", (&issue).into())]))
}

/// The table behind the picture, and how to read it; `None` where the file has no wishes.
pub(crate) fn parts(matters: &Matters, m: &Messages) -> Option<Vec<Part>> {
    if matters.rows.is_empty() {
        return None;
    }
    if matters.is_turned() {
        return Some(vec![Part::Table(turned(matters, m)), Part::Note(m.say("note-matters"))]);
    }
    let issue = m.say("column-issue");
    let heads = matters.parties.iter().map(|p| number(p));
    let mut table = Table::new(&std::iter::once(words(&issue)).chain(heads).collect::<Vec<_>>());
    for row in &matters.rows {
        let weights = row.weights.iter().map(|w| w.text.clone());
        table.row(std::iter::once(row.issue.clone()).chain(weights).collect());
    }
    Some(vec![Part::Table(table), Part::Note(m.say("note-matters"))])
}

impl Matters {
    /// Whether sides are the rows and issues the columns: where there are more sides than a page has columns for, and fewer issues.
    pub(crate) fn is_turned(&self) -> bool {
        const COLUMNS: usize = 6;
        self.parties.len() > COLUMNS && self.rows.len() < self.parties.len()
    }
}

/// The table with a row a side.
fn turned(matters: &Matters, m: &Messages) -> Table {
    let side = m.say("column-side");
    let heads = matters.rows.iter().map(|row| number(&row.issue));
    let mut table = Table::new(&std::iter::once(words(&side)).chain(heads).collect::<Vec<_>>());
    for (i, party) in matters.parties.iter().enumerate() {
        let weight =
            |row: &MattersRow| row.weights.get(i).map_or_else(String::new, |w| w.text.clone());
        let weights = matters.rows.iter().map(weight);
        table.row(std::iter::once(party.clone()).chain(weights).collect());
    }
    table
}
