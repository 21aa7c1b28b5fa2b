//! Five honest sentences.

use summitry_core::{forecast::Chance, value::Support};
use summitry_kit::findings::wanted_most;

use crate::rich::Rich;

use super::{context::Context, moves::Moves};

/// How likely an agreement is; what is in it; the other endings; the named cases; what all this rests on.
pub(super) fn build(ctx: &Context<'_>, moves: &Moves) -> Vec<Rich> {
    [agreement(ctx), content(ctx), row(ctx), cases(ctx), support(ctx, moves)]
        .iter()
        .map(|text| Rich::parse(text))
        .collect()
}

/// Which words are used, and what a range is.
pub(super) fn reading(ctx: &Context<'_>) -> Vec<String> {
    let m = ctx.messages;
    let words = m.fill("reading", &[("scale", (&ctx.words().scale_name()).into())]);
    // Only where a figure carries the mark.
    let outside = ctx.marks_outside().then(|| m.say("reading-outside"));
    [words].into_iter().chain(outside).collect()
}

fn agreement(ctx: &Context<'_>) -> String {
    let (m, p) = (ctx.messages, ctx.forecast.ending.agreed);
    let (is, range) = (ctx.words().predicate(p.mean), ctx.figure(p).range);
    let args = [("is", (&is).into()), ("range", (&range).into())];
    match ctx.words().ends(p) {
        None => m.fill("sentence-agreement", &args),
        Some((low, high)) => {
            let mut args = args.to_vec();
            args.extend([("lowword", (&low).into()), ("highword", (&high).into())]);
            m.fill("sentence-agreement-wide", &args)
        }
    }
}

/// Nothing rarer than this, one run in twenty, is called likely content.
const CONTENT: f64 = 0.05;

/// How many options the content names: a sentence holds no more.
const NAMED: usize = 3;

/// The changes most often agreed, and what each side wants most.
fn content(ctx: &Context<'_>) -> String {
    let (m, s) = (ctx.messages, ctx.scenario());
    let mut changes: Vec<(usize, usize, Chance)> = Vec::new();
    for k in s.bargained() {
        for o in (0..s.issues[k].options.len()).filter(|&o| o != s.issues[k].now) {
            if let Some(&chance) = ctx.forecast.agreed_issues.get(k).and_then(|row| row.get(o)) {
                changes.push((k, o, chance));
            }
        }
    }
    if changes.is_empty() {
        return m.say("sentence-content-none");
    }
    let named = |k: usize, o: usize, c: Chance| {
        let (option, n) = (m.inside_quotes(&ctx.option_alone(k, o)), m.of_hundred(c.mean));
        m.fill("option-of", &[("option", (&option).into()), ("n", (&n).into())])
    };
    changes.retain(|c| c.2.mean >= CONTENT);
    changes.sort_by(|a, b| b.2.mean.total_cmp(&a.2.mean));
    let top: Vec<String> = changes.iter().take(NAMED).map(|&(k, o, c)| named(k, o, c)).collect();
    let content = if top.is_empty() {
        m.say("sentence-content-rare")
    } else {
        m.fill("sentence-content", &[("top", (&m.list(&top)).into())])
    };
    let hoped: Vec<String> = (0..s.parties.len())
        .filter_map(|i| {
            let (k, o) = wanted_most(s, i)?;
            let chance = ctx.forecast.issues.get(k)?.get(o).copied()?;
            let (who, what) = (ctx.party(i), named(k, o, chance));
            Some(m.fill("wanted-by", &[("who", (&who).into()), ("what", (&what).into())]))
        })
        .collect();
    if hoped.is_empty() {
        return content;
    }
    let hoped = m.fill("sentence-wanted", &[("hoped", (&hoped.join("; ")).into())]);
    format!("{content} {hoped}")
}

/// The other endings: friendly words only, and the bust-up, room by room where the rooms differ.
fn row(ctx: &Context<'_>) -> String {
    let (m, f) = (ctx.messages, ctx.forecast);
    let words = m.of_hundred(f.ending.words_only.mean);
    let is = ctx.words().predicate(f.ending.bust_up.mean);
    let base = [("words", (&words).into()), ("is", (&is).into())];
    let by_room = |i: usize| f.venues[i].ending.bust_up.mean;
    match super::reasons::apart(ctx) {
        Some((most, least)) => {
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
        None => m.fill("sentence-row", &base),
    }
}

/// The source's cases; without any, how often no deal is possible at all.
fn cases(ctx: &Context<'_>) -> String {
    let (m, s, f) = (ctx.messages, ctx.scenario(), ctx.forecast);
    if s.cases.is_empty() {
        let zone = m.of_hundred(f.ending.no_zone.mean);
        let id = ctx.by_rule("sentence-no-cases", "sentence-no-cases-vote");
        return m.fill(id, &[("zone", (&zone).into())]);
    }
    let named: Vec<String> = s
        .cases
        .iter()
        .zip(&f.cases)
        // One that happens as often as a deal says nothing new beside it.
        .filter(|(_, chance)| m.hundred(chance.mean) != m.hundred(f.ending.agreed.mean))
        .map(|(case, chance)| {
            let (name, n) = (ctx.event("case", &case.id), m.of_hundred(chance.mean));
            let args = [("case", (&name).into()), ("n", (&n).into())];
            match ctx.words().word(chance.mean) {
                None => m.fill("case-of-bare", &args),
                Some(word) => m.fill("case-of", &[args[0], args[1], ("word", (&word).into())]),
            }
        })
        .collect();
    if named.is_empty() {
        return m.say("sentence-cases-none");
    }
    m.fill("sentence-cases", &[("cases", (&named.join("; ")).into())])
}

fn support(ctx: &Context<'_>, moves: &Moves) -> String {
    let m = ctx.messages;
    let counts = ctx.document.support();
    let (total, stated) = (counts.iter().sum::<usize>(), counts[Support::Stated as usize]);
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
