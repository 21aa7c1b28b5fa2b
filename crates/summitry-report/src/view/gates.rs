//! Gates in words: what stood in the way of a deal, or of one outcome.

use summitry_core::forecast::{Gate, TOO_SMALL_TO_SHOW, Why};

use crate::messages::Messages;

use super::{context::Context, decides::deadline};

/// Names told of those whose consent alone would be enough.
pub(crate) const MISSING: usize = 3;

/// Behind a number of meetings that end without a deal: `to a public row`.
pub(super) fn lost(ctx: &Context<'_>, gate: Gate) -> String {
    say(ctx, "lost", gate)
}

/// What happens in the meetings in which one outcome is lost: `Colombia would lose by it`; for want of a coalition also who alone
/// would be enough, and of a lapse when.
pub(super) fn happens(ctx: &Context<'_>, gate: Gate, why: &Why) -> String {
    match gate {
        Gate::NoCoalition => {
            let missing = why.short_by.iter().filter(|(_, share)| *share >= TOO_SMALL_TO_SHOW);
            let names: Vec<String> =
                missing.take(MISSING).map(|&(party, _)| ctx.party_in_text(party)).collect();
            short_of(ctx.messages, &names)
        }
        Gate::Lapses => lapses(ctx),
        gate => say(ctx, "gate", gate),
    }
}

/// Too few to decide, and who alone would be enough, where anybody would.
pub(crate) fn short_of(m: &Messages, names: &[String]) -> String {
    if names.is_empty() {
        return m.say("gate-no-coalition");
    }
    m.fill("gate-short-of", &[("who", (&m.choices(names)).into())])
}

/// It lapses, on the day of the deadline where the file has one.
pub(crate) fn lapses(ctx: &Context<'_>) -> String {
    match deadline(ctx) {
        Some(day) => ctx.messages.fill("gate-lapses-on", &[("day", (&day).into())]),
        None => ctx.messages.say("gate-lapses"),
    }
}

fn say(ctx: &Context<'_>, family: &str, gate: Gate) -> String {
    let id = format!("{family}-{}", gate.id().replace('_', "-"));
    let who = match gate {
        Gate::Loses(party) => ctx.party_in_text(party),
        Gate::Refused(ratifier) => ctx.ratifier_in_text(ratifier),
        _ => String::new(),
    };
    ctx.messages.fill(&id, &[("who", (&who).into())])
}
