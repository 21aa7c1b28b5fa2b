//! The absent who decide: those who are asked afterwards, and those who help without a stake.

use summitry_core::scenario::{
    Outcome, Scenario, Want,
    institutions::{Chair, Mediator, Ratifier},
};

use crate::view::{
    context::Context,
    decides::{mediator_changes, ratifier_about},
    quotes,
};

use super::card::{Actor, Fact, fact};

pub(super) fn build(ctx: &Context<'_>) -> Vec<Actor> {
    let of = &ctx.scenario().institutions;
    let asked = of.ratifiers.iter().enumerate().map(|(i, r)| ratifier(ctx, i, r));
    let helping = of.mediators.iter().enumerate().map(|(i, mediator)| helper(ctx, i, mediator));
    asked.chain(helping).collect()
}

/// Someone who is asked afterwards: about what, what it wants most, and how often its no costs a deal.
fn ratifier(ctx: &Context<'_>, place: usize, of: &Ratifier) -> Actor {
    let (m, s) = (ctx.messages, ctx.scenario());
    let block = format!("ratifier.{}", of.id);
    let whose = ctx.party_in_text(of.of);
    let outcome = Outcome::Refused(place);
    let mut facts = Vec::new();
    if let Some((issue, option)) = wanted_most(s, &of.wants) {
        let what = format!("{}: {}", ctx.issue(issue), ctx.option(issue, option));
        let of_issue = s.issues.get(issue).map_or("", |k| k.id.as_str());
        let cites = quotes::of(ctx, &[&format!("{block}.wants.{of_issue}"), &block]);
        facts.push(fact(m, "actor-wants", what, cites));
    }
    facts.push(fact(m, "actor-asked", ratifier_about(ctx, of), Vec::new()));
    facts.push(Fact {
        path: Some(outcome.path(s)),
        ..fact(m, "actor-refuses", m.of_hundred(ctx.chance(outcome).mean), Vec::new())
    });
    Actor {
        absent: true,
        name: ctx.ratifier(place),
        people: m.fill("actor-absent-of", &[("who", (&whose).into())]),
        facts,
    }
}

/// Someone who helps: how, and whether from the chair.
fn helper(ctx: &Context<'_>, place: usize, of: &Mediator) -> Actor {
    let (m, s) = (ctx.messages, ctx.scenario());
    let block = format!("mediator.{}", of.id);
    let chairs = s.institutions.chair == Some(Chair::Mediator(place));
    let chairs = chairs.then(|| fact(m, "actor-role", m.say("actor-chair"), Vec::new()));
    let changes = mediator_changes(ctx, of);
    let changes = (!changes.is_empty())
        .then(|| fact(m, "actor-helps", m.list(&changes), quotes::of(ctx, &[&block])));
    Actor {
        absent: true,
        name: ctx.label(&block),
        people: m.say("actor-absent-helps"),
        facts: chairs.into_iter().chain(changes).collect(),
    }
}

/// The option it likes best of the issue that matters most to it, the first of equals.
fn wanted_most(s: &Scenario, wants: &[Option<Want>]) -> Option<(usize, usize)> {
    let weight = |want: &Want| s.value(want.matters).spread.median();
    let mut most: Option<(usize, &Want)> = None;
    for (issue, want) in wants.iter().enumerate() {
        let Some(want) = want else { continue };
        if most.is_none_or(|(_, best)| weight(want) > weight(best)) {
            most = Some((issue, want));
        }
    }
    let (issue, want) = most?;
    s.best_option(want, issue).map(|option| (issue, option))
}
