//! Who feels it: how someone without a say fares against today (docs/model.md, section 9).

use crate::{
    scenario::Scenario,
    value::Drawn,
    world::{agenda::ladder_scores, plan::Plan, rows::Rows},
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
    /// A row an affected, a slot each.
    package: Rows<f64>,
    /// A row an affected, a combination of tone without a bust-up each.
    tone: Rows<f64>,
    /// One number an affected, with the tone after a bust-up.
    after_bust_up: Vec<f64>,
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
        self.package.fill(scenario.affected.len(), plan.slots, 0.0);
        self.tone.fill(scenario.affected.len(), tones.len(), 0.0);
        self.after_bust_up.clear();
        self.after_bust_up.resize(scenario.affected.len(), 0.0);
        let each = scenario.affected.iter().zip(&feelings.changes).zip(&mut self.after_bust_up);
        for (f, ((affected, feelings), after_bust_up)) in each.enumerate() {
            let total: f64 = affected.feels.iter().map(|&(_, weight, _)| x.of(weight)).sum();
            if total <= 0.0 {
                continue;
            }
            for ((issue, weight, _), (_, changes)) in affected.feels.iter().zip(feelings) {
                let share = x.of(*weight) / total;
                if let Some(b) = plan.bargained.iter().find(|b| b.issue == *issue) {
                    let options = b.of_mut(self.package.row_mut(f));
                    for (into, change) in options.iter_mut().zip(changes) {
                        *into += share * change;
                    }
                } else if let Some(k) = scenario.picked_alone().position(|k| k == *issue) {
                    for (into, tone) in self.tone.row_mut(f).iter_mut().zip(tones) {
                        *into += share * changes[usize::from(tone[k])];
                    }
                    *after_bust_up += share * changes.first().copied().unwrap_or(0.0);
                }
            }
        }
    }

    /// The change a package brings someone, before tone.
    pub(crate) fn change(&self, plan: &Plan, affected: usize, package: &[u16]) -> f64 {
        plan.sum(package, self.package.row(affected))
    }

    /// The change that each combination of tone adds for someone, in the order of the plan's.
    pub(crate) fn tones(&self, affected: usize) -> &[f64] {
        self.tone.row(affected)
    }

    /// The change that the tone after a bust-up adds for someone.
    pub(crate) fn after_bust_up(&self, affected: usize) -> f64 {
        self.after_bust_up[affected]
    }
}
