//! Likeliest whole packages.

use crate::{figures::Figure, messages::Messages};

use super::{
    Brief, Context,
    sections::{Part, Section, Table, number, words},
};

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

/// Likeliest packages, as a section.
pub(super) fn section(brief: &Brief<'_>, m: &Messages) -> Section {
    let mut table = Table::new(&[
        number(&m.say("column-chance")),
        number(&m.say("column-range")),
        words(&m.say("column-package")),
    ]);
    for p in brief.packages.iter().take(5) {
        table.row(vec![p.figure.text.clone(), p.figure.range.clone(), p.changes.join(" + ")]);
    }
    let parts = if table.rows.is_empty() {
        vec![Part::Note(m.say("note-no-packages"))]
    } else {
        vec![Part::Table(table)]
    };
    Section { id: "packages", title: m.say("title-packages"), parts }
}
