//! How it fails: friendly words, a public row, or no deal that suits every side or finds the votes.

use crate::figures::rounded;

use super::label;
use crate::view::context::Context;

/// Rooms closer together than this, two in a hundred, are not told apart.
pub(in crate::view) const APART: f64 = 0.02;

pub(super) fn sentence(ctx: &Context<'_>) -> String {
    let (m, e) = (ctx.messages, &ctx.forecast.ending);
    let (words, row) = (m.hundred(e.words_only.mean), m.hundred(e.bust_up.mean));
    let base = [("words", (&words).into()), ("row", (&row).into())];
    let zone = m.hundred(e.no_zone.mean);
    if rounded(e.no_zone.mean) > 0 {
        let id = ctx.by_rule("reason-no-zone", "reason-no-zone-vote");
        return m.fill(id, &[base[0], base[1], ("zone", (&zone).into())]);
    }
    let Some((most, least)) = apart(ctx) else { return m.fill("reason-no-deal", &base) };
    let by_room = |i: usize| m.hundred(ctx.forecast.venues[i].ending.bust_up.mean);
    let (high, low) = (by_room(most), by_room(least));
    let (there, here) =
        (label::quoted(ctx, &ctx.venue(most)), label::quoted(ctx, &ctx.venue(least)));
    m.fill(
        "reason-no-deal-rooms",
        &[
            base[0],
            base[1],
            ("high", (&high).into()),
            ("low", (&low).into()),
            ("there", (&there).into()),
            ("here", (&here).into()),
        ],
    )
}

/// The rooms with the most and the least public rows, where they differ by two in a hundred or more.
pub(in crate::view) fn apart(ctx: &Context<'_>) -> Option<(usize, usize)> {
    let by_room = |i: usize| ctx.forecast.venues[i].ending.bust_up.mean;
    let rooms = ctx.possible_venues();
    let most = rooms.iter().copied().max_by(|&a, &b| by_room(a).total_cmp(&by_room(b)))?;
    let least = rooms.iter().copied().min_by(|&a, &b| by_room(a).total_cmp(&by_room(b)))?;
    (by_room(most) - by_room(least) >= APART).then_some((most, least))
}
