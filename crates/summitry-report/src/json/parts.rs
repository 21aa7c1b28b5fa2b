//! Numbers and chances as the data writes them.

use serde_json::{Map, Value, json};
use summitry_core::{
    forecast::{Chance, Ending},
    scenario::Issue,
};

use crate::view::Context;

/// A finite number; `-0` becomes `0`, what is no number becomes null.
pub(super) fn number(x: f64) -> Value {
    if x == 0.0 { json!(0.0) } else { json!(x) }
}

pub(super) fn chance(c: Chance) -> Value {
    json!({ "mean": number(c.mean), "low": number(c.low), "high": number(c.high) })
}

pub(super) fn ending(e: &Ending) -> Value {
    json!({
        "agreed": chance(e.agreed),
        "words_only": chance(e.words_only),
        "bust_up": chance(e.bust_up),
        "no_zone": chance(e.no_zone),
        "no_capacity": chance(e.no_capacity),
    })
}

pub(super) fn by_id<'a, T>(
    ids: impl Iterator<Item = &'a String>,
    of: &[T],
    to: impl Fn(&T) -> Value,
) -> Value {
    ids.zip(of).map(|(id, x)| (id.clone(), to(x))).collect::<Map<_, _>>().into()
}

pub(super) fn issues(ctx: &Context<'_>, rows: &[Vec<Chance>]) -> Value {
    let issues = &ctx.scenario().issues;
    let of = |(issue, row): (&Issue, &Vec<Chance>)| {
        let now = issue.options.get(issue.now).map_or("", |o| &o.id);
        let options = by_id(issue.options.iter().map(|o| &o.id), row, |c| chance(*c));
        (issue.id.clone(), json!({ "now": now, "options": options }))
    };
    issues.iter().zip(rows).map(of).collect::<Map<_, _>>().into()
}
