//! What follows where nothing is agreed: the chance of every condition after each failure of one world.

use crate::{
    scenario::EndingKind,
    world::{
        bits::each_bit, conditions::FAILURES, opened::Opened, plan::Plan, rows::Rows, tone::Tones,
    },
};

/// P(condition | venue, failure), and jointly with each threat being carried out.
#[derive(Debug, Default)]
pub(super) struct Failures {
    /// A row a venue, failure, and nothing or one threat beside it; a condition each.
    chances: Rows<f64>,
    threats: usize,
}

impl Failures {
    fn clear(&mut self, plan: &Plan) {
        self.threats = plan.scenario.threats.len();
        let rows = plan.scenario.venues.len() * FAILURES.len() * (1 + self.threats);
        self.chances.fill(rows, plan.logic.len(), 0.0);
    }

    /// Number of the row of a failure by itself; those of the threats follow.
    fn row(&self, venue: usize, failure: usize) -> usize {
        (venue * FAILURES.len() + failure) * (1 + self.threats)
    }

    /// Adds to a condition, alone and with every threat whose bit is set.
    fn add(&mut self, row: usize, executed: u64, condition: usize, p: f64) {
        *self.chances.cell_mut(row, condition) += p;
        let mut left = executed;
        while left != 0 {
            *self.chances.cell_mut(row + 1 + left.trailing_zeros() as usize, condition) += p;
            left &= left - 1;
        }
    }

    /// The chance of a condition after a failure in a venue, jointly with a threat being carried out if one is named.
    pub(super) fn chance(
        &self,
        venue: usize,
        failure: usize,
        threat: Option<usize>,
        condition: usize,
    ) -> f64 {
        let row = self.row(venue, failure) + threat.map_or(0, |t| 1 + t);
        self.chances.cell(row, condition)
    }

    /// Works out the chance of every condition after each failure of an opened world.
    pub(super) fn fill(
        &mut self,
        plan: &Plan,
        opened: &Opened,
        tones: &Tones,
        cheapest: Option<usize>,
    ) {
        let logic = &plan.logic;
        self.clear(plan);
        let listed = opened.is_listed();
        let mut scratch = vec![0; logic.words];
        let outcomes = opened.outcomes(plan).iter().zip(&opened.lottery.chances);
        for (number, (outcome, chance)) in outcomes.enumerate() {
            let number = listed.then_some(number);
            let package = &outcome.package;
            for venue in 0..plan.scenario.venues.len() {
                for (failure, kind) in FAILURES.into_iter().enumerate() {
                    let bust_up = kind == EndingKind::BustUp;
                    let row = self.row(venue, failure);
                    for (tone, tone_chance) in tones.chances.iter().enumerate() {
                        let p = if bust_up { *chance } else { chance * tone_chance };
                        let bits =
                            logic.failed(venue, failure, tone, number, package, &mut scratch);
                        each_bit(bits, |c| self.add(row, outcome.executed, c, p));
                        for &(c, only) in &logic.worldly {
                            let on_its_own = || {
                                let s = logic.failure_in(venue, failure, tone, package, cheapest);
                                logic.condition(c, &s)
                            };
                            if !only && on_its_own() {
                                self.add(row, outcome.executed, c, p);
                            }
                        }
                        if bust_up {
                            break;
                        }
                    }
                }
            }
        }
    }
}
