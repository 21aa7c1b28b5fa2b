//! By rule: how much of the answer is the choice of a bargaining rule. The first is the forecast's own.

use summitry_core::forecast::Chance;

use crate::{figures::Figure, messages::Messages};

use super::{
    context::Context,
    sections::{Part, Table, number, words},
};

/// The table: one column a rule, the forecast's own first.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// One row an option on which the rules differ by two runs of a hundred or more.
    pub rows: Vec<RuleRow>,
    /// Options on which they agree more closely than that.
    pub alike: usize,
}

/// One option.
#[derive(Clone, Debug)]
pub struct RuleRow {
    /// The option's name.
    pub label: String,
    /// Each rule's chance.
    pub figures: Vec<Figure>,
}

/// Rows closer together than this, two runs of a hundred, say nothing about the choice of rule.
const ALIKE: f64 = 0.02;

pub(super) fn build(ctx: &Context<'_>) -> Rules {
    let f = ctx.forecast;
    let mut out = Rules {
        columns: f.by_rule.iter().map(|(rule, _)| rule_name(ctx.messages, rule.id())).collect(),
        ..Rules::default()
    };
    for k in ctx.scenario().bargained() {
        for o in 0..ctx.scenario().issues[k].options.len() {
            let at = |issues: &[Vec<Chance>]| {
                issues.get(k).and_then(|row| row.get(o)).copied().unwrap_or_default()
            };
            let chances: Vec<_> = f.by_rule.iter().map(|(_, issues)| at(issues)).collect();
            let means = || chances.iter().map(|c| c.mean);
            if means().fold(f64::MIN, f64::max) - means().fold(f64::MAX, f64::min) >= ALIKE {
                out.rows.push(RuleRow {
                    label: ctx.option_alone(k, o),
                    figures: chances.into_iter().map(|c| ctx.figure(c)).collect(),
                });
            } else {
                out.alike += 1;
            }
        }
    }
    out
}

fn rule_name(messages: &Messages, id: &str) -> String {
    messages
        .try_fill(&format!("rule-{}", id.replace('_', "-")), &[])
        .unwrap_or_else(|| id.to_owned())
}

/// Each rule alone, laid out; `None` where there is only one.
pub(crate) fn parts(rules: &Rules, m: &Messages) -> Option<Vec<Part>> {
    let first = m.say("column-option");
    let mut columns = vec![words(&first)];
    columns.extend(rules.columns.iter().map(|c| number(c)));
    let mut table = Table::new(&columns);
    for row in &rules.rows {
        let mut cells = vec![row.label.clone()];
        cells.extend(row.figures.iter().map(|f| f.text.clone()));
        table.row(cells);
    }
    if table.columns.len() < 3 {
        return None;
    }
    let mut parts = Vec::new();
    if !table.rows.is_empty() {
        parts.push(Part::Table(table));
    }
    parts.push(Part::Note(m.fill("note-alike", &[("n", rules.alike.into())])));
    parts.push(Part::Note(m.say("note-rules")));
    Some(parts)
}
