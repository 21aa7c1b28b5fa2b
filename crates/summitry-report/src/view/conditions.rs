//! A condition of the file in words.

use summitry_core::scenario::{Atom, Condition};

use super::{context::Context, names::ending_name};

/// A condition in words: `US visas: faster` and so on, joined by *and*, *or*, *not*.
pub(crate) fn condition(ctx: &Context<'_>, c: &Condition) -> String {
    let m = ctx.messages;
    let each = |atoms: &[Atom]| atoms.iter().map(|a| atom(ctx, a)).collect::<Vec<_>>();
    let all = |parts: &[String]| {
        let glued = |mut out: String, part: &String| {
            if !out.is_empty() {
                out.push_str(&format!(" {} ", m.and(part)));
            }
            out + part
        };
        parts.iter().fold(String::new(), glued)
    };
    let mut parts = Vec::new();
    if !c.all.is_empty() {
        parts.push(all(&each(&c.all)));
    }
    if !c.any.is_empty() {
        parts.push(m.choices(&each(&c.any)));
    }
    if !c.none.is_empty() {
        parts.push(format!("{} {}", m.say("not"), m.choices(&each(&c.none))));
    }
    all(&parts)
}

fn atom(ctx: &Context<'_>, atom: &Atom) -> String {
    let (m, s) = (ctx.messages, ctx.scenario());
    let negate =
        |met: bool, text: String| if met { text } else { format!("{} {text}", m.say("not")) };
    match atom {
        Atom::Issue { issue, options } => {
            let named: Vec<String> = options
                .iter()
                .enumerate()
                .filter(|&(_, &on)| on)
                .map(|(o, _)| {
                    m.fill("quoted", &[("text", (&m.inside_quotes(&ctx.option(*issue, o))).into())])
                })
                .collect();
            m.choices(&named)
        }
        Atom::Define(i, met) => {
            negate(*met, s.defines.get(*i).map_or_else(String::new, |d| ctx.event("define", &d.id)))
        }
        Atom::Case(i, met) => {
            negate(*met, s.cases.get(*i).map_or_else(String::new, |c| ctx.event("case", &c.id)))
        }
        Atom::Venue(i) => m.fill("branch-venue", &[("what", (&ctx.venue(*i)).into())]),
        Atom::SideDeal(i) => s
            .side_deals
            .get(*i)
            .map_or_else(String::new, |d| ctx.label(&format!("side_deal.{}", d.id))),
        Atom::Ending(kind) => m.say(ending_name(*kind)),
        Atom::CheapestGain(k) => m.fill("cheapest-gain", &[("what", (&ctx.issue(*k)).into())]),
    }
}
