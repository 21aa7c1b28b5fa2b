//! A guess of a partner's wishes by Bayes's rule (Hindriks & Tykhonov 2008, "Opponent modelling in automated multi-issue negotiation
//! using Bayesian learning"), in the scalable form that its authors gave GENIUS: every issue's weight and shape are guessed for
//! themselves, the others taken at their expected values.
//!
//! Of each issue one of eleven weights may hold, small ones likelier before anything is heard, and one of several shapes over its options
//! in their order: rising, falling, or with its top at any option between. The partner is taken to offer, give or take, what is worth 1
//! to it at first and 0.003 less with every offer; hypotheses under which its offer is worth that much gain.

use super::shape::{Index, Shape};

/// Hypotheses of a weight: 0, 0.1, … 1.
const WEIGHTS: usize = 11;
/// How far an offer may be from what is expected of it, as a share of that (their σ).
const SPREAD: f64 = 0.25;
/// By how much a partner is taken to come down with every offer.
const STEP: f64 = 0.003;
/// Where it stops: what is expected of an offer stays above nothing.
const LEAST: f64 = 0.05;
/// Options up to which every one may be the top of a shape; beyond, as many, evenly spread.
const TOPS: usize = 40;

/// A hypothesis and how likely it is.
#[derive(Clone, Debug)]
struct Guess<T> {
    what: T,
    likely: f64,
}

/// What one issue may matter and how its options may be liked.
#[derive(Clone, Debug)]
struct IssueGuess {
    weights: Vec<Guess<f64>>,
    /// Where the top lies; an issue falls from it to both sides.
    tops: Vec<Guess<usize>>,
    options: usize,
}

/// What one partner seems to want.
#[derive(Clone, Debug)]
pub struct Bayes {
    issues: Vec<IssueGuess>,
    /// What its next offer is taken to be worth to it.
    expected: f64,
    heard: bool,
}

/// What an option is worth under a shape, 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "places of options")]
fn shaped(top: usize, option: usize, options: usize) -> f64 {
    let last = options.saturating_sub(1);
    let (way, done) = if option <= top { (top, option) } else { (last - top, last - option) };
    if way == 0 { 1.0 } else { done as f64 / way as f64 }
}

/// Makes shares of what is likely.
fn normalise<T>(guesses: &mut [Guess<T>]) {
    let all: f64 = guesses.iter().map(|g| g.likely).sum();
    if all > 0.0 {
        guesses.iter_mut().for_each(|g| g.likely /= all);
    }
}

impl IssueGuess {
    #[expect(clippy::cast_precision_loss, reason = "few hypotheses")]
    fn new(options: usize) -> Self {
        let weight = |k: usize| {
            let left = 1.0 - (k as f64 + 1.0) / WEIGHTS as f64;
            Guess { what: k as f64 / (WEIGHTS - 1) as f64, likely: left * left * left }
        };
        let step = options.div_ceil(TOPS).max(1);
        let mut tops: Vec<usize> = (0..options).step_by(step).collect();
        if let Some(last) = options.checked_sub(1).filter(|last| !tops.contains(last)) {
            tops.push(last);
        }
        let mut weights: Vec<Guess<f64>> = (0..WEIGHTS).map(weight).collect();
        let mut tops: Vec<_> = tops.into_iter().map(|what| Guess { what, likely: 1.0 }).collect();
        normalise(&mut weights);
        normalise(&mut tops);
        Self { weights, tops, options }
    }

    fn weight(&self) -> f64 {
        self.weights.iter().map(|g| g.likely * g.what).sum()
    }

    fn worth(&self, option: usize) -> f64 {
        self.tops.iter().map(|g| g.likely * shaped(g.what, option, self.options)).sum()
    }
}

impl Bayes {
    /// Nothing heard yet.
    #[must_use]
    pub fn new(shape: &Shape) -> Self {
        let issues = shape.sizes().iter().map(|n| IssueGuess::new(*n)).collect();
        Self { issues, expected: 1.0, heard: false }
    }

    /// How well an offer worth so much fits what is expected.
    fn fits(&self, worth: f64) -> f64 {
        let away = (self.expected - worth) / self.expected / SPREAD;
        libm::exp(-0.5 * away * away)
    }

    /// Each issue's part of what an offer is worth.
    fn parts(&self, options: &[usize]) -> Vec<f64> {
        self.issues.iter().zip(options).map(|(i, o)| i.weight() * i.worth(*o)).collect()
    }

    /// Hears an offer of the partner.
    pub fn hear(&mut self, shape: &Shape, index: Index) {
        let options = shape.options(index);
        // First the shapes, from one offer on …
        let parts = self.parts(&options);
        let whole: f64 = parts.iter().sum();
        let mut issues = self.issues.clone();
        for ((issue, part), option) in issues.iter_mut().zip(&parts).zip(&options) {
            let (weight, size) = (issue.weight(), issue.options);
            for guess in &mut issue.tops {
                let worth = whole - part + weight * shaped(guess.what, *option, size);
                guess.likely *= self.fits(worth);
            }
            normalise(&mut issue.tops);
        }
        self.issues = issues;
        // … then the weights, which one offer alone says nothing of.
        if self.heard {
            let parts = self.parts(&options);
            let whole: f64 = parts.iter().sum();
            let mut issues = self.issues.clone();
            for ((issue, part), option) in issues.iter_mut().zip(&parts).zip(&options) {
                let own = issue.worth(*option);
                for guess in &mut issue.weights {
                    guess.likely *= self.fits(whole - part + guess.what * own);
                }
                normalise(&mut issue.weights);
            }
            self.issues = issues;
        }
        self.heard = true;
        self.expected = (self.expected - STEP).max(LEAST);
    }

    /// What a package seems to be worth to the partner, 0 to 1.
    #[must_use]
    pub fn worth(&self, options: &[usize]) -> f64 {
        let all: f64 = self.issues.iter().map(IssueGuess::weight).sum();
        let sum: f64 = self.parts(options).iter().sum();
        if all > 0.0 { sum / all } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_rise_to_their_top_and_fall() {
        let of = |top| (0..5).map(|o| shaped(top, o, 5)).collect::<Vec<_>>();
        assert_eq!(of(4), [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(of(0), [1.0, 0.75, 0.5, 0.25, 0.0]);
        assert_eq!(of(2), [0.0, 0.5, 1.0, 0.5, 0.0]);
        assert_eq!(shaped(0, 0, 1), 1.0);
    }

    /// One issue of two options, by hand: before, either may be the top and the weight is 1/6 on average; after one offer of option 1
    /// the rising shape (worth 1/6) against the falling one (worth 0), with σ = 1/4 about 1.
    #[test]
    fn one_offer_is_bayes_rule_by_hand() {
        let shape = Shape::new(vec![2]).unwrap();
        let mut model = Bayes::new(&shape);
        let cubes: Vec<f64> =
            (0..11).map(|k| (1.0 - (f64::from(k) + 1.0) / 11.0).powi(3)).collect();
        let weight = cubes.iter().enumerate().map(|(k, c)| k as f64 / 10.0 * c).sum::<f64>()
            / cubes.iter().sum::<f64>();
        assert!((model.worth(&[0]) - 0.5).abs() < 1e-12);
        model.hear(&shape, 1);
        let fits = |worth: f64| (-0.5 * ((1.0 - worth) / 0.25).powi(2)).exp();
        let rising = fits(weight) / (fits(weight) + fits(0.0));
        assert!((model.worth(&[1]) - rising).abs() < 1e-12, "{} {rising}", model.worth(&[1]));
        assert!((model.worth(&[0]) - (1.0 - rising)).abs() < 1e-12);
    }

    /// A partner that holds fast to one end of the first issue and wanders in the second: the model learns both.
    #[test]
    fn it_learns_what_is_asked_for() {
        let shape = Shape::new(vec![5, 5]).unwrap();
        let mut model = Bayes::new(&shape);
        for second in [2, 3, 1, 2, 4, 0, 2, 3] {
            model.hear(&shape, shape.index(&[4, second]));
        }
        let values: Vec<f64> = (0..5).map(|o| model.worth(&[o, 2])).collect();
        assert!(values.windows(2).all(|w| w[0] < w[1]), "{values:?}");
        let apart = |a: [usize; 2], b: [usize; 2]| (model.worth(&a) - model.worth(&b)).abs();
        assert!(apart([4, 2], [0, 2]) > 2.0 * apart([2, 4], [2, 0]));
    }
}
