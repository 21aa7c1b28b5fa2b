//! Low-hanging fruit: one issue moved by one step, by effort and by who gains.

use summitry_core::{forecast::StepForecast, scenario::Atom};

use crate::{figures::Figure, messages::Messages};

use super::{
    context::Context,
    sections::{MOST_COLUMNS, Part, SHOWN, Table, number, words},
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
    /// Whether somebody loses by it more often than not: more than three points.
    pub costly: bool,
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
    let rows = ranked(&ctx.forecast.steps, |effort| m.two_digits(effort))
        .into_iter()
        .map(|step| StepRow {
            issue: ctx.issue(step.issue),
            option: ctx.option(step.issue, step.option),
            effort: step.effort,
            effort_text: m.two_digits(step.effort),
            gains: step.gains.iter().map(|g| g.mean).collect(),
            gains_text: step.gains.iter().map(|g| m.points(g.mean)).collect(),
            nobody_loses: ctx.figure(step.nobody_loses),
            nobody_loses_by_3: ctx.figure(step.nobody_loses_by_3),
            costly: is_costly(step),
            // A step down the ladder is nobody's fruit: only steps above today carry the source's remark.
            note: (called.contains(&step.issue)
                && s.issues.get(step.issue).is_some_and(|issue| step.option > issue.now))
            .then(|| m.say("step-called")),
        })
        .collect();
    let heads = s.parties.iter().map(|p| ctx.short(&format!("party.{}", p.id), HEAD));
    Steps { parties: heads.collect(), rows }
}

/// Characters of a column's head.
const HEAD: usize = 28;

/// Below this share of meetings, one half, a step is not said to harm nobody.
const EASY: f64 = 0.5;

fn is_costly(step: &StepForecast) -> bool {
    step.nobody_loses_by_3.mean < EASY
}

/// The steps, those that harm nobody first, then by effort as printed, then by what the side that gains least gains, as printed. Two
/// whose numbers print alike are told apart by the file's order alone: what is behind is noise of sampled efforts.
pub(super) fn ranked(
    steps: &[StepForecast],
    printed: impl Fn(f64) -> String,
) -> Vec<&StepForecast> {
    let least =
        |s: &StepForecast| s.gains.iter().map(|g| g.mean.round()).fold(f64::INFINITY, f64::min);
    let mut all: Vec<&StepForecast> = steps.iter().collect();
    all.sort_by(|a, b| {
        let effort = if printed(a.effort) == printed(b.effort) {
            std::cmp::Ordering::Equal
        } else {
            a.effort.total_cmp(&b.effort)
        };
        is_costly(a)
            .cmp(&is_costly(b))
            .then(effort)
            .then(least(b).total_cmp(&least(a)))
            .then((a.issue, a.option).cmp(&(b.issue, b.option)))
    });
    all
}

/// The columns in place of one a side, where there are many: how many gain, feel nothing, lose; who gains and who loses most.
const GROUPED: [&str; 5] = [
    "column-sides-gain",
    "column-sides-same",
    "column-sides-lose",
    "column-gains-most",
    "column-loses-most",
];

impl StepRow {
    /// How many sides gain, feel nothing and lose, as printed.
    pub(crate) fn counts(&self) -> [usize; 3] {
        let of = |sign: f64| self.gains.iter().filter(|g| g.round() * sign > 0.0).count();
        let (gain, lose) = (of(1.0), of(-1.0));
        [gain, self.gains.len() - gain - lose, lose]
    }
}

impl Steps {
    /// Whether sides are too many for a column each.
    pub(crate) fn are_grouped(&self) -> bool {
        self.parties.len() > MOST_COLUMNS
    }

    /// Who gains most by a step and who loses most, with how much; nothing where nobody does.
    fn ends(&self, row: &StepRow) -> [String; 2] {
        let most = |sign: f64| {
            let sides = self.parties.iter().zip(&row.gains_text).zip(&row.gains);
            let felt = sides.filter(|(_, gain)| gain.round() * sign > 0.0);
            let most = felt.fold(None, |most: Option<(_, f64)>, (side, &gain)| match most {
                Some((_, so_far)) if so_far * sign >= gain * sign => most,
                _ => Some((side, gain)),
            });
            most.map_or_else(String::new, |((name, text), _)| format!("{name} {text}"))
        };
        [most(1.0), most(-1.0)]
    }

    /// The steps that are shown: a step that gains nobody anything is no fruit; the data has it all the same.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &StepRow> {
        self.gaining().take(SHOWN)
    }

    fn gaining(&self) -> impl Iterator<Item = &StepRow> {
        self.rows.iter().filter(|row| row.gains.iter().any(|&g| g > 0.0))
    }
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
    let grouped = steps.are_grouped().then(|| GROUPED.map(|id| m.say(id)));
    let mut columns = vec![words(&step), number(&effort)];
    match &grouped {
        None => columns.extend(steps.parties.iter().map(|p| number(p))),
        Some([gain, none, loses, most, least]) => {
            columns.extend([number(gain), number(none), number(loses), words(most), words(least)]);
        }
    }
    columns.extend([number(&lose), number(&by3)]);
    let mut table = Table::new(&columns);
    for row in steps.shown() {
        let mark = if row.costly { "✘ " } else { "" };
        let note = row.note.as_ref().map_or_else(String::new, |n| format!(" ← {n}"));
        let mut cells =
            vec![format!("{mark}{}: {}{note}", row.issue, row.option), row.effort_text.clone()];
        if grouped.is_some() {
            cells.extend(row.counts().map(|n| n.to_string()));
            cells.extend(steps.ends(row));
        } else {
            cells.extend(row.gains_text.iter().cloned());
        }
        cells.extend([row.nobody_loses.text.clone(), row.nobody_loses_by_3.text.clone()]);
        table.row(cells);
    }
    let mut parts = vec![Part::Table(table), Part::Note(m.say("note-steps"))];
    if steps.shown().any(|row| row.costly) {
        parts.push(Part::Note(m.say("note-steps-costly")));
    }
    let more = steps.gaining().count().saturating_sub(SHOWN);
    if more > 0 {
        parts.push(Part::Note(m.fill("note-more-steps", &[("n", more.into())])));
    }
    parts
}
