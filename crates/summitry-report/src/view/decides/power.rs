//! Who has how much of the power to decide, and how often something is agreed against whom.

use summitry_core::{forecast::VotingPower, scenario::Outcome};

use crate::view::{
    context::Context,
    sections::{Part, SHOWN, Table, number, words},
};

/// Shares closer together than this print alike.
const ALIKE: f64 = 5e-4;

/// Sides with the same weight, the same power and, as printed, as often outvoted.
struct Group {
    members: Vec<usize>,
    weight: f64,
    power: VotingPower,
    against: String,
}

/// The table and how to read it; nothing where all must agree.
pub(super) fn parts(ctx: &Context<'_>) -> Vec<Part> {
    let (m, s) = (ctx.messages, ctx.scenario());
    let groups = groups(ctx);
    if groups.is_empty() {
        return Vec::new();
    }
    let ids = ["column-side", "column-weight", "column-power", "column-banzhaf", "column-against"];
    let [side, weight, power, banzhaf, against] = ids.map(|id| m.say(id));
    let mut table = Table::new(&[
        words(&side),
        number(&weight),
        number(&power),
        number(&banzhaf),
        number(&against),
    ]);
    for group in groups.iter().take(SHOWN) {
        let path = match group.members.as_slice() {
            [one] => Some(Outcome::Outvoted(*one).path(s)),
            _ => None,
        };
        table.row_with(vec![
            (names(ctx, &group.members), None),
            (super::rule::plain(ctx, group.weight), None),
            (m.percent(group.power.shapley_shubik), None),
            (m.percent(group.power.banzhaf), None),
            (group.against.clone(), path),
        ]);
    }
    let mut parts = vec![Part::Table(table), Part::Note(m.say("note-power"))];
    if groups.len() > SHOWN {
        let told: usize = groups.iter().take(SHOWN).map(|group| group.members.len()).sum();
        let args = [("n", told.into()), ("all", s.parties.len().into())];
        parts.push(Part::Note(m.fill("note-power-more", &args)));
    }
    parts
}

/// Whoever is alike, the most powerful first; of equals in the file's order.
fn groups(ctx: &Context<'_>) -> Vec<Group> {
    let of = &ctx.forecast.institutions;
    let mut groups: Vec<Group> = Vec::new();
    let sides = of.power.iter().zip(&of.outvoted).zip(&ctx.scenario().parties).enumerate();
    for (i, ((power, against), party)) in sides {
        let against = ctx.messages.hundred(against.mean);
        let alike = |group: &&mut Group| {
            (group.power.shapley_shubik - power.shapley_shubik).abs() < ALIKE
                && (group.power.banzhaf - power.banzhaf).abs() < ALIKE
                && (group.weight - party.weight).abs() < 1e-9
                && group.against == against
        };
        match groups.iter_mut().find(alike) {
            Some(group) => group.members.push(i),
            None => groups.push(Group {
                members: vec![i],
                weight: party.weight,
                power: *power,
                against,
            }),
        }
    }
    groups.sort_by(|a, b| b.power.shapley_shubik.total_cmp(&a.power.shapley_shubik));
    groups
}

/// A side, or several alike: `Spain, Poland` and of many only how many more.
fn names(ctx: &Context<'_>, members: &[usize]) -> String {
    const NAMED: usize = 3;
    let m = ctx.messages;
    let mut names: Vec<String> = members.iter().map(|&i| ctx.party(i)).collect();
    if names.len() == 1 {
        return names.remove(0);
    }
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let named = if more > 0 {
        m.fill("power-more", &[("names", names.join(", ").as_str().into()), ("n", more.into())])
    } else {
        m.list(&names)
    };
    m.fill("power-each", &[("names", (&named).into())])
}
