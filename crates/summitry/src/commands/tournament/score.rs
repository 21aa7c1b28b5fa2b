//! What is added up, and what is said of it.

use comfy_table::{Cell, CellAlignment, Table as Grid, presets};
use summitry_core::talks::measures::Measures;
use summitry_core::talks::{Ended, Session, Table, TacticName};

use summitry_report::messages::Messages;

use crate::commands::statistics::{Mean, wilson};

/// One assignment of tactics in one domain.
#[derive(Clone, Debug)]
pub(super) struct Pairing {
    pub(super) sessions: u64,
    /// In the order of [`Ended::ALL`].
    pub(super) ended: [u64; 4],
    /// Of the deals, counted from 1.
    pub(super) round: Mean,
    pub(super) offers: Mean,
    pub(super) utilities: Vec<Mean>,
    /// Gain over no deal as a share of what the best package would gain; none for a party with nothing to gain.
    pub(super) advantages: Vec<Mean>,
    pub(super) to_frontier: Mean,
    pub(super) to_nash: Mean,
    pub(super) to_kalai_smorodinsky: Mean,
}

impl Pairing {
    pub(super) fn new(parties: usize) -> Self {
        Self {
            sessions: 0,
            ended: [0; 4],
            round: Mean::default(),
            offers: Mean::default(),
            utilities: vec![Mean::default(); parties],
            advantages: vec![Mean::default(); parties],
            to_frontier: Mean::default(),
            to_nash: Mean::default(),
            to_kalai_smorodinsky: Mean::default(),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a number of offers")]
    pub(super) fn session(&mut self, session: &Session, table: &Table) {
        let measures = Measures::new(session, table);
        self.sessions += 1;
        let place = Ended::ALL.iter().position(|e| *e == session.ended).unwrap_or(0);
        self.ended[place] += 1;
        if session.ended == Ended::Deal {
            self.round.push(f64::from(session.round) + 1.0);
        }
        self.offers.push(session.offers.len() as f64);
        for (party, gain) in measures.gains.iter().enumerate() {
            let side = table.side(party);
            let best = side.highest() - side.reservation();
            self.utilities[party].push(measures.utilities[party]);
            if best > 0.0 {
                self.advantages[party].push(gain / best);
            }
        }
        let push = |mean: &mut Mean, value: Option<f64>| {
            if let Some(value) = value {
                mean.push(value);
            }
        };
        push(&mut self.to_frontier, measures.to_frontier);
        push(&mut self.to_nash, measures.to_nash);
        push(&mut self.to_kalai_smorodinsky, measures.to_kalai_smorodinsky);
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.sessions += other.sessions;
        self.ended.iter_mut().zip(&other.ended).for_each(|(a, b)| *a += b);
        self.round.add(&other.round);
        self.offers.add(&other.offers);
        self.utilities.iter_mut().zip(&other.utilities).for_each(|(a, b)| a.add(b));
        self.advantages.iter_mut().zip(&other.advantages).for_each(|(a, b)| a.add(b));
        self.to_frontier.add(&other.to_frontier);
        self.to_nash.add(&other.to_nash);
        self.to_kalai_smorodinsky.add(&other.to_kalai_smorodinsky);
    }

    /// The 95 % interval of the chance of a deal (Wilson 1927).
    pub(super) fn deal_interval(&self) -> (f64, f64) {
        wilson(self.ended[0], self.sessions)
    }
}

/// One tactic over everything it took part in.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    advantage: Mean,
    deals: u64,
    sessions: u64,
}

impl Standing {
    pub(super) fn add(&mut self, pairing: &Pairing, party: usize) {
        self.advantage.add(&pairing.advantages[party]);
        self.deals += pairing.ended[0];
        self.sessions += pairing.sessions;
    }
}

/// The table of tactics, the best first.
#[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
pub(super) fn text(
    m: &Messages,
    names: &[TacticName],
    standings: &[Standing],
    sessions: u64,
    domains: usize,
) -> String {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|&a, &b| {
        standings[b].advantage.mean().total_cmp(&standings[a].advantage.mean()).then(a.cmp(&b))
    });
    let mut grid = Grid::new();
    grid.load_style(presets::UTF8_FULL_CONDENSED);
    grid.set_header([
        m.say("tournament-tactic"),
        m.say("tournament-advantage"),
        "± 95%".to_owned(),
        m.say("tournament-deals"),
    ]);
    let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
    for place in order {
        let standing = &standings[place];
        let deals = 100.0 * standing.deals as f64 / standing.sessions.max(1) as f64;
        grid.add_row([
            Cell::new(names[place].to_string()),
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
