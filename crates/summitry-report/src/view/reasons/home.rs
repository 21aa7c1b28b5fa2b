//! Who presses whom at home: of each side the audience that matters most, and what it wants.

use summitry_core::scenario::Audience;

use super::label;
use crate::view::context::Context;

/// Sides told of: more would be a list, not a sentence.
const SIDES: usize = 2;

pub(super) fn sentence(ctx: &Context<'_>) -> Option<String> {
    let (m, s) = (ctx.messages, ctx.scenario());
    let weight = |audience: &Audience| s.value(audience.matters).spread.median();
    // What is bargained over: how loud anybody is afterwards is no demand on a deal.
    let bargained: Vec<usize> = s.bargained().collect();
    let asks = |audience: &Audience| {
        audience.likes.iter().copied().find(|(issue, _)| bargained.contains(issue))
    };
    // Of each side the loudest; of equals the first in the file.
    let mut loudest: Vec<(usize, &Audience)> = Vec::new();
    for party in 0..s.parties.len() {
        let its = s.audiences.iter().filter(|a| a.pushes == party && asks(a).is_some());
        let most = its.reduce(|best, next| if weight(next) > weight(best) { next } else { best });
        loudest.extend(most.map(|audience| (party, audience)));
    }
    loudest.sort_by(|a, b| weight(b.1).total_cmp(&weight(a.1)));
    let each: Vec<String> = loudest
        .iter()
        .take(SIDES)
        .map(|&(party, audience)| {
            let name = label::quoted(ctx, &ctx.label(&format!("audience.{}", audience.id)));
            let who = ctx.party_in_text(party);
            let first = asks(audience);
            let option = first.map_or_else(String::new, |(k, o)| label::option(ctx, k, o));
            m.fill(
                "reason-home-one",
                &[
                    ("audience", (&name).into()),
                    ("party", (&who).into()),
                    ("option", (&option).into()),
                ],
            )
        })
        .collect();
    let line = each.join("; ");
    (!each.is_empty()).then(|| m.fill("reason-home", &[("each", (&line).into())]))
}
