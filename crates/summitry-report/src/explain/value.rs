//! One value explained: as written, where from, what it moves.

use summitry_core::{
    forecast::Driver,
    value::{Value, ValueKind},
};
use summitry_scenario::document::Provenance;

use super::parts::{quotes, rows, titled};
use crate::{
    rich::clean,
    view::{
        Context, comparison,
        sections::{Part, Section, Table},
        support_words, value_name,
    },
};

pub(super) fn value(ctx: &Context<'_>, index: usize) -> Vec<Section> {
    let (m, d) = (ctx.messages, ctx.document);
    let value = &ctx.scenario().values[index];
    let empty = Provenance::default();
    let p = d.provenance.get(index).unwrap_or(&empty);
    let place = match &p.span {
        Some(span) => comparison::place(d, Some(span.start)),
        None => m.say("explain-no-place"),
    };
    let spread = &value.spread;
    let mut about = vec![
        (m.say("explain-kind"), kind(ctx, value.kind)),
        (m.say("explain-written"), clean(&p.written)),
        (m.say("explain-at"), place),
        (m.say("explain-median"), amount(ctx, value, spread.median())),
        (m.say("explain-mean"), amount(ctx, value, spread.mean())),
    ];
    if !spread.is_point() {
        let (low, high) = (spread.quantile(0.05), spread.quantile(0.95));
        about.push((
            m.say("explain-range"),
            m.fill(
                "from-to",
                &[
                    ("low", (&amount(ctx, value, low)).into()),
                    ("high", (&amount(ctx, value, high)).into()),
                ],
            ),
        ));
    }
    about.extend([
        (m.say("explain-from"), support_words(m, value.support, &value.path)),
        (m.say("explain-why"), p.why.as_deref().map(clean).unwrap_or_default()),
        (m.say("explain-by"), p.by.as_deref().map(clean).unwrap_or_default()),
    ]);
    let mut out = vec![Section {
        id: "value",
        title: titled(&value.path, &value_name(ctx, &value.path)),
        parts: rows(&about),
    }];
    out.push(quotes(ctx, &p.cite));
    out.push(moves(ctx, index));
    out
}

/// A number of a value's kind as people read it: chances in percent, the rest plain.
fn amount(ctx: &Context<'_>, value: &Value, x: f64) -> String {
    match value.kind {
        ValueKind::Chance => {
            let digits = ctx.messages.number(x * 100.0, 1);
            ctx.messages.language().percentage(&digits)
        }
        ValueKind::Importance | ValueKind::Score | ValueKind::Points => ctx.messages.number(x, 1),
        ValueKind::Share | ValueKind::Positive => ctx.messages.number(x, 2),
    }
}

fn kind(ctx: &Context<'_>, kind: ValueKind) -> String {
    ctx.messages.say(match kind {
        ValueKind::Importance => "kind-importance",
        ValueKind::Score => "kind-score",
        ValueKind::Chance => "kind-chance",
        ValueKind::Share => "kind-share",
        ValueKind::Positive => "kind-positive",
        ValueKind::Points => "kind-points",
    })
}

/// What one value moves: each forecast in its low and its high third, largest movement first.
fn moves(ctx: &Context<'_>, index: usize) -> Section {
    let m = ctx.messages;
    let mut drivers: Vec<&Driver> =
        ctx.forecast.drivers.iter().filter(|d| d.value.0 == index && !d.is_noise()).collect();
    drivers.sort_by(|a, b| (b.high - b.low).abs().total_cmp(&(a.high - a.low).abs()));
    let mut table = Table::new(&[
        (&m.say("column-outcome"), false),
        (&m.say("column-low-high"), true),
        (&m.say("column-chance"), true),
    ]);
    for d in drivers.iter().take(10) {
        table.row(vec![
            ctx.target_name(d.of),
            m.arrow(d.low, d.high),
            m.hundred(ctx.target(d.of).mean),
        ]);
    }
    let parts = if table.rows.is_empty() {
        vec![Part::Note(m.say("explain-moves-nothing"))]
    } else {
        vec![Part::Table(table), Part::Note(m.say("explain-moves-note"))]
    };
    Section { id: "moves", title: m.say("explain-moves"), parts }
}
