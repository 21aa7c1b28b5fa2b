//! Suppose it ends so: what else is then likely. Bayes' rule over worlds and inside them, with nothing assumed that the
//! model does not hold: worlds in which the outcome is likelier count for more.

use super::{Chance, Control, ForecastError, Place, Settings, run};
use crate::scenario::{Atom, Condition, Expectation, Scenario};

/// What an outcome says about others.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// How likely the outcome itself is.
    pub chance: Chance,
    /// One a question asked, in order; empty where the outcome never happens.
    pub figures: Vec<GivenFigure>,
}

/// One chance before and after the outcome is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GivenFigure {
    /// Without knowing.
    pub before: Chance,
    /// Given the outcome: ratio of means over worlds; the range is that of the worlds' own ratios.
    pub after: Chance,
    /// Standard error of `after.mean − before.mean` over worlds (delta method for the ratio).
    pub error: f64,
}

impl GivenFigure {
    /// Whether the difference is within the noise: under two standard errors, or too small to show (half in a hundred).
    #[must_use]
    pub fn is_noise(&self) -> bool {
        (self.after.mean - self.before.mean).abs() < (2.0 * self.error).max(0.005)
    }
}

/// Works out each of `of` with and without knowing that the talks end as `pin` says.
///
/// # Errors
///
/// As [`run`]. Venues, endings, issues, defines and cases may be asked about; indices must exist in the scenario.
pub fn given(
    scenario: &Scenario,
    settings: Settings,
    control: &dyn Control,
    pin: &Atom,
    of: &[Atom],
) -> Result<Given, ForecastError> {
    let mut asked = scenario.clone();
    // Expectations are one column each and nothing else; what the file expects itself is not asked here.
    asked.questions.clear();
    asked.affected.clear();
    asked.expectations = std::iter::once(vec![pin.clone()])
        .chain(of.iter().map(|x| vec![x.clone()]))
        .chain(of.iter().map(|x| vec![pin.clone(), x.clone()]))
        .map(|all| Expectation {
            id: String::new(),
            that: Condition { all, ..Condition::default() },
            chance: None,
            most_likely: false,
        })
        .collect();
    let forecast = run(&asked, settings, control)?;
    let column = |i: usize| -> Vec<f64> { forecast.samples.at(Place::Expectation(i)).collect() };
    let pinned = column(0);
    let chance = forecast.expectations.first().map(|e| e.model).unwrap_or_default();
    if chance.mean <= 0.0 {
        return Ok(Given { chance, figures: Vec::new() });
    }
    let figures =
        (0..of.len()).map(|i| figure(&pinned, &column(1 + i), &column(1 + of.len() + i))).collect();
    Ok(Given { chance, figures })
}

fn figure(pinned: &[f64], alone: &[f64], joint: &[f64]) -> GivenFigure {
    let n = pinned.len() as f64;
    let mean = |x: &[f64]| x.iter().sum::<f64>() / n;
    let (base, before) = (mean(pinned), mean(alone));
    let after = (mean(joint) / base).clamp(0.0, 1.0);
    let squares: f64 = pinned
        .iter()
        .zip(alone)
        .zip(joint)
        .map(|((p, x), j)| {
            let influence = (j - after * p) / base - (x - before);
            influence * influence
        })
        .sum();
    let error = if n > 1.0 { (squares / (n - 1.0) / n).sqrt() } else { 0.0 };
    let mut ratios: Vec<f64> = joint
        .iter()
        .zip(pinned)
        .filter(|&(_, p)| *p > 0.0)
        .map(|(j, p)| (j / p).clamp(0.0, 1.0))
        .collect();
    let ratios = Chance::of(&mut ratios);
    GivenFigure {
        before: Chance::of(&mut alone.to_vec()),
        after: Chance { mean: after, low: ratios.low.min(after), high: ratios.high.max(after) },
        error,
    }
}
