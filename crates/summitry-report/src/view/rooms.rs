//! Change the room: the same worlds, held in each venue.

use summitry_core::{
    forecast::{Chance, VenueForecast},
    scenario::{EndingKind, HeldBy},
};

use crate::{figures::Figure, messages::Messages};

use super::{
    context::Context,
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
