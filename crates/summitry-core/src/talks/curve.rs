//! The curve of concession (Faratin, Sierra & Jennings 1998): a target that falls from the best package to the floor.
//!
//! At time t the target is best − (best − floor)·t^e: e > 1 holds out (Boulware), e = 1 falls evenly, e < 1 gives in early
//! (Conceder). Faratin et al. write the exponent as 1/β. The floor is the reservation value, or the worst package where
//! that is better. Tactics propose by it, and one acceptance condition accepts by it.

use std::cell::Cell;
use std::rc::Rc;

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
        band(self.passed(view.time), view, slack)
    }

    /// Which share of the way down has passed at a time.
    fn passed(self, time: f64) -> f64 {
        #[expect(clippy::float_cmp, reason = "the exponent as it was given")]
        if self.exponent == 1.0 { time } else { libm::pow(time, self.exponent) }
    }
}

/// What a party wants once this share of the way down has passed.
fn band(passed: f64, view: &View<'_>, slack: Slack) -> (f64, f64) {
    let side = view.side();
    let (floor, best) = (side.floor(), side.highest());
    // In this order of operations NegMAS rounds.
    let low = (best - floor) * (1.0 - passed) + floor - slack.0;
    let high = (best - floor) + floor + slack.0;
    (low.min(best).max(floor), high.min(best).max(floor))
}

/// A curve that an offering and an acceptance share: a power is the costliest step of a turn, and is worked out once a moment.
#[derive(Clone, Debug)]
pub struct SharedCurve {
    curve: Curve,
    /// The last time asked about, and what had passed then.
    last: Rc<Cell<(f64, f64)>>,
}

impl SharedCurve {
    /// Of a curve.
    #[must_use]
    pub fn new(curve: Curve) -> Self {
        Self { curve, last: Rc::new(Cell::new((f64::NAN, f64::NAN))) }
    }

    /// [`Curve::band`].
    #[must_use]
    pub fn band(&self, view: &View<'_>, slack: Slack) -> (f64, f64) {
        let (time, mut passed) = self.last.get();
        #[expect(clippy::float_cmp, reason = "the very same moment")]
        if time != view.time {
            passed = self.curve.passed(view.time);
            self.last.set((view.time, passed));
        }
        band(passed, view, slack)
    }
}
