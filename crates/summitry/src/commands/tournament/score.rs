//! What is added up, and what is said of it.

use comfy_table::{Cell, CellAlignment, Table as Grid, presets};
use summitry_core::talks::measures::Measures;
use summitry_core::talks::{Ended, Session, Table, TacticName};

/// The normal distribution's 97.5 % point.
const Z: f64 = 1.959_963_984_540_054;

/// A mean in the making: count, sum, sum of squares about the first value, which loses no digits where all are alike.
#[derive(Clone, Debug, Default)]
pub(super) struct Mean {
    count: u64,
    first: f64,
    sum: f64,
    squares: f64,
}

impl Mean {
    pub(super) fn push(&mut self, value: f64) {
        if self.count == 0 {
            self.first = value;
        }
        let from = value - self.first;
        self.count += 1;
        self.sum += from;
        self.squares += from * from;
    }

    /// Joins another one, as if its values had followed.
    #[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
    pub(super) fn add(&mut self, other: &Self) {
        if self.count == 0 {
            *self = other.clone();
            return;
        }
        let shift = other.first - self.first;
        self.squares +=
            other.squares + 2.0 * shift * other.sum + shift * shift * other.count as f64;
        self.sum += other.sum + shift * other.count as f64;
        self.count += other.count;
    }

    pub(super) fn count(&self) -> u64 {
        self.count
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
    pub(super) fn mean(&self) -> f64 {
        self.first + self.sum / self.count.max(1) as f64
    }

    /// Half the width of the 95 % interval of the mean (normal); 0 for fewer than two values.
    #[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
    pub(super) fn half_width(&self) -> f64 {
        if self.count < 2 {
            return 0.0;
        }
        let n = self.count as f64;
        let variance = (self.squares - self.sum * self.sum / n) / (n - 1.0);
        Z * (variance.max(0.0) / n).sqrt()
    }
}

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
    pub(super) fn session(&mut self, session: &Session, table: &Table) -> anyhow::Result<()> {
        let measures = Measures::new(session, table)?;
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
        Ok(())
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

#[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
fn wilson(yes: u64, all: u64) -> (f64, f64) {
    let n = all.max(1) as f64;
    let p = yes as f64 / n;
    let middle = p + Z * Z / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    (((middle - half) / scale).max(0.0), ((middle + half) / scale).min(1.0))
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
    grid.set_header(["tactic", "advantage", "± 95%", "deals"]);
    let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
    for place in order {
        let standing = &standings[place];
        let deals = 100.0 * standing.deals as f64 / standing.sessions.max(1) as f64;
        grid.add_row([
            Cell::new(names[place].to_string()),
            right(format!("{:.3}", standing.advantage.mean())),
            right(format!("{:.3}", standing.advantage.half_width())),
            right(format!("{deals:.1}%")),
        ]);
    }
    format!(
        "{sessions} sessions in {domains} domain{}\n{grid}\nadvantage: gain over no deal, as a share of what the own best \
         package would gain\n",
        if domains == 1 { "" } else { "s" }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_join_as_if_one_followed_the_other() {
        let values = [0.3, 0.9, 0.1, 0.4, 0.4];
        let mean = |values: &[f64]| {
            let mut mean = Mean::default();
            values.iter().for_each(|&v| mean.push(v));
            mean
        };
        let mut joined = mean(&values[..2]);
        joined.add(&mean(&values[2..]));
        assert!((joined.mean() - 0.42).abs() < 1e-12);
        // Sample standard deviation 0.2949576241 (by hand), over √5, times 1.96.
        assert!((joined.half_width() - Z * 0.294_957_624_075_053 / 5f64.sqrt()).abs() < 1e-12);
        assert_eq!(mean(&[0.1; 1000]).half_width(), 0.0);
    }

    #[test]
    fn wilsons_interval_is_the_textbooks() {
        // 8 of 10: 0.4901625 to 0.9433178 (Newcombe 1998's formula 3, worked out apart).
        let (low, high) = wilson(8, 10);
        assert!(
            (low - 0.490_162_5).abs() < 1e-6 && (high - 0.943_317_8).abs() < 1e-6,
            "{low} {high}"
        );
        assert_eq!(wilson(0, 10).0, 0.0);
    }
}
