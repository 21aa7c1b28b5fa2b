//! Scoring rules: what a stated chance earns once the answer is known.
//!
//! All are proper: the best one can do on average is to state what one believes. Scores say little from one event and
//! nothing without a comparison; show them beside the base rate and 50:50.

/// Brier score of one yes-or-no question, one-sided: (p − y)². 0 is perfect, 0.25 is 50:50, 1 is certain and wrong
/// (Brier 1950, who sums both sides: see [`brier_two_sided`]). `p` in 0..1.
#[must_use]
pub fn brier(p: f64, yes: bool) -> f64 {
    let y = f64::from(u8::from(yes));
    (p - y) * (p - y)
}

/// Brier's original score of one yes-or-no question, summed over both answers: twice [`brier`].
#[must_use]
pub fn brier_two_sided(p: f64, yes: bool) -> f64 {
    2.0 * brier(p, yes)
}

/// Brier score over several exclusive answers: Σ (p − y)². `None` if `outcome` is no answer of `p`.
#[must_use]
pub fn brier_multi(p: &[f64], outcome: usize) -> Option<f64> {
    (outcome < p.len()).then(|| {
        p.iter()
            .enumerate()
            .map(|(i, &p)| {
                let y = f64::from(u8::from(i == outcome));
                (p - y) * (p - y)
            })
            .sum()
    })
}

/// Logarithmic score of one yes-or-no question, natural logarithm of the chance given to what happened (Good 1952): 0 is
/// perfect, −0.693 is 50:50, −∞ is certain and wrong. `p` in 0..1.
#[must_use]
pub fn log_score(p: f64, yes: bool) -> f64 {
    libm::log(if yes { p } else { 1.0 - p })
}

/// Ranked probability score over ordered answers (Epstein 1969; Murphy 1971): the sum over thresholds of the squared
/// differences of cumulative chances; 0 is perfect. `None` if `outcome` is no answer of `p`.
#[must_use]
pub fn rps(p: &[f64], outcome: usize) -> Option<f64> {
    (outcome < p.len()).then(|| {
        let mut cumulated = 0.0;
        let mut sum = 0.0;
        for (i, &chance) in p.iter().enumerate().take(p.len() - 1) {
            cumulated += chance;
            let y = f64::from(u8::from(outcome <= i));
            sum += (cumulated - y) * (cumulated - y);
        }
        sum
    })
}

/// [`rps`] divided by the number of thresholds, so that it lies in 0..1. With two answers it is [`brier`]. `None` if
/// `outcome` is no answer of `p`, or there are fewer than two answers.
#[must_use]
pub fn rps_normalised(p: &[f64], outcome: usize) -> Option<f64> {
    if p.len() < 2 {
        return None;
    }
    // Numbers of answers: far below the range in which an f64 is exact.
    rps(p, outcome).map(|score| score / (p.len() - 1) as f64)
}

/// Continuous ranked probability score of a sample taken as the forecast's whole distribution:
/// mean |x − y| − ½ mean |x − x′| over all pairs (Gneiting & Raftery 2007, eq. 21), in the unit of `y`; 0 is perfect.
/// `None` for an empty sample.
#[must_use]
pub fn crps(sample: &[f64], y: f64) -> Option<f64> {
    let n = sample.len();
    let spread = pair_sum(sample)?;
    // Sample sizes: far below the range in which an f64 is exact.
    Some(mean_distance(sample, y) - spread / (n as f64 * n as f64))
}

/// [`crps`] without the bias of a finite sample: pairs are averaged over n(n − 1) (Ferro 2014). `None` for fewer than two
/// numbers.
#[must_use]
pub fn crps_fair(sample: &[f64], y: f64) -> Option<f64> {
    let n = sample.len();
    if n < 2 {
        return None;
    }
    let spread = pair_sum(sample)?;
    Some(mean_distance(sample, y) - spread / (n as f64 * (n as f64 - 1.0)))
}

/// Continuous ranked probability score of a normal forecast with mean `mu` and standard deviation `sigma` > 0
/// (Gneiting & Raftery 2007, eq. 22), in the unit of `y`.
#[must_use]
pub fn crps_normal(mu: f64, sigma: f64, y: f64) -> f64 {
    let z = (y - mu) / sigma;
    let density = libm::exp(-0.5 * z * z) / libm::sqrt(2.0 * core::f64::consts::PI);
    let below = 0.5 * libm::erfc(-z * core::f64::consts::FRAC_1_SQRT_2);
    sigma * (z * (2.0 * below - 1.0) + 2.0 * density - 1.0 / libm::sqrt(core::f64::consts::PI))
}

fn mean_distance(sample: &[f64], y: f64) -> f64 {
    sample.iter().map(|x| (x - y).abs()).sum::<f64>() / sample.len() as f64
}

/// Σ over unordered pairs of |x − x′|, by sorting: the i-th smallest enters i times with plus, n − 1 − i with minus.
fn pair_sum(sample: &[f64]) -> Option<f64> {
    if sample.is_empty() {
        return None;
    }
    let mut sorted = sample.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    Some(sorted.iter().enumerate().map(|(i, x)| (2.0 * i as f64 - (n - 1.0)) * x).sum())
}
