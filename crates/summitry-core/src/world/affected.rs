//! Who feels it: how someone without a say fares against today (docs/model.md, section 9).

use crate::{
    scenario::Scenario,
    value::Drawn,
    world::{agenda::ladder_scores, plan::Plan},
};

/// Points within which someone fares the same as today.
pub(crate) const SAME: f64 = 1.0;

/// What those affected make of every option, as change against today.
#[derive(Clone, Debug)]
pub(crate) struct Feelings {
    /// Per affected, per feeling: (issue, score less today's score for each option).
    changes: Vec<Vec<(usize, Vec<f64>)>>,
}

/// One world's changes: points per slot of a bargained issue, and per option of an issue picked alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Felt {
    /// `package[affected * slots + slot]`.
    pub(crate) package: Vec<f64>,
    /// `tone[affected * tones + combination]`, for combinations without a bust-up.
    pub(crate) tone: Vec<f64>,
    /// `after_bust_up[affected]`.
    pub(crate) after_bust_up: Vec<f64>,
}

impl Feelings {
    /// Works out what does not depend on the world.
    pub(crate) fn new(scenario: &Scenario) -> Self {
        let change = |issue: usize, best: usize| {
            let scores = ladder_scores(scenario, issue, best);
            let now = scores[scenario.issues[issue].now];
            scores.into_iter().map(|s| s - now).collect()
        };
        let of = |a: &crate::scenario::Affected| {
            a.feels.iter().map(|&(k, _, best)| (k, change(k, best))).collect()
        };
        Feelings { changes: scenario.affected.iter().map(of).collect() }
    }
}

impl Felt {
    /// Fills in one world.
    pub(crate) fn fill(&mut self, plan: &Plan, feelings: &Feelings, x: &Drawn) {
        let scenario = plan.scenario;
        let tones = &plan.logic.tones;
        self.package.clear();
        self.package.resize(scenario.affected.len() * plan.slots, 0.0);
        self.tone.clear();
        self.tone.resize(scenario.affected.len() * tones.len(), 0.0);
        self.after_bust_up.clear();
        self.after_bust_up.resize(scenario.affected.len(), 0.0);
        for (f, affected) in scenario.affected.iter().enumerate() {
            let total: f64 = affected.feels.iter().map(|&(_, weight, _)| x.of(weight)).sum();
            if total <= 0.0 {
                continue;
            }
            for ((issue, weight, _), (_, changes)) in
                affected.feels.iter().zip(&feelings.changes[f])
            {
                let share = x.of(*weight) / total;
                if let Some(k) = plan.bargained_index(*issue) {
                    let start = f * plan.slots + plan.bargained[k].first;
                    for (into, change) in self.package[start..].iter_mut().zip(changes) {
                        *into += share * change;
                    }
                } else if let Some(k) = scenario.picked_alone().position(|k| k == *issue) {
                    for (t, tone) in tones.iter().enumerate() {
                        self.tone[f * tones.len() + t] += share * changes[usize::from(tone[k])];
                    }
                    self.after_bust_up[f] += share * changes[0];
                }
            }
        }
    }

    /// The change a package brings someone, before tone.
    pub(crate) fn change(&self, plan: &Plan, affected: usize, package: &[u16]) -> f64 {
        let row = &self.package[affected * plan.slots..(affected + 1) * plan.slots];
        plan.bargained.iter().zip(package).map(|(b, &o)| row[b.first + usize::from(o)]).sum()
    }
}
