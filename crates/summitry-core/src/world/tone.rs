//! Tone: issues each side picks alone (docs/model.md, section 8).
//!
//! The lowest option has one source, the bust-up. Otherwise each side picks among the other options, and the lower pick
//! holds. Wants and likes on such an issue count nowhere else: one motive enters once.

use crate::{value::Drawn, world::plan::Plan};

/// The combinations of options that the issues picked alone may end at, and their chances in one world.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tones {
    /// One chance for each of [`combinations`], given no bust-up.
    pub(crate) chances: Vec<f64>,
    lower: Vec<f64>,
}

impl Tones {
    /// Fills in this world's chances.
    pub(crate) fn fill(&mut self, plan: &Plan, x: &Drawn) {
        self.chances.clear();
        self.chances.push(1.0);
        for k in plan.scenario.picked_alone() {
            self.fill_lower(plan, k, x);
            let before = std::mem::take(&mut self.chances);
            self.chances.extend(before.iter().flat_map(|p| self.lower.iter().map(move |q| p * q)));
        }
    }

    /// The distribution of the lower pick on one issue, over its options but the lowest.
    fn fill_lower(&mut self, plan: &Plan, issue: usize, x: &Drawn) {
        let scenario = plan.scenario;
        let options = scenario.issues[issue].options.len();
        // P(every pick is r or higher), from the top down.
        let mut at_least = vec![1.0; options];
        for party in 0..scenario.parties.len() {
            let picks = picks(plan, party, issue, x);
            let mut tail = 0.0;
            for (at_least, pick) in at_least.iter_mut().skip(1).zip(&picks).rev() {
                tail += pick;
                *at_least *= tail.min(1.0);
            }
        }
        self.lower.clear();
        // Every pick is above the lowest option, so the first step begins at 1; above the highest there is nothing.
        let from = std::iter::once(&1.0).chain(at_least.iter().skip(2));
        let above = at_least.iter().skip(2).chain(std::iter::once(&0.0));
        self.lower.extend(from.zip(above).map(|(from, above)| (from - above).max(0.0)));
    }
}

/// One side's own pick among the options but the lowest: P(r) ∝ exp(t·U(r)/100) with t = `engine.tone`, with this issue's terms only and pull 1.
fn picks(plan: &Plan, party: usize, issue: usize, x: &Drawn) -> Vec<f64> {
    let scenario = plan.scenario;
    let options = scenario.issues[issue].options.len();
    let mut value: Vec<f64> = (0..options).map(|o| plan.raw_score(party, issue, o, x)).collect();
    let mut denominator = 1.0;
    for audience in scenario.audiences.iter().filter(|a| a.pushes == party) {
        let Some(&(_, liked)) = audience.likes.iter().find(|(k, _)| *k == issue) else { continue };
        let weight = x.of(audience.matters) / 100.0;
        denominator += weight;
        for (v, s) in
            value.iter_mut().zip(crate::world::agenda::ladder_scores(scenario, issue, liked))
        {
            *v += weight * s;
        }
    }
    let sharpness = x.of(scenario.engine.tone);
    let top = value.iter().skip(1).copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = value
        .iter()
        .skip(1)
        .map(|v| libm::exp(sharpness * (v - top) / (denominator * 100.0)))
        .collect();
    let total: f64 = weights.iter().sum();
    weights.into_iter().map(|w| w / total).collect()
}
