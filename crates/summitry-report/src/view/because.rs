//! What stands in the way: of each case and of what each side wants most, the gate at which most of it is lost.

use summitry_core::{
    forecast::{Gate, Why},
    scenario::{EndingKind, Outcome},
};
use summitry_kit::findings::{Findings, wanted_most};

use crate::rich::{Rich, capital};

use super::{context::Context, gates, sections::Part};

/// One outcome and its because.
#[derive(Clone, Debug)]
pub struct BecauseRow {
    /// Which outcome.
    pub outcome: Outcome,
    /// Its chance over all worlds, 0..1.
    pub happens: f64,
    /// The gate at which most is lost and how much, 0..1; `None` where nothing is lost or it cannot be told.
    pub main: Option<(Gate, f64)>,
    /// The sentence.
    pub line: Rich,
}

pub(super) fn build(ctx: &Context<'_>, findings: &Findings) -> Vec<BecauseRow> {
    findings
        .lost
        .iter()
        .filter(|lost| {
            matches!(lost.outcome, Outcome::Case(_) | Outcome::Option { .. } | Outcome::Ending(_))
        })
        .filter(|lost| !repeats(ctx, lost.outcome))
        .map(|lost| row(ctx, lost.outcome, lost.why.as_ref().ok()))
        .collect()
}

/// Whether it is a case that happens exactly as often as a deal, as printed: what stands in its way is what stands in the deal's.
fn repeats(ctx: &Context<'_>, outcome: Outcome) -> bool {
    let printed = |outcome: Outcome| ctx.messages.hundred(ctx.chance(outcome).mean);
    matches!(outcome, Outcome::Case(_))
        && printed(outcome) == printed(Outcome::Ending(EndingKind::Agreed))
}

/// The sides whose most wanted outcome this is.
pub(crate) fn wanted_by(ctx: &Context<'_>, outcome: Outcome) -> Vec<usize> {
    let s = ctx.scenario();
    let wants = |party: &usize| {
        wanted_most(s, *party)
            .is_some_and(|(issue, option)| outcome == Outcome::Option { issue, option })
    };
    (0..s.parties.len()).filter(wants).collect()
}

fn row(ctx: &Context<'_>, outcome: Outcome, why: Option<&Why>) -> BecauseRow {
    let m = ctx.messages;
    let happens = ctx.chance(outcome).mean;
    let wanted = wanted_by(ctx, outcome);
    let name = match outcome {
        Outcome::Option { issue, option } => ctx.option_alone(issue, option),
        outcome => ctx.outcome_name(outcome),
    };
    let what = if wanted.is_empty() {
        capital(&name)
    } else {
        let name = m.inside_quotes(&name);
        let (who, _) = ctx.parties_in_text(&wanted);
        m.fill("because-wanted", &[("what", (&name).into()), ("who", (&who).into())])
    };
    let n = m.of_hundred(happens);
    let args = [("what", (&what).into()), ("n", (&n).into())];
    let main = why.and_then(Why::main);
    let line = match (why, main) {
        (None, _) => m.fill("because-untold", &args),
        (Some(_), None) => m.fill("because-nothing", &args),
        (Some(why), Some((gate, share))) => {
            let lost: f64 = why.gates.iter().map(|(_, share)| share).sum();
            let id = if happens > 0.5 {
                "because-likely"
            } else if share >= 0.5 * lost {
                "because"
            } else {
                "because-most"
            };
            let (m_text, gate) = (m.of_hundred(share), gates::happens(ctx, gate, why));
            m.fill(id, &[args[0], args[1], ("m", (&m_text).into()), ("gate", (&gate).into())])
        }
    };
    BecauseRow { outcome, happens, main, line: Rich::parse(&line) }
}

/// What stands in the way, laid out; `None` where the file names no outcome and nobody wants anything.
pub(crate) fn parts(rows: &[BecauseRow]) -> Option<Vec<Part>> {
    (!rows.is_empty()).then(|| rows.iter().map(|row| Part::Sentence(row.line.clone())).collect())
}
