//! How we got here, what the sides dispute, the deal nobody would announce.

use crate::{figures::Figure, messages::Messages, rich::clean};

use super::{
    context::Context,
    quotes::{self, QuoteView},
    sections::Part,
    timeline::{EventLevel, EventRow, levels},
};

/// The background of the meeting.
#[derive(Clone, Debug, Default)]
pub struct Background {
    /// How we got here, in the file's order.
    pub timeline: Vec<EventRow>,
    /// Facts the sides state differently.
    pub disputes: Vec<DisputeRow>,
    /// Deals nobody would announce: speculation, and marked so.
    pub side_deals: Vec<SideDealRow>,
}

/// One disputed fact.
#[derive(Clone, Debug)]
pub struct DisputeRow {
    /// What it is about.
    pub about: String,
    /// Who says what.
    pub says: Vec<(String, String)>,
    /// What in the file it feeds: paths.
    pub feeds: Vec<String>,
    /// The quotes it rests on.
    pub quotes: Vec<QuoteView>,
}

/// One side deal.
#[derive(Clone, Debug)]
pub struct SideDealRow {
    /// The sentence that marks it as speculation and says how likely it is to be on offer.
    pub line: String,
    /// How the chance of an agreement moves with it, if on offer and if not.
    pub if_offered: Option<(Figure, Figure)>,
    /// The quotes it rests on.
    pub quotes: Vec<QuoteView>,
}

impl Background {
    /// The events with their heights.
    pub(crate) fn levels(&self) -> Vec<EventLevel<'_>> {
        levels(&self.timeline)
    }

    /// The finding: how often trust fell, and how often it grew.
    pub(crate) fn finding(&self, m: &Messages) -> Option<String> {
        let count = |trust: char| self.timeline.iter().filter(|e| e.trust == trust).count();
        let (down, up) = (count('▼'), count('▲'));
        (down + up > 0)
            .then(|| m.fill("timeline-finding", &[("down", down.into()), ("up", up.into())]))
    }
}

pub(super) fn build(ctx: &Context<'_>) -> Background {
    let d = ctx.document;
    Background {
        timeline: d
            .backdrop
            .timeline
            .iter()
            .map(|e| EventRow {
                when: ctx.label_or(&format!("event.{}.when", e.id), &ctx.messages.day(&e.when)),
                what: ctx.label_or(&format!("event.{}.what", e.id), &e.what),
                trust: match e.trust.as_deref() {
                    Some("up") => '▲',
                    Some("down") => '▼',
                    _ => '·',
                },
                quotes: quotes::of(ctx, &[&format!("event.{}", e.id)]),
            })
            .collect(),
        disputes: d
            .backdrop
            .disputes
            .iter()
            .map(|x| DisputeRow {
                about: ctx.label_or(&format!("dispute.{}", x.id), &x.about),
                says: x
                    .says
                    .iter()
                    .map(|(party, text)| {
                        let path = format!("dispute.{}.says.{party}", x.id);
                        (ctx.label(&format!("party.{party}")), ctx.label_or(&path, text))
                    })
                    .collect(),
                feeds: x.feeds.iter().map(|p| clean(p)).collect(),
                quotes: quotes::of(ctx, &[&format!("dispute.{}", x.id)]),
            })
            .collect(),
        side_deals: side_deals(ctx),
    }
}

fn side_deals(ctx: &Context<'_>) -> Vec<SideDealRow> {
    let (m, s) = (ctx.messages, ctx.scenario());
    s.side_deals
        .iter()
        .enumerate()
        .map(|(i, deal)| {
            let what = ctx.label(&format!("side_deal.{}", deal.id));
            let written =
                ctx.document.provenance.get(deal.on_offer.0).map_or("", |p| p.written.as_str());
            let branch = ctx.forecast.branches.iter().find(|b| {
                b.of == summitry_core::forecast::Target::Agreed
                    && b.branch == summitry_core::forecast::BranchKind::Offer(i)
            });
            SideDealRow {
                line: m.fill(
                    "side-deal",
                    &[("what", (&what).into()), ("written", (&m.written(&clean(written))).into())],
                ),
                if_offered: branch.map(|b| (ctx.figure(b.yes), ctx.figure(b.no))),
                quotes: quotes::of(
                    ctx,
                    &[
                        &format!("side_deal.{}.on_offer", deal.id),
                        &format!("side_deal.{}", deal.id),
                    ],
                ),
            }
        })
        .collect()
}

/// How they got here, laid out.
pub(crate) fn timeline(b: &Background) -> Option<Vec<Part>> {
    (!b.timeline.is_empty()).then(|| vec![Part::Timeline(b.timeline.clone())])
}

/// What is disputed, laid out.
pub(crate) fn disputes(b: &Background) -> Option<Vec<Part>> {
    quoted(b.disputes.iter().map(|d| {
        let says: Vec<String> = d.says.iter().map(|(who, text)| format!("{who}: {text}")).collect();
        (format!("{} – {}", d.about, says.join(" · ")), d.quotes.clone())
    }))
}

/// The deals nobody would announce, laid out.
pub(crate) fn side_deal_parts(b: &Background, m: &Messages) -> Option<Vec<Part>> {
    quoted(b.side_deals.iter().map(|d| {
        let branch = d.if_offered.as_ref().map(|(yes, no)| {
            m.fill("side-deal-branch", &[("yes", (&yes.text).into()), ("no", (&no.text).into())])
        });
        let line = std::iter::once(d.line.clone()).chain(branch).collect::<Vec<_>>().join(" ");
        (line, d.quotes.clone())
    }))
}

/// One note a line, with its quotes; `None` without any.
fn quoted(lines: impl Iterator<Item = (String, Vec<QuoteView>)>) -> Option<Vec<Part>> {
    let parts: Vec<Part> = lines.map(|(text, quotes)| Part::Quoted(text, quotes)).collect();
    (!parts.is_empty()).then_some(parts)
}
