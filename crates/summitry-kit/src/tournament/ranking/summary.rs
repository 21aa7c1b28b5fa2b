//! A tournament in a few numbers: tactics ranked, domains apart, comparisons, the empirical game.

use std::collections::{BTreeMap, BTreeSet};

use super::bootstrap::{Cell, Estimate, estimates};
use super::game::{Mixture, PayoffTable};
use super::paired::{holm, sign_turns};
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

/// What differences are independent of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Domains: what holds is expected to hold in others like them.
    Domains,
    /// Batches of the worlds of one scenario.
    Worlds,
    /// Seats and opponents, as there are too few domains: what holds, holds in these domains.
    Opponents,
}

impl Over {
    /// The word of the output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Domains => "domains",
            Self::Worlds => "worlds",
            Self::Opponents => "opponents",
        }
    }
}

/// Two tactics in the same seats.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The better one.
    pub better: String,
    /// The other one.
    pub worse: String,
    /// By how much, on average.
    pub difference: f64,
    /// The p of no difference.
    pub p: f64,
    /// The same, corrected for all comparisons (Holm 1979).
    pub corrected: f64,
    /// Over what.
    pub over: Over,
    /// How many differences.
    pub n: usize,
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

/// Differences that a test over domains needs: with fewer no p is below 5 %.
const ENOUGH: usize = 6;

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
            tactics.push(TacticLine {
                tactic: name.clone(),
                estimate: (all.count() > 0).then(|| found.unwrap_or(alone)),
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
            comparisons: comparisons(programme, scores, place, seed),
            game: game(programme, scores, place),
        }
    }
}

/// The cluster of a score: its domain, or its batch of worlds where one scenario is all there is.
fn unit(programme: &Programme, score: &Score) -> usize {
    if programme.domains.len() > 1 { score.domain as usize } else { score.batch as usize }
}

fn parties(programme: &Programme, score: &Score) -> usize {
    programme.domains.get(score.domain as usize).map_or(0, |d| d.parties.len())
}

/// What the bootstrap draws from, and the family of each assignment, which is the number of parties.
#[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
fn cells(programme: &Programme, scores: &[Score], place: usize) -> (Vec<Cell>, Vec<usize>) {
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
                cells.push(Cell { unit, assignment, tactic, weight, value });
            }
        }
    }
    (cells, families)
}

/// Where a tactic sat: cluster, domain, seat, and the others by their places.
type Context = (usize, u32, usize, Vec<usize>);

/// Every two tactics in the same seats against the same others.
#[expect(clippy::cast_precision_loss, reason = "counts")]
fn comparisons(
    programme: &Programme,
    scores: &[Score],
    place: usize,
    seed: u64,
) -> Vec<Comparison> {
    let n = programme.tactics.len();
    let mut seats: BTreeMap<Context, Vec<f64>> = BTreeMap::new();
    for score in scores {
        let places = programme.assignment(parties(programme, score), score.assignment);
        for (seat, (own, values)) in places.iter().zip(&score.scores).enumerate() {
            let others = places.iter().enumerate().filter(|(p, _)| *p != seat).map(|(_, t)| *t);
            let context = (unit(programme, score), score.domain, seat, others.collect());
            let all = seats.entry(context).or_insert_with(|| vec![f64::NAN; n]);
            if let (Some(slot), Some(value)) = (all.get_mut(*own), values.get(place)) {
                *slot = *value;
            }
        }
    }
    let units: BTreeSet<usize> = seats.keys().map(|(unit, ..)| *unit).collect();
    let over = match () {
        () if units.len() < ENOUGH => Over::Opponents,
        () if programme.domains.len() > 1 => Over::Domains,
        () => Over::Worlds,
    };
    let mut found = Vec::new();
    for a in 0..n {
        for b in a + 1..n {
            let mut by_unit: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
            let mut each = Vec::new();
            for ((unit, ..), values) in &seats {
                let difference = values.get(a).zip(values.get(b)).map(|(a, b)| a - b);
                let Some(difference) = difference.filter(|d| d.is_finite()) else { continue };
                let (count, sum) = by_unit.entry(*unit).or_default();
                *count += 1.0;
                *sum += difference;
                each.push(difference);
            }
            let differences = match over {
                Over::Opponents => each,
                _ => by_unit.into_values().map(|(count, sum)| sum / count).collect(),
            };
            let (Some(one), Some(two)) = (programme.tactics.get(a), programme.tactics.get(b))
            else {
                continue;
            };
            let mean = differences.iter().sum::<f64>() / differences.len().max(1) as f64;
            let p = sign_turns(&differences, seed, &format!("tournament.signs.{one}.{two}"));
            let (better, worse) = if mean >= 0.0 { (one, two) } else { (two, one) };
            found.push(Comparison {
                better: better.clone(),
                worse: worse.clone(),
                difference: mean.abs(),
                p,
                corrected: 1.0,
                over,
                n: differences.len(),
            });
        }
    }
    let corrected = holm(&found.iter().map(|c| c.p).collect::<Vec<_>>());
    found.iter_mut().zip(corrected).for_each(|(c, p)| c.corrected = p);
    found.sort_by(|a, b| {
        a.corrected.total_cmp(&b.corrected).then(b.difference.total_cmp(&a.difference))
    });
    found
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
