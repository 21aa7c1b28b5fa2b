//! No deal: the lottery over what happens if nothing is agreed, and what it is worth (docs/model.md, section 4).
//!
//! Threats share one Gaussian factor (Vasicek 1987). The same lottery serves the disagreement value (Nash 1953) and the
//! forecast after a bust-up, words only or no zone.

use crate::{
    scenario::{Issue, Scenario, Threat},
    value::{Drawn, normal},
    world::{agenda::Bargained, institutions::dice::Die},
};

/// Most outcomes that are listed; above, the lottery is sampled.
pub(crate) const MOST_OUTCOMES: usize = 4096;

/// One way it may turn out if nothing is agreed.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// For each threat, the form carried out; `None`: not carried out.
    pub(crate) forms: Vec<Option<usize>>,
    /// How the dice fell: first what lapses, then what is done alone; `None`: nothing happened there.
    pub(crate) fallen: Vec<Option<usize>>,
    /// The threats carried out, as bits.
    pub(crate) executed: u64,
    /// The package that holds then: one option a bargained issue.
    pub(crate) package: Vec<u16>,
}

/// Every outcome of the lottery; which they are does not depend on the world.
#[derive(Clone, Debug)]
pub(crate) struct Outcomes {
    /// All of them, nothing carried out first; empty where there are too many to list.
    pub(crate) list: Vec<Outcome>,
}

impl Outcomes {
    /// Lists the outcomes, unless there are more than [`MOST_OUTCOMES`].
    pub(crate) fn new(
        scenario: &Scenario,
        bargained: &[Bargained],
        lapses: &[Die],
        acts: &[Die],
    ) -> Self {
        let faces: Vec<usize> = scenario
            .threats
            .iter()
            .map(Threat::forms)
            .chain(lapses.iter().chain(acts).map(|die| die.faces.len()))
            .collect();
        let count = faces.iter().try_fold(1usize, |n, faces| {
            let n = n.saturating_mul(faces + 1);
            (n <= MOST_OUTCOMES).then_some(n)
        });
        let Some(count) = count else { return Outcomes { list: Vec::new() } };
        let mut list = Vec::with_capacity(count);
        let mut all = vec![None; faces.len()];
        loop {
            let (forms, fallen) = all.split_at(scenario.threats.len());
            let by_itself = ByItself { lapses, acts, fallen };
            list.push(Outcome::new(scenario, bargained, forms.to_vec(), &by_itself));
            if !advance(&faces, &mut all) {
                return Outcomes { list };
            }
        }
    }

    /// Whether there were too many outcomes to list.
    pub(crate) fn is_sampled(&self) -> bool {
        self.list.is_empty()
    }
}

/// Counts on to the next combination, first place fastest; `false` after the last.
fn advance(faces: &[usize], all: &mut [Option<usize>]) -> bool {
    for (faces, place) in faces.iter().zip(all) {
        let next = place.map_or(0, |f| f + 1);
        if next < *faces {
            *place = Some(next);
            return true;
        }
        *place = None;
    }
    false
}

/// What happens without any threat: the dice, and how they fell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ByItself<'d> {
    /// What lapses.
    pub(crate) lapses: &'d [Die],
    /// What is done alone.
    pub(crate) acts: &'d [Die],
    /// How they fell, lapses first.
    pub(crate) fallen: &'d [Option<usize>],
}

impl ByItself<'_> {
    /// What the dice of one kind set: bargained issues and their options.
    fn set<'d>(
        dice: &'d [Die],
        fallen: &'d [Option<usize>],
    ) -> impl Iterator<Item = (usize, usize)> + 'd {
        dice.iter().zip(fallen).filter_map(|(die, face)| {
            face.and_then(|face| die.faces.get(face)).map(|(option, _)| (die.issue, *option))
        })
    }
}

impl Outcome {
    /// The package that holds where these threats are carried out in these forms: laid over what lapses, as is what was
    /// done alone.
    pub(crate) fn new(
        scenario: &Scenario,
        bargained: &[Bargained],
        forms: Vec<Option<usize>>,
        by_itself: &ByItself,
    ) -> Self {
        let ByItself { lapses, acts, fallen } = *by_itself;
        let mut places: Vec<Laid> = bargained
            .iter()
            .map(|b| Laid { issue: b.issue_in(scenario), base: b.now, holds: b.now })
            .collect();
        for (k, option) in ByItself::set(lapses, fallen) {
            if let Some(place) = places.get_mut(k) {
                (place.base, place.holds) = (option, option);
            }
        }
        let mut lay = |k: usize, option: usize| {
            if let Some(place) = places.get_mut(k).filter(|place| place.yields_to(option)) {
                place.holds = option;
            }
        };
        let (_, done) = fallen.split_at(lapses.len().min(fallen.len()));
        ByItself::set(acts, done).for_each(|(k, option)| lay(k, option));
        let mut executed = 0;
        for (t, (threat, form)) in scenario.threats.iter().zip(&forms).enumerate() {
            let Some(form) = form else { continue };
            executed |= 1 << t;
            for (issue, options) in &threat.does {
                let Some(k) = bargained.iter().position(|b| b.issue == *issue) else { continue };
                options.get(*form).or(options.last()).into_iter().for_each(|&o| lay(k, o));
            }
        }
        let package = places.iter().map(|place| place.holds as u16).collect();
        Outcome { forms, fallen: fallen.to_vec(), executed, package }
    }
}

/// What holds on an issue while one thing after another is laid over it.
struct Laid<'s> {
    issue: &'s Issue,
    /// What holds without any threat.
    base: usize,
    holds: usize,
}

impl Laid<'_> {
    /// Whether `option` lies farther from the no-deal package than what holds, or as far and lower: that one holds where
    /// threats collide.
    fn yields_to(&self, option: usize) -> bool {
        let at = |o: usize| self.issue.options[o].at;
        let (base, now, new) = (at(self.base), at(self.holds), at(option));
        let (one, two) = ((new - base).abs(), (now - base).abs());
        self.holds == self.base || one > two || (one == two && new < now)
    }
}

/// The chance of each form of a threat, given that it is carried out.
pub(crate) fn form_chance(threat: &Threat, form: usize, x: &Drawn) -> f64 {
    let forms = threat.forms();
    if forms == 1 {
        return 1.0;
    }
    let worst = threat.worst_form.map_or(1.0 / forms as f64, |id| x.of(id));
    if form == forms - 1 { worst } else { (1.0 - worst) / (forms - 1) as f64 }
}

/// The chances of the outcomes in one world.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lottery {
    /// One chance an outcome of [`Outcomes::list`].
    pub(crate) chances: Vec<f64>,
    subsets: Vec<f64>,
    thresholds: Vec<f64>,
}

impl Lottery {
    /// Fills in the chances: the joint chance of each set of threats, times the chances of their forms.
    pub(crate) fn fill(
        &mut self,
        scenario: &Scenario,
        outcomes: &Outcomes,
        dice: &[&Die],
        x: &Drawn,
    ) {
        let rho = x.of(scenario.engine.threats_together);
        self.thresholds.clear();
        self.thresholds
            .extend(scenario.threats.iter().map(|t| normal::quantile(x.of(t.carried_out))));
        joint(&self.thresholds, rho, &mut self.subsets);
        self.chances.clear();
        for outcome in &outcomes.list {
            let mut chance = self.subsets[outcome.executed as usize];
            for (threat, form) in scenario.threats.iter().zip(&outcome.forms) {
                if let Some(form) = form {
                    chance *= form_chance(threat, *form, x);
                }
            }
            for (die, face) in dice.iter().zip(&outcome.fallen) {
                chance *= die.chance(*face, x);
            }
            self.chances.push(chance);
        }
    }
}

/// P(t executed | z): the one-factor Gaussian model (Vasicek 1987).
pub(crate) fn conditional(threshold: f64, rho: f64, z: f64) -> f64 {
    normal::cdf((threshold + libm::sqrt(rho) * z) / libm::sqrt(1.0 - rho))
}

/// The chance of every subset of threats being exactly the one carried out, by a trapezoid sum over the common factor.
///
/// The integrand is analytic, so the sum converges geometrically (Trefethen & Weideman 2014); the step keeps the error
/// below 1e-13 for the sharpest product of this many factors.
fn joint(thresholds: &[f64], rho: f64, subsets: &mut Vec<f64>) {
    const REACH: f64 = 8.5;
    let n = thresholds.len();
    let rho = if n < 2 { 0.0 } else { rho };
    subsets.clear();
    subsets.resize(1 << n, 0.0);
    let mut chances = vec![0.0; n];
    let mut product = vec![0.0; 1 << n];
    let mut add = |z: f64, weight: f64| {
        for (chance, &threshold) in chances.iter_mut().zip(thresholds) {
            *chance = conditional(threshold, rho, z);
        }
        product.iter_mut().take(1).for_each(|nothing| *nothing = weight);
        for (t, &chance) in chances.iter().enumerate() {
            // the sets of threats before this one, without it and with it
            let (without, with) = product.split_at_mut(1 << t);
            for (without, with) in without.iter_mut().zip(with) {
                *with = *without * chance;
                *without *= 1.0 - chance;
            }
        }
        for (sum, p) in subsets.iter_mut().zip(&product) {
            *sum += p;
        }
    };
    if rho <= 0.0 || n < 2 {
        // Without a common factor, or with one threat alone, the typed chances are all there is.
        add(0.0, 1.0);
        return;
    }
    let sharpness = 1.0 + n as f64 * rho / (1.0 - rho);
    let step = libm::sqrt(std::f64::consts::PI * std::f64::consts::PI * 2.0 / (sharpness * 32.0));
    let reach = libm::ceil(REACH / step) as i64;
    let mut total = 0.0;
    for j in -reach..=reach {
        let z = j as f64 * step;
        total += libm::exp(-0.5 * z * z);
    }
    for j in -reach..=reach {
        let z = j as f64 * step;
        add(z, libm::exp(-0.5 * z * z) / total);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two threats at even chances: P(both) = 1/4 + asin(ρ)/(2π) (Sheppard 1899).
    #[test]
    fn joint_chances_follow_sheppard() {
        let mut subsets = Vec::new();
        for rho in [0.0, 0.1, 0.5, 0.8, 0.95] {
            joint(&[0.0, 0.0], rho, &mut subsets);
            let both = 0.25 + libm::asin(rho) / (2.0 * std::f64::consts::PI);
            assert!((subsets[3] - both).abs() < 1e-13, "{rho}: {} against {both}", subsets[3]);
        }
    }

    #[test]
    fn marginal_chances_are_as_typed() {
        let mut subsets = Vec::new();
        let typed = [0.1, 0.35, 0.7];
        let thresholds: Vec<f64> = typed.iter().map(|&p| normal::quantile(p)).collect();
        for rho in [0.0, 0.3, 0.95] {
            joint(&thresholds, rho, &mut subsets);
            for (t, p) in typed.iter().enumerate() {
                let marginal: f64 = subsets
                    .iter()
                    .enumerate()
                    .filter(|(s, _)| s & (1 << t) != 0)
                    .map(|(_, c)| c)
                    .sum();
                assert!((marginal - p).abs() < 1e-13, "{rho} {t}: {marginal}");
            }
        }
        joint(&[f64::NEG_INFINITY, f64::INFINITY], 0.5, &mut subsets);
        assert!((subsets[2] - 1.0).abs() < 1e-15);
    }
}
