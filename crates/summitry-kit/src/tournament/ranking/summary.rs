//! A tournament in a few numbers: tactics ranked, domains apart, comparisons, the empirical game.

use std::collections::BTreeMap;

use super::bootstrap::{Cluster, Estimate, estimates};
use super::differences::{Comparison, differences, parties, unit};
use super::game::{Mixture, PayoffTable};
use crate::tournament::{Joined, Programme, Score, Standing};

/// By what tactics are ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Utility as the domain states it.
    Utility,
    /// The same once time is counted.
    Discounted,
    /// Gain over no deal as a share of what the own best package would gain: alike in all domains.
    #[default]
    Advantage,
}

impl Metric {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Utility, Self::Discounted, Self::Advantage];

    /// The word of the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Utility => "utility",
            Self::Discounted => "discounted",
            Self::Advantage => "advantage",
        }
    }

    fn place(self) -> usize {
        match self {
            Self::Utility => 0,
            Self::Discounted => 1,
            Self::Advantage => 2,
        }
    }
}

/// One tactic over all domains.
#[derive(Clone, Debug)]
pub struct TacticLine {
    /// Its name.
    pub tactic: String,
    /// The mean of the metric with its interval; `None` for who never had anything to gain.
    pub estimate: Option<Estimate>,
    /// Standard deviation over sessions.
    pub deviation: f64,
    /// Quartiles over sessions.
    pub quartiles: [Option<f64>; 3],
    /// Whether quartiles are exact.
    pub exact: bool,
    /// Everything else that was added up.
    pub standing: Standing,
}

/// One tactic in one domain.
#[derive(Clone, Debug)]
pub struct DomainLine {
    /// Which domain.
    pub domain: String,
    /// Which tactic.
    pub tactic: String,
    /// The mean of the metric over its sessions; `None` without any.
    pub mean: Option<f64>,
    /// Standard deviation over sessions.
    pub deviation: f64,
    /// Share of its sessions with a deal.
    pub deals: f64,
    /// Its sessions.
    pub sessions: u64,
}

/// The game that a tournament of two parties is.
#[derive(Clone, Debug)]
pub struct EmpiricalGame {
    /// Its payoffs, in the order of the programme's tactics.
    pub table: PayoffTable,
    /// Symmetric equilibria; whether every support was gone through.
    pub symmetric: (Vec<Mixture>, bool),
    /// Where replicator dynamics lead from an even mixture; whether they came to rest.
    pub replicated: (Mixture, bool),
}

/// All of it.
#[derive(Clone, Debug)]
pub struct TournamentSummary {
    /// By what tactics are ranked.
    pub metric: Metric,
    /// Sessions played.
    pub sessions: u64,
    /// Tactics, the best first.
    pub tactics: Vec<TacticLine>,
    /// By domain, tactics in the programme's order.
    pub domains: Vec<DomainLine>,
    /// Every two tactics, the clearest difference first; empty where assignments were too many to keep.
    pub comparisons: Vec<Comparison>,
    /// Of domains of two parties, with self-play.
    pub game: Option<EmpiricalGame>,
}

/// An interval within what the quantity can be, which takes nothing from what it covers: nobody gains more than all of what its best package
/// would, and who never took less than no deal (`least`, over sessions) none less than nothing. Utilities have the scale of their files.
fn within(estimate: Estimate, metric: Metric, least: f64) -> Estimate {
    let bounds = match metric {
        Metric::Advantage if least >= 0.0 => (0.0, 1.0),
        Metric::Advantage => (f64::NEG_INFINITY, 1.0),
        Metric::Utility | Metric::Discounted => return estimate,
    };
    let interval = estimate.interval.map(|(low, high)| (low.max(bounds.0), high.min(bounds.1)));
    Estimate { interval, ..estimate }
}

impl TournamentSummary {
    /// Sums up.
    #[must_use]
    pub fn new(programme: &Programme, joined: &Joined, metric: Metric) -> Self {
        let names = &programme.tactics;
        let scores = joined.scores.as_deref().unwrap_or_default();
        let place = metric.place();
        let seed = programme.domains.first().map_or(1, |d| d.seed);
        let (cells, families) = cells(programme, scores, place);
        let found = estimates(&cells, names.len(), &families, seed);
        let mean = |standing: &Standing| {
            let [u, d, a] = [&standing.utility, &standing.discounted, &standing.advantage];
            [u, d, a].into_iter().nth(place).cloned().unwrap_or_default()
        };
        let mut tactics: Vec<TacticLine> = Vec::new();
        for ((name, standing), found) in names.iter().zip(&joined.standings).zip(found) {
            let all = mean(standing);
            let spread = standing.spread.get(place).cloned().unwrap_or_default();
            // Where assignments were too many to keep, a mean without an interval.
            let alone =
                Estimate { mean: all.mean(), error: None, interval: None, clusters: (0, 0) };
            let least = spread.at(0.0).unwrap_or_default();
            let estimate = (all.count() > 0).then(|| within(found.unwrap_or(alone), metric, least));
            tactics.push(TacticLine {
                tactic: name.clone(),
                estimate,
                deviation: all.deviation(),
                quartiles: [0.25, 0.5, 0.75].map(|share| spread.at(share)),
                exact: spread.is_exact(),
                standing: standing.clone(),
            });
        }
        let of = |line: &TacticLine| line.estimate.map_or(f64::NEG_INFINITY, |e| e.mean);
        tactics.sort_by(|a, b| of(b).total_cmp(&of(a)));
        let lines = programme.domains.iter().zip(&joined.by_domain).flat_map(|(domain, all)| {
            names.iter().zip(all).map(|(tactic, standing)| {
                let all = mean(standing);
                DomainLine {
                    domain: domain.name.clone(),
                    tactic: tactic.clone(),
                    mean: (all.count() > 0).then(|| all.mean()),
                    deviation: all.deviation(),
                    deals: standing.deal(),
                    sessions: standing.sessions,
                }
            })
        });
        Self {
            metric,
            sessions: joined.sessions,
            tactics,
            domains: lines.collect(),
            comparisons: differences(programme, scores, place, seed),
            game: game(programme, scores, place),
        }
    }
}

/// What the bootstrap draws from, and the family of each assignment, which is the number of parties.
#[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
fn cells(programme: &Programme, scores: &[Score], place: usize) -> (Vec<Cluster>, Vec<usize>) {
    let mut numbers: BTreeMap<(usize, u64), usize> = BTreeMap::new();
    let mut families = Vec::new();
    let mut cells = Vec::new();
    for score in scores {
        let parties = parties(programme, score);
        let assignment = *numbers.entry((parties, score.assignment)).or_insert_with(|| {
            families.push(parties);
            families.len() - 1
        });
        let places = programme.assignment(parties, score.assignment);
        for (tactic, values) in places.into_iter().zip(&score.scores) {
            let value = values.get(place).copied().unwrap_or(f64::NAN);
            if value.is_finite() {
                let unit = unit(programme, score);
                let weight = score.sessions as f64;
                cells.push(Cluster { unit, assignment, tactic, weight, value });
            }
        }
    }
    (cells, families)
}

/// What each tactic gets against each, domains counting alike; `None` without sessions of two parties for every pair.
#[expect(clippy::cast_precision_loss, reason = "counts")]
fn game(programme: &Programme, scores: &[Score], place: usize) -> Option<EmpiricalGame> {
    let n = programme.tactics.len();
    // By domain first: a scenario has one score a batch of worlds.
    let mut sums: BTreeMap<(usize, usize, u32), (f64, f64)> = BTreeMap::new();
    for score in scores {
        let places = programme.assignment(parties(programme, score), score.assignment);
        let ([a, b], [one, two]) = (places.as_slice(), score.scores.as_slice()) else { continue };
        for (own, other, values) in [(*a, *b, one), (*b, *a, two)] {
            let value = values.get(place).copied().unwrap_or(f64::NAN);
            if value.is_finite() {
                let (count, sum) = sums.entry((own, other, score.domain)).or_default();
                *count += score.sessions as f64;
                *sum += value * score.sessions as f64;
            }
        }
    }
    let mut table = vec![vec![(0.0, 0.0); n]; n];
    for ((own, other, _), (count, sum)) in sums {
        if let Some((domains, all)) = table.get_mut(own).and_then(|row| row.get_mut(other)) {
            *domains += 1.0;
            *all += sum / count;
        }
    }
    let rows = table.into_iter();
    let rows = rows.map(|row| row.into_iter().map(|(domains, all)| all / domains).collect());
    let table = PayoffTable::new(rows.collect())?;
    let even = vec![1.0 / n as f64; n];
    Some(EmpiricalGame { symmetric: table.symmetric(), replicated: table.replicate(&even), table })
}
