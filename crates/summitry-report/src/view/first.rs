//! The first screen: what will probably happen, why, and how sure that is, as short sections for terminal and Markdown.

mod changes;
mod sure;

use summitry_core::scenario::EndingKind;

use crate::{figures::short, messages::Messages};

use super::{
    affected::SHARES,
    brief::Brief,
    context::Context,
    outcomes::ending_chance,
    reasons,
    sections::{Part, Section, Table, number, sentence, words},
};

/// How much of each block there is room for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Sentences that say why.
    pub(crate) reasons: usize,
    /// Changes that may be agreed.
    pub(crate) agree: usize,
    /// Changes that come without a deal.
    pub(crate) worse: usize,
    /// Rooms.
    pub(crate) rooms: usize,
    /// Those who feel it.
    pub(crate) affected: usize,
    /// Sentences on how sure it is.
    pub(crate) sure: usize,
}

/// Room for everything, then for less and less: what matters least gives way first.
pub(crate) const ROOM: [Room; 13] = [
    Room { reasons: 5, agree: 4, worse: 3, rooms: 3, affected: 4, sure: 3 },
    Room { reasons: 5, agree: 4, worse: 3, rooms: 3, affected: 3, sure: 3 },
    Room { reasons: 5, agree: 3, worse: 3, rooms: 2, affected: 3, sure: 3 },
    Room { reasons: 4, agree: 3, worse: 3, rooms: 2, affected: 3, sure: 3 },
    Room { reasons: 4, agree: 3, worse: 2, rooms: 2, affected: 2, sure: 3 },
    Room { reasons: 3, agree: 3, worse: 2, rooms: 2, affected: 2, sure: 3 },
    Room { reasons: 3, agree: 2, worse: 2, rooms: 2, affected: 2, sure: 3 },
    Room { reasons: 3, agree: 2, worse: 1, rooms: 2, affected: 2, sure: 3 },
    Room { reasons: 3, agree: 2, worse: 1, rooms: 2, affected: 1, sure: 3 },
    Room { reasons: 3, agree: 2, worse: 1, rooms: 2, affected: 0, sure: 3 },
    Room { reasons: 3, agree: 2, worse: 0, rooms: 0, affected: 0, sure: 2 },
    Room { reasons: 2, agree: 2, worse: 0, rooms: 0, affected: 0, sure: 1 },
    Room { reasons: 1, agree: 1, worse: 0, rooms: 0, affected: 0, sure: 1 },
];

/// The sections of the first screen.
pub(crate) fn sections(brief: &Brief<'_>, m: &Messages, room: Room) -> Vec<Section> {
    let ctx = &Context::new(brief.document, brief.forecast, m);
    let why = reasons::first(&brief.reasons, room.reasons);
    let why = why.into_iter().map(|reason| Part::Sentence(reason.line.clone())).collect();
    let blocks = [
        ("endings", "first-endings", vec![Part::Endings(brief.endings.clone())]),
        ("reasons", "title-reasons", why),
        ("agree", "first-agree", changes::agreed(ctx, room.agree)),
        ("worse", "first-worse", changes::worse(ctx, room.worse)),
        ("room", "first-room", rooms(ctx, room.rooms)),
        ("affected", "first-affected", affected(brief, m, room.affected)),
        ("sure", "first-sure", sure::parts(ctx, brief, room.sure)),
    ];
    blocks
        .into_iter()
        .filter(|(_, _, parts)| !parts.is_empty())
        .map(|(id, title, parts)| Section { id, title: m.say(title), parts })
        .collect()
}

/// The same in words alone, beside pictures that show the rest: the finding, why, how sure, and how to read the figures.
pub(crate) fn in_short(brief: &Brief<'_>, m: &Messages) -> Vec<Part> {
    let ctx = &Context::new(brief.document, brief.forecast, m);
    let mut parts =
        vec![sentence(&m.fill("first-finding", &[("what", (&brief.finding.line).into())]))];
    parts.extend(brief.reasons.iter().map(|reason| Part::Sentence(reason.line.clone())));
    parts.extend(sure::parts(ctx, brief, ROOM[0].sure));
    parts.extend(brief.reading.iter().cloned().map(Part::Note));
    parts
}

/// The rooms side by side; nothing where there is one, or where all print alike.
fn rooms(ctx: &Context<'_>, most: usize) -> Vec<Part> {
    const COLUMNS: [(EndingKind, &str); 3] = [
        (EndingKind::Agreed, "first-agreed"),
        (EndingKind::WordsOnly, "first-words"),
        (EndingKind::BustUp, "first-row"),
    ];
    let m = ctx.messages;
    let mut open = ctx.possible_venues();
    if open.len() < 2 || most == 0 {
        return Vec::new();
    }
    let chance = |v: &usize| ctx.forecast.venues[*v].chance.mean;
    open.sort_by(|a, b| chance(b).total_cmp(&chance(a)));
    let heads = COLUMNS.map(|(_, id)| m.say(id));
    let first = m.say("live-room");
    let columns = std::iter::once(words(&first)).chain(heads.iter().map(|h| number(h)));
    let mut table = Table::new(&columns.collect::<Vec<_>>());
    let printed = |v: &usize| {
        let ending = &ctx.forecast.venues[*v].ending;
        COLUMNS.map(|(kind, _)| short(&m.hundred(ending_chance(ending, kind).mean)))
    };
    // Rows that say the same say nothing.
    let alike = open.windows(2).all(|pair| printed(&pair[0]) == printed(&pair[1]));
    if alike {
        return Vec::new();
    }
    for v in open.into_iter().take(most) {
        table.row(std::iter::once(ctx.venue(v)).chain(printed(&v)).collect());
    }
    vec![Part::Table(table)]
}

/// Those who feel it, whoever it moves most first.
fn affected(brief: &Brief<'_>, m: &Messages, most: usize) -> Vec<Part> {
    let mut rows: Vec<_> = brief.affected.iter().collect();
    let stays = |row: &super::AffectedRow| row.same.chance.mean;
    rows.sort_by(|a, b| stays(a).total_cmp(&stays(b)));
    rows.truncate(most);
    if rows.is_empty() {
        return Vec::new();
    }
    let (who, heads) = (m.say("column-who"), SHARES.each_ref().map(|share| m.say(share.column)));
    let columns = std::iter::once(words(&who)).chain(heads.iter().map(|h| number(h)));
    let mut table = Table::new(&columns.collect::<Vec<_>>());
    for row in rows {
        let cells = row.shares.iter().map(|figure| short(&figure.text));
        table.row(std::iter::once(row.label.clone()).chain(cells).collect());
    }
    vec![Part::Table(table)]
}
