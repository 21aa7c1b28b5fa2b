//! The curve of concession (Faratin, Sierra & Jennings 1998): a target that falls from the best package to the floor.
//!
//! At time t the target is best − (best − floor)·t^e: e > 1 holds out (Boulware), e = 1 falls evenly, e < 1 gives in early
//! (Conceder). Faratin et al. write the exponent as 1/β. The floor is the reservation value, or the worst package where
//! that is better. Tactics propose by it, and one acceptance condition accepts by it.

use super::tactic::View;

/// How far a band reaches beyond its ends; 0 under the textbook's conventions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slack(pub f64);

/// The target over time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// e above.
    pub exponent: f64,
}

impl Curve {
    /// What the party wants at the least now.
    #[must_use]
    pub fn target(self, view: &View<'_>) -> f64 {
        self.band(view, Slack(0.0)).0
    }

    /// What it wants at the least and at the most now, `slack` wider at both ends, within its floor and its best.
    #[must_use]
    pub fn band(self, view: &View<'_>, slack: Slack) -> (f64, f64) {
        let side = view.side();
        let (floor, best) = (side.floor(), side.highest());
        #[expect(clippy::float_cmp, reason = "the exponent as it was given")]
        let passed =
            if self.exponent == 1.0 { view.time } else { libm::pow(view.time, self.exponent) };
        // In this order of operations NegMAS rounds.
        let low = (best - floor) * (1.0 - passed) + floor - slack.0;
        let high = (best - floor) + floor + slack.0;
        (low.min(best).max(floor), high.min(best).max(floor))
    }
}
