//! Frequency: Boulware's target, and of the packages that reach it the one the partner seems to like best (the offering of
//! HardHeaded, van Krimpen, Looije & Hajizadeh 2013, in the components of Baarslag et al. 2014).
//!
//! Accepts by `AC_next`. With several partners their apparent worths are added. The exponent is 4 unless given.

use crate::talks::curve::Curve;
use super::partners::Partners;
use crate::talks::acceptance::next::Next;
use crate::talks::listing::Pick;
use crate::talks::tactic::{Seating, TacticKind};
use crate::talks::opponent::Frequency;
use crate::talks::table::Table;
use crate::talks::tactic::{Heard, Offering, Pair, Tactic, View};

/// The tactic's entry.
pub(super) const KIND: TacticKind = TacticKind {
    name: "frequency",
    source: "van Krimpen, Looije & Hajizadeh 2013",
    exponent: Some((4.0, "above 0", (0.0, f64::MAX))),
    looks_ahead: false,
    make: &make,
};

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    let curve = Curve { exponent: seating.exponent };
    Box::new(Pair::new(ByFrequency { curve, partners: Partners::new(seating.table) }, Next))
}

/// A target and a model a partner.
#[derive(Debug)]
struct ByFrequency {
    curve: Curve,
    partners: Partners<Frequency>,
}

impl Offering for ByFrequency {
    fn propose(&mut self, view: &View<'_>) -> Option<Pick> {
        self.partners.kindest(self.curve.target(view), view.side(), view.table)
    }

    fn hear(&mut self, offer: Heard, table: &Table) {
        self.partners.hear(offer, table);
    }
}
