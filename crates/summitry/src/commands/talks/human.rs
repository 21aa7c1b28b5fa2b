//! Talks told to a reader.

use std::fmt::Write as _;

use summitry_core::talks::measures::Measures;
use summitry_core::talks::{Ended, Session, TacticName};

use super::setup::{Laid, TRIED};

/// The whole session, offer by offer, and how it ended.
pub(crate) fn told(
    laid: &Laid,
    tactics: &[TacticName],
    session: &Session,
) -> anyhow::Result<String> {
    let mut text = format!("{} · {}\n\n", laid.name, seats(laid, tactics));
    let width = (0..laid.table.parties()).map(|p| laid.party(p).chars().count()).max().unwrap_or(0);
    for offer in &session.offers {
        let worth: Vec<String> = (0..laid.table.parties())
            .map(|p| format!("{:.3}", laid.table.utility(p, offer.index)))
            .collect();
        writeln!(
            text,
            "round {:>3}  {:<width$}  {}  {}",
            offer.round + 1,
            laid.party(offer.party),
            worth.join(" "),
            laid.package(offer.index)
        )?;
    }
    text.push('\n');
    text.push_str(&ending(laid, session)?);
    if let Some(gap) = laid.gap {
        writeln!(
            text,
            "{} packages were not listed. The best {} a party are exact; below them a proposal came within {gap:.1e} of a \
             party's range of its target at all of {TRIED} targets tried",
            laid.table.shape().packages(),
            summitry_core::talks::TOP
        )?;
    }
    Ok(text)
}

/// Who plays what.
pub(crate) fn seats(laid: &Laid, tactics: &[TacticName]) -> String {
    let seats = tactics.iter().enumerate().map(|(p, t)| format!("{} ({t})", laid.party(p)));
    seats.collect::<Vec<_>>().join(", ")
}

/// How it ended, who gained, what was left on the table.
pub(crate) fn ending(laid: &Laid, session: &Session) -> anyhow::Result<String> {
    let mut text = String::new();
    let by = session.by.map_or("", |p| laid.party(p));
    let round = session.round + 1;
    match (session.ended, session.agreement) {
        (Ended::Deal, Some(index)) => {
            writeln!(text, "Deal in round {round}, {by} accepting: {}", laid.package(index))?;
        }
        (Ended::WalkOut, _) => writeln!(text, "No deal: {by} walked out in round {round}.")?,
        (Ended::BustUp, _) => writeln!(text, "No deal: the room blew up after round {round}.")?,
        _ => writeln!(text, "No deal: the clock ran out after {round} rounds.")?,
    }
    let measures = Measures::new(session, &laid.table)?;
    for (party, gain) in measures.gains.iter().enumerate() {
        let side = laid.table.side(party);
        writeln!(
            text,
            "  {}: {:.3}, {:+.3} against no deal ({:.3}); its best package is worth {:.3}",
            side.name(),
            measures.utilities[party],
            gain,
            side.reservation(),
            side.highest()
        )?;
    }
    match (measures.to_frontier, measures.to_nash, measures.to_kalai_smorodinsky) {
        (Some(frontier), Some(nash), Some(ks)) => writeln!(
            text,
            "  left on the table (distances in shares of the ranges): {frontier:.3} to the frontier, {nash:.3} to Nash, \
             {ks:.3} to Kalai–Smorodinsky"
        )?,
        _ => writeln!(text, "  no package gives everyone at least what no deal gives")?,
    }
    Ok(text)
}

/// Many sessions in a few lines.
pub(crate) struct Summary {
    ended: [u64; 4],
    utilities: Vec<f64>,
    rounds: f64,
    sessions: u64,
}

impl Summary {
    pub(crate) fn new(laid: &Laid) -> Self {
        let utilities = vec![0.0; laid.table.parties()];
        Self { ended: [0; 4], utilities, rounds: 0.0, sessions: 0 }
    }

    pub(crate) fn add(&mut self, laid: &Laid, session: &Session) {
        let place = Ended::ALL.iter().position(|e| *e == session.ended).unwrap_or(0);
        self.ended[place] += 1;
        self.sessions += 1;
        self.rounds += f64::from(session.round + 1);
        for (party, sum) in self.utilities.iter_mut().enumerate() {
            *sum += session.utility(&laid.table, party);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
    pub(crate) fn text(&self, laid: &Laid, tactics: &[TacticName]) -> String {
        let n = self.sessions.max(1) as f64;
        let mut text = format!("{} · {}\n", laid.name, seats(laid, tactics));
        let share = |place: usize| 100.0 * self.ended[place] as f64 / n;
        text.push_str(&format!(
            "{} sessions: deal {:.1}%, walk-out {:.1}%, clock {:.1}%, bust-up {:.1}%; {:.1} rounds on average\n",
            self.sessions,
            share(0),
            share(1),
            share(2),
            share(3),
            self.rounds / n
        ));
        for (party, sum) in self.utilities.iter().enumerate() {
            let side = laid.table.side(party);
            text.push_str(&format!(
                "  {}: {:.3} on average; no deal {:.3}\n",
                side.name(),
                sum / n,
                side.reservation()
            ));
        }
        text
    }
}
