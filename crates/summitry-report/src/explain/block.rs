//! A block of the file, or a figure of the brief, explained: its chance, its meaning, its options, what moves it.

use summitry_core::{
    forecast::{Driver, Target},
    scenario::Outcome,
};

use super::parts::{quotes, rows, titled};
use crate::{
    rich::clean,
    view::{
        Context, comparison,
        sections::{Part, Section, Table},
        support_words, value_name,
    },
};

/// A block of the file or a figure of the brief.
pub(super) fn block(ctx: &Context<'_>, path: &str) -> Vec<Section> {
    let (m, d) = (ctx.messages, ctx.document);
    let mut about = Vec::new();
    let outcome = Outcome::parse(path, ctx.scenario()).ok();
    let target = outcome.and_then(Outcome::target);
    if let Some(chance) = outcome.map(|outcome| ctx.chance(outcome)) {
        let (of, range) = (m.of_hundred(chance.mean), m.range_of(chance));
        let said = match ctx.words().word(chance.mean) {
            Some(word) => format!("{of}: {word}"),
            None => of,
        };
        let text =
            m.fill("explain-chance-text", &[("said", (&said).into()), ("range", (&range).into())]);
        about.push((m.say("explain-chance"), text));
    }
    if let Some(means) =
        d.means.get(path).or_else(|| path.split_once('.').and_then(|(_, id)| d.means.get(id)))
    {
        about.push((m.say("explain-means"), clean(means)));
    }
    let s = ctx.scenario();
    let counts = |id: &str, block: &str, c: &summitry_core::scenario::Condition| {
        (format!("{block}.{id}") == path).then(|| crate::view::condition(ctx, c))
    };
    let condition = s
        .defines
        .iter()
        .find_map(|x| counts(&x.id, "define", &x.condition))
        .or_else(|| s.cases.iter().find_map(|x| counts(&x.id, "case", &x.condition)))
        .or_else(|| s.questions.iter().find_map(|x| counts(&x.id, "question", &x.counts)))
        .or_else(|| s.expectations.iter().find_map(|x| counts(&x.id, "expect", &x.that)));
    about.extend(condition.map(|text| (m.say("explain-counts"), text)));
    let label = match target {
        Some(target) => ctx.target_name(target),
        None => ctx.label(path),
    };
    let mut out = vec![Section { id: "block", title: titled(path, &label), parts: rows(&about) }];
    out.extend(options(ctx, path));
    if let Some(target) = target {
        out.extend(drivers_of(ctx, target));
    }
    out.extend(values(ctx, path));
    if let Some(ids) = d.cites.get(path) {
        out.push(quotes(ctx, ids));
    }
    out
}

/// The rungs of an issue.
fn options(ctx: &Context<'_>, path: &str) -> Option<Section> {
    let k =
        ctx.scenario().issues.iter().position(|i| path.strip_prefix("issue.") == Some(&i.id))?;
    let ladder = crate::view::ladders(ctx).into_iter().nth(k)?;
    let title = ctx.messages.say("explain-options");
    Some(Section { id: "options", title, parts: vec![Part::Ladders(vec![ladder])] })
}

/// What moves a figure.
fn drivers_of(ctx: &Context<'_>, target: Target) -> Option<Section> {
    let m = ctx.messages;
    let mut drivers: Vec<&Driver> =
        ctx.forecast.drivers.iter().filter(|d| d.of == target && !d.is_noise()).collect();
    drivers.sort_by(|a, b| (b.high - b.low).abs().total_cmp(&(a.high - a.low).abs()));
    let mut table = Table::new(&[
        (&m.say("column-value"), false),
        (&m.say("column-low-high"), true),
        (&m.say("column-says"), false),
    ]);
    for d in drivers.into_iter().take(8) {
        let value = ctx.scenario().values.get(d.value.0)?;
        table.row(vec![
            titled(&value.path, &value_name(ctx, &value.path)),
            m.arrow(d.low, d.high),
            support_words(m, value.support, &value.path),
        ]);
    }
    (!table.rows.is_empty()).then(|| Section {
        id: "drivers",
        title: m.say("explain-drivers"),
        parts: vec![Part::Table(table)],
    })
}

/// The values that stand in a block.
fn values(ctx: &Context<'_>, path: &str) -> Option<Section> {
    let (m, d) = (ctx.messages, ctx.document);
    let mut table = Table::new(&[
        (&m.say("column-value"), false),
        (&m.say("explain-written"), false),
        (&m.say("column-says"), false),
        (&m.say("column-where"), false),
    ]);
    let prefix = format!("{path}.");
    for (value, p) in ctx.scenario().values.iter().zip(&d.provenance) {
        if value.path.starts_with(&prefix) {
            table.row(vec![
                titled(&value.path, &value_name(ctx, &value.path)),
                clean(&p.written),
                support_words(m, value.support, &value.path),
                p.span.as_ref().map(|s| comparison::place(d, Some(s.start))).unwrap_or_default(),
            ]);
        }
    }
    (!table.rows.is_empty()).then(|| Section {
        id: "values",
        title: m.say("explain-values"),
        parts: vec![Part::Table(table)],
    })
}
