//! What each side wants most, how often it gets it, and what stands in the way.

use summitry_core::{
    forecast::{Chance, Gate, Why},
    scenario::Outcome,
};
use summitry_kit::findings::{Findings, wanted_most};

use crate::{figures::rounded, messages::Arg};

use super::label;
use crate::view::{context::Context, gates};

/// More sides than this are told together.
const EACH: usize = 3;
/// Fewer than so many in a hundred is hardly ever: what ICD 203 calls very unlikely.
const FEW: u32 = 20;

/// What some sides want most.
struct Wanted {
    parties: Vec<usize>,
    issue: usize,
    option: usize,
    chance: Chance,
}

pub(super) fn sentence(ctx: &Context<'_>, findings: Option<&Findings>) -> Option<String> {
    let all = wanted(ctx);
    if all.is_empty() {
        return None;
    }
    if ctx.scenario().parties.len() > EACH {
        return Some(together(ctx, &all));
    }
    let each: Vec<String> = all.iter().map(|one| said(ctx, one, findings)).collect();
    Some(format!("{}.", each.join(". ")))
}

fn wanted(ctx: &Context<'_>) -> Vec<Wanted> {
    let s = ctx.scenario();
    let mut all: Vec<Wanted> = Vec::new();
    for party in 0..s.parties.len() {
        let Some((issue, option)) = wanted_most(s, party) else { continue };
        if let Some(same) = all.iter_mut().find(|w| (w.issue, w.option) == (issue, option)) {
            same.parties.push(party);
            continue;
        }
        let chance = ctx.chance(Outcome::Option { issue, option });
        all.push(Wanted { parties: vec![party], issue, option, chance });
    }
    all
}

fn said(ctx: &Context<'_>, one: &Wanted, findings: Option<&Findings>) -> String {
    let m = ctx.messages;
    let (who, count) = ctx.parties_in_text(&one.parties);
    let what = label::option(ctx, one.issue, one.option);
    let n = m.hundred(one.chance.mean);
    let is_now = ctx.scenario().issues.get(one.issue).is_some_and(|k| k.now == one.option);
    let args: [(&str, Arg<'_>); 4] = [
        ("who", (&who).into()),
        ("count", count.into()),
        ("what", (&what).into()),
        ("n", (&n).into()),
    ];
    let want = m.fill(if is_now { "reason-want-now" } else { "reason-want" }, &args);
    let outcome = Outcome::Option { issue: one.issue, option: one.option };
    let why = findings.and_then(|found| found.why(outcome));
    match why.and_then(|why| Some((why, why.main()?))) {
        // Of what mostly happens nobody asks why not.
        Some((why, (gate, share))) if one.chance.mean < 0.5 && rounded(share) > 0 => {
            because(ctx, &want, why, gate, share)
        }
        _ => want,
    }
}

fn because(ctx: &Context<'_>, want: &str, why: &Why, gate: Gate, share: f64) -> String {
    let m = ctx.messages;
    let (n, gate) = (m.hundred(share), gates::happens(ctx, gate, why));
    m.fill(
        "reason-want-because",
        &[("want", want.into()), ("m", (&n).into()), ("gate", (&gate).into())],
    )
}

/// Many sides: how many hardly ever get it, and who gets it most often.
fn together(ctx: &Context<'_>, all: &[Wanted]) -> String {
    let m = ctx.messages;
    let hardly = |one: &&Wanted| rounded(one.chance.mean) < FEW;
    let few: usize = all.iter().filter(hardly).map(|one| one.parties.len()).sum();
    let sides: usize = all.iter().map(|one| one.parties.len()).sum();
    let Some(most) = all.iter().max_by(|a, b| a.chance.mean.total_cmp(&b.chance.mean)) else {
        return String::new();
    };
    let ((who, _), n) = (ctx.parties_in_text(&most.parties), m.hundred(most.chance.mean));
    let what = label::option(ctx, most.issue, most.option);
    let args: [(&str, Arg<'_>); 5] = [
        ("sides", sides.into()),
        ("few", few.into()),
        ("who", (&who).into()),
        ("what", (&what).into()),
        ("n", (&n).into()),
    ];
    let id = match few {
        0 => "reason-want-none-rare",
        few if few == sides => "reason-want-all-rare",
        _ => "reason-want-some",
    };
    format!("{}.", m.fill(id, &args))
}
