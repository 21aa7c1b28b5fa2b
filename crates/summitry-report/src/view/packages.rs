//! Likeliest whole packages.

use crate::figures::Figure;

use super::Context;

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
