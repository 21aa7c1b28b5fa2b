//! Who is at the table, as cards: who leads, what is wanted most and how often it comes, what can hurt the others, which other door
//! is open, who presses at home, who can say no. Behind them those who are not at the table and decide all the same ([`absent`]).

mod absent;
pub(in crate::view) mod card;

use summitry_core::{
    forecast::Chance,
    scenario::{Audience, Outcome, institutions::Chair},
};
use summitry_kit::findings::wanted_most;

use card::fact;
pub use card::{Actor, Fact};

use super::{
    context::Context,
    names::threat,
    quotes::{self, QuoteView},
};

pub(super) fn build(ctx: &Context<'_>) -> Vec<Actor> {
    let s = ctx.scenario();
    let side = |party| Actor {
        absent: false,
        name: ctx.party(party),
        people: people(ctx, party),
        facts: [
            wants(ctx, party),
            role(ctx, party),
            hurts(ctx, party),
            doors(ctx, party),
            home(ctx, party),
        ]
        .into_iter()
        .flatten()
        .collect(),
    };
    (0..s.parties.len()).map(side).chain(absent::build(ctx)).collect()
}

/// The leader, then who else is there.
fn people(ctx: &Context<'_>, party: usize) -> String {
    let d = ctx.document;
    let leader = d.leaders.get(party).copied().flatten();
    let leader = leader.and_then(|p| ctx.scenario().people.get(p));
    let leader = leader.map(|p| ctx.label(&format!("person.{}", p.id)));
    let others = d.also_there.get(party).into_iter().flatten();
    let others = others.map(|name| ctx.label_or(&format!("person.{name}"), name));
    leader.into_iter().chain(others).collect::<Vec<_>>().join("; ")
}

/// What it wants most, and how often it gets it.
fn wants(ctx: &Context<'_>, party: usize) -> Vec<Fact> {
    let (m, s) = (ctx.messages, ctx.scenario());
    let Some((issue, option)) = wanted_most(s, party) else { return Vec::new() };
    let block = format!("wants.{}.{}", s.parties[party].id, s.issues[issue].id);
    let quotes = quotes::of(ctx, &[&format!("{block}.matters"), &block]);
    let outcome = Outcome::Option { issue, option };
    let chance: Chance = ctx.chance(outcome);
    let gets = Fact {
        path: Some(outcome.path(s)),
        ..fact(m, "actor-gets", m.of_hundred(chance.mean), Vec::new())
    };
    let what = format!("{}: {}", ctx.issue(issue), ctx.option(issue, option));
    vec![fact(m, "actor-wants", what, quotes), gets]
}

/// What the rules of the meeting give to it alone: a veto, the chair.
fn role(ctx: &Context<'_>, party: usize) -> Vec<Fact> {
    let (m, of) = (ctx.messages, &ctx.scenario().institutions);
    let veto = of.vetoes.contains(&party).then(|| m.say("actor-veto"));
    let chair = (of.chair == Some(Chair::Party(party))).then(|| m.say("actor-chair"));
    let roles: Vec<String> = veto.into_iter().chain(chair).collect();
    listed(ctx, "actor-role", &roles, Vec::new())
}

/// What it may do to the others if nothing is agreed.
fn hurts(ctx: &Context<'_>, party: usize) -> Vec<Fact> {
    let own = ctx.scenario().threats.iter().filter(|t| t.by == party);
    let (labels, quotes): (Vec<String>, Vec<Vec<QuoteView>>) = own
        .map(|t| {
            let block = format!("threat.{}", t.id);
            (threat(ctx, &t.id), quotes::of(ctx, &[&format!("{block}.carried_out"), &block]))
        })
        .unzip();
    listed(ctx, "actor-hurts", &labels, quotes)
}

/// Where it may turn to if nothing is agreed.
fn doors(ctx: &Context<'_>, party: usize) -> Vec<Fact> {
    let own = ctx.scenario().outsides.iter().filter(|o| o.helps == party);
    let (labels, quotes): (Vec<String>, Vec<Vec<QuoteView>>) = own
        .map(|o| {
            let block = format!("outside.{}", o.id);
            (ctx.label(&block), quotes::of(ctx, &[&format!("{block}.worth"), &block]))
        })
        .unzip();
    listed(ctx, "actor-doors", &labels, quotes)
}

/// Who presses it at home, the loudest first, and for what.
fn home(ctx: &Context<'_>, party: usize) -> Vec<Fact> {
    let (m, s) = (ctx.messages, ctx.scenario());
    let weight = |a: &Audience| s.value(a.matters).spread.median();
    let mut own: Vec<&Audience> = s.audiences.iter().filter(|a| a.pushes == party).collect();
    own.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    let bargained: Vec<usize> = s.bargained().collect();
    let (labels, quotes): (Vec<String>, Vec<Vec<QuoteView>>) = own
        .into_iter()
        .map(|a| {
            let block = format!("audience.{}", a.id);
            let who = ctx.label(&block);
            let asks = a.likes.iter().find(|(k, _)| bargained.contains(k));
            let line = asks.map(|&(k, o)| {
                let what = ctx.option_alone(k, o);
                m.fill("actor-home-asks", &[("who", (&who).into()), ("what", (&what).into())])
            });
            (line.unwrap_or(who), quotes::of(ctx, &[&format!("{block}.matters"), &block]))
        })
        .unzip();
    listed(ctx, "actor-home", &labels, quotes)
}

/// One line for several things of a kind; none for nothing.
fn listed(
    ctx: &Context<'_>,
    term: &str,
    labels: &[String],
    quotes: Vec<Vec<QuoteView>>,
) -> Vec<Fact> {
    if labels.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<QuoteView> = Vec::new();
    for quote in quotes.into_iter().flatten() {
        if !all.contains(&quote) {
            all.push(quote);
        }
    }
    vec![fact(ctx.messages, term, labels.join("; "), all)]
}
