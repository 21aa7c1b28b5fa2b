//! How talks would go: simulated talks beside the headline, and how they fail (`summitry_core::talks::member`).

use summitry_core::talks::RoomError;
use summitry_core::talks::member::{Cell, Ends, Member};
use summitry_kit::findings;

use crate::{dance::Dance, messages::Messages, rich::Rich};

use super::{
    context::Context,
    sections::{Part, Table},
};

mod seats;
mod session;

use seats::{seats, tactic};
pub use session::Told;

/// The tactic that both sides keep in the reference line: a concession that grows evenly.
const REFERENCE: &str = "linear";

/// The section.
#[derive(Clone, Debug)]
pub struct TalksView<'a> {
    /// What was played, or why nothing was.
    pub found: Result<TalksFound<'a>, String>,
}

/// What was played, in words.
#[derive(Clone, Debug)]
pub struct TalksFound<'a> {
    /// The numbers.
    pub member: &'a Member,
    /// Of talks with a possible deal and a room that holds: the share the forecast ends in words only, 0 to 1.
    pub words_in_forecast: f64,
    /// What is said before the tables.
    lines: Vec<String>,
    /// What is said after them.
    notes: Vec<String>,
    /// Endings: what the file types in beside what talks give.
    endings: Table,
    /// Ways of negotiating and rooms.
    ways: Table,
    /// One session, where there are two parties and one that ends in a deal.
    pub example: Option<Told>,
}

impl TalksView<'_> {
    /// The session that is shown offer by offer.
    #[must_use]
    pub fn dance(&self) -> Option<&Dance> {
        self.found.as_ref().ok()?.example.as_ref().map(|example| &example.dance)
    }
}

pub(super) fn build<'a>(
    ctx: &Context<'_>,
    talks: &'a Result<findings::SimulatedTalks, RoomError>,
) -> TalksView<'a> {
    let found = match talks {
        Ok(talks) => Ok(found(ctx, talks)),
        Err(RoomError::TooMany(_)) => Err(ctx.messages.say("talks-too-large")),
        Err(RoomError::TooLong { rounds }) => {
            Err(ctx.messages.fill("talks-too-long", &[("n", (&rounds.to_string()).into())]))
        }
        Err(error) => Err(error.to_string()),
    };
    TalksView { found }
}

fn found<'a>(ctx: &Context<'_>, talks: &'a findings::SimulatedTalks) -> TalksFound<'a> {
    let (m, f) = (ctx.messages, ctx.forecast);
    let member = &talks.member;
    let words_in_forecast = 1.0 - f.headline.more_than_words.chance;
    TalksFound {
        lines: lines(ctx, member),
        notes: notes(ctx, member, words_in_forecast),
        endings: endings(m, member, f.headline.agreed.mean),
        ways: ways(ctx, member),
        example: talks.example.as_ref().map(|example| session::tell(ctx, example)),
        words_in_forecast,
        member,
    }
}

/// The assignments with the least and the greatest chance of a deal; of equal ones the first.
fn ends_of(member: &Member) -> Option<(&Cell, &Cell)> {
    let least = member.cells.iter().reduce(|a, b| if b.ends.deal < a.ends.deal { b } else { a })?;
    let most = member.cells.iter().reduce(|a, b| if b.ends.deal > a.ends.deal { b } else { a })?;
    Some((least, most))
}

fn lines(ctx: &Context<'_>, member: &Member) -> Vec<String> {
    let m = ctx.messages;
    let Some((least, most)) = ends_of(member) else { return Vec::new() };
    // Linear against linear stands for people who bargain over points: it came nearest to what they do.
    let linear = |cell: &&Cell| cell.tactics.iter().all(|t| t.to_string() == REFERENCE);
    let reference = member.cells.iter().find(linear).map(|cell| {
        let (n, headline) =
            (m.hundred(cell.ends.deal), m.of_hundred(ctx.forecast.headline.agreed.mean));
        m.fill("talks-reference", &[("n", (&n).into()), ("headline", (&headline).into())])
    });
    let args = [
        ("low", m.hundred(least.ends.deal)),
        ("high", m.hundred(most.ends.deal)),
        ("worst", seats(ctx, &least.tactics)),
        ("best", seats(ctx, &most.tactics)),
    ];
    let stress = m.fill("talks-stress", &args.each_ref().map(|(k, v)| (*k, v.into())));
    let failed = member.mean.walk_out + member.mean.clock;
    let second = if failed > 0.0 {
        let walk = m.hundred(member.mean.walk_out / failed);
        let clock = m.hundred(member.mean.clock / failed);
        m.fill("talks-fail", &[("walk", (&walk).into()), ("clock", (&clock).into())])
    } else {
        m.say("talks-fail-none")
    };
    reference.into_iter().chain([stress, second]).collect()
}

fn notes(ctx: &Context<'_>, member: &Member, words_in_forecast: f64) -> Vec<String> {
    let m = ctx.messages;
    let words = m.of_hundred(words_in_forecast);
    let mut out =
        vec![m.fill("note-talks-table", &[("words", (&words).into())]), m.say("note-talks-when")];
    let args = [
        ("sessions", m.count(member.sessions)),
        ("worlds", m.count(member.worlds)),
        ("cells", m.count(member.cells.len() as u64)),
    ];
    out.push(m.fill("talks-what", &args.each_ref().map(|(k, v)| (*k, v.into()))));
    if !member.full {
        out.push(m.say("talks-alike"));
    }
    let e = &ctx.scenario().engine;
    let written = |id: summitry_core::value::ValueId| {
        let written = ctx.document.provenance.get(id.0).map(|p| p.written.clone());
        ctx.messages.written(&crate::rich::clean(&written.unwrap_or_default()))
    };
    let args = [
        ("rounds", written(e.rounds)),
        ("patience", written(e.patience)),
        ("misreading", written(e.misreading)),
    ];
    out.push(m.fill("talks-rests", &args.each_ref().map(|(k, v)| (*k, v.into()))));
    let error = m.number(100.0 * member.error, 1);
    out.push(m.fill("talks-exact", &[("error", (&error).into())]));
    out
}

/// What the file types in, beside what talks give.
fn endings(m: &Messages, member: &Member, headline: f64) -> Table {
    let titles = [
        m.say("talks-column-ending"),
        m.say("talks-column-typed"),
        m.say("talks-column-talks-mean"),
        m.say("talks-column-talks-range"),
    ];
    let [ending, typed, mean, range] = &titles;
    let mut table = Table::new(&[(ending, false), (typed, true), (mean, true), (range, true)]);
    let rows = [
        ("talks-row-bust", Some(member.typed_bust_up), member.mean.bust_up, member.bust_up_range()),
        (
            "talks-row-words",
            Some(member.typed_words_only),
            member.mean.fruitless(),
            member.fruitless_range(),
        ),
    ];
    for (id, typed, mean, (low, high)) in rows {
        table.row(vec![
            m.try_fill(id, &[]).unwrap_or_default(),
            typed.map_or_else(|| "–".to_owned(), |p| m.hundred(p)),
            m.hundred(mean),
            m.range(low, high),
        ]);
    }
    let (low, high) = member.range();
    table.row(vec![
        m.say("talks-row-deal"),
        format!("({})", m.hundred(headline)),
        m.hundred(member.mean.deal),
        m.range(low, high),
    ]);
    table
}

/// All ways, the rooms, all alike, the least and the most.
fn ways(ctx: &Context<'_>, member: &Member) -> Table {
    let m = ctx.messages;
    let titles = [
        m.say("talks-column-tactics"),
        m.say("talks-column-deal"),
        m.say("talks-column-walk"),
        m.say("talks-column-clock"),
        m.say("talks-column-bust"),
        m.say("talks-column-zone"),
        m.say("talks-column-when"),
    ];
    let columns: Vec<(&str, bool)> =
        titles.iter().enumerate().map(|(i, t)| (t.as_str(), i > 0)).collect();
    let mut table = Table::new(&columns);
    let mut row =
        |label: String, e: &Ends, when: Option<f64>| {
            let shares = [e.deal, e.walk_out, e.clock, e.bust_up, e.no_zone];
            let mut cells = vec![label];
            cells.extend(shares.map(|p| {
                if p > 0.0 { crate::figures::short(&m.hundred(p)) } else { "0".to_owned() }
            }));
            cells.push(when.map_or_else(|| "–".to_owned(), |w| m.number(100.0 * w, 0)));
            table.row(cells);
        };
    row(m.say("talks-all-ways"), &member.mean, None);
    if member.venues.len() > 1 {
        for venue in ctx.possible_venues() {
            if let Some(ends) = member.venues.get(venue) {
                row(ctx.venue(venue), ends, None);
            }
        }
    }
    let alike = |c: &&Cell| c.tactics.windows(2).all(|w| w[0] == w[1]);
    let mut shown: Vec<&Cell> = member.cells.iter().filter(alike).collect();
    for cell in ends_of(member).map_or(vec![], |(a, b)| vec![a, b]) {
        if !shown.contains(&cell) {
            shown.push(cell);
        }
    }
    for &cell in &shown {
        let when = (cell.ends.deal > 0.0).then_some(cell.when);
        let label = match cell.tactics.first() {
            Some(of) if alike(&cell) => {
                m.fill("talks-everyone", &[("tactic", (&tactic(m, of)).into())])
            }
            _ => seats(ctx, &cell.tactics),
        };
        row(label, &cell.ends, when);
    }
    table
}

/// How talks would go, laid out.
pub(crate) fn parts(talks: &TalksView<'_>, m: &Messages) -> Vec<Part> {
    let found = match &talks.found {
        Ok(found) => found,
        Err(why) => return vec![Part::Note(m.fill("talks-none", &[("why", why.into())]))],
    };
    let mut parts: Vec<Part> =
        found.lines.iter().map(|line| Part::Sentence(Rich::parse(line))).collect();
    parts.extend([Part::Table(found.endings.clone()), Part::Table(found.ways.clone())]);
    parts.extend(found.notes.iter().cloned().map(Part::Note));
    parts
}

/// The session that is told, laid out.
pub(crate) fn session_parts(talks: &TalksView<'_>) -> Option<Vec<Part>> {
    let example = talks.found.as_ref().ok()?.example.as_ref()?;
    Some(vec![Part::Note(example.line.clone()), Part::Table(example.table.clone())])
}
