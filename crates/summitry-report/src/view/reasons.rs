//! Why: three to five sentences, each true of the figures it stands over.
//!
//! What each side wants most and gets how often; where they clash; what trade exists and whether it fits into one meeting; how it fails,
//! room by room; who presses whom at home. A sentence whose condition does not hold is not said.

mod clash;
mod decides;
mod ends;
mod home;
mod label;
mod trade;
mod wants;

pub(in crate::view) use ends::apart;

use summitry_kit::findings::Findings;

use crate::rich::Rich;

use super::context::Context;

/// What a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// What each side wants most, and how often it gets it.
    Wants,
    /// Where two sides clash.
    Clash,
    /// What trade exists, and whether it fits.
    Trade,
    /// How it fails.
    Ends,
    /// Who presses whom at home.
    Home,
    /// Who can stop it, and what happens if nobody does anything.
    Decides,
}

/// One sentence.
#[derive(Clone, Debug)]
pub struct ReasonLine {
    /// What it is about.
    pub about: About,
    /// The sentence.
    pub line: Rich,
}

pub(super) fn build(ctx: &Context<'_>, findings: Option<&Findings>) -> Vec<ReasonLine> {
    let said = [
        (About::Wants, wants::sentence(ctx, findings)),
        (About::Clash, clash::sentence(ctx)),
        (About::Trade, findings.and_then(|found| trade::sentence(ctx, &found.deals))),
        (About::Ends, Some(ends::sentence(ctx))),
        (About::Decides, decides::sentence(ctx)),
        (About::Home, home::sentence(ctx)),
    ];
    let reason = |(about, line): (About, Option<String>)| {
        line.map(|line| ReasonLine { about, line: Rich::parse(&line) })
    };
    said.into_iter().filter_map(reason).collect()
}

/// Those that matter most, at most so many, in their own order.
#[must_use]
pub fn first(reasons: &[ReasonLine], most: usize) -> Vec<&ReasonLine> {
    const ORDER: [About; 6] =
        [About::Wants, About::Decides, About::Trade, About::Ends, About::Clash, About::Home];
    let kept: Vec<About> = ORDER
        .into_iter()
        .filter(|about| reasons.iter().any(|reason| reason.about == *about))
        .take(most)
        .collect();
    reasons.iter().filter(|reason| kept.contains(&reason.about)).collect()
}
