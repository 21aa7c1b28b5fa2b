//! What trade exists, and whether one meeting has room for it.

use summitry_core::deals::Count;
use summitry_kit::findings::{PossibleDeals, wanted_most};

use crate::messages::Arg;

use crate::view::context::Context;

pub(super) fn sentence(ctx: &Context<'_>, deals: &PossibleDeals) -> Option<String> {
    let (m, s) = (ctx.messages, ctx.scenario());
    let here = deals.here.as_ref()?;
    let (summit, points) = (&here.summit, &here.analysis.frontier);
    if points.is_empty() {
        return Some(m.say(ctx.by_rule("reason-trade-none", "reason-trade-none-vote")));
    }
    // What every side wants most, as places in the space; issues that are not bargained over have none.
    let wanted: Vec<Option<(usize, usize)>> = (0..s.parties.len())
        .map(|party| {
            let (issue, option) = wanted_most(s, party)?;
            Some((summit.issues.iter().position(|k| *k == issue)?, option))
        })
        .collect();
    let effort = |package: &[usize]| summit.effort(package);
    let holds = |package: &[usize]| {
        let asked = wanted.iter().all(|w| w.is_some_and(|(k, o)| package.get(k) == Some(&o)));
        let changes = package.iter().zip(&summit.now).any(|(o, now)| o != now);
        asked && changes
    };
    let trade = points
        .iter()
        .filter(|point| holds(&point.package))
        .min_by(|a, b| effort(&a.package).total_cmp(&effort(&b.package)));
    if let Some(trade) = trade {
        if summit.fits(&trade.package) {
            return Some(m.say("reason-trade-fits"));
        }
        let needs = m.two_digits(effort(&trade.package));
        let room = m.two_digits(summit.capacity);
        let args = [("effort", (&needs).into()), ("room", (&room).into())];
        return Some(m.fill("reason-trade-large", &args));
    }
    let Count::Exact(suit) = &here.analysis.rational else { return None };
    let fit = points.iter().filter(|point| summit.fits(&point.package)).count();
    let (all, suit) = (here.analysis.packages.to_string(), suit.to_string());
    let args: [(&str, Arg<'_>); 5] = [
        // Chooses the plural; the count itself may be larger than any plural needs.
        ("one", if suit == "1" { 1usize } else { 2 }.into()),
        ("all", (&all).into()),
        ("suit", (&suit).into()),
        ("fit", fit.into()),
        ("points", points.len().into()),
    ];
    let id = match fit {
        0 => "reason-deals-large",
        fit if fit == points.len() => "reason-deals-fit",
        _ => "reason-deals-some",
    };
    Some(m.fill(id, &args))
}
