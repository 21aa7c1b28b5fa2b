//! The time-dependent family (Faratin, Sierra & Jennings 1998): proposes the worst package that reaches the target of its
//! [`Curve`].

use crate::talks::acceptance::level::AtLevel;
use crate::talks::acceptance::next::Next;
use crate::talks::curve::{Curve, SharedCurve, Slack};
use crate::talks::listing::Pick;
use crate::talks::protocol::Convention;
use crate::talks::tactic::{Offering, Pair, Tactic, View};

/// Proposes the worst package that reaches the target.
#[derive(Clone, Debug)]
pub(super) struct TimeDependent {
    curve: SharedCurve,
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
pub(super) fn time_dependent(exponent: f64, convention: Convention) -> Box<dyn Tactic> {
    let curve = Curve { exponent };
    match convention {
        Convention::Textbook => {
            let curve = SharedCurve::new(curve);
            Box::new(Pair::new(TimeDependent { curve, slack: Slack(0.0), below: 0.0 }, Next))
        }
        Convention::Negmas => by_level(curve, Slack(1e-4), 1e-6),
    }
}

/// A time-dependent tactic that accepts by its level.
pub(super) fn by_level(curve: Curve, slack: Slack, below: f64) -> Box<dyn Tactic> {
    let curve = SharedCurve::new(curve);
    let offering = TimeDependent { curve: curve.clone(), slack, below };
    Box::new(Pair::new(offering, AtLevel { curve, slack }))
}
