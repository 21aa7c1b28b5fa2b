//! Five honest sentences.

use summitry_core::{
    forecast::Chance,
    scenario::{Score, Want},
    value::Support,
};

use crate::rich::Rich;

use super::{Context, Moves};

/// How likely an agreement is; what is in it; the row; the named cases; what all this rests on.
pub(super) fn build(ctx: &Context<'_>, moves: &Moves) -> Vec<Rich> {
    [agreement(ctx), content(ctx), row(ctx), cases(ctx), support(ctx, moves)]
        .iter()
        .map(|text| Rich::parse(text))
        .collect()
}

/// Which words are used, and what a range is.
pub(super) fn reading(ctx: &Context<'_>) -> Vec<String> {
    let m = ctx.messages;
    vec![m.fill("reading", &[("scale", (&ctx.words().scale_name()).into())])]
}

fn agreement(ctx: &Context<'_>) -> String {
    let (m, p) = (ctx.messages, ctx.forecast.ending.agreed);
    let word = ctx.words().word(p.mean);
    let of = m.of_hundred(p.mean);
    let range = m.from_to(p.low, p.high);
    let args = [("word", (&word).into()), ("of", (&of).into()), ("range", (&range).into())];
    match ctx.words().ends(p) {
        None => m.fill("sentence-agreement", &args),
        Some((low, high)) => {
            let mut args = args.to_vec();
            args.push(("lowword", (&low).into()));
            args.push(("highword", (&high).into()));
            m.fill("sentence-agreement-wide", &args)
        }
    }
}

/// The two changes that come most often, and the one a side wants most.
fn content(ctx: &Context<'_>) -> String {
    let (m, s) = (ctx.messages, ctx.scenario());
    let mut changes: Vec<(usize, usize, Chance)> = Vec::new();
    for k in s.bargained() {
        for o in 0..s.issues[k].options.len() {
            let chance = ctx.forecast.issues.get(k).and_then(|row| row.get(o)).copied();
            // What a threat may set is no content of an agreement: its chance comes from the threat.
            let threatened =
                s.threats.iter().flat_map(|t| &t.does).any(|(i, set)| *i == k && set.contains(&o));
            if let (true, Some(chance)) = (o != s.issues[k].now && !threatened, chance) {
                changes.push((k, o, chance));
            }
        }
    }
    changes.sort_by(|a, b| b.2.mean.total_cmp(&a.2.mean));
    let named = |&(k, o, c): &(usize, usize, Chance)| {
        m.fill(
            "option-of",
            &[("option", (&ctx.option(k, o)).into()), ("n", (&m.of_hundred(c.mean)).into())],
        )
    };
    // Two rungs of one ladder would say the same thing twice.
    let Some(first) = changes.first() else { return m.say("sentence-content-none") };
    let second = changes.iter().find(|c| c.0 != first.0);
    let top: Vec<String> = std::iter::once(first).chain(second).map(named).collect();
    // What a side wants most: the best option of the issue that weighs most for it, unless it is named already or holds.
    let weight = |w: &Want| s.value(w.matters).spread.median();
    let hoped = s
        .wants
        .iter()
        .filter_map(|row| {
            let sum: f64 = row.iter().flatten().map(weight).sum();
            let best = |w: &Want| {
                w.scores.iter().position(|score| matches!(score, Score::Anchor(x) if *x >= 100.0))
            };
            row.iter()
                .enumerate()
                .filter_map(|(k, w)| w.as_ref().map(|w| (k, w)))
                .filter_map(|(k, w)| Some((weight(w) / sum, k, best(w)?)))
                .filter(|&(_, k, o)| {
                    !std::iter::once(first).chain(second).any(|c| (c.0, c.1) == (k, o))
                })
                .filter(|&(_, k, o)| changes.iter().any(|c| (c.0, c.1) == (k, o)))
                .max_by(|a, b| a.0.total_cmp(&b.0))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .and_then(|(_, k, o)| changes.iter().find(|c| (c.0, c.1) == (k, o)));
    let top = m.list(&top);
    match hoped {
        None => m.fill("sentence-content", &[("top", (&top).into())]),
        Some(hoped) => m.fill(
            "sentence-content-hoped",
            &[("top", (&top).into()), ("hoped", (&named(hoped)).into())],
        ),
    }
}

fn row(ctx: &Context<'_>) -> String {
    let (m, f) = (ctx.messages, ctx.forecast);
    let p = f.ending.bust_up;
    let (word, of) = (ctx.words().word(p.mean), m.of_hundred(p.mean));
    let base = [("word", (&word).into()), ("of", (&of).into())];
    let by_room = |i: usize| f.venues[i].ending.bust_up.mean;
    let rooms = ctx.possible_venues();
    let most = rooms.iter().copied().max_by(|&a, &b| by_room(a).total_cmp(&by_room(b)));
    let least = rooms.iter().copied().min_by(|&a, &b| by_room(a).total_cmp(&by_room(b)));
    match (most, least) {
        (Some(most), Some(least)) if by_room(most) - by_room(least) >= 0.02 => {
            let mut args = base.to_vec();
            let (high, low) = (m.hundred(by_room(most)), m.hundred(by_room(least)));
            let (there, here) = (ctx.venue(most), ctx.venue(least));
            args.extend([
                ("high", (&high).into()),
                ("low", (&low).into()),
                ("there", (&there).into()),
                ("here", (&here).into()),
            ]);
            m.fill("sentence-row-rooms", &args)
        }
        _ => m.fill("sentence-row", &base),
    }
}

/// The source's cases; without any, how it ends when nothing is agreed.
fn cases(ctx: &Context<'_>) -> String {
    let (m, s, f) = (ctx.messages, ctx.scenario(), ctx.forecast);
    if s.cases.is_empty() {
        let (words, zone) =
            (m.of_hundred(f.ending.words_only.mean), m.of_hundred(f.ending.no_zone.mean));
        let word = ctx.words().word(f.ending.words_only.mean);
        return m.fill(
            "sentence-no-cases",
            &[("word", (&word).into()), ("words", (&words).into()), ("zone", (&zone).into())],
        );
    }
    let named: Vec<String> = s
        .cases
        .iter()
        .zip(&f.cases)
        .map(|(case, chance)| {
            m.fill(
                "case-of",
                &[
                    ("case", (&ctx.event("case", &case.id)).into()),
                    ("word", (&ctx.words().word(chance.mean)).into()),
                    ("n", (&m.of_hundred(chance.mean)).into()),
                ],
            )
        })
        .collect();
    m.fill("sentence-cases", &[("cases", (&named.join("; ")).into())])
}

fn support(ctx: &Context<'_>, moves: &Moves) -> String {
    let (m, s) = (ctx.messages, ctx.scenario());
    let total = s.values.len();
    let stated = s.values.iter().filter(|v| v.support == Support::Stated).count();
    let args = [("stated", stated.into()), ("total", total.into())];
    match moves.drivers.iter().find(|d| !d.noise) {
        None => m.fill("sentence-support", &args),
        Some(top) => {
            let mut args = args.to_vec();
            args.extend([
                ("driver", (&top.name).into()),
                ("who", (&top.support_text).into()),
                ("low", (&top.text.0).into()),
                ("high", (&top.text.1).into()),
            ]);
            m.fill("sentence-support-driver", &args)
        }
    }
}
