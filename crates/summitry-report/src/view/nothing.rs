//! If nobody does anything: what lapses, what may be done alone, what is threatened, and where issues end without a deal.

use summitry_core::{
    forecast::TOO_SMALL_TO_SHOW,
    scenario::{HeldBy, Issue},
};

use super::{
    context::Context,
    decides::{deadline, has_institutions, quoted, written},
    names::threat,
    sections::{Part, Table, number, sentence, words},
};

/// The section; `None` where the file has no institutions: there no deal leaves everything as it is but for threats, told elsewhere.
pub(crate) fn parts(ctx: &Context<'_>) -> Option<Vec<Part>> {
    if !has_institutions(ctx.scenario()) {
        return None;
    }
    let m = ctx.messages;
    let mut said = lapses(ctx);
    if said.is_empty() {
        said.push(m.say("nothing-stays"));
    }
    said.extend(alone(ctx));
    said.extend(threats(ctx));
    let mut parts: Vec<Part> = said.iter().map(|line| sentence(line)).collect();
    parts.extend(table(ctx));
    Some(parts)
}

/// What lapses, in one clause for the first screen: `without a deal “Truce” falls to “ended”`; `None` where nothing does.
pub(super) fn in_short(ctx: &Context<'_>) -> Option<String> {
    let falls = falls(ctx);
    let first = falls.first()?;
    Some(match falls.len() - 1 {
        0 => first.clone(),
        more => ctx.messages.fill("nothing-more", &[("first", first.into()), ("n", more.into())]),
    })
}

/// Issue by issue what it falls to: `“Truce” falls to “ended” (80 to 95%)`.
fn falls(ctx: &Context<'_>) -> Vec<String> {
    let m = ctx.messages;
    let issues = ctx.scenario().issues.iter().enumerate();
    issues
        .filter(|(_, issue)| !issue.without_deal.is_empty())
        .map(|(k, issue)| {
            let to: Vec<String> = issue
                .without_deal
                .iter()
                .map(|lapse| {
                    let option = m.inside_quotes(&ctx.option(k, lapse.option));
                    match lapse.chance {
                        Some(id) => m.fill(
                            "nothing-to-chance",
                            &[("option", (&option).into()), ("chance", (&written(ctx, id)).into())],
                        ),
                        None => m.fill("nothing-to", &[("option", (&option).into())]),
                    }
                })
                .collect();
            let (what, to) = (quoted(ctx, k), m.list(&to));
            m.fill("nothing-falls", &[("what", (&what).into()), ("to", (&to).into())])
        })
        .collect()
}

/// What lapses without a deal, and when.
fn lapses(ctx: &Context<'_>) -> Vec<String> {
    let m = ctx.messages;
    let when = deadline(ctx);
    falls(ctx)
        .into_iter()
        .map(|falls| match &when {
            Some(day) => {
                m.fill("nothing-lapses-on", &[("falls", (&falls).into()), ("day", day.into())])
            }
            None => m.fill("nothing-lapses", &[("falls", (&falls).into())]),
        })
        .collect()
}

/// What whoever holds an issue may do without any deal.
fn alone(ctx: &Context<'_>) -> Vec<String> {
    let m = ctx.messages;
    let mut said = Vec::new();
    for (k, issue) in ctx.scenario().issues.iter().enumerate() {
        for (o, option) in issue.options.iter().enumerate() {
            let Some(id) = option.alone else { continue };
            let what = m.inside_quotes(&ctx.option_alone(k, o));
            let (who, count, chance) = (holders(ctx, issue), held_by(issue), written(ctx, id));
            said.push(m.sentence(
                "nothing-alone",
                &[
                    ("who", (&who).into()),
                    ("count", count.into()),
                    ("what", (&what).into()),
                    ("chance", (&chance).into()),
                ],
            ));
        }
    }
    said
}

fn held_by(issue: &Issue) -> usize {
    match &issue.held_by {
        HeldBy::Parties(parties) => parties.len(),
        HeldBy::Each => 1,
    }
}

fn holders(ctx: &Context<'_>, issue: &Issue) -> String {
    match &issue.held_by {
        HeldBy::Parties(parties) => {
            let names: Vec<String> = parties.iter().map(|&i| ctx.party_in_text(i)).collect();
            ctx.messages.list(&names)
        }
        HeldBy::Each => ctx.messages.say("rule-of-all"),
    }
}

/// What sides would do if nothing is agreed.
fn threats(ctx: &Context<'_>) -> Vec<String> {
    let m = ctx.messages;
    let threats = ctx.scenario().threats.iter();
    threats
        .map(|t| {
            let (who, count) = ctx.parties_in_text(&[t.by]);
            let what = m.inside_quotes(&threat(ctx, &t.id));
            let chance = written(ctx, t.carried_out);
            m.sentence(
                "nothing-threat",
                &[
                    ("who", (&who).into()),
                    ("count", count.into()),
                    ("what", (&what).into()),
                    ("chance", (&chance).into()),
                ],
            )
        })
        .collect()
}

/// Where issues end if nothing is agreed, as the forecast has it: today's option and the likeliest other.
fn table(ctx: &Context<'_>) -> Vec<Part> {
    let (m, f) = (ctx.messages, ctx.forecast);
    let failed = 1.0 - f.ending.agreed.mean;
    if failed < TOO_SMALL_TO_SHOW {
        return Vec::new();
    }
    let ids = ["column-issue", "column-stays", "column-else", "column-how-often"];
    let [issue, stays, other, often] = ids.map(|id| m.say(id));
    let mut table = Table::new(&[words(&issue), number(&stays), words(&other), number(&often)]);
    for k in ctx.scenario().bargained() {
        let of = &ctx.scenario().issues[k];
        // What is done alone may follow a deal too, so that the rest of the two figures would not be no deal alone.
        if of.options.iter().any(|o| o.alone.is_some()) {
            continue;
        }
        let Some((all, agreed)) = f.issues.get(k).zip(f.agreed_issues.get(k)) else { continue };
        let without: Vec<f64> =
            all.iter().zip(agreed).map(|(a, b)| ((a.mean - b.mean) / failed).max(0.0)).collect();
        let others = (0..without.len()).filter(|&o| o != of.now);
        let Some(most) = others.max_by(|&a, &b| without[a].total_cmp(&without[b])) else {
            continue;
        };
        if without[most] < TOO_SMALL_TO_SHOW {
            continue;
        }
        table.row(vec![
            ctx.issue(k),
            m.hundred(without.get(of.now).copied().unwrap_or_default()),
            ctx.option(k, most),
            m.hundred(without[most]),
        ]);
    }
    if table.rows.is_empty() {
        return Vec::new();
    }
    vec![Part::Table(table), Part::Note(m.say("note-nothing"))]
}
