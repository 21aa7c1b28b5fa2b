//! Accept what reaches the level of aspiration now, whatever one would propose (Siegel 1957's level of aspiration; Lin &
//! Kraus 2010 use it for automated negotiators).

use crate::talks::curve::{SharedCurve, Slack};
use crate::talks::listing::Pick;
use crate::talks::tactic::{Acceptance, Heard, View};

/// Accepts an offer at or above a time-dependent level; under NegMAS's conventions one within its band, whose ends lie
/// `slack` outside.
#[derive(Clone, Debug)]
pub struct AtLevel {
    /// The level over time.
    pub curve: SharedCurve,
    /// How far the band reaches beyond its ends.
    pub slack: Slack,
}

impl Acceptance for AtLevel {
    fn accepts(&mut self, offer: Heard, _instead: Pick, view: &View<'_>) -> bool {
        let (low, high) = self.curve.band(view, self.slack);
        low <= offer.utility && offer.utility <= high
    }
}
