//! Named outcomes: defines and cases with their chances.

use summitry_core::scenario::Condition;

use crate::{figures::Figure, messages::Messages, rich::clean};

use super::{
    context::Context,
    sections::{Part, Table, number, words},
};

/// One named outcome.
#[derive(Clone, Debug)]
pub struct EventFigure {
    /// `define.<id>` or `case.<id>`.
    pub path: String,
    /// Its name.
    pub label: String,
    /// What it means in words, where the file says.
    pub means: Option<String>,
    /// How likely it is.
    pub figure: Figure,
    /// A cited base rate, out of a hundred, with its class of events; `no base rate given` otherwise.
    pub base: String,
}

pub(super) fn build(ctx: &Context<'_>) -> Vec<EventFigure> {
    let s = ctx.scenario();
    let defines = s
        .defines
        .iter()
        .zip(&ctx.forecast.defines)
        .map(|(d, &c)| ("define", &d.id, &d.condition, c));
    let cases =
        s.cases.iter().zip(&ctx.forecast.cases).map(|(d, &c)| ("case", &d.id, &d.condition, c));
    defines
        .chain(cases)
        .map(|(block, id, counts, chance)| EventFigure {
            path: format!("{block}.{id}"),
            label: ctx.event(block, id),
            means: means(ctx, &format!("{block}.{id}")).or_else(|| counts_when(ctx, counts)),
            figure: ctx.figure(chance),
            base: base(ctx, id),
        })
        .collect()
}

/// What a define or case means, in the translation's words where it has them.
fn means(ctx: &Context<'_>, path: &str) -> Option<String> {
    let own =
        ctx.document.means.get(path).or_else(|| ctx.document.means.get(path.split_once('.')?.1));
    ctx.document.labels.get(&format!("{path}.means")).or(own).map(|text| clean(text))
}

/// When it counts, where the file does not say what it means.
fn counts_when(ctx: &Context<'_>, condition: &Condition) -> Option<String> {
    let words = super::conditions::condition(ctx, condition);
    (!words.is_empty()).then(|| format!("{} {words}", ctx.messages.say("explain-counts")))
}

/// The base rate of an event, or that there is none.
pub(super) fn base(ctx: &Context<'_>, id: &str) -> String {
    let m = ctx.messages;
    match ctx.document.bases.get(id) {
        None => m.say("no-base-rate"),
        Some(base) => {
            let rate = m.of_hundred(base.chance);
            match &base.of {
                Some(of) => {
                    m.fill("base-rate-of", &[("rate", (&rate).into()), ("of", (&clean(of)).into())])
                }
                None => m.fill("base-rate", &[("rate", (&rate).into())]),
            }
        }
    }
}

/// Named outcomes, laid out.
pub(crate) fn parts(events: &[EventFigure], m: &Messages) -> Option<Vec<Part>> {
    if events.is_empty() {
        return None;
    }
    let heads =
        ["column-outcome", "column-chance", "column-range", "column-base"].map(|id| m.say(id));
    let [outcome, chance, range, base] = &heads;
    let mut columns = vec![words(outcome), number(chance), number(range)];
    let any = any_base(m, events.iter().map(|e| e.base.as_str()));
    columns.extend(any.then(|| words(base)));
    let mut table = Table::new(&columns);
    for e in events {
        let means = e.means.as_ref().map_or_else(String::new, |means| format!(": {means}"));
        let mut cells = vec![
            (format!("{}{means}", e.label), None),
            (e.figure.text.clone(), Some(e.path.clone())),
            (e.figure.range.clone(), None),
        ];
        cells.extend(any.then(|| (e.base.clone(), None)));
        table.row_with(cells);
    }
    let none = (!any).then(|| Part::Note(m.say("note-no-base")));
    Some(std::iter::once(Part::Table(table)).chain(none).collect())
}

/// Whether a base rate is given for any of these: a column of "none given" is better said once.
pub(super) fn any_base<'b>(m: &Messages, mut bases: impl Iterator<Item = &'b str>) -> bool {
    let none = m.say("no-base-rate");
    bases.any(|base| base != none)
}
