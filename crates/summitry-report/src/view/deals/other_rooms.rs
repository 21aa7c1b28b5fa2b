//! What is possible in the other rooms, where it is not the same: audiences weigh differently there, and so does the table.

use summitry_core::deals::{Analysis, Solution, Summit};
use summitry_kit::findings::OtherVenue;

use super::words::{alone, counted, named};
use crate::view::context::Context;

/// One line a room whose frontier or picks differ from those shown.
pub(super) fn lines(ctx: &Context<'_>, shown: &Analysis, elsewhere: &[OtherVenue]) -> Vec<String> {
    elsewhere.iter().filter_map(|other| line(ctx, other, shown)).collect()
}

/// The packages of a solution's points.
fn packages<'a>(analysis: &'a Analysis, solution: &Solution) -> Vec<&'a [usize]> {
    let points = solution.points.iter().filter_map(|&place| analysis.frontier.get(place));
    points.map(|point| point.package.as_slice()).collect()
}

fn line(ctx: &Context<'_>, other: &OtherVenue, shown: &Analysis) -> Option<String> {
    let m = ctx.messages;
    let venue = ctx.venue(other.venue);
    let Some((summit, analysis)) = &other.found else {
        return Some(m.fill("deals-room-unknown", &[("venue", (&venue).into())]));
    };
    let frontier = |a: &Analysis| -> Vec<Vec<usize>> {
        let mut list: Vec<_> = a.frontier.iter().map(|p| p.package.clone()).collect();
        list.sort_unstable();
        list
    };
    let picks = picks(ctx, summit, analysis, shown);
    if picks.is_empty()
        && frontier(analysis) == frontier(shown)
        && analysis.rational == shown.rational
    {
        return None;
    }
    let rational = counted(ctx, &analysis.rational);
    let mut values = vec![
        ("venue", (&venue).into()),
        ("rational", (&rational).into()),
        ("points", analysis.frontier.len().into()),
    ];
    if analysis.frontier.is_empty() {
        return Some(m.fill("deals-room-none", &values));
    }
    if picks.is_empty() {
        return Some(m.fill("deals-room-same", &values));
    }
    let picks = picks.join("; ");
    values.push(("picks", (&picks).into()));
    Some(m.fill("deals-room", &values))
}

/// The solutions that pick other packages here, each with what its first package changes against today; solutions that
/// pick the same package are named together.
fn picks(ctx: &Context<'_>, summit: &Summit, analysis: &Analysis, shown: &Analysis) -> Vec<String> {
    let here = named(ctx, &analysis.solutions);
    let there = named(ctx, &shown.solutions);
    let mut groups: Vec<(&[usize], Vec<String>)> = Vec::new();
    for ((name, solution), (_, theirs)) in here.into_iter().zip(there) {
        let picked = packages(analysis, solution);
        let Some(&first) = picked.first() else { continue };
        if picked == packages(shown, theirs) {
            continue;
        }
        match groups.iter_mut().find(|(package, _)| *package == first) {
            Some((_, names)) => names.push(name),
            None => groups.push((first, vec![name])),
        }
    }
    let text = |(package, names): (&[usize], Vec<String>)| {
        let changed = package.iter().zip(&summit.now).enumerate().filter(|(_, (o, now))| o != now);
        let changes: Vec<String> = changed.map(|(k, (o, _))| alone(ctx, summit, k, *o)).collect();
        format!("{}: {}", names.join(", "), changes.join(" + "))
    };
    groups.into_iter().map(text).collect()
}
