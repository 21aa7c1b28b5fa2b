//! The brief as data: `summitry-brief/2`, documented field by field in `docs/stability.md`.
//!
//! Every chance is `{mean, low, high}` in 0..1. The bytes depend on file, flags and version alone. Numbers are printed in
//! their shortest form that reads back the same.

pub mod deals;
mod headline;
mod institutions;
mod parts;
pub mod session;
mod talks;
pub mod why;

use num_traits::ToPrimitive;
use serde_json::{Map, Value, json};
use summitry_core::{
    deals::{Concept, Count, FrontierPoint, Solution, Solutions},
    scenario::Outcome,
    value::Support,
};
use summitry_kit::findings::VenueDeals;

use crate::{
    messages::Messages,
    view::{Brief, Context, affected::SHARES, branch_path, comparison::Comparison},
};

use parts::{by_id, chance, ending, issues, number};

/// The name and version of the format.
pub const FORMAT: &str = "summitry-brief/2";

/// Lays out a brief as one JSON object.
#[must_use]
pub fn brief(brief: &Brief<'_>, m: &Messages) -> Value {
    let ctx = Context::new(brief.document, brief.forecast, m);
    let (s, f) = (ctx.scenario(), ctx.forecast);
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        out.insert(key.to_owned(), value);
    };
    put("format", json!(FORMAT));
    put("version", json!(env!("CARGO_PKG_VERSION")));
    put(
        "stamp",
        match (brief.document.summit.is_draft(), brief.document.summit.is_illustration()) {
            (true, _) => json!("draft"),
            (_, true) => json!("illustration"),
            _ => Value::Null,
        },
    );
    put("title", json!(brief.head.title));
    put("language", json!(m.language().tag()));
    put("finding", json!(brief.finding.line));
    put("reasons", brief.reasons.iter().map(|reason| json!(reason.line.plain())).collect());
    put("summary", brief.sentences.iter().map(|s| json!(s.plain())).collect());
    put("file", json!(brief.document.file.rsplit(['/', '\\']).next().unwrap_or_default()));
    put("sha256", json!(brief.document.sha256));
    put("seed", json!(f.seed));
    put("worlds", json!(f.worlds));
    if brief.is_partial {
        put("partial", json!({ "asked": f.asked, "findings": brief.findings.is_some() }));
    }
    if f.samples.kept() < f.worlds {
        put("range_worlds", json!(f.samples.kept()));
    }
    put("exact", json!(f.exactness.exact));
    if !f.exactness.exact {
        put("error", number(f.exactness.error));
        put("options_error", number(f.exactness.options));
        put("sampled_worlds", json!(f.exactness.sampled_worlds));
    }
    put("ending", ending(&f.ending));
    put(
        "venues",
        by_id(s.venues.iter().map(|v| &v.id), &f.venues, |v| {
            json!({
                "chance": chance(v.chance),
                "ending": ending(&v.ending),
                "issues": issues(&ctx, &v.issues),
                "defines": by_id(s.defines.iter().map(|d| &d.id), &v.defines, |c| chance(*c)),
                "cases": by_id(s.cases.iter().map(|d| &d.id), &v.cases, |c| chance(*c)),
            })
        }),
    );
    put("issues", issues(&ctx, &f.issues));
    put("cases", by_id(s.cases.iter().map(|c| &c.id), &f.cases, |c| chance(*c)));
    put("defines", by_id(s.defines.iter().map(|d| &d.id), &f.defines, |c| chance(*c)));
    put("questions", by_id(s.questions.iter().map(|q| &q.id), &f.questions, |c| chance(*c)));
    put(
        "expectations",
        by_id(
            s.expectations.iter().map(|e| &e.id),
            &f.expectations,
            |e| json!({ "model": chance(e.model), "agrees": e.agrees }),
        ),
    );
    put("steps", steps(&ctx));
    put("deals", deals(brief, &ctx));
    put("talks", talks::talks(brief));
    put("packages", packages(&ctx));
    put(
        "rules",
        f.by_rule
            .iter()
            .map(|(rule, rows)| (rule.id().to_owned(), json!({ "issues": issues(&ctx, rows) })))
            .collect::<Map<_, _>>()
            .into(),
    );
    put("drivers", drivers(&ctx));
    put("branches", branches(&ctx));
    put("headline", headline::headline(brief, &ctx));
    put("why", headline::why(brief, &ctx));
    put(
        "affected",
        by_id(s.affected.iter().map(|a| &a.id), &f.affected, |a| {
            let shares = SHARES.iter().map(|s| (s.id.to_owned(), chance((s.of)(a))));
            shares.collect::<Map<_, _>>().into()
        }),
    );
    // Only of files that say who decides; others have the keys they had.
    if let Some(institutions) = institutions::institutions(&ctx) {
        put("institutions", institutions);
    }
    if let Some(positions) = institutions::positions(brief, &ctx) {
        put("positions", positions);
    }
    let counts = brief.rests.counts;
    put(
        "support",
        json!({ "stated": counts[0], "direction": counts[1], "judgement": counts[2], "default": counts[3] }),
    );
    put("by_agent", json!(brief.rests.by_agent));
    put("defaults", defaults(&ctx));
    put(
        "warnings",
        brief.warnings.iter().map(|w| json!({ "place": w.place, "message": w.text })).collect(),
    );
    out.into()
}

/// Two runs: this brief with a `comparison` beside it.
#[must_use]
pub fn comparison(brief: &Brief<'_>, c: &Comparison, m: &Messages) -> Value {
    let mut out = self::brief(brief, m);
    let rows: Vec<Value> = c
        .groups
        .iter()
        .flat_map(|g| &g.rows)
        .map(|row| {
            let figure = |f: &Option<crate::figures::Figure>| {
                f.as_ref().map_or(Value::Null, |f| chance(f.chance))
            };
            json!({
                "path": row.path,
                "this": figure(&row.this),
                "other": figure(&row.other),
                "error": row.error.map_or(Value::Null, number),
                "noise": row.noise,
            })
        })
        .collect();
    if let Value::Object(map) = &mut out {
        map.insert(
            "comparison".to_owned(),
            json!({ "of": c.of, "figures": rows, "lines": c.lines }),
        );
    }
    out
}

fn steps(ctx: &Context<'_>) -> Value {
    let s = ctx.scenario();
    ctx.forecast
        .steps
        .iter()
        .filter_map(|step| {
            let issue = s.issues.get(step.issue)?;
            let option = issue.options.get(step.option)?;
            let parties = || s.parties.iter().map(|p| &p.id);
            Some(json!({
                "issue": issue.id,
                "option": option.id,
                "effort": number(step.effort),
                "gains": by_id(parties(), &step.gains, |g| number(g.mean)),
                "gains_range": by_id(parties(), &step.gains, |g| {
                    json!({ "low": number(g.low), "high": number(g.high) })
                }),
                "nobody_loses": chance(step.nobody_loses),
                "nobody_loses_by_3": chance(step.nobody_loses_by_3),
                "first": chance(step.first),
            }))
        })
        .collect()
}

/// What is possible at the middle of the values, in the likeliest room; null where it is too large for a brief.
fn deals(brief: &Brief<'_>, ctx: &Context<'_>) -> Value {
    let Some(deals) = &brief.deals else { return Value::Null };
    let Some(found) = &deals.found else { return Value::Null };
    let VenueDeals { summit, analysis, within, analyst } = found.here;
    let parties = &summit.space.parties;
    let point = |p: &FrontierPoint| {
        let gains = p.utilities.iter().zip(parties).map(|(u, party)| {
            let gain = (u - &party.reservation).to_f64().map_or(Value::Null, number);
            (party.name.clone(), gain)
        });
        json!({
            "options": crate::deals::package(&summit.space, &p.package),
            "gains": gains.collect::<Map<_, _>>(),
            "effort": number(summit.effort(&p.package)),
            "fits": summit.fits(&p.package),
        })
    };
    let rational = |count: &Count| match count {
        Count::Exact(n) => json!(n.to_string()),
        _ => Value::Null,
    };
    let solutions = |frontier: &[FrontierPoint], solutions: &Solutions| {
        let first = |s: &Solution| {
            let point_of = s.points.first().and_then(|&place| frontier.get(place));
            point_of.map_or(Value::Null, point)
        };
        let told = Concept::ALL.iter().filter(|concept| concept.told);
        let found = told.map(|concept| (concept.id.to_owned(), first((concept.of)(solutions))));
        Value::from(found.collect::<Map<_, _>>())
    };
    let within = within.as_ref().map_or(Value::Null, |within| {
        json!({
            "rational": rational(&within.rational),
            "frontier": within.frontier.iter().map(point).collect::<Vec<_>>(),
            "solutions": solutions(&within.frontier, &within.solutions),
        })
    });
    let mut out = Map::new();
    out.insert("venue".to_owned(), json!(ctx.scenario().venues.get(deals.venue).map(|v| &v.id)));
    out.insert("packages".to_owned(), json!(analysis.packages.to_string()));
    out.insert("rational".to_owned(), rational(&analysis.rational));
    out.insert("frontier".to_owned(), analysis.frontier.iter().map(point).collect());
    out.insert("solutions".to_owned(), solutions(&analysis.frontier, &analysis.solutions));
    out.insert("within_capacity".to_owned(), within);
    out.insert("other_rooms".to_owned(), json!(deals.other_rooms));
    out.extend(crate::deals::analyst(summit, analyst));
    out.into()
}

fn packages(ctx: &Context<'_>) -> Value {
    let issues = &ctx.scenario().issues;
    ctx.forecast
        .packages
        .iter()
        .map(|p| {
            let options: Map<String, Value> = issues
                .iter()
                .zip(&p.options)
                .filter(|(issue, _)| issue.held_by != summitry_core::scenario::HeldBy::Each)
                .filter_map(|(issue, &o)| Some((issue.id.clone(), json!(issue.options.get(o)?.id))))
                .collect();
            json!({ "options": options, "chance": chance(p.chance) })
        })
        .collect()
}

/// The class of support as the data names it.
#[must_use]
pub fn support_id(support: Support) -> &'static str {
    match support {
        Support::Stated => "stated",
        Support::Direction => "direction",
        Support::Judgement => "judgement",
        Support::Default => "default",
    }
}

fn drivers(ctx: &Context<'_>) -> Value {
    ctx.forecast
        .drivers
        .iter()
        .filter_map(|d| {
            let value = ctx.scenario().values.get(d.value.0)?;
            Some(json!({
                "path": value.path,
                "of": Outcome::from(d.of).path(ctx.scenario()),
                "low": number(d.low),
                "high": number(d.high),
                "slope": number(d.slope),
                "error": number(d.error),
                "support": support_id(value.support),
            }))
        })
        .collect()
}

fn branches(ctx: &Context<'_>) -> Value {
    ctx.forecast
        .branches
        .iter()
        .map(|b| {
            json!({
                "path": branch_path(ctx, b.branch),
                "of": Outcome::from(b.of).path(ctx.scenario()),
                "yes": chance(b.yes),
                "no": chance(b.no),
                "share": number(b.share),
            })
        })
        .collect()
}

fn defaults(ctx: &Context<'_>) -> Value {
    ctx.scenario()
        .values
        .iter()
        .zip(&ctx.document.provenance)
        .filter(|(value, _)| value.support == Support::Default)
        .map(|(value, p)| json!({ "path": value.path, "is": p.written }))
        .collect()
}
