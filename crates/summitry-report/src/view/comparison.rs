//! Side by side: every figure of one run beside the other's, what is within the noise, and the lines that differ.

use summitry_core::forecast::{Paired, Place, Samples, is_noise};
use summitry_scenario::{
    differ::{Said, differ},
    document::Document,
};

use crate::{
    figures::Figure,
    messages::Messages,
    rich::{Rich, clean},
};

use super::context::Context;

mod figures;
mod laid;

pub(crate) use figures::figures;
use figures::{FigureEntry, entries};
pub(crate) use laid::{lines, parts};

/// Two runs, side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What “this” and “other” are.
    pub of: String,
    /// What the mark `~` means.
    pub noise: String,
    /// The headline's movement in a sentence.
    pub headline: Rich,
    /// The figures, group by group.
    pub groups: Vec<Group>,
    /// The lines that differ, each with its place.
    pub lines: Vec<String>,
}

/// Figures of one kind.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they are.
    pub title: String,
    /// One row a figure.
    pub rows: Vec<CompareRow>,
}

/// One figure in both runs.
#[derive(Clone, Debug)]
pub struct CompareRow {
    /// Its path in the data, such as `ending.agreed` or `issue.visas.faster`.
    pub path: String,
    /// Its name.
    pub label: String,
    /// In this run; `None` where only the other has it.
    pub this: Option<Figure>,
    /// In the other run; `None` where only this one has it.
    pub other: Option<Figure>,
    /// This minus other, in runs of a hundred, with its sign; empty where one is missing.
    pub difference: String,
    /// Standard error of the difference, 0..1; paired over common worlds where both runs have the same ones.
    pub error: Option<f64>,
    /// Whether the difference is within two standard errors, or prints as 0.
    pub noise: bool,
}

/// Compares two runs. `names` are what the reader calls them; `flags` are the command line's own changes, named before
/// the lines of the files that differ.
#[must_use]
pub fn compare(
    this: &Context<'_>,
    other: &Context<'_>,
    names: (&str, &str),
    flags: &[String],
) -> Comparison {
    let m = this.messages;
    let (mine, theirs) = (entries(this), entries(other));
    let paired =
        this.forecast.worlds == other.forecast.worlds && this.forecast.seed == other.forecast.seed;
    let mut groups: Vec<Group> = Vec::new();
    let mut add = |group: &str, row: CompareRow| {
        let title = m.say(group);
        match groups.iter_mut().find(|g| g.title == title) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { title, rows: vec![row] }),
        }
    };
    for a in &mine {
        let b = theirs.iter().find(|b| b.path == a.path);
        add(a.group, row(this, other, a, b, paired));
    }
    for b in theirs.iter().filter(|b| !mine.iter().any(|a| a.path == b.path)) {
        add(
            b.group,
            CompareRow {
                path: b.path.clone(),
                label: b.label.clone(),
                this: None,
                other: Some(other.figure(b.chance)),
                difference: String::new(),
                error: None,
                noise: false,
            },
        );
    }
    let headline = mine.first().map(|a| row(this, other, a, theirs.first(), paired));
    Comparison {
        of: m.fill("comparison-of", &[("this", names.0.into()), ("other", names.1.into())]),
        noise: m.say(if paired { "comparison-noise" } else { "comparison-unpaired" }),
        headline: headline.map(|h| headline_sentence(m, &h)).unwrap_or_default(),
        groups,
        lines: flags.iter().cloned().chain(differing(m, this.document, other.document)).collect(),
    }
}

fn headline_sentence(m: &Messages, row: &CompareRow) -> Rich {
    let text = |figure: &Option<Figure>| {
        figure.as_ref().map_or_else(String::new, |f| m.of_hundred(f.chance.mean))
    };
    let (this, other) = (text(&row.this), text(&row.other));
    let id = if row.noise { "comparison-headline-same" } else { "comparison-headline" };
    Rich::parse(&m.fill(
        id,
        &[
            ("what", (&row.label).into()),
            ("this", (&this).into()),
            ("other", (&other).into()),
            ("difference", (&row.difference).into()),
        ],
    ))
}

fn row(
    ctx: &Context<'_>,
    other: &Context<'_>,
    a: &FigureEntry,
    b: Option<&FigureEntry>,
    paired: bool,
) -> CompareRow {
    let difference = b.map(|b| a.chance.mean - b.chance.mean);
    let moved = b.and_then(|b| {
        let (mine, theirs) = (a.place?, b.place?);
        let (x, y) = (&ctx.forecast.samples, &other.forecast.samples);
        if paired { x.against(mine, y, theirs) } else { unpaired(x, mine, y, theirs) }
    });
    let error = moved.map(|p| p.error);
    let noise = match moved {
        Some(moved) => moved.is_noise(),
        None => difference.is_some_and(|d| is_noise(d, 0.0)),
    };
    CompareRow {
        path: a.path.clone(),
        label: a.label.clone(),
        this: Some(ctx.figure(a.chance)),
        other: b.map(|b| ctx.figure(b.chance)),
        difference: difference.map_or_else(String::new, |d| ctx.messages.points(d * 100.0)),
        error,
        noise,
    }
}

/// The difference of two runs that have no common worlds: their standard errors add in squares.
fn unpaired(x: &Samples, mine: Place, y: &Samples, theirs: Place) -> Option<Paired> {
    if x.worlds().min(y.worlds()) < 2 {
        return None;
    }
    let (mean, error) = x.mean_and_error(mine);
    let (other_mean, other_error) = y.mean_and_error(theirs);
    Some(Paired { difference: mean - other_mean, error: error.hypot(other_error) })
}

/// The lines that differ, each with its place.
fn differing(m: &Messages, this: &Document, other: &Document) -> Vec<String> {
    let place = |document: &Document, side: &Said| match side.line {
        Some(line) => format!("{}:{line}", place(document, None)),
        None => place(document, None),
    };
    differ(other, this)
        .iter()
        .map(|d| match (&d.new, &d.old) {
            (Some(new), Some(old)) => m.fill(
                "line-changed",
                &[
                    ("place", (&place(this, new)).into()),
                    ("path", (&d.path).into()),
                    ("this", (&clean(&new.written)).into()),
                    ("other", (&clean(&old.written)).into()),
                ],
            ),
            (Some(new), None) => m.fill(
                "line-only-this",
                &[
                    ("place", (&place(this, new)).into()),
                    ("path", (&d.path).into()),
                    ("this", (&clean(&new.written)).into()),
                ],
            ),
            (None, old) => {
                let (place, written) = old
                    .as_ref()
                    .map(|old| (place(other, old), clean(&old.written)))
                    .unwrap_or_default();
                m.fill(
                    "line-only-other",
                    &[
                        ("place", (&place).into()),
                        ("path", (&d.path).into()),
                        ("other", (&written).into()),
                    ],
                )
            }
        })
        .collect()
}

/// `FILE:LINE` of a byte in a document, with the file's bare name; `FILE` alone for a default.
pub(crate) fn place(document: &Document, byte: Option<usize>) -> String {
    let file = clean(document.file.rsplit(['/', '\\']).next().unwrap_or(&document.file));
    match byte.and_then(|b| document.text.as_bytes().get(..b)) {
        None => file,
        Some(before) => {
            let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
            format!("{file}:{line}")
        }
    }
}
