//! Low-hanging fruit: one issue moved by one step, by effort and by who gains.

use summitry_core::scenario::Atom;

use crate::{figures::Figure, messages::Messages};

use super::{
    context::Context,
    sections::{Part, SHOWN, Table, number, words},
};

/// The table of single steps, best first.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    /// The parties, in order: one gains column each.
    pub parties: Vec<String>,
    /// One row a step.
    pub rows: Vec<StepRow>,
}

/// One step.
#[derive(Clone, Debug)]
pub struct StepRow {
    /// The issue's name.
    pub issue: String,
    /// The option's name.
    pub option: String,
    /// Mean effort, effort units.
    pub effort: f64,
    /// The effort as the brief prints it.
    pub effort_text: String,
    /// For each party: mean points gained, on the scale of importance.
    pub gains: Vec<f64>,
    /// The same, printed with their sign.
    pub gains_text: Vec<String>,
    /// Share of worlds in which no party loses more than the tolerance.
    pub nobody_loses: Figure,
    /// The same with a tolerance of 3 points.
    pub nobody_loses_by_3: Figure,
    /// Set where the source itself calls this issue the low-hanging fruit.
    pub note: Option<String>,
}

pub(super) fn build(ctx: &Context<'_>) -> Steps {
    let (m, s) = (ctx.messages, ctx.scenario());
    let called: Vec<usize> = s
        .expectations
        .iter()
        .flat_map(|e| e.that.all.iter().chain(&e.that.any))
        .filter_map(|atom| if let Atom::CheapestGain(k) = atom { Some(*k) } else { None })
        .collect();
    let rows = ctx
        .forecast
        .steps
        .iter()
        .map(|step| StepRow {
            issue: ctx.issue(step.issue),
            option: ctx.option(step.issue, step.option),
            effort: step.effort,
            effort_text: m.two_digits(step.effort),
            gains: step.gains.iter().map(|g| g.mean).collect(),
            gains_text: step.gains.iter().map(|g| m.points(g.mean)).collect(),
            nobody_loses: ctx.figure(step.nobody_loses),
            nobody_loses_by_3: ctx.figure(step.nobody_loses_by_3),
            // A step down the ladder is nobody's fruit: only steps above today carry the source's remark.
            note: (called.contains(&step.issue)
                && s.issues.get(step.issue).is_some_and(|issue| step.option > issue.now))
            .then(|| m.say("step-called")),
        })
        .collect();
    Steps { parties: (0..s.parties.len()).map(|i| ctx.party(i)).collect(), rows }
}

/// Low-hanging fruit, laid out.
pub(crate) fn parts(steps: &Steps, m: &Messages) -> Vec<Part> {
    if steps.rows.is_empty() {
        return vec![Part::Note(m.say("note-no-steps"))];
    }
    let (step, effort, lose, by3) = (
        m.say("column-step"),
        m.say("column-effort"),
        m.say("column-nobody-loses"),
        m.say("column-by-3"),
    );
    let mut columns = vec![words(&step), number(&effort)];
    columns.extend(steps.parties.iter().map(|p| number(p)));
    columns.extend([number(&lose), number(&by3)]);
    let mut table = Table::new(&columns);
    // A step that gains nobody anything is no fruit; the data has it all the same.
    let gaining = |row: &&StepRow| row.gains.iter().any(|&g| g > 0.0);
    for row in steps.rows.iter().filter(gaining).take(SHOWN) {
        let note = row.note.as_ref().map_or_else(String::new, |n| format!(" ← {n}"));
        let mut cells =
            vec![format!("{}: {}{note}", row.issue, row.option), row.effort_text.clone()];
        cells.extend(row.gains_text.iter().cloned());
        cells.extend([row.nobody_loses.text.clone(), row.nobody_loses_by_3.text.clone()]);
        table.row(cells);
    }
    let mut parts = vec![Part::Table(table), Part::Note(m.say("note-steps"))];
    let more = steps.rows.iter().filter(gaining).count().saturating_sub(SHOWN);
    if more > 0 {
        parts.push(Part::Note(m.fill("note-more-steps", &[("n", more.into())])));
    }
    parts
}
