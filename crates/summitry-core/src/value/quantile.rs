//! From one uniform number to one value: the inverse distribution functions.

use super::Spread;
use crate::value::normal;

impl Spread {
    /// The value at probability `u` in (0, 1): the inverse of the distribution function.
    #[must_use]
    pub fn quantile(&self, u: f64) -> f64 {
        match *self {
            Spread::Point(x) => x,
            Spread::Normal { mean, sd, min, max } => {
                (mean + sd * normal::quantile(u)).clamp(min, max)
            }
            Spread::LogNormal { mu, sigma } => libm::exp(mu + sigma * normal::quantile(u)),
            Spread::LogitNormal { mu, sigma } => logistic(mu + sigma * normal::quantile(u)),
            Spread::Pert { low, mode, high } => {
                low + (high - low) * beta_quantile(u, low, mode, high)
            }
            Spread::Beta { a, b } => shaped(u, a, b),
            Spread::OneOf(ref choices) => one_of(choices, u),
        }
    }

    /// Whether every world draws the same number.
    #[must_use]
    pub fn is_point(&self) -> bool {
        matches!(self, Spread::Point(_))
            || matches!(self, Spread::OneOf(choices) if choices.len() == 1)
    }

    /// The median.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The mean; but for a point and a count by the midpoint rule on 4,096 quantiles, good to about four digits, which is more
    /// than a brief shows.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match *self {
            Spread::Point(x) => return x,
            Spread::Beta { a, b } => return a / (a + b),
            _ => {}
        }
        const CELLS: u32 = 4096;
        let cell = 1.0 / f64::from(CELLS);
        (0..CELLS).map(|i| self.quantile((f64::from(i) + 0.5) * cell)).sum::<f64>() * cell
    }
}

/// The logistic function Λ.
#[must_use]
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

/// The logit, Λ⁻¹; −∞ at 0 and +∞ at 1.
#[must_use]
pub fn logit(p: f64) -> f64 {
    libm::log(p) - libm::log1p(-p)
}

/// Quantile of the beta distribution behind PERT (Malcolm et al. 1959), on 0..1.
fn beta_quantile(u: f64, low: f64, mode: f64, high: f64) -> f64 {
    shaped(u, 1.0 + 4.0 * (mode - low) / (high - low), 1.0 + 4.0 * (high - mode) / (high - low))
}

/// Quantile of a beta distribution with these shapes.
fn shaped(u: f64, a: f64, b: f64) -> f64 {
    use special::Beta;
    u.inv_inc_beta(a, b, a.ln_beta(b)).clamp(0.0, 1.0)
}

/// The first number, in ascending order, whose cumulative weight exceeds `u`.
fn one_of(choices: &[(f64, f64)], u: f64) -> f64 {
    let total: f64 = choices.iter().map(|&(_, weight)| weight).sum();
    let mut sum = 0.0;
    for &(number, weight) in choices {
        sum += weight / total;
        if sum > u {
            return number;
        }
    }
    choices.last().map_or(f64::NAN, |&(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Z95;

    #[test]
    fn ranges_put_nine_chances_in_ten_inside() {
        // "10 to 40%": median 21.4 and mean 22.7, as docs/model.md says.
        let (a, b) = (logit(0.1), logit(0.4));
        let chance = Spread::LogitNormal { mu: (a + b) / 2.0, sigma: (b - a) / (2.0 * Z95) };
        assert!((chance.quantile(0.05) - 0.1).abs() < 1e-14);
        assert!((chance.quantile(0.95) - 0.4).abs() < 1e-14);
        assert!((chance.median() - 0.214).abs() < 5e-4);
        assert!((chance.mean() - 0.227).abs() < 5e-4);
    }

    /// Beta quantiles from SciPy 1.17 (`scipy.special.betaincinv`).
    #[test]
    fn pert_agrees_with_scipy() {
        let pert = Spread::Pert { low: 0.0, mode: 25.0, high: 100.0 };
        assert!((pert.quantile(0.05) - 7.644_039_141_232_889).abs() < 1e-10);
        let even = Spread::Pert { low: 0.0, mode: 0.5, high: 1.0 };
        assert!((even.quantile(0.5) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn one_of_takes_each_with_its_weight() {
        let spread = Spread::OneOf(vec![(10.0, 1.0), (20.0, 3.0)]);
        assert_eq!(spread.quantile(0.2), 10.0);
        assert_eq!(spread.quantile(0.3), 20.0);
        assert_eq!(spread.quantile(0.999_999), 20.0);
        assert!((spread.mean() - 17.5).abs() < 1e-9);
    }
}
