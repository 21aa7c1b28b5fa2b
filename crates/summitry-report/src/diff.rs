//! Two files apart: which change moved the figures how far, in the order of the file.

use serde_json::{Value, json};
use summitry_kit::diff::{Diff, DiffStep, Line, Shift};

use crate::{
    messages::Messages,
    rich::{Rich, clean},
    view::sections::{Part, Section, Table},
};

/// The figure that every brief opens with.
const HEADLINE: &str = "ending.agreed";
/// How many other figures are named beside a change.
const NAMED: usize = 2;

/// Lays two files out, one change a row; `names` are the first and the second.
#[must_use]
pub fn sections(diff: &Diff, names: (&str, &str), m: &Messages) -> Vec<Section> {
    let (old, new) = (clean(names.0), clean(names.1));
    let title = m.fill("diff-title", &[("old", (&old).into()), ("new", (&new).into())]);
    let mut parts = Vec::new();
    if let Some(deal) = diff.total.iter().find(|x| x.path == HEADLINE) {
        let id = if deal.noise { "diff-same" } else { "diff-moved" };
        parts.push(Part::Sentence(Rich::parse(&m.fill(
            id,
            &[
                ("before", (&m.of_hundred(deal.before)).into()),
                ("after", (&m.of_hundred(deal.after)).into()),
                ("by", (&points(deal, m)).into()),
            ],
        ))));
    }
    if diff.steps.is_empty() {
        parts.push(Part::Note(m.say("diff-nothing")));
    } else {
        parts.push(Part::Table(table(&diff.steps, m)));
        parts.push(Part::Note(m.say("diff-note")));
    }
    if diff.wording > 0 {
        parts.push(Part::Note(m.fill("diff-wording", &[("n", diff.wording.into())])));
    }
    vec![Section { id: "diff", title, parts }]
}

fn table(steps: &[DiffStep], m: &Messages) -> Table {
    let mut table = Table::new(&[
        (&m.say("diff-change"), false),
        (&m.say("diff-from"), false),
        (&m.say("diff-to"), false),
        (&m.say("diff-deal"), true),
        (&m.say("diff-most"), false),
    ]);
    for step in steps {
        let deal = step.moves.iter().find(|x| x.path == HEADLINE);
        let deal = deal.map_or_else(|| "–".to_owned(), |x| points(x, m));
        let mut others: Vec<&Shift> =
            step.moves.iter().filter(|x| !x.noise && x.path != HEADLINE).collect();
        others.sort_by(|a, b| (b.after - b.before).abs().total_cmp(&(a.after - a.before).abs()));
        let others = others.iter().take(NAMED);
        let others: Vec<String> =
            others.map(|x| format!("{} {}", called(x, m), points(x, m))).collect();
        for (number, line) in step.lines.iter().enumerate() {
            let (deal, others) = if number == 0 {
                (deal.clone(), others.join("; "))
            } else {
                (String::new(), String::new())
            };
            table.row(vec![clean(&line.path), said(&line.old), said(&line.new), deal, others]);
        }
    }
    table
}

/// What moved: an ending as every output calls it, else the file's own label.
fn called(x: &Shift, m: &Messages) -> String {
    let ending =
        x.path.strip_prefix("ending.").map(|id| format!("ending-{}", id.replace('_', "-")));
    ending.and_then(|id| m.try_fill(&id, &[])).unwrap_or_else(|| clean(&x.label))
}

fn said(written: &Option<String>) -> String {
    written.as_ref().map_or_else(|| "–".to_owned(), |text| clean(text))
}

/// A movement in runs of a hundred, with its sign; `~` for noise.
fn points(x: &Shift, m: &Messages) -> String {
    if x.noise { "~".to_owned() } else { m.points(100.0 * (x.after - x.before)) }
}

/// The same as data, `summitry-diff/1`.
#[must_use]
pub fn json(diff: &Diff, names: (&str, &str)) -> Value {
    let line = |l: &Line| json!({ "path": l.path, "old": l.old, "new": l.new });
    let moves = |all: &[Shift]| -> Value {
        let one = |x: &Shift| {
            json!({
                "path": x.path, "before": x.before, "after": x.after, "difference": x.after - x.before,
                "error": x.error, "noise": x.noise,
            })
        };
        all.iter().map(one).collect()
    };
    let step = |s: &DiffStep| json!({ "changes": s.lines.iter().map(line).collect::<Value>(), "figures": moves(&s.moves) });
    json!({
        "format": "summitry-diff/1",
        "version": env!("CARGO_PKG_VERSION"),
        "old": names.0,
        "new": names.1,
        "steps": diff.steps.iter().map(step).collect::<Value>(),
        "total": moves(&diff.total),
        "wording": diff.wording,
    })
}
