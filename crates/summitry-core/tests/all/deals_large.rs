//! Spaces too large for an exact frontier, and exclusions of one package: against brute force.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use num_bigint::BigUint;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;
use proptest::sample::select;
use summitry_core::deals::{
    Count, Exclusion, How, Options, Rational, Space, WhyMethod, analyse, blocks,
};

use crate::deals_laws::{accepted, brute_frontier, everything, spaces};

/// Rules out one package, whatever it is.
fn without(mut space: Space, at: usize) -> Space {
    let index = BigUint::from(at) % space.combinations();
    let package = space.package_at(&index).unwrap();
    let on = space.issues.iter().zip(&package).enumerate();
    let on = on.map(|(i, (issue, &o))| (i, (0..issue.options.len()).map(|x| x == o).collect()));
    space.exclusions.push(Exclusion { on: on.collect() });
    space
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn one_package_ruled_out_leaves_what_brute_force_finds(
        space in spaces(1),
        at in 0usize..1000,
        rational in select(vec![Rational::AtLeast, Rational::Above]),
    ) {
        let space = without(space, at);
        let all: Vec<_> = everything(&space).into_iter().filter(|(_, u)| accepted(&space, u, rational)).collect();
        let analysis = analyse(&space, &Options { rational, ..Options::default() }).unwrap();
        prop_assert_eq!(analysis.rational, Count::Exact(all.len().into()));
        let expected = brute_frontier(&all);
        prop_assert_eq!(analysis.frontier.len(), expected.len());
        for point in &analysis.frontier {
            let (packages, index) = &expected[&point.utilities];
            prop_assert_eq!(&point.packages, &BigUint::from(*packages));
            prop_assert_eq!(&point.index, index);
        }
    }

    #[test]
    fn nothing_beats_a_rounded_list_by_more_than_it_says(
        space in spaces(1),
        limit in 1usize..5,
        work in select(vec![200u64, 2_000, u64::MAX]),
        rational in select(vec![Rational::AtLeast, Rational::Above]),
    ) {
        let options = Options { rational, frontier_limit: limit, work, ..Options::default() };
        let Ok(analysis) = analyse(&space, &options) else { return Ok(()) };
        let all: Vec<_> = everything(&space).into_iter().filter(|(_, u)| accepted(&space, u, rational)).collect();
        for point in &analysis.frontier {
            prop_assert_eq!(&space.utilities(&point.package).unwrap(), &point.utilities);
            prop_assert!(all.iter().any(|(index, _)| *index == point.index), "not rational");
        }
        let How::Rounded { within, .. } = &analysis.method.how else {
            prop_assert!(analysis.method.exact);
            prop_assert_eq!(analysis.frontier.len(), brute_frontier(&all).len());
            return Ok(());
        };
        prop_assert!(!analysis.method.exact);
        for (_, u) in &all {
            let enough = |((u, p), e): ((&BigRational, &summitry_core::deals::Profile), &BigRational)| *u >= &p.reservation + e;
            // Beyond the reservation values by the distance itself, the promise holds.
            let covered = u.iter().zip(&space.parties).zip(within).all(enough);
            let near = |point: &Vec<BigRational>| point.iter().zip(u).zip(within).all(|((x, u), e)| x + e >= *u);
            let strict = rational == Rational::Above && within.iter().any(Zero::is_zero);
            prop_assert!(!covered || strict || analysis.frontier.iter().any(|x| near(&x.utilities)));
        }
    }

    #[test]
    fn an_option_is_in_some_deal_where_brute_force_finds_one(space in spaces(2), at in 0usize..1000) {
        let space = without(space, at);
        let all: Vec<_> = everything(&space).into_iter().filter(|(_, u)| accepted(&space, u, Rational::AtLeast)).collect();
        for block in blocks(&space, &Options::default()).unwrap() {
            let with = |(index, _): &(BigUint, _)| space.package_at(index).unwrap()[block.issue] == block.option;
            prop_assert_eq!(block.in_some_deal, Some(all.iter().any(with)));
        }
    }
}

#[test]
fn a_frontier_of_a_billion_points_is_listed_within_a_distance() {
    // Two options an issue, each worth 2^issue to one party or to the other: every package is undominated, and every pair of
    // utilities adds up to the same.
    let space = crate::deals_limits::worst_case(40);
    let analysis =
        analyse(&space, &Options { frontier_limit: 1000, ..Options::default() }).unwrap();
    let How::Rounded { steps, within, .. } = &analysis.method.how else {
        panic!("{:?}", analysis.method)
    };
    assert!(matches!(analysis.method.why, WhyMethod::FrontierTooLarge { .. }));
    let range = BigRational::from(num_bigint::BigInt::from((1u64 << 40) - 1));
    assert!(
        *steps >= 256 && within.iter().all(|e| e / &range < BigRational::new(1.into(), 10.into()))
    );
    // Between two neighbours of the list lies at most the distance: whatever there is, one of them is near.
    let first: Vec<&BigRational> = analysis.frontier.iter().map(|p| &p.utilities[0]).collect();
    let gap = first.windows(2).map(|pair| pair[0] - pair[1]).max().unwrap();
    assert!(gap <= &within[0] + &within[1], "{gap} {within:?}");
}
