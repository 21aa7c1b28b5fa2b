//! Who can stop it, what the last meeting brings, and what happens if nobody does anything: where the file says so.

use summitry_core::{forecast::TOO_SMALL_TO_SHOW, scenario::Outcome};

use crate::view::{
    context::Context,
    decides::{by_last, has_institutions, rule, who_stops},
    nothing,
};

pub(super) fn sentence(ctx: &Context<'_>) -> Option<String> {
    let (m, s) = (ctx.messages, ctx.scenario());
    if !has_institutions(s) {
        return None;
    }
    let rule = rule(ctx, &s.institutions.decision);
    let stops =
        m.fill("reason-decides", &[("rule", (&rule).into()), ("stops", (&who_stops(ctx)).into())]);
    // The ratifier that costs most.
    let refused = (0..s.institutions.ratifiers.len())
        .map(|r| (r, ctx.chance(Outcome::Refused(r)).mean))
        .filter(|(_, cost)| *cost >= TOO_SMALL_TO_SHOW)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(r, cost)| {
            let (who, n) = (ctx.ratifier_in_text(r), m.hundred(cost));
            let count = ctx.number(&[ctx.ratifier_path(r)]);
            m.fill(
                "reason-refused",
                &[("who", (&who).into()), ("count", count.into()), ("n", (&n).into())],
            )
        });
    let lapses =
        nothing::in_short(ctx).map(|what| m.fill("reason-lapses", &[("what", (&what).into())]));
    let said = [Some(stops), refused, by_last(ctx), lapses];
    Some(said.into_iter().flatten().collect::<Vec<_>>().join(" "))
}
