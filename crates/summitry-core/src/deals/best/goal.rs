//! What a bargaining solution asks for, as a concave function of the parties' utilities: its value, and a plane that lies nowhere
//! below it.

/// What is to be as high as possible. Parties beyond those named do not count: they only need what they need.
#[derive(Clone, Debug)]
pub(super) enum Goal {
    /// The product of gains over these (Nash 1950), as the sum of logarithms.
    Product { from: Vec<f64> },
    /// The smallest gain over these in the party's own units (Kalai 1977, Kalai and Smorodinsky 1975); parties of infinite unit do
    /// not count.
    Least { from: Vec<f64>, units: Vec<f64> },
    /// The sum of utilities, each so often: 1 for all (Harsanyi 1955), or one party's alone.
    Sum { times: Vec<f64> },
}

/// A function `constant + Σ weight · utility` that no package's value passes.
#[derive(Clone, Debug)]
pub(super) struct Plane {
    pub(super) constant: f64,
    pub(super) weights: Vec<f64>,
}

/// A plane above a product touches it at no smaller gain than this share of the largest: its slope would be without bound.
const LEAST_GAIN: f64 = 1e-4;

impl Goal {
    /// What utilities are worth; −∞ where a product has no positive gain.
    pub(super) fn value(&self, utilities: &[f64]) -> f64 {
        match self {
            Goal::Product { from } => utilities
                .iter()
                .zip(from)
                .map(|(u, from)| if u > from { libm::log(u - from) } else { f64::NEG_INFINITY })
                .sum(),
            Goal::Least { from, units } => {
                shares(utilities, from, units).fold(f64::INFINITY, f64::min)
            }
            Goal::Sum { times } => utilities.iter().zip(times).map(|(u, times)| u * times).sum(),
        }
    }

    /// A plane above the function that touches it near these utilities. `sharpness`: how much the smallest gain counts beside the
    /// others, where only the smallest counts in the end.
    pub(super) fn plane(&self, at: &[f64], sharpness: f64) -> Plane {
        match self {
            // ln g ≤ ln g* + (g − g*)/g*.
            Goal::Product { from } => {
                let span =
                    at.iter().zip(from).map(|(u, from)| (u - from).abs()).fold(0.0, f64::max);
                let gain = |(u, from): (&f64, &f64)| {
                    (u - from).max(LEAST_GAIN * span).max(f64::MIN_POSITIVE)
                };
                let gains: Vec<f64> = at.iter().zip(from).map(gain).collect();
                let weights: Vec<f64> = gains.iter().map(|gain| 1.0 / gain).collect();
                let each = gains.iter().zip(&weights).zip(from);
                let constant =
                    each.map(|((gain, w), from)| libm::log(*gain) - 1.0 - w * from).sum();
                Plane { constant, weights }
            }
            // min_i f_i ≤ Σ λ_i f_i for any shares λ.
            Goal::Least { from, units } => {
                let shares: Vec<f64> = shares(at, from, units).collect();
                let least = shares.iter().copied().fold(f64::INFINITY, f64::min);
                let counts = |share: &f64| {
                    if share.is_finite() { libm::exp(-sharpness * (share - least)) } else { 0.0 }
                };
                let counted: Vec<f64> = shares.iter().map(counts).collect();
                let sum: f64 = counted.iter().sum();
                let weights: Vec<f64> =
                    counted.iter().zip(units).map(|(count, unit)| count / sum / unit).collect();
                let constant = -weights.iter().zip(from).map(|(w, from)| w * from).sum::<f64>();
                Plane { constant, weights }
            }
            Goal::Sum { times } => Plane { constant: 0.0, weights: times.clone() },
        }
    }

    /// How far apart two values of the last bits may lie.
    pub(super) fn slack(value: f64) -> f64 {
        1e-9 * (1.0 + value.abs())
    }
}

/// Gains in the parties' own units; infinite where one does not count.
fn shares<'a>(
    utilities: &'a [f64],
    from: &'a [f64],
    units: &'a [f64],
) -> impl Iterator<Item = f64> + 'a {
    let each = utilities.iter().zip(from).zip(units);
    each.map(|((u, from), unit)| if unit.is_finite() { (u - from) / unit } else { f64::INFINITY })
}
