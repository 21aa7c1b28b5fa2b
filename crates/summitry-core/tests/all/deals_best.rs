//! What concepts pick where the frontier is too long to be listed: branch and bound against the whole frontier.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use num_rational::BigRational;
use proptest::prelude::*;
use proptest::sample::select;
use summitry_core::deals::{
    Analysis, Concept, DisagreementRule, How, Ideals, Options, Picked, Rational, analyse,
};

use crate::deals_laws::spaces;

/// The utilities that a concept picks.
fn picks(analysis: &Analysis, concept: &str) -> BTreeSet<Vec<BigRational>> {
    let concept = Concept::ALL.iter().find(|c| c.id == concept).unwrap();
    let points = &(concept.of)(&analysis.solutions).points;
    points.iter().map(|&place| analysis.frontier[place].utilities.clone()).collect()
}

fn picked(analysis: &Analysis) -> &[Picked] {
    match &analysis.method.how {
        How::Rounded { picked, .. } => picked,
        _ => &[],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn what_is_searched_for_is_what_the_whole_frontier_gives(
        space in spaces(1),
        rational in select(vec![Rational::AtLeast, Rational::Above]),
        disagreement in select(vec![
            DisagreementRule::Reservation, DisagreementRule::ReservationOrWorst, DisagreementRule::Worst,
        ]),
        ideals in select(vec![Ideals::Rational, Ideals::All]),
    ) {
        let whole = Options { rational, disagreement, ideals, ..Options::default() };
        let Ok(searched) = analyse(&space, &Options { frontier_limit: 1, ..whole.clone() }) else {
            return Ok(());
        };
        let exact = analyse(&space, &whole).unwrap();
        prop_assert!(exact.method.exact);
        for Picked { concept, value, bound, exact: proven } in picked(&searched) {
            prop_assert!(value <= bound);
            prop_assert!(proven, "{concept} of so few packages was not searched through");
            prop_assert_eq!(picks(&searched, concept), picks(&exact, concept), "{}", concept);
        }
    }
}

#[test]
fn five_parties_of_whom_nobody_lists_the_frontier() {
    // Every party wants another end of every issue; each package is a point of its own, and 4^9 can still be gone through.
    let space = crate::deals_limits::everyone_against_everyone(5, 9, 4);
    let whole = analyse(&space, &Options::default()).unwrap();
    assert!(whole.method.exact);
    let near = analyse(&space, &Options { frontier_limit: 50, ..Options::default() }).unwrap();
    let picked = picked(&near);
    assert_eq!(picked.len(), 4, "{picked:?}");
    for one in picked {
        assert!(one.exact, "{one:?}");
        assert_eq!(picks(&near, one.concept), picks(&whole, one.concept), "{one:?}");
    }
}

#[test]
fn ten_parties_and_fifteen_issues_are_searched_through_or_bounded() {
    let space = crate::deals_limits::everyone_against_everyone(10, 15, 4);
    let options = Options { count: false, ..Options::default() };
    let near = analyse(&space, &options).unwrap();
    let picked = picked(&near);
    assert_eq!(picked.len(), 4, "{:?}", near.method);
    for Picked { concept, value, bound, .. } in picked {
        assert!(*value > 0.0 && bound >= value, "{concept}");
        assert!(*bound <= 1.25 * value, "{concept}: {value}, at most {bound}");
    }
}
