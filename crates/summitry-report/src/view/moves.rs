//! What moves it, in two tables: if we knew how a branch turns out; if our guess were other.

use summitry_core::{
    forecast::{Branch, BranchKind, Chance, Driver, TOO_SMALL_TO_SHOW, Target},
    value::Support,
};

use crate::{figures::Figure, messages::Messages, rich::clean};

use super::{
    context::Context,
    names::{link, support_words, threat, value_name},
    sections::{Part, Row, SHOWN, Table, number, words},
};

/// What moves the headline.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    /// What it moves, in words.
    pub of: String,
    /// If our guess were other: the values that move it by more than noise, largest first.
    pub drivers: Vec<DriverRow>,
    /// How many other values move it by no more than noise or by less than one run of a hundred.
    pub quiet: usize,
    /// If we knew: branches that move it by half a run of a hundred or more, largest share first.
    pub branches: Vec<BranchRow>,
    /// How many branches move it by less.
    pub quiet_branches: usize,
    /// Of all movement of the shown and quiet values: the share by values whose size somebody but the author stated.
    pub stated_share: f64,
}

/// One value.
#[derive(Clone, Debug)]
pub struct DriverRow {
    /// Its path.
    pub path: String,
    /// What it is, in words.
    pub name: String,
    /// As the file says it.
    pub written: String,
    /// The forecast in its low third of worlds, 0..1.
    pub low: f64,
    /// The forecast in its high third of worlds, 0..1.
    pub high: f64,
    /// The same, printed out of a hundred.
    pub text: (String, String),
    /// Standard error of the difference, 0..1.
    pub error: f64,
    /// Whether the difference is within the noise ([`summitry_core::forecast::is_noise`]).
    pub noise: bool,
    /// Who stands for the value.
    pub support: Support,
    /// The same in words.
    pub support_text: String,
}

/// One branch of what may turn out.
#[derive(Clone, Debug)]
pub struct BranchRow {
    /// Its path.
    pub path: String,
    /// What it is, in words.
    pub name: String,
    /// The forecast if it turns out yes.
    pub yes: Figure,
    /// The forecast if it turns out no.
    pub no: Figure,
    /// Share of the forecast's variance that knowing would remove, 0..1.
    pub share: f64,
    /// The same as a percentage.
    pub share_text: String,
}

/// The path of a branch, as the data names it.
#[must_use]
pub fn branch_path(ctx: &Context<'_>, kind: BranchKind) -> String {
    let s = ctx.scenario();
    let id = |x: Option<&String>| x.cloned().unwrap_or_default();
    match kind {
        BranchKind::Venue(i) => format!("venue.{}", id(s.venues.get(i).map(|x| &x.id))),
        BranchKind::Link(i) => format!("link.{}", id(s.links.get(i).map(|x| &x.id))),
        BranchKind::Offer(i) => format!("side_deal.{}", id(s.side_deals.get(i).map(|x| &x.id))),
        BranchKind::Raised(i) => format!("issue.{}.raised", id(s.issues.get(i).map(|x| &x.id))),
        BranchKind::Threat(i) => format!("threat.{}", id(s.threats.get(i).map(|x| &x.id))),
    }
}

fn branch_name(ctx: &Context<'_>, kind: BranchKind) -> String {
    let (m, s) = (ctx.messages, ctx.scenario());
    let say = |id: &str, what: &str| m.fill(id, &[("what", what.into())]);
    match kind {
        BranchKind::Venue(i) => say("branch-venue", &ctx.venue(i)),
        BranchKind::Link(i) => {
            say("branch-link", &s.links.get(i).map_or_else(String::new, |l| link(ctx, &l.id)))
        }
        BranchKind::Offer(i) => {
            let label = s.side_deals.get(i).map(|d| ctx.label(&format!("side_deal.{}", d.id)));
            say("branch-offer", &label.unwrap_or_default())
        }
        BranchKind::Raised(i) => say("branch-raised", &ctx.issue(i)),
        BranchKind::Threat(i) => {
            say("branch-threat", &s.threats.get(i).map_or_else(String::new, |t| threat(ctx, &t.id)))
        }
    }
}

/// One driver's row; `None` where the scenario has no such value.
#[must_use]
pub fn driver_row(ctx: &Context<'_>, d: &Driver) -> Option<DriverRow> {
    let value = ctx.scenario().values.get(d.value.0)?;
    let m = ctx.messages;
    Some(DriverRow {
        path: value.path.clone(),
        name: value_name(ctx, &value.path),
        written: ctx
            .document
            .provenance
            .get(d.value.0)
            .map_or_else(String::new, |p| m.written(&clean(&p.written))),
        low: d.low,
        high: d.high,
        text: (m.hundred(d.low), m.hundred(d.high)),
        error: d.error,
        noise: d.is_noise(),
        support: value.support,
        support_text: support_words(m, value.support, &value.path),
    })
}

pub(super) fn build(ctx: &Context<'_>) -> Moves {
    let m = ctx.messages;
    let rows: Vec<DriverRow> = ctx
        .forecast
        .drivers
        .iter()
        .filter(|d| d.of == Target::Agreed)
        .filter_map(|d| driver_row(ctx, d))
        .collect();
    let moved = |r: &DriverRow| (r.high - r.low).abs();
    let total: f64 = rows.iter().map(moved).sum();
    let stated: f64 = rows.iter().filter(|r| r.support == Support::Stated).map(moved).sum();
    let all = rows.len();
    let mut drivers: Vec<DriverRow> =
        rows.into_iter().filter(|r| !r.noise && moved(r) >= 0.01).collect();
    drivers.sort_by(|a, b| moved(b).total_cmp(&moved(a)));
    let of_agreed = || ctx.forecast.branches.iter().filter(|b| b.of == Target::Agreed);
    // Of two rooms the second says what the first says, the other way round.
    let two_rooms = ctx.scenario().venues.len() == 2;
    let told = |b: &Branch| {
        let mirror = two_rooms && b.branch == BranchKind::Venue(0);
        !mirror && (b.yes.mean - b.no.mean).abs() >= TOO_SMALL_TO_SHOW
    };
    let mut branches: Vec<BranchRow> = of_agreed()
        .filter(|b| told(b))
        .map(|b: &Branch| BranchRow {
            path: branch_path(ctx, b.branch),
            name: branch_name(ctx, b.branch),
            yes: figure(ctx, b.yes),
            no: figure(ctx, b.no),
            share: b.share,
            share_text: share(ctx, b.share),
        })
        .collect();
    branches.sort_by(|a, b| b.share.total_cmp(&a.share));
    let quiet_branches =
        of_agreed().filter(|b| (b.yes.mean - b.no.mean).abs() < TOO_SMALL_TO_SHOW).count();
    Moves {
        of: m.say("ending-agreed"),
        quiet_branches,
        quiet: all - drivers.len(),
        drivers,
        branches,
        stated_share: if total > 0.0 { stated / total } else { 0.0 },
    }
}

fn figure(ctx: &Context<'_>, chance: Chance) -> Figure {
    ctx.figure(chance)
}

/// A share of variance: shares below half a percent are said to be under 1 %.
fn share(ctx: &Context<'_>, share: f64) -> String {
    let m = ctx.messages;
    if share < TOO_SMALL_TO_SHOW {
        m.fill("under-percent", &[("percent", (&m.percent(0.01)).into())])
    } else {
        m.percent(share)
    }
}

/// What moves it: if our guess were other, laid out.
pub(crate) fn guess(moves: &Moves, m: &Messages) -> Vec<Part> {
    let mut table = Table::new(&[
        words(&m.say("column-value")),
        number(&m.say("column-low-high")),
        words(&m.say("column-says")),
    ]);
    for d in moves.drivers.iter().take(SHOWN) {
        let mark = if d.noise { "~ " } else { "" };
        table.rows.push(Row {
            cells: vec![
                format!("{} [{}]", d.name, d.path),
                format!("{mark}{}", m.arrow(d.low, d.high)),
                d.support_text.clone(),
            ],
            faint: d.noise,
            paths: Vec::new(),
        });
    }
    let beyond = moves.drivers.len().saturating_sub(SHOWN);
    let mut parts = Vec::new();
    if table.rows.is_empty() {
        parts.push(Part::Note(m.say("note-none-moves")));
    } else {
        parts.push(Part::Table(table));
    }
    parts.push(Part::Note(m.say("note-guess")));
    if beyond > 0 {
        parts.push(Part::Note(m.fill("note-beyond", &[("n", beyond.into())])));
    }
    parts.push(Part::Note(m.fill("note-quiet", &[("n", moves.quiet.into())])));
    parts
}

/// What moves it: if we knew, laid out.
pub(crate) fn knew(moves: &Moves, m: &Messages) -> Vec<Part> {
    let mut table = Table::new(&[
        words(&m.say("column-if")),
        number(&m.say("column-yes")),
        number(&m.say("column-no")),
        number(&m.say("column-share")),
    ]);
    for b in moves.branches.iter().take(SHOWN) {
        table.row(vec![
            b.name.clone(),
            b.yes.text.clone(),
            b.no.text.clone(),
            b.share_text.clone(),
        ]);
    }
    let parts = if table.rows.is_empty() {
        vec![Part::Note(m.say("note-no-branches"))]
    } else {
        vec![Part::Table(table), Part::Note(m.say("note-knew"))]
    };
    let quiet = moves.quiet_branches;
    let quiet =
        (quiet > 0).then(|| Part::Note(m.fill("note-quiet-branches", &[("n", quiet.into())])));
    parts.into_iter().chain(quiet).collect()
}
