//! Every figure of a run: path, name, chance, and where it is kept world by world.

use summitry_core::{
    forecast::{Chance, Place},
    scenario::Outcome,
};

use super::Context;

/// One figure of one run, to be matched with the other run's by its path.
pub(super) struct FigureEntry {
    /// The message that heads its group.
    pub(super) group: &'static str,
    pub(super) path: String,
    pub(super) label: String,
    pub(super) chance: Chance,
    pub(super) place: Option<Place>,
}

/// Every figure of a run for the data: path, name, chance. The first is the headline.
pub(crate) fn figures(ctx: &Context<'_>) -> Vec<(String, String, Chance)> {
    entries(ctx).into_iter().map(|e| (e.path, e.label, e.chance)).collect()
}

/// Every figure of a run. The first is the headline.
pub(super) fn entries(ctx: &Context<'_>) -> Vec<FigureEntry> {
    let outcomes = Outcome::all(ctx.scenario()).filter(|o| *o != Outcome::NoCapacity);
    let of = |outcome| FigureEntry {
        group: group(outcome),
        path: outcome.path(ctx.scenario()),
        label: ctx.outcome_name(outcome),
        chance: ctx.chance(outcome),
        place: Some(outcome.place()),
    };
    let (endings, others): (Vec<Outcome>, Vec<Outcome>) =
        outcomes.partition(|outcome| matches!(outcome, Outcome::Ending(_)));
    let mut out: Vec<FigureEntry> = endings.into_iter().map(of).collect();
    out.push(at_level(ctx));
    out.extend(others.into_iter().map(of));
    out.extend(affected(ctx));
    out
}

fn group(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Ending(_)
        | Outcome::NoCapacity
        | Outcome::ByLast
        | Outcome::Refused(_)
        | Outcome::Outvoted(_) => "group-endings",
        Outcome::Define(_) | Outcome::Case(_) => "group-events",
        Outcome::Question(_) => "group-questions",
        Outcome::Expectation(_) => "group-expectations",
        Outcome::Venue(_) => "group-venues",
        Outcome::Option { .. } => "group-issues",
    }
}

/// A deal if only the level spoke.
fn at_level(ctx: &Context<'_>) -> FigureEntry {
    let p = ctx.forecast.headline.at_level;
    FigureEntry {
        group: "group-level",
        path: "headline.at_level".to_owned(),
        label: ctx.messages.say("at-level"),
        // A mean alone: its range is not kept.
        chance: Chance { mean: p, low: p, high: p },
        place: None,
    }
}

fn affected(ctx: &Context<'_>) -> Vec<FigureEntry> {
    let (m, s) = (ctx.messages, ctx.scenario());
    let mut out = Vec::new();
    for (i, (who, a)) in s.affected.iter().zip(&ctx.forecast.affected).enumerate() {
        let name = ctx.label(&format!("affected.{}", who.id));
        for share in crate::view::affected::SHARES.iter().filter(|share| share.compared) {
            out.push(FigureEntry {
                group: "group-affected",
                path: format!("affected.{}.{}", who.id, share.id),
                label: format!("{name}: {}", m.say(share.column)),
                chance: (share.of)(a),
                place: Some((share.place)(i)),
            });
        }
    }
    out
}
