//! `headline` and `why`: the level, the gates, what the spread comes from; documented in `docs/stability.md`.

use serde_json::{Map, Value, json};
use summitry_core::{
    forecast::{Gate, Why},
    scenario::{EndingKind, Outcome},
};
use summitry_kit::findings::LostOutcome;

use super::parts::{chance, number};
use crate::view::{Brief, Context, because::wanted_by};

pub(super) fn headline(brief: &Brief<'_>, ctx: &Context<'_>) -> Value {
    let h = &brief.forecast.headline;
    let level = &brief.headline.level;
    let class = level.class;
    let mut out = Map::new();
    out.insert("agreed".to_owned(), chance(h.agreed));
    out.insert("at_level".to_owned(), number(h.at_level));
    out.insert(
        "level".to_owned(),
        json!({
            "kind": level.kind,
            "class": class.map(|c| &c.id),
            "n": class.map(|c| c.n),
            "k": class.map(|c| c.k),
            "share": number(level.share),
            "label": level.label,
            "verified": class.map(|c| c.verified),
        }),
    );
    let agreed = |lost: &&LostOutcome| lost.outcome == Outcome::Ending(EndingKind::Agreed);
    if let Some(lost) = brief.findings.and_then(|found| found.lost.iter().find(agreed)) {
        out.extend(gates(lost, ctx));
    }
    let carried = brief.findings.into_iter().flat_map(|found| &found.carried).map(
        |c| json!({ "group": c.group.id(), "share": number(c.share), "error": number(c.error) }),
    );
    out.insert("carried".to_owned(), carried.collect());
    out.into()
}

/// Of each case, define and most wanted option.
pub(super) fn why(brief: &Brief<'_>, ctx: &Context<'_>) -> Value {
    let s = ctx.scenario();
    let lost = brief.findings.into_iter().flat_map(|found| &found.lost);
    lost.filter(|lost| lost.outcome != Outcome::Ending(EndingKind::Agreed))
        .map(|lost| {
            let mut out = Map::new();
            out.insert("path".to_owned(), json!(lost.outcome.path(s)));
            let wanted: Vec<&String> = wanted_by(ctx, lost.outcome)
                .into_iter()
                .filter_map(|i| s.parties.get(i).map(|p| &p.id))
                .collect();
            if !wanted.is_empty() {
                out.insert("wanted_by".to_owned(), json!(wanted));
            }
            if let Ok(why) = &lost.why {
                out.insert("happens".to_owned(), number(why.happens()));
            }
            out.extend(gates(lost, ctx));
            Value::from(out)
        })
        .collect()
}

/// What happens by a deal and without one, and what is lost at each gate; or why that cannot be told.
fn gates(lost: &LostOutcome, ctx: &Context<'_>) -> Map<String, Value> {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        out.insert(key.to_owned(), value);
    };
    match &lost.why {
        Ok(why) => {
            put("by_deal", number(why.by_deal));
            put("without_deal", number(why.without_deal));
            put("gates", rows(why, ctx));
            if !why.short_by.is_empty() {
                let parties = why.short_by.iter().filter_map(|&(i, share)| {
                    let party = &ctx.scenario().parties.get(i)?.id;
                    Some(json!({ "party": party, "share": number(share) }))
                });
                put("short_by", parties.collect());
            }
            put("gates_worlds", json!(why.worlds));
        }
        Err(reason) => put("left_out", json!(reason)),
    }
    out
}

fn rows(why: &Why, ctx: &Context<'_>) -> Value {
    let row = |&(gate, share): &(Gate, f64)| match gate {
        Gate::Loses(i) => {
            let party = ctx.scenario().parties.get(i).map(|p| &p.id);
            json!({ "gate": gate.id(), "party": party, "share": number(share) })
        }
        Gate::Refused(r) => {
            let ratifier = ctx.scenario().institutions.ratifiers.get(r).map(|r| &r.id);
            json!({ "gate": gate.id(), "ratifier": ratifier, "share": number(share) })
        }
        _ => json!({ "gate": gate.id(), "share": number(share) }),
    };
    why.gates.iter().map(row).collect()
}
