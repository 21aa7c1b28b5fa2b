//! Bayesian: Boulware's target, and of the packages that reach it the one that the Bayesian model of the partner values most (the model of
//! Hindriks & Tykhonov 2008 in the components of Baarslag et al. 2014).
//!
//! Accepts by `AC_next`. With several partners their apparent worths are added. The exponent is 4 unless given.

use super::partners::{Model, Partners};
use crate::talks::acceptance::next::Next;
use crate::talks::bayes::Bayes;
use crate::talks::curve::Curve;
use crate::talks::listing::Pick;
use crate::talks::table::Table;
use crate::talks::tactic::{Heard, Offering, Pair, Seating, Tactic, TacticKind, View};

/// The tactic's entry.
pub(super) const KIND: TacticKind = TacticKind {
    name: "bayesian",
    source: "Hindriks & Tykhonov 2008",
    exponent: Some((4.0, "above 0", (0.0, f64::MAX))),
    looks_ahead: false,
    make: &make,
};

fn make(seating: &Seating<'_>) -> Box<dyn Tactic> {
    let curve = Curve { exponent: seating.exponent };
    let partners = Partners::<Bayes>::new(seating.table);
    Box::new(Pair::new(ByBayes { curve, partners }, Next))
}

/// A target and a model a partner.
#[derive(Debug)]
struct ByBayes<M> {
    curve: Curve,
    partners: Partners<M>,
}

impl<M: Model> Offering for ByBayes<M> {
    fn propose(&mut self, view: &View<'_>) -> Option<Pick> {
        self.partners.kindest(self.curve.target(view), view.side(), view.table)
    }

    fn hear(&mut self, offer: Heard, table: &Table) {
        self.partners.hear(offer, table);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talks::Shape;

    /// The model sees an order in options: what lies next to what is asked for is liked better than what lies far from it, which counting
    /// how often options were asked for cannot know.
    #[test]
    fn options_near_those_asked_for_are_liked() {
        let shape = Shape::new(vec![6, 2]).unwrap();
        let mut bayes = Bayes::new(&shape);
        let mut counts = crate::talks::Frequency::new(&shape);
        for _ in 0..4 {
            Model::hear(&mut bayes, &shape, shape.index(&[5, 0]));
            counts.hear(&shape, shape.index(&[5, 0]));
        }
        assert!(Model::worth(&bayes, &[4, 0]) > Model::worth(&bayes, &[1, 0]));
        assert_eq!(counts.worth(&[4, 0]), counts.worth(&[1, 0]));
    }
}
