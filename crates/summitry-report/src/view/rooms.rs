//! Change the room: the same worlds, held in each venue.

use summitry_core::{
    forecast::{Chance, VenueForecast},
    scenario::{EndingKind, HeldBy},
};

use crate::{figures::Figure, messages::Messages};

use super::{
    context::Context,
    endings::{self, EndingBar},
    ladders::{self, Ladder},
    names::ending_name,
    outcomes::ending_chance,
    sections::{Part, Table, number, words},
};

/// The rooms side by side.
#[derive(Clone, Debug)]
pub struct Rooms {
    /// One column a venue: id, name, chance that the meeting is held there.
    pub venues: Vec<(String, String, Figure)>,
    /// Endings, named outcomes, then the options that differ by two runs of a hundred or more, those that differ most first.
    pub rows: Vec<RoomRow>,
}

/// One event.
#[derive(Clone, Debug)]
pub struct RoomRow {
    /// Its name.
    pub label: String,
    /// Its chance in each venue.
    pub figures: Vec<Figure>,
}

/// One room by itself, for a page that shows one at a time.
#[derive(Clone, Debug)]
pub struct InRoom {
    /// Its name.
    pub label: String,
    /// How it may end there.
    pub endings: Vec<EndingBar>,
    /// Where each issue ends up there.
    pub ladders: Vec<Ladder>,
}

/// Characters of a room's name above its bar.
const SHORT: usize = 80;

/// Rooms a page can switch between: of more only the likeliest.
const SWITCHED: usize = 6;

/// Each room by itself, the likeliest first; empty with a single one.
pub(super) fn each(ctx: &Context<'_>) -> Vec<InRoom> {
    let mut open = ctx.possible_venues();
    if open.len() < 2 {
        return Vec::new();
    }
    let venues = &ctx.forecast.venues;
    open.sort_by(|&a, &b| venues[b].chance.mean.total_cmp(&venues[a].chance.mean));
    open.into_iter()
        .take(SWITCHED)
        .map(|v| InRoom {
            label: ctx.short(&format!("venue.{}", ctx.scenario().venues[v].id), SHORT),
            endings: endings::of(ctx, &venues[v].ending),
            ladders: ladders::of(ctx, &venues[v].issues),
        })
        .collect()
}

/// Endings, which always stand first.
const ENDINGS: usize = EndingKind::ALL.len();
/// Options whose chance differs less than this between rooms are left out: two runs of a hundred, below which a reader who
/// compares rooms is told of rounding.
const APART: f64 = 0.02;

pub(super) fn build(ctx: &Context<'_>) -> Option<Rooms> {
    let (m, s, f) = (ctx.messages, ctx.scenario(), ctx.forecast);
    let open = ctx.possible_venues();
    if open.len() < 2 {
        return None;
    }
    let forecasts = || open.iter().map(|&v| &f.venues[v]);
    let row = |label: String, of: &dyn Fn(&VenueForecast) -> Chance| RoomRow {
        label,
        figures: forecasts().map(|v| ctx.figure(of(v))).collect(),
    };
    let mut rows: Vec<RoomRow> = EndingKind::ALL
        .iter()
        .map(|&kind| row(m.say(ending_name(kind)), &|v| ending_chance(&v.ending, kind)))
        .collect();
    for (i, define) in s.defines.iter().enumerate() {
        rows.push(row(ctx.event("define", &define.id), &|v| {
            v.defines.get(i).copied().unwrap_or_default()
        }));
    }
    for (i, case) in s.cases.iter().enumerate() {
        rows.push(row(ctx.event("case", &case.id), &|v| {
            v.cases.get(i).copied().unwrap_or_default()
        }));
    }
    // What is named but happens exactly as often as something above it tells readers nothing new.
    let mut known: Vec<Vec<String>> = Vec::new();
    rows.retain(|row| {
        let texts: Vec<String> = row.figures.iter().map(|f| f.text.clone()).collect();
        let is_new = known.len() < ENDINGS || !known.contains(&texts);
        known.push(texts);
        is_new
    });
    let mut options = Vec::new();
    for (k, issue) in s.issues.iter().enumerate() {
        for o in 0..issue.options.len() {
            // Today's option is what the others leave; tone's lowest rung is the bust-up itself.
            if o == issue.now || (o == 0 && issue.held_by == HeldBy::Each) {
                continue;
            }
            let of = |v: &VenueForecast| {
                v.issues.get(k).and_then(|row| row.get(o)).copied().unwrap_or_default()
            };
            let means = || forecasts().map(|v| of(v).mean);
            let apart = means().fold(f64::MIN, f64::max) - means().fold(f64::MAX, f64::min);
            if apart >= APART {
                options.push((apart, row(ctx.option_alone(k, o), &of)));
            }
        }
    }
    options.sort_by(|a, b| b.0.total_cmp(&a.0));
    rows.extend(options.into_iter().map(|(_, row)| row));
    let venues = open
        .iter()
        .map(|&v| (s.venues[v].id.clone(), ctx.venue(v), ctx.figure(f.venues[v].chance)))
        .collect();
    Some(Rooms { venues, rows })
}

/// Change the room, laid out.
pub(crate) fn parts(rooms: &Rooms, m: &Messages) -> Vec<Part> {
    let first = m.say("column-outcome");
    let heads: Vec<String> =
        rooms.venues.iter().map(|(_, label, f)| format!("{label} ({})", f.text)).collect();
    let mut columns = vec![words(&first)];
    columns.extend(heads.iter().map(|h| number(h)));
    let mut table = Table::new(&columns);
    for row in &rooms.rows {
        let mut cells = vec![row.label.clone()];
        cells.extend(row.figures.iter().map(|f| f.text.clone()));
        table.row(cells);
    }
    vec![Part::Table(table), Part::Note(m.say("note-rooms"))]
}

/// The finding: the ending that differs most between rooms, in the room where it is likeliest and in the one where it is least likely.
pub(crate) fn finding(rooms: &Rooms, m: &Messages) -> Option<String> {
    let ends = |row: &RoomRow| {
        let by = |&i: &usize, &j: &usize| {
            row.figures[i].chance.mean.total_cmp(&row.figures[j].chance.mean)
        };
        let places = || 0..row.figures.len();
        Some((places().max_by(by)?, places().min_by(by)?))
    };
    let apart = |row: &RoomRow| {
        ends(row).map_or(0.0, |(i, j)| row.figures[i].chance.mean - row.figures[j].chance.mean)
    };
    let row = rooms.rows.iter().take(ENDINGS).max_by(|a, b| apart(a).total_cmp(&apart(b)))?;
    let (most, least) = ends(row)?;
    if apart(row) < APART {
        return Some(m.say("rooms-alike"));
    }
    let room = |i: usize| rooms.venues.get(i).map_or("", |(_, label, _)| label.as_str());
    Some(m.fill(
        "rooms-apart",
        &[
            ("what", (&row.label).into()),
            ("high", (&row.figures[most].text).into()),
            ("there", room(most).into()),
            ("low", (&row.figures[least].text).into()),
            ("here", room(least).into()),
        ],
    ))
}
