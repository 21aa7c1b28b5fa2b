//! What a deal needs, in words: all, a majority, a share of weight.

use summitry_core::scenario::{
    Decision,
    institutions::{Counted, DecisionRule, Quota},
};

use crate::view::context::Context;

use super::words::quoted;

/// What the meeting asks for.
pub(super) fn meeting(ctx: &Context<'_>) -> String {
    let rule = rule(ctx, &ctx.scenario().institutions.decision);
    ctx.messages.fill("decides-rule", &[("rule", (&rule).into())])
}

/// The issues that decide otherwise.
pub(super) fn issues(ctx: &Context<'_>) -> Vec<String> {
    let issues = ctx.scenario().issues.iter().enumerate();
    issues
        .filter_map(|(k, issue)| {
            let (what, rule) = (quoted(ctx, k), rule(ctx, issue.decision.as_ref()?));
            let args = [("what", (&what).into()), ("rule", (&rule).into())];
            Some(ctx.messages.fill("decides-issue", &args))
        })
        .collect()
}

/// A decision as what is needed: `every side`, `at least 65% of all weight and 15 of 27 sides`.
pub(in crate::view) fn rule(ctx: &Context<'_>, decision: &Decision) -> String {
    let m = ctx.messages;
    if decision.is_unanimous() {
        return m.say("rule-of-all");
    }
    let parties = &ctx.scenario().parties;
    let heads = parties.len() as f64;
    let weight: f64 = parties.iter().map(|party| party.weight).sum();
    let needed: Vec<String> = decision
        .rules
        .iter()
        .filter_map(|rule| {
            let DecisionRule::Quota { quota, of } = *rule else { return None };
            let by_heads = of == Counted::Parties;
            let all = if by_heads { heads } else { weight };
            let number = |x: f64| plain(ctx, x);
            Some(match (quota, by_heads) {
                (Quota::MoreThanHalf, true) => m.say("rule-of-half-sides"),
                (Quota::MoreThanHalf, false) => m.say("rule-of-half-weight"),
                (Quota::Share(share), true) => {
                    // Heads are whole: so many it takes.
                    let n = number((share * all - 1e-9 * all).ceil());
                    m.fill("rule-of-sides", &[("n", (&n).into()), ("all", (&number(all)).into())])
                }
                (Quota::Number(n), true) => m.fill(
                    "rule-of-sides",
                    &[("n", (&number(n.ceil())).into()), ("all", (&number(all)).into())],
                ),
                (Quota::Share(share), false) => {
                    m.fill("rule-of-share", &[("percent", (&m.percent(share)).into())])
                }
                (Quota::Number(n), false) => m.fill(
                    "rule-of-weight",
                    &[("n", (&number(n)).into()), ("all", (&number(all)).into())],
                ),
            })
        })
        .collect();
    m.list(&needed)
}

/// A count or weight without needless decimals.
pub(super) fn plain(ctx: &Context<'_>, x: f64) -> String {
    let decimals = if (x - x.round()).abs() < 1e-9 { 0 } else { 1 };
    ctx.messages.number(x, decimals)
}
