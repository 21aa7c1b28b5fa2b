//! What happens at the limits: a message, a bound, a sample, never a silent approximation.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use summitry_core::deals::{
    Count, DealsError, Exclusion, FrontierPoint, How, Interaction, Limit, Options, Profile, Space,
    SpaceIssue, WhyMethod, analyse, within,
};

/// Two options an issue, each worth 2^issue to one party and nothing to the other: every package is undominated.
pub(crate) fn worst_case(issues: usize) -> Space {
    let worth = |p: usize| -> Vec<Vec<BigRational>> {
        let value = |i: usize| BigRational::from(BigInt::from(2).pow(i as u32));
        let pair = |i| {
            if p == 0 {
                vec![value(i), BigRational::zero()]
            } else {
                vec![BigRational::zero(), value(i)]
            }
        };
        (0..issues).map(pair).collect()
    };
    let party = |p: usize| Profile {
        name: format!("party {p}"),
        reservation: BigRational::zero(),
        base: BigRational::zero(),
        values: worth(p),
        interactions: Vec::new(),
    };
    let issue =
        |i| SpaceIssue { name: format!("issue {i}"), options: vec!["yes".into(), "no".into()] };
    Space {
        issues: (0..issues).map(issue).collect(),
        parties: vec![party(0), party(1)],
        exclusions: Vec::new(),
    }
}

/// Parties of whom each wants another mixture of options: whole numbers up to 100, no deal worth a quarter of the best. The sequence
/// of numbers is that of Lehmer (1951) with the multiplier of Park and Miller (1988).
pub(crate) fn everyone_against_everyone(parties: usize, issues: usize, options: usize) -> Space {
    let mut state = 1u64;
    let mut number = move || {
        state = state * 16_807 % 2_147_483_647;
        BigRational::from(BigInt::from(state % 101))
    };
    let party = |p: usize| {
        let values: Vec<Vec<BigRational>> =
            (0..issues).map(|_| (0..options).map(|_| number()).collect()).collect();
        let best: BigRational = values.iter().filter_map(|of| of.iter().max()).sum();
        Profile {
            name: format!("party {p}"),
            reservation: best / BigRational::from(BigInt::from(4)),
            base: BigRational::zero(),
            values,
            interactions: Vec::new(),
        }
    };
    let parties = (0..parties).map(party).collect();
    let names = || (0..options).map(|o| format!("option {o}")).collect();
    let issue = |i| SpaceIssue { name: format!("issue {i}"), options: names() };
    Space { issues: (0..issues).map(issue).collect(), parties, exclusions: Vec::new() }
}

#[test]
fn an_exponential_frontier_stops_with_a_message() {
    let options = Options { frontier_limit: 1000, ..Options::default() };
    assert_eq!(analyse(&worst_case(9), &options).unwrap().frontier.len(), 512);
    // Among what one more party accepts nothing but an exact answer will do.
    let space = worst_case(40);
    let demand = space.parties[0].clone();
    let stopped = within(&space, &demand, &options).unwrap_err();
    let limit = Limit::Points(1000);
    assert!(
        matches!(stopped, DealsError::FrontierTooLarge { limit: l, issues: 40, .. } if l == limit)
    );
    let text = stopped.to_string();
    assert!(text.starts_with("the frontier grew past 1000 partial packages after "), "{text}");
}

#[test]
fn counts_beyond_the_tables_are_bounds_with_an_estimate() {
    let far = Options { frontier_limit: usize::MAX, ..Options::default() };
    // Both must reach a third of the whole: the numbers from a third to two thirds, in binary.
    let mut small = worst_case(16);
    let third_small = ((1u64 << 16) - 1).div_ceil(3);
    let reservation = BigRational::from(BigInt::from(third_small));
    small.parties.iter_mut().for_each(|p| p.reservation = reservation.clone());
    let counted = analyse(&small, &far).unwrap().rational;
    let exact_small = (1u64 << 16) - 2 * third_small;
    assert_eq!(counted, Count::Exact(exact_small.into()));
    let Count::Bounds { low, high, estimate, draws } =
        analyse(&small, &Options { count_limit: 100, ..far }).unwrap().rational
    else {
        panic!("tables of a hundred rows cannot count this")
    };
    assert!(low <= exact_small.into() && high >= exact_small.into());
    assert!(high < (1u64 << 16).into(), "each party alone refuses a third");
    let share = exact_small as f64 / f64::from(1 << 16);
    assert_eq!(draws, 100_000);
    assert!((estimate.0 - share).abs() < 5.0 * estimate.1, "{estimate:?} is not {share}");
}

#[test]
fn too_many_pieces_are_sampled_with_the_error_said() {
    let mut space = worst_case(12);
    // Every pair of neighbours is linked, so that no state is ever alone.
    for i in 0..11 {
        let on = vec![(i, vec![true, false]), (i + 1, vec![true, false])];
        space.exclusions.push(Exclusion { on });
    }
    let exact = analyse(&space, &Options::default()).unwrap();
    // Fibonacci: words of twelve letters without two neighbouring "yes".
    assert_eq!(exact.packages, 377u32.into());
    assert_eq!(exact.rational, Count::Exact(377u32.into()));
    assert!(exact.method.exact && matches!(exact.method.how, How::LinkStates { states: 2 }));

    let few =
        Options { state_limit: 1, piece_limit: 10, samples: 300, search: 10, ..Options::default() };
    let sampled = analyse(&space, &few).unwrap();
    assert!(!sampled.method.exact);
    assert_eq!(sampled.method.why, WhyMethod::TooManyPieces { limit: 10 });
    let How::Sampled { packages, checks, missed, missed_at_most, .. } = sampled.method.how else {
        panic!("ten pieces are not enough")
    };
    assert!(packages > 0 && checks > 0 && missed <= checks);
    // What is missed among all 377 packages must agree with the bound.
    let beaten = exact.frontier.iter().filter(|e| {
        !sampled.frontier.iter().any(|s| s.utilities.iter().zip(&e.utilities).all(|(a, b)| a >= b))
    });
    assert!(beaten.count() as f64 / 377.0 <= missed_at_most + 1e-9);
    assert_eq!(sampled, analyse(&space, &few).unwrap(), "same seed, same answer");
}

/// Two parties over issues of five values, each valuing boxes of them, as GENIUS's nonlinear domains do.
fn boxes(issues: usize, boxes: usize, seed: u64) -> Space {
    let mut state = seed;
    let mut below = |n: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let whole = |n: u64| BigRational::from(BigInt::from(n));
    let values = || vec![vec![whole(0); 5]; issues];
    let parties = (0..2).map(|p| Profile {
        name: format!("party {p}"),
        reservation: whole(0),
        base: whole(0),
        values: values(),
        interactions: (0..boxes)
            .map(|_| {
                let on = (0..2 + below(2)).map(|_| {
                    let (issue, low) = (below(issues as u64) as usize, below(4));
                    (issue, (0..5).map(|o| o >= low && o <= low + 1).collect())
                });
                Interaction { on: on.collect(), adds: whole(5 + below(95)) }
            })
            .collect(),
    });
    Space {
        issues: (0..issues)
            .map(|i| SpaceIssue {
                name: format!("issue {i}"),
                options: (0..5).map(|o| o.to_string()).collect(),
            })
            .collect(),
        parties: parties.collect(),
        exclusions: Vec::new(),
    }
}

/// Where the exact engine reaches, too, a search beside few drawn packages finds what it finds.
#[test]
fn a_search_finds_the_frontier_where_drawing_does_not() {
    let (mut all, mut found) = (0, 0);
    for seed in 0..12 {
        let space = boxes(8, 14, seed);
        let exact = analyse(&space, &Options::default()).unwrap();
        assert!(exact.method.exact);
        let few = Options {
            state_limit: 0,
            piece_limit: 0,
            samples: 50,
            search: 200_000,
            ..Options::default()
        };
        let searched = analyse(&space, &few).unwrap();
        assert!(!searched.method.exact);
        let listed =
            |e: &&FrontierPoint| searched.frontier.iter().any(|s| s.utilities == e.utilities);
        all += exact.frontier.len();
        found += exact.frontier.iter().filter(listed).count();
        // What the parties can have at best is found, and never passed.
        for (ours, theirs) in searched.parties.iter().zip(&exact.parties) {
            assert_eq!(ours.maximum, theirs.maximum);
        }
    }
    assert!(100 * found >= 95 * all, "{found} of {all} undominated packages found");
}
