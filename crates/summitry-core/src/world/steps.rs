//! Low-hanging fruit: one issue moved from `now` to one other option (docs/model.md, section 9).

use crate::world::{
    agenda::{Bargained, Slot},
    plan::Plan,
    rows::Rows,
    slack::SLACK,
};

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

impl Step {
    /// The slot moved to.
    pub(crate) fn slot(self, plan: &Plan) -> Slot {
        self.of(plan).slot(self.option)
    }

    /// The issue moved, by its place in the scenario.
    pub(crate) fn issue(self, plan: &Plan) -> usize {
        self.of(plan).issue
    }

    fn of<'p>(self, plan: &'p Plan) -> &'p Bargained {
        &plan.bargained[self.bargained]
    }
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

/// What a party gains by a step, by its own points of every slot.
pub(crate) fn gain(plan: &Plan, own: &[f64], step: Step) -> f64 {
    step.of(plan).gain(step.option, own)
}

/// Whether nobody loses more than `tolerance` points and somebody gains.
pub(crate) fn nobody_loses(gains: &[f64], tolerance: f64) -> bool {
    gains.iter().all(|&g| g >= -tolerance - SLACK) && gains.iter().any(|&g| g > SLACK)
}

/// The step that comes first in this world: the least effort among those that cost nobody and gain somebody, then the
/// larger smallest gain, then the agenda's order.
///
/// `gains` holds a row a step, a party each.
pub(crate) fn first(gains: &Rows<f64>, efforts: &[f64], tolerance: f64) -> Option<usize> {
    let smallest = |gains: &[f64]| gains.iter().copied().fold(f64::INFINITY, f64::min);
    (gains.iter().zip(efforts).enumerate())
        .filter(|(_, (gains, _))| nobody_loses(gains, tolerance))
        .min_by(|(a, (mine, effort)), (b, (theirs, other))| {
            effort.total_cmp(other).then(smallest(theirs).total_cmp(&smallest(mine))).then(a.cmp(b))
        })
        .map(|(step, _)| step)
}
