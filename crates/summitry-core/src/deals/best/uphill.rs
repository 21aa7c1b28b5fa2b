//! Uphill by single changes and pairs of changes (Croes 1958): a good package to begin with cuts most of the tree.

use super::{goal::Goal, table::Table};

/// Changes of a package, times changes beside them, that one step looks at.
const MOST_PAIRS: usize = 20_000;

/// The most steps uphill: far more than any agenda has issues to settle.
const MOST_STEPS: usize = 1_000;

/// What utilities are worth, −∞ less what is missing where a party does not get what it needs.
fn worth(table: &Table, goal: &Goal, utilities: &[f64], slacks: &[f64]) -> f64 {
    let each = utilities.iter().zip(&table.needs).zip(slacks);
    let suits = each.clone().all(|((u, need), slack)| *u >= need - slack);
    if suits { goal.value(utilities) } else { f64::NEG_INFINITY }
}

/// The package that steps uphill lead to, first towards what everybody needs, and its value; `None` where it may not be.
pub(super) fn climb(
    table: &Table,
    goal: &Goal,
    start: &[usize],
    slacks: &[f64],
) -> Option<(f64, Vec<usize>)> {
    let mut package = start.to_vec();
    let mut utilities = table.utilities(&package);
    let short = |utilities: &[f64]| -> f64 {
        let each = utilities.iter().zip(&table.needs).zip(slacks);
        each.map(|((u, need), slack)| (need - slack - u).max(0.0)).sum()
    };
    let rank = |utilities: &[f64]| (-short(utilities), worth(table, goal, utilities, slacks));
    // More than the last bits of sums: else a step and the way back could both seem to lead up.
    let is_better = |of: (f64, f64), best: (f64, f64)| {
        let slack = slacks.iter().sum::<f64>();
        of.0 > best.0 + slack || (of.0 >= best.0 && of.1 > best.1 + Goal::slack(best.1.max(-1.0)))
    };
    let mut best = rank(&utilities);
    for _ in 0..MOST_STEPS {
        let changes: Vec<(usize, usize)> = (table.issues.iter().zip(&package).enumerate())
            .flat_map(|(k, (choices, &kept))| {
                (0..choices.len()).filter(move |&c| c != kept).map(move |c| (k, c))
            })
            .collect();
        let moved = |from: &[f64], &(k, c): &(usize, usize)| -> Vec<f64> {
            let of = |c: usize| table.issues.get(k).and_then(|choices| choices.get(c));
            match (of(c), package.get(k).and_then(|&kept| of(kept))) {
                (Some(new), Some(old)) => {
                    let each = from.iter().zip(&new.worth).zip(&old.worth);
                    each.map(|((u, new), old)| u + new - old).collect()
                }
                _ => from.to_vec(),
            }
        };
        let mut found: Option<Vec<(usize, usize)>> = None;
        for change in &changes {
            let of = rank(&moved(&utilities, change));
            if is_better(of, best) {
                best = of;
                found = Some(vec![*change]);
            }
        }
        if found.is_none() && changes.len() * changes.len() / 2 <= MOST_PAIRS {
            for (place, first) in changes.iter().enumerate() {
                let after = moved(&utilities, first);
                for second in changes.iter().skip(place + 1).filter(|second| second.0 != first.0) {
                    let of = rank(&moved(&after, second));
                    if is_better(of, best) {
                        best = of;
                        found = Some(vec![*first, *second]);
                    }
                }
            }
        }
        let Some(changes) = found else { break };
        for (k, c) in changes {
            if let Some(kept) = package.get_mut(k) {
                *kept = c;
            }
        }
        utilities = table.utilities(&package);
        best = rank(&utilities);
    }
    let may = best.1 > f64::NEG_INFINITY && table.allows(&package);
    may.then_some((best.1, package))
}
