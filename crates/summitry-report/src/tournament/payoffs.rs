//! Who fares how against whom, as a picture and as a table, with the game that it is.

use summitry_kit::tournament::Programme;
use summitry_kit::tournament::ranking::EmpiricalGame;

use crate::draw::{Anchor, Drawing, Picture};
use crate::messages::Messages;
use crate::rich::Rich;
use crate::view::sections::{Part, Section, Table};

/// Left and right edge of the squares, percent of the width.
const LEFT: f64 = 30.0;
const RIGHT: f64 = 98.0;
/// Height of a row, pixels.
const ROW: f64 = 26.0;

/// Tactics up to which each square says its number; the table below says them all.
const NUMBERED: usize = 6;

/// A square a pair: the larger its bar, the more the tactic of the row gets against that of the column.
pub(super) fn picture(of: &Programme, game: &EmpiricalGame, m: &Messages) -> Picture {
    let rows = game.table.payoffs();
    let all = || rows.iter().flatten().copied();
    let low = all().fold(f64::INFINITY, f64::min).min(0.0);
    let high = all().fold(f64::NEG_INFINITY, f64::max);
    let range = if high > low { high - low } else { 1.0 };
    let width = (RIGHT - LEFT) / rows.len().max(1) as f64;
    let mut drawing = Drawing::default();
    // Columns are numbered as rows are: names would not fit above them.
    for column in 0..rows.len() {
        let x = LEFT + width * (column as f64 + 0.5);
        drawing.text(x, 0.0, 14.0, Anchor::Middle, "small", &(column + 1).to_string());
    }
    for (row, (name, values)) in of.tactics.iter().zip(rows).enumerate() {
        let y = 22.0 + ROW * row as f64;
        let label = format!("{} {name}", row + 1);
        drawing.text(0.0, 0.0, y + 16.0, Anchor::Start, "label", &label);
        for (column, value) in values.iter().enumerate() {
            let x = LEFT + width * column as f64;
            drawing.bar(x + 0.3, width - 0.6, y, ROW - 4.0, "same");
            let share = (value - low) / range;
            drawing.bar(x + 0.3, (width - 0.6) * share, y, ROW - 4.0, "quoted");
            if rows.len() <= NUMBERED {
                let text = m.number(*value, 2);
                drawing.text(x + width / 2.0, 0.0, y + 16.0, Anchor::Middle, "small label", &text);
            }
        }
    }
    Picture {
        id: "payoffs",
        title: Some(m.say("tournament-payoffs")),
        unit: None,
        alt: equilibria(of, game, m),
        height: (30.0 + ROW * rows.len() as f64) as u32,
        width: None,
        body: drawing.0,
    }
}

fn mixture(of: &Programme, shares: &[f64], m: &Messages) -> String {
    let mut present: Vec<(&String, &f64)> =
        of.tactics.iter().zip(shares).filter(|(_, share)| **share >= 0.0005).collect();
    present.sort_by(|a, b| b.1.total_cmp(a.1));
    let one = |(name, share): &(&String, &f64)| format!("{name} {}%", m.number(100.0 * **share, 1));
    present.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The symmetric equilibria in a sentence.
pub(super) fn equilibria(of: &Programme, game: &EmpiricalGame, m: &Messages) -> String {
    let (found, _) = &game.symmetric;
    if found.is_empty() {
        return m.say("tournament-no-equilibrium");
    }
    let told: Vec<String> = found.iter().take(5).map(|x| mixture(of, x, m)).collect();
    let told = told.join("; ");
    m.fill("tournament-equilibria", &[("n", found.len().into()), ("equilibria", (&told).into())])
}

/// The table, what follows from it, and the order in which the weakest leaves.
pub(super) fn section(of: &Programme, game: &EmpiricalGame, m: &Messages) -> Section {
    let tactic = m.say("tournament-tactic");
    let mut columns = vec![(tactic.as_str(), false)];
    columns.extend(of.tactics.iter().map(|name| (name.as_str(), true)));
    let mut table = Table::new(&columns);
    for (name, values) in of.tactics.iter().zip(game.table.payoffs()) {
        let values = values.iter().map(|x| m.number(*x, 3));
        table.row(std::iter::once(name.clone()).chain(values).collect());
    }
    let (end, rest) = &game.replicated;
    let id = if *rest { "tournament-replicator" } else { "tournament-replicator-on" };
    let named = |places: Vec<usize>| {
        let names = places.into_iter().filter_map(|place| of.tactics.get(place).cloned());
        names.collect::<Vec<_>>().join(", ")
    };
    let mut sentences = vec![
        equilibria(of, game, m),
        m.fill(id, &[("mixture", (&mixture(of, end, m)).into())]),
        m.fill("tournament-elimination", &[("order", (&named(game.table.eliminated())).into())]),
    ];
    let dominated = named(game.table.dominated());
    if !dominated.is_empty() {
        sentences.push(m.fill("tournament-dominated", &[("tactics", (&dominated).into())]));
    }
    if !game.symmetric.1 {
        sentences.push(m.say("tournament-some-supports"));
    }
    let sentences = sentences.into_iter().map(|text| Part::Sentence(Rich::parse(&text)));
    let parts = std::iter::once(Part::Table(table)).chain(sentences).collect();
    Section { id: "game", title: m.say("tournament-game"), parts }
}
