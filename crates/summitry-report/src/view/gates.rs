//! Gates in words: what stood in the way of a deal, or of one outcome.

use summitry_core::forecast::Gate;

use super::context::Context;

/// Behind a number of meetings that end without a deal: `to a public row`.
pub(super) fn lost(ctx: &Context<'_>, gate: Gate) -> String {
    say(ctx, "lost", gate)
}

/// What happens in the meetings in which one outcome is lost: `Colombia would lose by it`.
pub(super) fn happens(ctx: &Context<'_>, gate: Gate) -> String {
    say(ctx, "gate", gate)
}

fn say(ctx: &Context<'_>, family: &str, gate: Gate) -> String {
    let id = format!("{family}-{}", gate.id().replace('_', "-"));
    let who = match gate {
        Gate::Loses(party) => ctx.party(party),
        Gate::Refused(ratifier) => ctx.ratifier(ratifier),
        _ => String::new(),
    };
    ctx.messages.fill(&id, &[("who", (&who).into())])
}
