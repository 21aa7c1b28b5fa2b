//! Where the headline comes from: a level, where the rest of a hundred meetings is lost, and what its spread comes from.

use summitry_core::{
    forecast::{Carried, Gate, TOO_SMALL_TO_SHOW},
    scenario::{EndingKind, Outcome},
};
use summitry_kit::findings::Findings;

use crate::{figures::Figure, figures::rounded, messages::Messages, rich::Rich};

use super::{context::Context, gates, level, level::LevelView, sections::Part};

/// The headline taken apart.
#[derive(Clone, Debug)]
pub struct HeadlineView {
    /// P(agreed).
    pub figure: Figure,
    /// How often such meetings end in a deal, and who says so.
    pub level: LevelView,
    /// Where a hundred meetings go: a deal first, then the gates in the order of the meeting. Their shares sum to 1.
    pub bars: Vec<Bar>,
    /// The same in a sentence.
    pub lost: Rich,
    /// What the stakes of this meeting make of the level.
    pub stakes: String,
    /// What the spread comes from; `None` where the findings were not asked for.
    pub carried: Option<String>,
}

/// Where some of a hundred meetings go.
#[derive(Clone, Debug)]
pub struct Bar {
    /// In words, behind a number: `to a public row`.
    pub label: String,
    /// How many, 0..1.
    pub share: f64,
    /// Out of a hundred.
    pub text: String,
    /// Whether it is the deal itself.
    pub deal: bool,
}

pub(super) fn build(ctx: &Context<'_>, findings: Option<&Findings>) -> HeadlineView {
    let (m, h) = (ctx.messages, &ctx.forecast.headline);
    let bars = bars(ctx, findings);
    let lost: Vec<String> = bars
        .iter()
        .filter(|bar| !bar.deal && bar.share >= TOO_SMALL_TO_SHOW)
        .map(|bar| format!("{} {}", bar.text, bar.label))
        .collect();
    let n = m.hundred(h.agreed.mean);
    let lost = if lost.is_empty() {
        m.fill("headline-none-lost", &[("n", (&n).into())])
    } else {
        m.fill("headline-lost", &[("n", (&n).into()), ("lost", (&m.list(&lost)).into())])
    };
    HeadlineView {
        figure: ctx.figure(h.agreed),
        level: level::build(ctx),
        bars,
        lost: Rich::parse(&lost),
        stakes: stakes(ctx),
        carried: findings.and_then(|found| carried(m, &found.carried)),
    }
}

/// A deal and the gates; without findings the three other endings stand for the gates.
fn bars(ctx: &Context<'_>, findings: Option<&Findings>) -> Vec<Bar> {
    let (m, e, h) = (ctx.messages, &ctx.forecast.ending, &ctx.forecast.headline);
    // Words say why only where most of them are there for that reason.
    let small = h.at_level - h.agreed.mean >= 0.5 * e.words_only.mean;
    let lost = |gate| match gate {
        Gate::Words if small => m.say("lost-words-small"),
        gate => gates::lost(ctx, gate),
    };
    let bar = |label: String, share: f64, deal| Bar { label, share, text: m.hundred(share), deal };
    let deal = |share| bar(m.say("headline-deal"), share, true);
    match findings.and_then(|found| found.why(Outcome::Ending(EndingKind::Agreed))) {
        Some(why) => std::iter::once(deal(why.happens()))
            .chain(why.gates.iter().map(|&(gate, share)| bar(lost(gate), share, false)))
            .collect(),
        None => vec![
            deal(e.agreed.mean),
            bar(lost(Gate::BustUp), e.bust_up.mean, false),
            bar(m.say(ctx.by_rule("lost-no-zone", "lost-no-zone-vote")), e.no_zone.mean, false),
            bar(lost(Gate::Words), e.words_only.mean, false),
        ],
    }
}

/// What the gain of the side that gains least makes of the level: less, more, or nothing that prints.
fn stakes(ctx: &Context<'_>) -> String {
    let (m, h) = (ctx.messages, &ctx.forecast.headline);
    let (level, n) = (m.hundred(h.at_level), m.hundred(h.agreed.mean));
    let id = match rounded(h.agreed.mean).cmp(&rounded(h.at_level)) {
        std::cmp::Ordering::Less => "headline-gain-less",
        std::cmp::Ordering::Equal => "headline-gain-usual",
        std::cmp::Ordering::Greater => "headline-gain-more",
    };
    m.fill(id, &[("level", (&level).into()), ("n", (&n).into())])
}

/// What the spread comes from, in one line.
fn carried(m: &Messages, carried: &[Carried]) -> Option<String> {
    if carried.is_empty() {
        return None;
    }
    if carried.iter().all(|c| c.share < TOO_SMALL_TO_SHOW) {
        return Some(m.say("carried-nothing"));
    }
    let shares: Vec<String> = carried
        .iter()
        .filter(|c| c.share >= TOO_SMALL_TO_SHOW)
        .map(|c| {
            let percent = m.percent(c.share);
            m.fill(&format!("carried-{}", c.group.id()), &[("percent", (&percent).into())])
        })
        .collect();
    let line = m.fill("carried", &[("shares", (&m.list(&shares)).into())]);
    // As printed: what adds up to more than 100 on the page must be explained there.
    let printed: f64 = carried.iter().map(|c| (c.share * 100.0).round()).sum();
    Some(if printed > 100.0 { format!("{line} {}", m.say("carried-together")) } else { line })
}

/// Where the headline comes from, laid out.
pub(crate) fn parts(h: &HeadlineView) -> Vec<Part> {
    let mut parts =
        vec![Part::Sentence(Rich::parse(&h.level.line)), Part::Sentence(h.lost.clone())];
    parts.push(Part::Note(h.stakes.clone()));
    parts.extend(h.carried.iter().cloned().map(Part::Note));
    parts
}
