//! If we knew: how the forecast splits on each branch (value of information, Howard 1966).

use rayon::prelude::*;

use super::{Branch, Chance, Samples, Target};

/// The branches of every target, largest share of the variance first.
pub(super) fn branches(samples: &Samples) -> Vec<Branch> {
    let columns = &samples.columns;
    let of_target = |(place, &target): (usize, &Target)| {
        let total = samples.mean(columns.target(target));
        let mut of: Vec<Branch> = columns
            .branch_list
            .par_iter()
            .enumerate()
            .map(|(b, &branch)| {
                let at = columns.branch(b);
                let p = samples.mean(at);
                let yes = samples.given(at + 1 + place, at);
                let no = otherwise(samples, columns.target(target), at + 1 + place, at);
                let variance = total * (1.0 - total);
                let delta = yes.mean - no.mean;
                let share = if variance > 0.0 && p > 0.0 && p < 1.0 {
                    (p * (1.0 - p) * delta * delta / variance).min(1.0)
                } else {
                    0.0
                };
                Branch { branch, of: target, yes, no, share }
            })
            .collect();
        of.sort_by(|a, b| b.share.total_cmp(&a.share));
        of
    };
    columns.targets.par_iter().enumerate().flat_map_iter(of_target).collect()
}

/// The chance of a target where the branch turns out no.
fn otherwise(samples: &Samples, target: usize, joint: usize, branch: usize) -> Chance {
    let (mut top, mut bottom) = (0.0, 0.0);
    let mut ratios = Vec::with_capacity(samples.kept as usize);
    for ((t, j), p) in samples.column(target).zip(samples.column(joint)).zip(samples.column(branch))
    {
        top += t - j;
        bottom += 1.0 - p;
        if p < 1.0 {
            ratios.push(((t - j) / (1.0 - p)).clamp(0.0, 1.0));
        }
    }
    let rest = |column: usize| samples.rest.get(column).copied().unwrap_or(0.0);
    top += rest(target) - rest(joint);
    bottom += (samples.worlds - samples.kept) as f64 - rest(branch);
    if bottom <= 0.0 {
        return Chance::default();
    }
    let mean = (top / bottom).clamp(0.0, 1.0);
    let of_ratios = Chance::of(&mut ratios);
    Chance { mean, low: of_ratios.low, high: of_ratios.high }
}
