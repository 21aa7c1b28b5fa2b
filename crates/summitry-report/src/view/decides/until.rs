//! Until when: what this meeting brings, what the last one, and by which day.

use summitry_core::forecast::TOO_SMALL_TO_SHOW;

use crate::view::context::Context;

/// The day by which they must agree, in words.
pub(in crate::view) fn deadline(ctx: &Context<'_>) -> Option<String> {
    ctx.document.summit.deadline.as_deref().map(|day| ctx.messages.day(day))
}

/// By this meeting so many, by the last so many; `None` where this meeting is the only one.
pub(in crate::view) fn by_last(ctx: &Context<'_>) -> Option<String> {
    let (m, f) = (ctx.messages, ctx.forecast);
    let (meetings, chance) = (ctx.scenario().institutions.meetings?, f.institutions.by_last?);
    let (now, last) = (m.hundred(f.ending.agreed.mean), m.of_hundred(chance.mean));
    let count = usize::try_from(meetings.count).unwrap_or(usize::MAX);
    let args = [("now", (&now).into()), ("last", (&last).into()), ("count", count.into())];
    Some(match deadline(ctx) {
        Some(day) => {
            let day = [("day", (&day).into())];
            m.fill("decides-by-last-day", &[&args[..], &day[..]].concat())
        }
        None => m.fill("decides-by-last", &args),
    })
}

/// The sentences of the section.
pub(super) fn lines(ctx: &Context<'_>) -> Vec<String> {
    let (m, f) = (ctx.messages, ctx.forecast);
    let alike = f.institutions.by_last.filter(|last| {
        let more = last.mean - f.ending.agreed.mean;
        (0.0..TOO_SMALL_TO_SHOW).contains(&more)
    });
    let no_help = alike.map(|_| m.say("decides-by-last-alike"));
    by_last(ctx).into_iter().chain(no_help).collect()
}
