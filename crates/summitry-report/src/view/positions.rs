//! Where the positions point: the weighted mean with its error, and what else is read from such tables. Beside the forecast, never in it.

use summitry_core::forecast::{IssuePositions, PositionsForecast};

use super::{
    context::Context,
    decides::quoted,
    sections::{Part, SHOWN, Table, number, sentence, words},
};

/// The section.
pub(crate) fn parts(ctx: &Context<'_>, found: &PositionsForecast) -> Vec<Part> {
    let m = ctx.messages;
    let mut parts = vec![Part::Note(m.say("positions-beside"))];
    parts.extend(found.issues.iter().take(SHOWN).map(|issue| sentence(&told(ctx, issue))));
    parts.push(Part::Table(issues(ctx, found)));
    parts.push(Part::Note(m.say("note-positions")));
    parts.push(Part::Table(sides(ctx, found)));
    parts.push(Part::Note(m.say("note-positions-sides")));
    parts.extend(exchanges(ctx, found));
    parts
}

/// Where one issue would end, and who stands farthest off.
fn told(ctx: &Context<'_>, issue: &IssuePositions) -> String {
    let m = ctx.messages;
    let what = quoted(ctx, issue.issue);
    let likeliest = (0..issue.options.len())
        .max_by(|&a, &b| issue.options[a].mean.total_cmp(&issue.options[b].mean));
    let (mean, range) = (m.number(issue.mean.mean, 0), range(ctx, issue.mean.low, issue.mean.high));
    let option =
        likeliest.map_or_else(String::new, |o| m.inside_quotes(&ctx.option(issue.issue, o)));
    let n = m.of_hundred(likeliest.map_or(0.0, |o| issue.options[o].mean));
    m.fill(
        "positions-issue",
        &[
            ("what", (&what).into()),
            ("mean", (&mean).into()),
            ("range", (&range).into()),
            ("option", (&option).into()),
            ("n", (&n).into()),
        ],
    )
}

/// Issue by issue: mean, median, spread, Nash, after exchange.
fn issues(ctx: &Context<'_>, found: &PositionsForecast) -> Table {
    let m = ctx.messages;
    let ids = [
        "column-issue",
        "column-mean",
        "column-range",
        "column-median",
        "column-spread",
        "column-exchanged",
        "column-nash",
    ];
    let [issue, mean, reach, median, spread, exchanged, nash] = ids.map(|id| m.say(id));
    let mut table = Table::new(&[
        words(&issue),
        number(&mean),
        number(&reach),
        number(&median),
        number(&spread),
        number(&exchanged),
        words(&nash),
    ]);
    let whole = |x: f64| m.number(x, 0);
    for of in &found.issues {
        let none = || "–".to_owned();
        table.row(vec![
            ctx.issue(of.issue),
            whole(of.mean.mean),
            range(ctx, of.mean.low, of.mean.high),
            whole(of.middle.summary.median),
            whole(of.middle.summary.spread),
            of.exchanged.map_or_else(none, whole),
            of.nash.map_or_else(none, |o| ctx.option(of.issue, o)),
        ]);
    }
    table
}

/// Side by side: how far it stands from the mean on each issue, and its part of the weight.
fn sides(ctx: &Context<'_>, found: &PositionsForecast) -> Table {
    let m = ctx.messages;
    let ids = ["column-issue", "column-side", "column-at", "column-distance", "column-part"];
    let [issue, side, at, distance, part] = ids.map(|id| m.say(id));
    let mut table =
        Table::new(&[words(&issue), words(&side), number(&at), number(&distance), number(&part)]);
    for of in &found.issues {
        let middle = &of.middle;
        let mut rows: Vec<usize> = (0..middle.parties.len()).collect();
        // Whoever pulls most first; of many the first ones say it.
        rows.sort_by(|&a, &b| middle.summary.shares[b].total_cmp(&middle.summary.shares[a]));
        for i in rows.into_iter().take(SHOWN) {
            table.row(vec![
                ctx.issue(of.issue),
                ctx.party(middle.parties[i]),
                m.number(middle.places[i].at, 0),
                m.points(middle.summary.distances[i]),
                m.percent(middle.summary.shares[i]),
            ]);
        }
    }
    table
}

/// Who could give way on what in return for what.
fn exchanges(ctx: &Context<'_>, found: &PositionsForecast) -> Vec<Part> {
    const TOLD: usize = 3;
    let m = ctx.messages;
    let mut parts: Vec<Part> = found
        .exchanges
        .iter()
        .take(TOLD)
        .map(|exchange| {
            let leg = |leg: &summitry_core::positions::exchange::Concession| {
                let (who, count) = ctx.parties_in_text(&[leg.party]);
                let what = quoted(ctx, leg.issue);
                let (from, to) = (m.number(leg.from, 0), m.number(leg.to, 0));
                m.fill(
                    "positions-moves",
                    &[
                        ("who", (&who).into()),
                        ("count", count.into()),
                        ("what", (&what).into()),
                        ("from", (&from).into()),
                        ("to", (&to).into()),
                    ],
                )
            };
            let (one, other) = (leg(&exchange.earlier), leg(&exchange.later));
            sentence(&m.sentence(
                "positions-exchange",
                &[("one", (&one).into()), ("other", (&other).into())],
            ))
        })
        .collect();
    if !parts.is_empty() {
        parts.push(Part::Note(m.say("note-exchange")));
    }
    parts
}

/// From one place on a ladder to another; one number where both print alike.
fn range(ctx: &Context<'_>, low: f64, high: f64) -> String {
    let [low, high] = [low, high].map(|x| ctx.messages.number(x, 0));
    if low == high { low } else { format!("{low}–{high}") }
}
