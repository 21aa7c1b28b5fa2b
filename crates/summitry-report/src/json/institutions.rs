//! `institutions` and `positions`: who decides and where positions point; documented in `docs/stability.md`.

use serde_json::{Map, Value, json};
use summitry_core::forecast::{IssuePositions, Reach};

use super::parts::{by_id, chance, number};
use crate::view::{Brief, Context, decides::has_institutions};

/// What votes, ratifiers and further meetings come to; `None` where the file has no institutions.
pub(super) fn institutions(ctx: &Context<'_>) -> Option<Value> {
    let (s, of) = (ctx.scenario(), &ctx.forecast.institutions);
    if !has_institutions(s) {
        return None;
    }
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        out.insert(key.to_owned(), value);
    };
    put("agreed_by_last", of.by_last.map_or(Value::Null, chance));
    put("meetings", json!(s.institutions.meetings.map_or(1, |meetings| meetings.count)));
    put("deadline", json!(ctx.document.summit.deadline));
    let ratifiers = || s.institutions.ratifiers.iter().map(|ratifier| &ratifier.id);
    put("refused", by_id(ratifiers(), &of.refused, |c| chance(*c)));
    let parties = || s.parties.iter().map(|party| &party.id);
    put("outvoted", by_id(parties(), &of.outvoted, |c| chance(*c)));
    put(
        "power",
        by_id(parties(), &of.power, |power| {
            json!({
                "shapley_shubik": number(power.shapley_shubik),
                "banzhaf": number(power.banzhaf),
                "can_block": power.can_block,
            })
        }),
    );
    Some(out.into())
}

/// Where positions point; `None` where the file has none or they were not asked for.
pub(super) fn positions(brief: &Brief<'_>, ctx: &Context<'_>) -> Option<Value> {
    let found = brief.findings?.positions.as_ref()?;
    let s = ctx.scenario();
    let issue = |of: &IssuePositions| {
        let issue = s.issues.get(of.issue)?;
        let sides = of.middle.parties.iter().enumerate().filter_map(|(i, &party)| {
            let id = &s.parties.get(party)?.id;
            Some((
                id.clone(),
                json!({
                    "at": number(of.middle.places[i].at),
                    "distance": number(of.middle.summary.distances[i]),
                    "share": number(of.middle.summary.shares[i]),
                }),
            ))
        });
        let value = json!({
            "mean": reach(of.mean),
            "options": by_id(issue.options.iter().map(|o| &o.id), &of.options, |c| chance(*c)),
            "median": number(of.middle.summary.median),
            "spread": number(of.middle.summary.spread),
            "nash": of.nash.and_then(|o| issue.options.get(o)).map(|o| &o.id),
            "exchanged": of.exchanged.map_or(Value::Null, number),
            "parties": sides.collect::<Map<_, _>>(),
        });
        Some((issue.id.clone(), value))
    };
    let issues: Map<String, Value> = found.issues.iter().filter_map(issue).collect();
    Some(json!({ "worlds": found.worlds, "issues": issues }))
}

fn reach(of: Reach) -> Value {
    json!({ "mean": number(of.mean), "low": number(of.low), "high": number(of.high) })
}
