//! Those who help without a stake: factors on effort, on the chance of a row and on what the least content side's gain
//! weighs (docs/model.md, section 16.5).

use crate::{
    scenario::{Scenario, institutions::Mediator},
    value::{Drawn, ValueId},
};

fn product(s: &Scenario, x: &Drawn, of: impl Fn(&Mediator) -> Option<ValueId>) -> f64 {
    s.institutions.mediators.iter().filter_map(of).map(|id| x.of(id)).product()
}

/// What every effort is multiplied by; 1 without mediators.
pub(crate) fn effort(s: &Scenario, x: &Drawn) -> f64 {
    product(s, x, |m| m.effort)
}

/// What the gain of the least content side is multiplied by in *which*.
pub(crate) fn worse_off(s: &Scenario, x: &Drawn) -> f64 {
    product(s, x, |m| m.worse_off)
}

/// The chance that the room blows up, 0 to 1: what the venue says, times the mediators' factors.
pub(crate) fn bust_up(s: &Scenario, x: &Drawn, venue: usize) -> f64 {
    let factor = product(s, x, |m| m.bust_up);
    s.venues.get(venue).map_or(0.0, |v| (x.of(v.bust_up) * factor).min(1.0))
}
