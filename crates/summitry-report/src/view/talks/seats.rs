//! Who negotiates how, in words.

use summitry_core::talks::TacticName;

use crate::{messages::Messages, view::context::Context};

/// A tactic in words; its name where Summitry has none for it, or where it carries a number of its own.
pub(super) fn tactic(m: &Messages, tactic: &TacticName) -> String {
    let name = tactic.to_string();
    m.try_fill(&format!("tactic-{name}"), &[]).unwrap_or(name)
}

/// "United States (holds out), Colombia (gives way)".
pub(super) fn seats(ctx: &Context<'_>, tactics: &[TacticName]) -> String {
    let m = ctx.messages;
    let seat = |(party, of): (usize, &TacticName)| {
        let (who, tactic) = (ctx.party(party), tactic(m, of));
        m.fill("talks-seat", &[("who", (&who).into()), ("tactic", (&tactic).into())])
    };
    tactics.iter().enumerate().map(seat).collect::<Vec<_>>().join(", ")
}
