//! Low-hanging fruit: one issue moved from `now` to one other option (docs/model.md, section 9).

use crate::world::{plan::Plan, slack::SLACK, utility::Tastes};

/// The wider tolerance that is always shown beside `engine.tolerance`, points.
pub(crate) const WIDE_TOLERANCE: f64 = 3.0;

/// One step: a bargained issue and an option other than `now`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// Index among the bargained issues.
    pub(crate) bargained: usize,
    /// The option moved to.
    pub(crate) option: usize,
}

/// Every step, in the order of the agenda and its ladders.
pub(crate) fn all(plan: &Plan) -> Vec<Step> {
    let mut steps = Vec::new();
    for (k, b) in plan.bargained.iter().enumerate() {
        steps.extend(
            (0..b.options).filter(|&o| o != b.now).map(|option| Step { bargained: k, option }),
        );
    }
    steps
}

/// What a party gains by a step, in points of its own 0–100 scale.
pub(crate) fn gain(plan: &Plan, tastes: &Tastes, step: Step, party: usize) -> f64 {
    let b = &plan.bargained[step.bargained];
    let own = &tastes.own[party * plan.slots + b.first..];
    own[step.option] - own[b.now]
}

/// Whether nobody loses more than `tolerance` points and somebody gains.
pub(crate) fn nobody_loses(gains: &[f64], tolerance: f64) -> bool {
    gains.iter().all(|&g| g >= -tolerance - SLACK) && gains.iter().any(|&g| g > SLACK)
}

/// The step that comes first in this world: the least effort among those that cost nobody and gain somebody, then the
/// larger smallest gain, then the agenda's order.
pub(crate) fn first(
    steps: &[Step],
    gains: &[f64],
    parties: usize,
    efforts: &[f64],
    tolerance: f64,
) -> Option<usize> {
    let smallest = |s: usize| {
        gains[s * parties..(s + 1) * parties].iter().copied().fold(f64::INFINITY, f64::min)
    };
    (0..steps.len())
        .filter(|&s| nobody_loses(&gains[s * parties..(s + 1) * parties], tolerance))
        .min_by(|&a, &b| {
            efforts[a]
                .total_cmp(&efforts[b])
                .then(smallest(b).total_cmp(&smallest(a)))
                .then(a.cmp(&b))
        })
}
