//! If our guess were other: how the forecast moves with each uncertain value.

use rayon::prelude::*;

use super::{Driver, Samples, Target};
use crate::{value::ValueId, world::plan::Plan};

/// How many drivers are kept for each forecast but the headline, which keeps all: eight are shown at most, and noise is left out
/// only after this.
const MOST: usize = 12;

/// The drivers of every target, largest movement first.
pub(super) fn drivers(plan: &Plan, samples: &Samples) -> Vec<Driver> {
    let values = &plan.scenario.values;
    let n = samples.kept as usize;
    let uncertain: Vec<Uncertain> = (0..values.len())
        .into_par_iter()
        .filter_map(|v| Uncertain::new(plan, v, samples.kept))
        .collect();
    let of_target = |&target: &Target| {
        let forecast = samples.copied(samples.columns.target(target));
        if forecast.iter().all(|p| *p == forecast[0]) {
            return Vec::new();
        }
        let mut of: Vec<Driver> = uncertain
            .par_iter()
            .map(|value| {
                let (low, low_error) = mean(value.low.iter().map(|&w| forecast[w as usize]));
                let (high, high_error) = mean(value.high.iter().map(|&w| forecast[w as usize]));
                let slope = value.slope(&forecast, n);
                let error = (low_error * low_error + high_error * high_error).sqrt();
                Driver { value: ValueId(value.number), of: target, low, high, slope, error }
            })
            .collect();
        of.sort_by(|a, b| {
            let moved = |d: &Driver| (d.high - d.low).abs();
            moved(b).total_cmp(&moved(a)).then(a.value.cmp(&b.value))
        });
        if target != Target::Agreed {
            of.truncate(MOST);
        }
        of
    };
    samples.columns.targets.par_iter().flat_map_iter(of_target).collect()
}

/// One uncertain value over all worlds.
struct Uncertain {
    number: usize,
    /// Worlds in which it lies in its low third, and in its high third.
    low: Vec<u32>,
    high: Vec<u32>,
    drawn: Vec<f64>,
    mean: f64,
    /// Sum of squared deviations.
    spread: f64,
}

impl Uncertain {
    fn new(plan: &Plan, number: usize, worlds: u64) -> Option<Self> {
        let value = &plan.scenario.value(ValueId(number));
        if value.spread.is_point() {
            return None;
        }
        let (mut low, mut high) = (Vec::new(), Vec::new());
        let mut drawn = Vec::with_capacity(worlds as usize);
        for n in 0..worlds {
            let u = plan.uniform(ValueId(number), n)?;
            if u < 1.0 / 3.0 {
                low.push(n as u32);
            } else if u > 2.0 / 3.0 {
                high.push(n as u32);
            }
            drawn.push(value.spread.quantile(u));
        }
        let mean = drawn.iter().sum::<f64>() / worlds as f64;
        let spread = drawn.iter().map(|x| (x - mean) * (x - mean)).sum();
        Some(Uncertain { number, low, high, drawn, mean, spread })
    }

    /// Least-squares slope of the forecast per unit of the value.
    fn slope(&self, forecast: &[f64], n: usize) -> f64 {
        if self.spread <= 0.0 || n < 2 {
            return 0.0;
        }
        self.drawn.iter().zip(forecast).map(|(x, p)| (x - self.mean) * p).sum::<f64>() / self.spread
    }
}

/// Mean and its standard error; 0 and 0 for nothing.
fn mean(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (mut n, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for v in values {
        n += 1.0;
        sum += v;
        squares += v * v;
    }
    if n == 0.0 {
        return (0.0, 0.0);
    }
    let mean = sum / n;
    let variance = if n > 1.0 { ((squares - n * mean * mean) / (n - 1.0)).max(0.0) } else { 0.0 };
    (mean, (variance / n).sqrt())
}
