//! Who feels it: better, same or worse than today.

use crate::figures::Figure;

use super::Context;

/// Someone who feels the outcome and has no say.
#[derive(Clone, Debug)]
pub struct AffectedRow {
    /// Id.
    pub id: String,
    /// Name.
    pub label: String,
    /// Better off than today by more than a point.
    pub better: Figure,
    /// Within a point of today.
    pub same: Figure,
    /// Worse off by more than a point.
    pub worse: Figure,
    /// The issues they feel.
    pub feels: Vec<String>,
}

pub(super) fn build(ctx: &Context<'_>) -> Vec<AffectedRow> {
    ctx.scenario()
        .affected
        .iter()
        .zip(&ctx.forecast.affected)
        .map(|(who, f)| AffectedRow {
            id: who.id.clone(),
            label: ctx.label(&format!("affected.{}", who.id)),
            better: ctx.figure(f.better),
            same: ctx.figure(f.same),
            worse: ctx.figure(f.worse),
            feels: who.feels.iter().map(|&(k, ..)| ctx.issue(k)).collect(),
        })
        .collect()
}
