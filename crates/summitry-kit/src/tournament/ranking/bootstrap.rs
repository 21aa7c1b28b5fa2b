//! Intervals of means by a bootstrap over clusters.
//!
//! Sessions of one assignment in one domain are not independent, and those of deterministic tactics are the same session many times.
//! So not sessions are drawn again but whole clusters (Cameron, Gelbach & Miller 2008): domains, and across them assignments of tactics,
//! each with its sessions (both at once, the "pigeonhole" bootstrap of Owen 2007, which errs on the wide side). The interval is the
//! mean ± Student's t with one degree of freedom less than the fewer of the two there are, times the bootstrap's standard error, as
//! Cameron, Gelbach & Miller have it for few clusters.

use summitry_core::value::streams::Stream;

/// One cluster's part of a tactic's mean.
#[derive(Clone, Copy, Debug)]
pub struct Cluster {
    /// Which domain, or which batch of one scenario's worlds.
    pub unit: usize,
    /// Which assignment of tactics.
    pub assignment: usize,
    /// Which tactic.
    pub tactic: usize,
    /// How many sessions.
    pub weight: f64,
    /// Their mean.
    pub value: f64,
}

/// A mean and what it may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Over sessions.
    pub mean: f64,
    /// Its standard error; `None` where one cluster alone says nothing of it.
    pub error: Option<f64>,
    /// The 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// Clusters it rests on: domains (or batches of worlds), and assignments.
    pub clusters: (usize, usize),
}

/// So many draws are made at the most, and fewer where cells are many.
const DRAWS: usize = 1000;
/// Cells visited in all draws together: a second or two.
const WORK: usize = 400_000_000;

/// Of each tactic the mean with its interval; `assignments` says to which family (number of parties) an assignment belongs, as only
/// those of one family can stand for each other.
#[must_use]
pub fn estimates(
    cells: &[Cluster],
    tactics: usize,
    families: &[usize],
    seed: u64,
) -> Vec<Option<Estimate>> {
    let units = cells.iter().map(|c| c.unit + 1).max().unwrap_or(0);
    let draws = (WORK / cells.len().max(1)).clamp(100, DRAWS);
    estimates_with(cells, (tactics, units), families, seed, draws)
}

/// The same with a number of draws.
#[must_use]
pub fn estimates_with(
    cells: &[Cluster],
    (tactics, units): (usize, usize),
    families: &[usize],
    seed: u64,
    draws: usize,
) -> Vec<Option<Estimate>> {
    let whole = means(cells, tactics, &vec![1.0; units], &vec![1.0; families.len()]);
    let stream = Stream::new(seed, "tournament.bootstrap");
    let groups = group(families);
    let mut seen = vec![(0.0, 0.0, 0.0); tactics];
    for draw in 0..draws as u64 {
        let of_units = drawn(units, &stream, draw, 0);
        let mut of_assignments = vec![0.0; families.len()];
        for (lane, members) in groups.iter().enumerate() {
            let counts = drawn(members.len(), &stream, draw, lane as u64 + 1);
            for (member, count) in members.iter().zip(counts) {
                if let Some(slot) = of_assignments.get_mut(*member) {
                    *slot = count;
                }
            }
        }
        let again = means(cells, tactics, &of_units, &of_assignments);
        for ((n, sum, squares), (mean, whole)) in seen.iter_mut().zip(again.iter().zip(&whole)) {
            if let (Some(mean), Some(whole)) = (mean, whole) {
                // About the mean itself, which loses no digits.
                let from = mean - whole;
                *n += 1.0;
                *sum += from;
                *squares += from * from;
            }
        }
    }
    let clusters = |tactic: usize| {
        let own = || cells.iter().filter(|c| c.tactic == tactic);
        let count = |of: &dyn Fn(&Cluster) -> usize| {
            own().map(of).collect::<std::collections::BTreeSet<_>>().len()
        };
        (count(&|c| c.unit), count(&|c| c.assignment))
    };
    let estimate = |(tactic, whole): (usize, &Option<f64>)| {
        let mean = (*whole)?;
        let clusters = clusters(tactic);
        let fewest = [clusters.0, clusters.1].into_iter().filter(|n| *n > 1).min();
        let (n, sum, squares) = seen.get(tactic).copied().unwrap_or_default();
        let error = fewest.filter(|_| n > 1.0).map(|_| {
            let variance: f64 = (squares - sum * sum / n) / (n - 1.0);
            variance.max(0.0).sqrt()
        });
        let interval = error.zip(fewest).map(|(error, fewest)| {
            let half = student(fewest - 1) * error;
            (mean - half, mean + half)
        });
        Some(Estimate { mean, error, interval, clusters })
    };
    whole.iter().enumerate().map(estimate).collect()
}

/// Members of each family, by their places.
fn group(families: &[usize]) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); families.iter().map(|f| f + 1).max().unwrap_or(0)];
    for (place, family) in families.iter().enumerate() {
        if let Some(group) = groups.get_mut(*family) {
            group.push(place);
        }
    }
    groups
}

/// How often each of `n` is drawn in `n` draws with replacement.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place below n"
)]
fn drawn(n: usize, stream: &Stream, draw: u64, lane: u64) -> Vec<f64> {
    let mut counts = vec![0.0; n];
    if n == 1 {
        // The one there is.
        counts.fill(1.0);
        return counts;
    }
    for place in 0..n as u64 {
        let at = (stream.further(draw, lane, place) * n as f64) as usize;
        if let Some(count) = counts.get_mut(at.min(n - 1)) {
            *count += 1.0;
        }
    }
    counts
}

/// Each tactic's mean where clusters count so often.
fn means(
    cells: &[Cluster],
    tactics: usize,
    units: &[f64],
    assignments: &[f64],
) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0.0); tactics];
    for cell in cells {
        let unit = units.get(cell.unit).copied().unwrap_or(0.0);
        let weight = unit * assignments.get(cell.assignment).copied().unwrap_or(0.0) * cell.weight;
        if let Some((all, sum)) = sums.get_mut(cell.tactic) {
            *all += weight;
            *sum += weight * cell.value;
        }
    }
    sums.into_iter().map(|(all, sum)| (all > 0.0).then(|| sum / all)).collect()
}

/// Student's t: what 97.5 % of a distribution with so many degrees of freedom, 1 or more, lie below.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "degrees of freedom")]
pub fn student(freedom: usize) -> f64 {
    use special::Beta as _;
    // t² = ν (1 − x)/x, where x is beta distributed with ν/2 and 1/2.
    let (a, b) = (freedom.max(1) as f64 / 2.0, 0.5);
    let x = 0.05f64.inv_inc_beta(a, b, a.ln_beta(b));
    (freedom.max(1) as f64 * (1.0 - x) / x).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn students_t_is_the_tables() {
        for (freedom, t) in
            [(1, 12.706_205), (2, 4.302_653), (5, 2.570_582), (30, 2.042_272), (1000, 1.962_339)]
        {
            assert!((student(freedom) - t).abs() < 1e-4, "{freedom}: {}", student(freedom));
        }
    }

    fn cell(unit: usize, assignment: usize, value: f64) -> Cluster {
        Cluster { unit, assignment, tactic: 0, weight: 10.0, value }
    }

    /// All 3³ · 2² ways to draw three domains and two assignments, one by one.
    #[test]
    fn the_error_is_that_of_all_draws_there_are() {
        let values = [[0.2, 0.5], [0.9, 0.4], [0.3, 0.8]];
        let cells: Vec<Cluster> = (0..3)
            .flat_map(|u| (0..2).map(move |a| (u, a)))
            .map(|(u, a)| cell(u, a, values[u][a]))
            .collect();
        let mut all = Vec::new();
        for d in 0..27 {
            for e in 0..4 {
                let units = [d % 3, d / 3 % 3, d / 9];
                let assignments = [e % 2, e / 2];
                let pairs =
                    units.iter().flat_map(|u| assignments.iter().map(move |a| values[*u][*a]));
                all.push(pairs.sum::<f64>() / 6.0);
            }
        }
        let mean = all.iter().sum::<f64>() / 108.0;
        let error = (all.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 108.0).sqrt();
        let [Some(found)] = estimates_with(&cells, (1, 3), &[0, 0], 1, 20_000)[..] else {
            panic!()
        };
        assert!((found.mean - mean).abs() < 1e-12);
        assert!((found.error.unwrap() / error - 1.0).abs() < 0.02, "{found:?} {error}");
        assert_eq!(found.clusters, (3, 2));
    }

    /// One assignment in many domains: the error of a mean of so many independent values (closed form).
    #[test]
    fn one_assignment_varies_over_domains_alone_and_repeats_add_nothing() {
        let value = |n: usize| ((n * 37) % 50) as f64 / 50.0;
        let cells = |weight: f64| -> Vec<Cluster> {
            (0..50).map(|n| Cluster { weight, ..cell(n, 0, value(n)) }).collect()
        };
        let found = |weight| estimates(&cells(weight), 1, &[0], 7)[0].unwrap();
        let mean = (0..50).map(value).sum::<f64>() / 50.0;
        let error = ((0..50).map(|n| (value(n) - mean).powi(2)).sum::<f64>() / 50.0 / 50.0).sqrt();
        assert!((found(1.0).error.unwrap() / error - 1.0).abs() < 0.08, "{:?} {error}", found(1.0));
        // A thousand repeats of a deterministic session are one.
        let (once, often) = (found(1.0), found(1000.0));
        assert!((once.error.unwrap() - often.error.unwrap()).abs() < 1e-12, "{once:?} {often:?}");
        assert!((once.mean - often.mean).abs() < 1e-12);
        let alone = estimates(&[cell(0, 0, 0.4)], 1, &[0], 7)[0].unwrap();
        assert_eq!((alone.mean, alone.interval), (0.4, None));
    }

    /// Domains and opponents that shift every score alike: the true mean lies in 95 of 100 intervals, or somewhat more.
    #[test]
    fn the_interval_covers_what_it_says() {
        let (units, assignments, runs) = (20, 15, 300);
        let mut inside = 0;
        for run in 0..runs {
            let normal = Stream::new(run, "coverage");
            let draw = |lane, n: usize| {
                (0..12).map(|i| normal.further(n as u64, lane, i)).sum::<f64>() - 6.0
            };
            let cells: Vec<Cluster> = (0..units)
                .flat_map(|u| (0..assignments).map(move |a| (u, a)))
                .map(|(u, a)| {
                    let noise = draw(2, u * assignments + a);
                    cell(u, a, draw(0, u) + 0.7 * draw(1, a) + 0.5 * noise)
                })
                .collect();
            let found = estimates_with(&cells, (1, units), &vec![0; assignments], run, 200)[0];
            let (low, high) = found.unwrap().interval.unwrap();
            inside += usize::from(low <= 0.0 && 0.0 <= high);
        }
        let share = inside as f64 / runs as f64;
        assert!((0.92..=0.995).contains(&share), "{share}");
    }
}
