//! Who feels it: better, same or worse than today.

use crate::{figures::Figure, messages::Messages};

use super::{
    context::Context,
    sections::{Part, Table, number, words},
};

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

/// Who feels it, laid out.
pub(crate) fn parts(rows: &[AffectedRow], m: &Messages) -> Option<Vec<Part>> {
    if rows.is_empty() {
        return None;
    }
    let mut table = Table::new(&[
        words(&m.say("column-who")),
        number(&m.say("column-better")),
        number(&m.say("column-same")),
        number(&m.say("column-worse")),
    ]);
    for a in rows {
        let path = |what: &str| Some(format!("affected.{}.{what}", a.id));
        table.row_with(vec![
            (a.label.clone(), None),
            (a.better.text.clone(), path("better")),
            (a.same.text.clone(), None),
            (a.worse.text.clone(), path("worse")),
        ]);
    }
    Some(vec![Part::Table(table), Part::Note(m.say("note-affected"))])
}
