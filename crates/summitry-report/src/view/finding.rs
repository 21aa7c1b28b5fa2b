//! The finding: what the figures say, in one line that a newspaper would print above them.
//!
//! A line is chosen from a table of templates, each with the condition under which it is true. No claim is stronger than the range of
//! its figure allows ([`Claim`]): where the answer moves from 16 to 73 with the file's numbers, the line says that it is open.

mod claim;
mod templates;

use summitry_core::forecast::Ending;

use crate::{messages::Messages, rich::capital};

use super::context::Context;

pub use claim::Claim;
use templates::{Figures, TEMPLATES};

/// The longest list of names that stands before a finding, in characters: half a line of a terminal.
const NAMES: usize = 50;

/// What the figures say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Who meets: the leaders, else the sides, else the meeting's title.
    pub who: String,
    /// What is found, without who: `a public row is unlikely, a deal a coin-toss`.
    pub what: String,
    /// Both: `Trump and Petro: a public row is unlikely, a deal a coin-toss`.
    pub line: String,
}

pub(super) fn build(ctx: &Context<'_>, title: &str) -> Finding {
    let m = ctx.messages;
    let (who, what) = (
        who(ctx).unwrap_or_else(|| title.to_owned()),
        by_last(ctx, found(&ctx.forecast.ending, ctx.scenario().counts_votes(), m)),
    );
    let line = m.fill("finding", &[("who", (&who).into()), ("what", (&what).into())]);
    Finding { who, what, line }
}

/// What the last of several meetings makes of it, behind what this one does, where that may be claimed in other words.
fn by_last(ctx: &Context<'_>, what: String) -> String {
    let f = ctx.forecast;
    let Some(last) = f.institutions.by_last else { return what };
    let claim = Claim::of(last);
    if claim == Claim::of(f.ending.agreed) {
        return what;
    }
    let m = ctx.messages;
    let then = m.fill(
        &format!("finding-and-{}", claim.id()),
        &[("what", (&m.say("finding-by-last")).into())],
    );
    m.fill("finding-both", &[("first", (&what).into()), ("second", (&then).into())])
}

/// The finding of four endings, in words; where votes are counted, no deal is one that does not find them.
#[must_use]
pub fn found(ending: &Ending, counts_votes: bool, m: &Messages) -> String {
    let figures = Figures::new(ending, counts_votes);
    // The last template is always true.
    let template = TEMPLATES.iter().find(|template| (template.when)(&figures));
    template.map_or_else(String::new, |template| (template.say)(&figures, m))
}

/// Two leaders, else two sides; `None` where there are more, or their names are long.
fn who(ctx: &Context<'_>) -> Option<String> {
    let s = ctx.scenario();
    let leaders: Option<Vec<String>> = (0..s.parties.len())
        .map(|i| {
            let leader = ctx.document.leaders.get(i).copied().flatten()?;
            Some(ctx.short(&format!("person.{}", s.people.get(leader)?.id), NAMES))
        })
        .collect();
    // Sides stand in a line like a sentence's, with their article; leaders have none.
    let side = |i: usize| {
        let path = ctx.party_path(i);
        let (short, whole) = (ctx.short(&path, NAMES), ctx.label(&path));
        if short == whole { ctx.party_in_text(i) } else { short }
    };
    let sides: Vec<String> = (0..s.parties.len()).map(side).collect();
    if sides.len() != 2 {
        return None;
    }
    leaders
        .into_iter()
        .chain([sides])
        .map(|names| capital(&ctx.messages.list(&names)))
        .find(|names| names.chars().count() <= NAMES)
}
