//! Which deals are possible at all, at the middle of the file's values: the frontier, swaps, first asks, what can be blocked.
//!
//! The numbers are `summitry_core::deals`'; `summitry deals FILE` shows the same at full length.

use num_traits::ToPrimitive;
use summitry_core::deals::{Analysis, Analyst, FrontierPoint, Solutions, Summit, Within};
use summitry_kit::findings::{self, VenueDeals};

use crate::messages::Messages;

use super::{
    context::Context,
    sections::{self, Part, Table, number},
};

mod other_rooms;
mod words;

use words::{alone, counted, named};

/// Frontier points that a brief shows: a table to be read at a glance.
const POINTS: usize = 4;
/// The same where one meeting cannot carry them all: those it can carry follow in a table of their own.
const POINTS_BEYOND: usize = 2;
/// What each party is told to ask for first: more than three is no "first".
const ASKS: usize = 3;

/// The section.
#[derive(Clone, Debug)]
pub struct DealsView<'a> {
    /// The exact space; `None` where it is too large to be worked out beside a brief.
    pub found: Option<DealsFound<'a>>,
    /// The likeliest room, in which the table is looked at.
    pub venue: usize,
    /// In words what is different in each of the other rooms; rooms with the same frontier and picks are left out.
    pub other_rooms: Vec<String>,
}

/// What was worked out, in words.
#[derive(Clone, Debug)]
pub struct DealsFound<'a> {
    /// The same in numbers.
    pub here: &'a VenueDeals,
    /// One sentence: how many packages, how many suit everyone.
    pub line: String,
    /// The parties, in order.
    pub parties: Vec<String>,
    /// The same as they stand within a sentence.
    pub parties_in_text: Vec<String>,
    /// Frontier points shown: those a solution picks, then the others, in the frontier's order.
    pub points: Vec<PointRow>,
    /// One sentence: how many of the points one meeting can carry, and how many packages that suit everyone.
    pub meeting: String,
    /// Frontier points among the packages that one meeting can carry, chosen likewise; empty where those above all fit.
    pub points_within: Vec<PointRow>,
    /// Steps and swaps in words, with each party's gain.
    pub swaps: Vec<(String, Vec<String>)>,
    /// What each party should ask for first, in words.
    pub asks: Vec<String>,
    /// Who can block what, in words.
    pub blocks: Vec<String>,
}

/// One point of the frontier.
#[derive(Clone, Debug)]
pub struct PointRow {
    /// What changes against today.
    pub changes: Vec<String>,
    /// Each party's gain over no deal at the table, points, printed.
    pub gains: Vec<String>,
    /// Effort, printed; with a mark where one meeting cannot carry it.
    pub effort: String,
    /// The solutions that pick it.
    pub picked_by: Vec<String>,
}

pub(super) fn build<'a>(ctx: &Context<'_>, deals: &'a findings::PossibleDeals) -> DealsView<'a> {
    let found = deals.here.as_ref().map(|here| found(ctx, deals.venue, here));
    let other_rooms = deals
        .here
        .iter()
        .flat_map(|here| other_rooms::lines(ctx, &here.analysis, &deals.elsewhere))
        .collect();
    DealsView { found, venue: deals.venue, other_rooms }
}

fn found<'a>(ctx: &Context<'_>, venue: usize, here: &'a VenueDeals) -> DealsFound<'a> {
    let (m, scenario) = (ctx.messages, ctx.scenario());
    let VenueDeals { summit, analysis, within, analyst } = here;
    let rational = counted(ctx, &analysis.rational);
    let line = m.fill(
        "deals-line",
        &[
            ("packages", (&analysis.packages.to_string()).into()),
            ("one", usize::from(analysis.packages.to_string() != "1").into()),
            ("rational", (&rational).into()),
            ("points", analysis.frontier.len().into()),
            ("venue", (&ctx.venue(venue)).into()),
        ],
    );
    let parties = (0..scenario.parties.len()).map(|i| ctx.party(i)).collect();
    // Where one meeting cannot carry them all, those it can carry are what readers need.
    let fits = analysis.frontier.iter().all(|p| summit.fits(&p.package));
    let most = if fits { POINTS } else { POINTS_BEYOND };
    let carried = within.as_ref().filter(|_| !fits);
    DealsFound {
        here,
        line,
        parties,
        parties_in_text: (0..scenario.parties.len()).map(|i| ctx.party_in_text(i)).collect(),
        points: points(ctx, summit, &analysis.frontier, &analysis.solutions, most),
        meeting: meeting(ctx, summit, analysis, within.as_ref()),
        points_within: carried.map_or_else(Vec::new, |within| {
            points(ctx, summit, &within.frontier, &within.solutions, POINTS)
        }),
        swaps: swaps(ctx, summit, analyst),
        asks: asks(ctx, summit, analyst),
        blocks: blocks(ctx, summit, analyst),
    }
}

/// "Issue: option" of an issue of the space.
fn change(ctx: &Context<'_>, summit: &Summit, issue: usize, option: usize) -> String {
    let issue = summit.issues.get(issue).copied().unwrap_or(usize::MAX);
    format!("{}: {}", ctx.issue(issue), ctx.option(issue, option))
}

/// What one meeting can carry.
fn meeting(
    ctx: &Context<'_>,
    summit: &Summit,
    analysis: &Analysis,
    within: Option<&Within>,
) -> String {
    let points = analysis.frontier.len();
    let fit = analysis.frontier.iter().filter(|p| summit.fits(&p.package)).count();
    let capacity = ctx.messages.two_digits(summit.capacity);
    let mut values =
        vec![("fit", fit.into()), ("points", points.into()), ("capacity", (&capacity).into())];
    if fit == points {
        return ctx.messages.fill("deals-meeting-all", &values);
    }
    let Some(within) = within else {
        return ctx.messages.fill("deals-meeting-unknown", &values);
    };
    let rational = counted(ctx, &within.rational);
    values.extend([("rational", (&rational).into()), ("within", within.frontier.len().into())]);
    ctx.messages.fill("deals-meeting", &values)
}

fn points(
    ctx: &Context<'_>,
    summit: &Summit,
    frontier: &[FrontierPoint],
    solutions: &Solutions,
    most: usize,
) -> Vec<PointRow> {
    let m = ctx.messages;
    let named = named(ctx, solutions);
    let picked_by = |place: usize| -> Vec<String> {
        named
            .iter()
            .filter(|(_, s)| s.points.contains(&place))
            .map(|(name, _)| name.clone())
            .collect()
    };
    let mut places: Vec<usize> = (0..frontier.len()).collect();
    places.sort_by_key(|&place| picked_by(place).is_empty());
    places.truncate(most);
    places.sort_unstable();
    let row = |place: usize| {
        let point = frontier.get(place)?;
        let changed =
            point.package.iter().zip(&summit.now).enumerate().filter(|(_, (o, now))| o != now);
        let gains = point.utilities.iter().zip(&summit.space.parties);
        let effort = m.two_digits(summit.effort(&point.package));
        Some(PointRow {
            changes: changed.map(|(k, (o, _))| alone(ctx, summit, k, *o)).collect(),
            gains: gains
                .map(|(u, p)| m.points((u - &p.reservation).to_f64().unwrap_or_default()))
                .collect(),
            effort: if summit.fits(&point.package) { effort } else { format!("{effort} ✘") },
            picked_by: picked_by(place),
        })
    };
    places.into_iter().filter_map(row).collect()
}

fn swaps(ctx: &Context<'_>, summit: &Summit, analyst: &Analyst) -> Vec<(String, Vec<String>)> {
    let text = |swap: &summitry_core::deals::Swap| {
        let moves: Vec<String> =
            swap.moves.iter().map(|s| change(ctx, summit, s.issue, s.to)).collect();
        let gains = swap.gains.iter().map(|g| ctx.messages.points(g.to_f64().unwrap_or_default()));
        (moves.join(" ⇄ "), gains.collect())
    };
    analyst.swaps.iter().map(text).collect()
}

/// What each side should ask for first; sides that should ask for the same share a line.
fn asks(ctx: &Context<'_>, summit: &Summit, analyst: &Analyst) -> Vec<String> {
    let mut lines: Vec<(Vec<String>, String)> = Vec::new();
    for (party, list) in analyst.asks.iter().enumerate() {
        let what: Vec<String> =
            list.iter().take(ASKS).map(|a| change(ctx, summit, a.issue, a.option)).collect();
        if what.is_empty() {
            continue;
        }
        let what = what.join("; ");
        match lines.iter_mut().find(|(_, same)| *same == what) {
            Some((who, _)) => who.push(ctx.party(party)),
            None => lines.push((vec![ctx.party(party)], what)),
        }
    }
    let m = ctx.messages;
    let told = lines.into_iter().map(|(who, what)| {
        m.fill("deals-asks", &[("who", (&m.list(&who)).into()), ("what", (&what).into())])
    });
    told.collect()
}

fn blocks(ctx: &Context<'_>, summit: &Summit, analyst: &Analyst) -> Vec<String> {
    let m = ctx.messages;
    let line = |block: &summitry_core::deals::OptionBlock| {
        let what = change(ctx, summit, block.issue, block.option);
        let (who, _) = ctx.parties_in_text(&block.refused_by);
        if who.is_empty() {
            m.fill("deals-in-none", &[("what", (&what).into())])
        } else {
            m.fill("deals-blocks", &[("who", (&who).into()), ("what", (&what).into())])
        }
    };
    analyst.blocks.iter().map(line).collect()
}

/// The deals nobody could better, as their picture has them: the real table behind it.
pub(crate) fn zone(deals: &DealsView<'_>, m: &Messages) -> Option<Vec<Part>> {
    let found = deals.found.as_ref().filter(|found| !found.points.is_empty())?;
    let parts = parts(deals, m);
    let table = parts.into_iter().find(|part| matches!(part, Part::Table(_)));
    Some(table.into_iter().chain([Part::Note(found.meeting.clone())]).collect())
}

/// What is possible at all, laid out.
pub(crate) fn parts(deals: &DealsView<'_>, m: &Messages) -> Vec<Part> {
    let Some(found) = &deals.found else {
        return vec![Part::Note(m.say("note-deals-too-large"))];
    };
    let mut parts = vec![Part::Note(found.line.clone())];
    let with_parties = |first: &str, last: &[(&str, bool)]| {
        let parties = found.parties.iter().map(|p| number(p));
        Table::new(
            &std::iter::once(sections::words(first))
                .chain(parties)
                .chain(last.iter().copied())
                .collect::<Vec<_>>(),
        )
    };
    let (package, effort, picked) =
        (m.say("column-package"), m.say("column-effort"), m.say("column-picked"));
    let side = m.say("column-side");
    let turned = |table: Table| {
        let many = found.parties.len() > sections::MOST_COLUMNS;
        Part::Table(if many { table.turned(&side) } else { table })
    };
    let points = |points: &[PointRow]| {
        let mut frontier = with_parties(&package, &[number(&effort), sections::words(&picked)]);
        for point in points {
            let mut cells = vec![point.changes.join(" + ")];
            cells.extend(point.gains.iter().cloned());
            cells.extend([point.effort.clone(), point.picked_by.join(", ")]);
            frontier.row(cells);
        }
        turned(frontier)
    };
    if found.points.is_empty() {
        parts.push(Part::Note(m.say("note-deals-none")));
    } else {
        parts.extend([points(&found.points), Part::Note(m.say("note-deals-frontier"))]);
        parts.push(Part::Note(found.meeting.clone()));
    }
    if !found.points_within.is_empty() {
        parts.push(points(&found.points_within));
    }
    parts.extend(deals.other_rooms.iter().cloned().map(Part::Note));
    let swap = m.say("column-swap");
    let mut swaps = with_parties(&swap, &[]);
    for (what, gains) in &found.swaps {
        swaps.row(std::iter::once(what.clone()).chain(gains.iter().cloned()).collect());
    }
    if swaps.rows.is_empty() {
        parts.push(Part::Note(m.say("note-no-swaps")));
    } else {
        parts.extend([turned(swaps), Part::Note(m.say("note-swaps"))]);
    }
    parts.extend(found.asks.iter().chain(&found.blocks).cloned().map(Part::Note));
    parts
}
