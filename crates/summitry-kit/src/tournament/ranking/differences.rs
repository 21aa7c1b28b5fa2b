//! Every two tactics in the same seats, against the same others: what differs, and whether that holds.

use std::collections::{BTreeMap, BTreeSet};

use super::paired::{holm, sign_turns};
use crate::tournament::{Programme, Score};

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

/// Differences that a test over domains needs: with fewer no p is below 5 %.
const ENOUGH: usize = 6;

/// The cluster of a score: its domain, or its batch of worlds where one scenario is all there is.
pub(super) fn unit(programme: &Programme, score: &Score) -> usize {
    if programme.domains.len() > 1 { score.domain as usize } else { score.batch as usize }
}

/// How many parties its domain has.
pub(super) fn parties(programme: &Programme, score: &Score) -> usize {
    programme.domains.get(score.domain as usize).map_or(0, |d| d.parties.len())
}

/// Where a tactic sat: cluster, domain, seat, and the others by their places.
type Context = (usize, u32, usize, Vec<usize>);

/// Every two tactics in the same seats against the same others.
#[expect(clippy::cast_precision_loss, reason = "counts")]
pub(super) fn differences(
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
            let mut all = Vec::new();
            for ((unit, ..), values) in &seats {
                let difference = values.get(a).zip(values.get(b)).map(|(a, b)| a - b);
                let Some(difference) = difference.filter(|d| d.is_finite()) else { continue };
                let (count, sum) = by_unit.entry(*unit).or_default();
                *count += 1.0;
                *sum += difference;
                all.push(difference);
            }
            let each = match over {
                Over::Opponents => all,
                _ => by_unit.into_values().map(|(count, sum)| sum / count).collect(),
            };
            let (Some(one), Some(two)) = (programme.tactics.get(a), programme.tactics.get(b))
            else {
                continue;
            };
            let mean = each.iter().sum::<f64>() / each.len().max(1) as f64;
            let p = sign_turns(&each, seed, &format!("tournament.signs.{one}.{two}"));
            let (better, worse) = if mean >= 0.0 { (one, two) } else { (two, one) };
            found.push(Comparison {
                better: better.clone(),
                worse: worse.clone(),
                difference: mean.abs(),
                p,
                corrected: 1.0,
                over,
                n: each.len(),
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
