//! The time-dependent family (Faratin, Sierra & Jennings 1998): a target that falls from the best package to the floor.
//!
//! At time t the target is best − (best − floor)·t^e: e > 1 holds out (Boulware), e = 1 falls evenly, e < 1 gives in early
//! (Conceder). Faratin et al. write the exponent as 1/β. The floor is the reservation value, or the worst package where
//! that is better. The proposal is the worst package that reaches the target.

use crate::talks::acceptance::level::Level;
use crate::talks::acceptance::next::Next;
use crate::talks::listing::Pick;
use crate::talks::protocol::Convention;
use crate::talks::tactic::{Offering, Pair, Tactic, View};

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

/// Proposes the worst package that reaches the target.
#[derive(Clone, Copy, Debug)]
pub struct TimeDependent {
    curve: Curve,
    slack: Slack,
    below: f64,
}

impl Offering for TimeDependent {
    fn propose(&mut self, view: &View<'_>) -> Option<Pick> {
        let (low, _) = self.curve.band(view, self.slack);
        let inverse = view.side().inverse();
        if self.below > 0.0 { inverse.nearest_from(low, self.below) } else { inverse.at_least(low) }
    }
}

/// A time-dependent tactic with this exponent: accepts by `AC_next`, or under NegMAS's conventions what lies in its band,
/// 10^-4 wide of its ends, and proposes a package up to 10^-6 below the band where that is nearer.
#[must_use]
pub fn time_dependent(exponent: f64, convention: Convention) -> Box<dyn Tactic> {
    let curve = Curve { exponent };
    match convention {
        Convention::Textbook => {
            Box::new(Pair::new(TimeDependent { curve, slack: Slack(0.0), below: 0.0 }, Next))
        }
        Convention::Negmas => by_level(curve, Slack(1e-4), 1e-6),
    }
}

/// A time-dependent tactic that accepts by its level.
pub(super) fn by_level(curve: Curve, slack: Slack, below: f64) -> Box<dyn Tactic> {
    Box::new(Pair::new(TimeDependent { curve, slack, below }, Level { curve, slack }))
}
