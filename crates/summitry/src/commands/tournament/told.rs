//! What is said of a tournament: the table of tactics, what holds, and the game it is.

use comfy_table::{Cell as Shown, CellAlignment, Table as Grid, presets};
use summitry_kit::tournament::Programme;
use summitry_kit::tournament::ranking::{EmpiricalGame, Over, TournamentSummary};
use summitry_report::messages::Messages;
use summitry_report::tournament::game_of_two;

/// Differences told one by one; the file has them all.
const TOLD: usize = 10;
/// A p below which a difference holds.
const HOLDS: f64 = 0.05;

/// The table of tactics, the best first, and what follows from it.
pub(crate) fn text(m: &Messages, of: &Programme, summary: &TournamentSummary) -> String {
    let mut grid = Grid::new();
    grid.load_style(presets::UTF8_FULL_CONDENSED);
    grid.set_header([
        m.say("tournament-tactic"),
        m.say(&format!("tournament-metric-{}", summary.metric.word())),
        m.say("tournament-interval"),
        m.say("tournament-deviation"),
        m.say("tournament-quartiles"),
        m.say("tournament-deals"),
    ]);
    let right = |text: String| Shown::new(text).set_alignment(CellAlignment::Right);
    let number = |x: f64| m.number(x, 3);
    let maybe = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), number);
    for line in &summary.tactics {
        let interval = line.estimate.and_then(|e| e.interval);
        let interval = interval.map(|(low, high)| {
            let (low, high) = (number(low), number(high));
            m.fill("tournament-from-to", &[("low", (&low).into()), ("high", (&high).into())])
        });
        let quartiles: Vec<String> = line.quartiles.iter().map(|q| maybe(*q)).collect();
        grid.add_row([
            Shown::new(line.tactic.clone()),
            right(maybe(line.estimate.map(|e| e.mean))),
            right(interval.unwrap_or_else(|| "–".to_owned())),
            right(number(line.deviation)),
            right(quartiles.join(" / ")),
            right(format!("{}%", m.number(100.0 * line.standing.deal(), 1))),
        ]);
    }
    let sessions = m.count(summary.sessions);
    let said = m.fill(
        "tournament-sessions",
        &[("sessions", (&sessions).into()), ("domains", of.domains.len().into())],
    );
    let mut lines =
        vec![said, grid.to_string(), m.say(&format!("tournament-note-{}", summary.metric.word()))];
    lines.push(m.say("tournament-interval-note"));
    lines.extend(differences(m, summary));
    if let Some(game) = &summary.game {
        lines.extend(of_game(m, of, game));
    }
    lines.extend(game_of_two(of, m));
    if of.reading == "negmas" {
        lines.push(m.say("tournament-negmas"));
    }
    format!("{}\n", lines.join("\n"))
}

/// Which differences hold.
fn differences(m: &Messages, summary: &TournamentSummary) -> Vec<String> {
    let Some(first) = summary.comparisons.first() else { return Vec::new() };
    let hold: Vec<_> = summary.comparisons.iter().filter(|c| c.corrected < HOLDS).collect();
    let over = match first.over {
        Over::Domains => "tournament-over-domains",
        Over::Worlds => "tournament-over-worlds",
        Over::Opponents => "tournament-over-opponents",
    };
    let over = m.fill(over, &[("n", first.n.into())]);
    let head = m.fill(
        "tournament-holds",
        &[
            ("n", hold.len().into()),
            ("all", summary.comparisons.len().into()),
            ("over", (&over).into()),
        ],
    );
    let line = |c: &&summitry_kit::tournament::ranking::Comparison| {
        let (by, p) = (m.number(c.difference, 3), m.number(c.corrected, 3));
        let args = [("better", &c.better), ("worse", &c.worse), ("by", &by), ("p", &p)];
        let args = args.map(|(name, text)| (name, text.into()));
        format!("  {}", m.fill("tournament-beats", &args))
    };
    std::iter::once(head).chain(hold.iter().take(TOLD).map(line)).collect()
}

/// Equilibria, and where imitation leads.
fn of_game(m: &Messages, of: &Programme, game: &EmpiricalGame) -> Vec<String> {
    let name = |place: usize| of.tactics.get(place).cloned().unwrap_or_default();
    let mixture = |shares: &[f64]| {
        let present = shares.iter().enumerate().filter(|(_, share)| **share >= 0.0005);
        let mut present: Vec<_> = present.collect();
        present.sort_by(|a, b| b.1.total_cmp(a.1));
        let one = |(place, share): &(usize, &f64)| {
            format!("{} {}%", name(*place), m.number(100.0 * **share, 1))
        };
        present.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let (symmetric, every) = &game.symmetric;
    let mut lines = Vec::new();
    let told: Vec<String> = symmetric.iter().take(5).map(|x| mixture(x)).collect();
    lines.push(if told.is_empty() {
        m.say("tournament-no-equilibrium")
    } else {
        let told = told.join("; ");
        let args = [("n", symmetric.len().into()), ("equilibria", (&told).into())];
        m.fill("tournament-equilibria", &args)
    });
    if !every {
        lines.push(m.say("tournament-some-supports"));
    }
    let (end, rest) = &game.replicated;
    let id = if *rest { "tournament-replicator" } else { "tournament-replicator-on" };
    lines.push(m.fill(id, &[("mixture", (&mixture(end)).into())]));
    lines
}
