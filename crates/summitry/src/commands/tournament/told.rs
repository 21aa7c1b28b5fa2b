//! What is said of a tournament: a row an assignment, and the table of tactics.

use comfy_table::{Cell as Shown, CellAlignment, Table as Grid, presets};
use summitry_core::talks::TacticName;
use summitry_kit::statistics::Mean;
use summitry_kit::tournament::{Pairing, Standing};
use summitry_report::messages::Messages;

use crate::commands::rows::Cell;

/// One assignment of tactics as a row.
pub(super) fn row(
    domain: &str,
    names: &[TacticName],
    places: &[usize],
    pairing: &Pairing,
) -> Vec<(&'static str, Cell)> {
    let words = |list: Vec<String>| Cell::Text(list.join(" "));
    let means =
        |list: &[Mean], what: &dyn Fn(&Mean) -> f64| Cell::Numbers(list.iter().map(what).collect());
    let tactics = places.iter().filter_map(|p| names.get(*p)).map(ToString::to_string).collect();
    let (low, high) = pairing.deal_interval();
    let [deal, walk_out, clock, bust_up] = pairing.ended;
    let mean = |m: &Mean| if m.count() > 0 { Cell::Number(m.mean()) } else { Cell::NoNumber };
    vec![
        ("domain", Cell::Text(domain.to_owned())),
        ("tactics", words(tactics)),
        ("sessions", Cell::Whole(pairing.sessions)),
        ("deal", Cell::Whole(deal)),
        ("walk_out", Cell::Whole(walk_out)),
        ("clock", Cell::Whole(clock)),
        ("bust_up", Cell::Whole(bust_up)),
        ("deal_low", Cell::Number(low)),
        ("deal_high", Cell::Number(high)),
        ("round", mean(&pairing.round)),
        ("offers", mean(&pairing.offers)),
        ("utilities", means(&pairing.utilities, &Mean::mean)),
        ("utilities_half_width", means(&pairing.utilities, &Mean::half_width)),
        ("advantages", means(&pairing.advantages, &Mean::mean)),
        ("to_frontier", mean(&pairing.to_frontier)),
        ("to_nash", mean(&pairing.to_nash)),
        ("to_kalai_smorodinsky", mean(&pairing.to_kalai_smorodinsky)),
    ]
}

/// The table of tactics, the best first.
pub(super) fn text(
    m: &Messages,
    names: &[TacticName],
    standings: &[Standing],
    sessions: u64,
    domains: usize,
) -> String {
    let mut order: Vec<(&TacticName, &Standing)> = names.iter().zip(standings).collect();
    order.sort_by(|a, b| b.1.advantage.mean().total_cmp(&a.1.advantage.mean()));
    let mut grid = Grid::new();
    grid.load_style(presets::UTF8_FULL_CONDENSED);
    grid.set_header([
        m.say("tournament-tactic"),
        m.say("tournament-advantage"),
        "± 95%".to_owned(),
        m.say("tournament-deals"),
    ]);
    let right = |text: String| Shown::new(text).set_alignment(CellAlignment::Right);
    for (name, standing) in order {
        let deals = 100.0 * standing.deal();
        grid.add_row([
            Shown::new(name.to_string()),
            right(m.number(standing.advantage.mean(), 3)),
            right(m.number(standing.advantage.half_width(), 3)),
            right(format!("{}%", m.number(deals, 1))),
        ]);
    }
    let sessions = m.count(sessions);
    let said = m.fill(
        "tournament-sessions",
        &[("sessions", (&sessions).into()), ("domains", domains.into())],
    );
    format!("{said}\n{grid}\n{}\n", m.say("tournament-note"))
}
