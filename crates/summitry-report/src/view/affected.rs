//! Who feels it: better, same or worse than today.

use summitry_core::forecast::{AffectedForecast, Chance, Place};

use crate::{figures::Figure, messages::Messages};

use super::{
    context::Context,
    sections::{Part, Table, number, words},
};

/// One figure of those who feel it. A new one is one row here, with its number in the core and its words in the messages.
pub(crate) struct Share {
    /// Its key in the data, and its class in the picture.
    pub(crate) id: &'static str,
    /// The message that heads its column.
    pub(crate) column: &'static str,
    /// The number.
    pub(crate) of: fn(&AffectedForecast) -> Chance,
    /// Where it is kept world by world.
    pub(crate) place: fn(usize) -> Place,
    /// Whether two runs are compared by it: what the others leave says nothing new.
    pub(crate) compared: bool,
}

/// Better, the same, worse: they sum to 1.
pub(crate) static SHARES: [Share; 3] = [
    Share {
        id: "better",
        column: "column-better",
        of: |f| f.better,
        place: Place::Better,
        compared: true,
    },
    Share {
        id: "same",
        column: "column-same",
        of: |f| f.same,
        place: Place::Same,
        compared: false,
    },
    Share {
        id: "worse",
        column: "column-worse",
        of: |f| f.worse,
        place: Place::Worse,
        compared: true,
    },
];

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
    /// All figures of [`SHARES`], in its order.
    pub(crate) shares: Vec<Figure>,
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
            shares: SHARES.iter().map(|share| ctx.figure((share.of)(f))).collect(),
            feels: who.feels.iter().map(|&(k, ..)| ctx.issue(k)).collect(),
        })
        .collect()
}

/// Who feels it, laid out.
pub(crate) fn parts(rows: &[AffectedRow], m: &Messages) -> Option<Vec<Part>> {
    if rows.is_empty() {
        return None;
    }
    let (who, heads) = (m.say("column-who"), SHARES.each_ref().map(|share| m.say(share.column)));
    let columns: Vec<(&str, bool)> =
        std::iter::once(words(&who)).chain(heads.iter().map(|head| number(head))).collect();
    let mut table = Table::new(&columns);
    for row in rows {
        let path =
            |share: &Share| share.compared.then(|| format!("affected.{}.{}", row.id, share.id));
        let figures = SHARES.iter().zip(&row.shares);
        let cells = figures.map(|(share, figure)| (figure.text.clone(), path(share)));
        table.row_with(std::iter::once((row.label.clone(), None)).chain(cells).collect());
    }
    Some(vec![Part::Table(table), Part::Note(m.say("note-affected"))])
}

/// The finding: whom the outcome moves most, and how often to better and to worse.
pub(crate) fn finding(rows: &[AffectedRow], m: &Messages) -> Option<String> {
    let most = rows.iter().min_by(|a, b| a.same.chance.mean.total_cmp(&b.same.chance.mean))?;
    Some(m.fill(
        "affected-finding",
        &[
            ("who", (&most.label).into()),
            ("better", (&most.better.text).into()),
            ("worse", (&most.worse.text).into()),
        ],
    ))
}
