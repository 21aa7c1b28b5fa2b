//! What would be agreed most often, and what may come where nothing is.

use summitry_core::forecast::{Chance, TOO_SMALL_TO_SHOW};

use crate::figures::short;

use crate::view::{
    context::Context,
    sections::{Part, Table, number, words},
};

/// The changes most often agreed.
pub(super) fn agreed(ctx: &Context<'_>, most: usize) -> Vec<Part> {
    let agreed = |k: usize, o: usize| ctx.forecast.agreed_issues.get(k)?.get(o).copied();
    let rows = changes(ctx, |_, _| true, agreed);
    if rows.is_empty() && most > 0 {
        return vec![Part::Note(ctx.messages.say("first-agree-none"))];
    }
    table(ctx, rows, most)
}

/// What a threat does, or what takes an issue down its ladder: the changes of today that nobody would call a gain.
pub(super) fn worse(ctx: &Context<'_>, most: usize) -> Vec<Part> {
    let s = ctx.scenario();
    let threatened = |k: usize, o: usize| {
        s.threats.iter().any(|t| t.does.iter().any(|(on, forms)| *on == k && forms.contains(&o)))
    };
    let all = |k: usize, o: usize| ctx.forecast.issues.get(k)?.get(o).copied();
    table(ctx, changes(ctx, threatened, all), most)
}

/// Options that are not today's, likeliest first, without those too rare to show.
fn changes(
    ctx: &Context<'_>,
    counts: impl Fn(usize, usize) -> bool,
    chance: impl Fn(usize, usize) -> Option<Chance>,
) -> Vec<(usize, usize, Chance)> {
    let s = ctx.scenario();
    let mut rows: Vec<(usize, usize, Chance)> = s
        .bargained()
        .flat_map(|k| (0..s.issues[k].options.len()).map(move |o| (k, o)))
        .filter(|&(k, o)| o != s.issues[k].now && counts(k, o))
        .filter_map(|(k, o)| Some((k, o, chance(k, o)?)))
        .filter(|(_, _, chance)| chance.mean >= TOO_SMALL_TO_SHOW)
        .collect();
    rows.sort_by(|a, b| b.2.mean.total_cmp(&a.2.mean));
    rows
}

fn table(ctx: &Context<'_>, rows: Vec<(usize, usize, Chance)>, most: usize) -> Vec<Part> {
    let m = ctx.messages;
    if rows.is_empty() || most == 0 {
        return Vec::new();
    }
    let (what, n, range) = (m.say("column-option"), m.say("column-chance"), m.say("column-range"));
    let mut table = Table::new(&[words(&what), number(&n), number(&range)]);
    for (k, o, chance) in rows.into_iter().take(most) {
        let figure = ctx.figure(chance);
        table.row(vec![ctx.option_alone(k, o), short(&figure.text), short(&figure.range)]);
    }
    vec![Part::Table(table)]
}
