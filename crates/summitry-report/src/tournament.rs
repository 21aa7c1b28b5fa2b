//! A tournament as a page: who fares how and how sure that is, who fares how against whom, domain by domain.

mod payoffs;
mod standings;

use askama::Template;
use summitry_kit::tournament::Programme;
use summitry_kit::tournament::ranking::TournamentSummary;

use crate::draw::{Picture, escape};
use crate::messages::Messages;
use crate::page::{self, PageError, Sheet};
use crate::view::sections::{Part, Section, Table};

/// A p below which a difference holds.
const HOLDS: f64 = 0.05;

/// The pictures: the ranking, and the table of payoffs where there is one.
#[must_use]
pub fn pictures(of: &Programme, summary: &TournamentSummary, m: &Messages) -> Vec<Picture> {
    let ranking = standings::picture(summary, HOLDS, m);
    let payoffs = summary.game.as_ref().map(|game| payoffs::picture(of, game, m));
    std::iter::once(ranking).chain(payoffs).collect()
}

/// The page: one HTML file that loads nothing and runs no script.
///
/// # Errors
/// Only where a template cannot be written out, which no input causes.
pub fn page(
    of: &Programme,
    summary: &TournamentSummary,
    m: &Messages,
) -> Result<String, PageError> {
    let drawn = pictures(of, summary, m).into_iter().map(|picture| {
        let title = escape(picture.title.as_deref().unwrap_or_default());
        let alt = escape(&picture.alt);
        format!(
            "<section id=\"{}\"><h2>{title}</h2>\n<figure>{}</figure>\n<p>{alt}</p></section>\n",
            picture.id,
            picture.inline()
        )
    });
    let sessions = m.count(summary.sessions);
    let line = m.fill(
        "tournament-sessions",
        &[("sessions", (&sessions).into()), ("domains", of.domains.len().into())],
    );
    let sheet = Sheet {
        language: m.language().tag(),
        title: m.say("tournament-title"),
        line: format!("{line} · {} · Summitry {}", of.reading, of.version),
        style: page::style(),
        top: drawn.collect(),
        main: page::plain(sections(of, summary, m), m)?,
    };
    Ok(sheet.render()?)
}

/// The tables behind the pictures, and those that have none.
#[must_use]
pub fn sections(of: &Programme, summary: &TournamentSummary, m: &Messages) -> Vec<Section> {
    let mut all = vec![tactics(summary, m), domains(of, summary, m)];
    if !summary.comparisons.is_empty() {
        all.push(comparisons(summary, m));
    }
    if let Some(game) = &summary.game {
        all.push(payoffs::section(of, game, m));
    }
    if let Some(said) = game_of_two(of, m) {
        let title = m.say("tournament-game-more");
        all.push(Section { id: "more", title, parts: vec![Part::Note(said)] });
    }
    if of.reading == "negmas" {
        let parts = vec![Part::Note(m.say("tournament-negmas"))];
        all.push(Section { id: "ties", title: m.say("tournament-ties"), parts });
    }
    all
}

/// That the game of tactics leaves out negotiations of more than two parties, where there are some.
#[must_use]
pub fn game_of_two(of: &Programme, m: &Messages) -> Option<String> {
    let more = of.of_more_than_two();
    let counts = [("more", more.into()), ("domains", of.domains.len().into())];
    (more > 0).then(|| m.fill("tournament-game-of-two", &counts))
}

fn maybe(m: &Messages, value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |x| m.number(x, 3))
}

/// Everything of each tactic.
fn tactics(summary: &TournamentSummary, m: &Messages) -> Section {
    let metric = m.say(&format!("tournament-metric-{}", summary.metric.word()));
    let heads = [
        m.say("tournament-tactic"),
        metric,
        m.say("tournament-interval"),
        m.say("tournament-deviation"),
        m.say("tournament-quartiles"),
        m.say("tournament-deals"),
        m.say("tournament-utility"),
        m.say("tournament-discounted"),
        m.say("tournament-partner"),
        m.say("tournament-concession"),
        m.say("tournament-pareto"),
        m.say("tournament-nash"),
        m.say("tournament-welfare"),
    ];
    let columns: Vec<(&str, bool)> =
        heads.iter().enumerate().map(|(at, head)| (head.as_str(), at > 0)).collect();
    let mut table = Table::new(&columns);
    for line in &summary.tactics {
        let s = &line.standing;
        let interval = line.estimate.and_then(|e| e.interval);
        let interval = interval.map(|(low, high)| {
            let (low, high) = (m.number(low, 3), m.number(high, 3));
            m.fill("tournament-from-to", &[("low", (&low).into()), ("high", (&high).into())])
        });
        let quartiles: Vec<String> = line.quartiles.iter().map(|q| maybe(m, *q)).collect();
        let mean = |mean: &summitry_kit::statistics::Mean| {
            maybe(m, (mean.count() > 0).then(|| mean.mean()))
        };
        let [pareto, nash, _, welfare] = s.optimality.each_ref().map(mean);
        table.row(vec![
            line.tactic.clone(),
            maybe(m, line.estimate.map(|e| e.mean)),
            interval.unwrap_or_else(|| "–".to_owned()),
            m.number(line.deviation, 3),
            quartiles.join(" / "),
            format!("{}%", m.number(100.0 * s.deal(), 1)),
            mean(&s.utility),
            mean(&s.discounted),
            mean(&s.partner),
            mean(&s.concession),
            pareto,
            nash,
            welfare,
        ]);
    }
    let notes = [
        format!("tournament-note-{}", summary.metric.word()),
        "tournament-interval-note".to_owned(),
        "tournament-ratio-note".to_owned(),
    ];
    let notes = notes.iter().map(|id| Part::Note(m.say(id)));
    let parts = std::iter::once(Part::Table(table)).chain(notes).collect();
    Section { id: "tactics", title: m.say("tournament-tactics"), parts }
}

/// Domain by domain, a column a tactic.
fn domains(of: &Programme, summary: &TournamentSummary, m: &Messages) -> Section {
    let domain = m.say("tournament-domain");
    let mut columns = vec![(domain.as_str(), false)];
    columns.extend(of.tactics.iter().map(|tactic| (tactic.as_str(), true)));
    let mut table = Table::new(&columns);
    for lines in summary.domains.chunks(of.tactics.len().max(1)) {
        let name = lines.first().map(|line| line.domain.clone()).unwrap_or_default();
        let means = lines.iter().map(|line| maybe(m, line.mean));
        table.row(std::iter::once(name).chain(means).collect());
    }
    let parts = vec![Part::Table(table)];
    Section { id: "domains", title: m.say("tournament-by-domain"), parts }
}

/// Every two tactics.
fn comparisons(summary: &TournamentSummary, m: &Messages) -> Section {
    let heads = [
        (m.say("tournament-better"), false),
        (m.say("tournament-worse"), false),
        (m.say("tournament-difference"), true),
        ("p".to_owned(), true),
        (m.say("tournament-corrected"), true),
    ];
    let columns: Vec<(&str, bool)> = heads.iter().map(|(head, n)| (head.as_str(), *n)).collect();
    let mut table = Table::new(&columns);
    for c in &summary.comparisons {
        let number = |x: f64| m.number(x, 4);
        table.row(vec![
            c.better.clone(),
            c.worse.clone(),
            m.number(c.difference, 3),
            number(c.p),
            number(c.corrected),
        ]);
        if let Some(row) = table.rows.last_mut() {
            row.faint = c.corrected >= HOLDS;
        }
    }
    let over = summary.comparisons.first().map(|c| {
        let over = m.fill(&format!("tournament-over-{}", c.over.word()), &[("n", c.n.into())]);
        let hold = summary.comparisons.iter().filter(|c| c.corrected < HOLDS).count();
        let all = summary.comparisons.len();
        let args = [("n", hold.into()), ("all", all.into()), ("over", (&over).into())];
        Part::Note(m.fill("tournament-holds", &args))
    });
    let parts = std::iter::once(Part::Table(table)).chain(over).collect();
    Section { id: "comparisons", title: m.say("tournament-comparisons"), parts }
}
