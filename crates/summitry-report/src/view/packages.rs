//! Likeliest whole packages.

use crate::{figures::Figure, messages::Messages};

use super::{
    context::Context,
    sections::{Part, Table, number, words},
};

/// Packages shown: those after the fifth are all about equally rare. The data has ten.
const SHOWN: usize = 5;

/// One package: what changes, and how likely exactly this is agreed.
#[derive(Clone, Debug)]
pub struct PackageRow {
    /// What changes: the options that are not today's.
    pub changes: Vec<String>,
    /// Chance that exactly this is agreed.
    pub figure: Figure,
}

pub(super) fn build(ctx: &Context<'_>) -> Vec<PackageRow> {
    let issues = &ctx.scenario().issues;
    ctx.forecast
        .packages
        .iter()
        .map(|p| PackageRow {
            changes: p
                .options
                .iter()
                .enumerate()
                .filter(|&(k, &o)| issues.get(k).is_some_and(|issue| issue.now != o))
                .map(|(k, &o)| ctx.option_alone(k, o))
                .collect(),
            figure: ctx.figure(p.chance),
        })
        .collect()
}

/// Likeliest packages, laid out.
pub(crate) fn parts(packages: &[PackageRow], m: &Messages) -> Vec<Part> {
    let mut table = Table::new(&[
        number(&m.say("column-chance")),
        number(&m.say("column-range")),
        words(&m.say("column-package")),
    ]);
    for p in packages.iter().take(SHOWN) {
        table.row(vec![p.figure.text.clone(), p.figure.range.clone(), p.changes.join(" + ")]);
    }
    if table.rows.is_empty() {
        vec![Part::Note(m.say("note-no-packages"))]
    } else {
        vec![Part::Table(table)]
    }
}
