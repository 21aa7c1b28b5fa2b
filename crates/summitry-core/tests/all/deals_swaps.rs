//! Swaps, first demands and blocks: a worked example, and the swaps' definition by brute force.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::*;
use summitry_core::deals::{
    DealsError, Exclusion, Interaction, Options, Profile, Rational, Space, SpaceIssue, SwapKind,
    asks, blocks, refusals, swaps,
};

fn whole(n: i64) -> BigRational {
    BigRational::from(BigInt::from(n))
}

fn space(sizes: &[usize], reservations: &[i64], values: &[Vec<Vec<i64>>]) -> Space {
    let issue = |(i, &n): (usize, &usize)| SpaceIssue {
        name: format!("issue {i}"),
        options: (0..n).map(|o| format!("option {o}")).collect(),
    };
    let party = |(p, values): (usize, &Vec<Vec<i64>>)| Profile {
        name: format!("party {p}"),
        reservation: whole(reservations[p]),
        base: BigRational::zero(),
        values: values.iter().map(|i| i.iter().map(|&v| whole(v)).collect()).collect(),
        interactions: Vec::new(),
    };
    Space {
        issues: sizes.iter().enumerate().map(issue).collect(),
        parties: values.iter().enumerate().map(party).collect(),
        exclusions: Vec::new(),
    }
}

/// Tariffs matter to the first party, inspections to the second, the site to nobody else than a little to the first.
fn example() -> Space {
    space(
        &[2, 2, 2],
        &[3, 4],
        &[vec![vec![0, 10], vec![4, 0], vec![0, 1]], vec![vec![3, 0], vec![0, 9], vec![0, 0]]],
    )
}

#[test]
fn a_swap_gives_each_what_matters_most() {
    let found = swaps(&example(), &[0, 0, 0], 10).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].kind, &found[0].package), (SwapKind::Free, &vec![0, 0, 1]));
    assert_eq!(found[0].gains, [whole(1), whole(0)]);
    let swap = &found[1];
    assert_eq!((swap.kind, &swap.package), (SwapKind::Swap, &vec![1, 1, 0]));
    assert_eq!(swap.moves[0].gains, [whole(10), whole(-3)]);
    assert_eq!(swap.moves[1].gains, [whole(-4), whole(9)]);
    assert_eq!(swap.gains, [whole(6), whole(6)]);
    assert!((swap.least_share - 6.0 / 15.0).abs() < 1e-15);
    assert!((swap.total_share - (6.0 / 15.0 + 6.0 / 12.0)).abs() < 1e-15);
}

#[test]
fn first_demands_are_cheap_for_the_others() {
    let first = asks(&example(), &[0, 0, 0], 0).unwrap();
    let order: Vec<_> = first.iter().map(|a| (a.issue, a.option)).collect();
    assert_eq!(order, [(2, 1), (0, 1)]);
    assert!(first[0].price.abs() < f64::EPSILON);
    // A loss of 3 of 12 for a gain of 10 of 15.
    assert!((first[1].price - (3.0 / 12.0) / (10.0 / 15.0)).abs() < 1e-15);
    let unknown = asks(&example(), &[0, 0, 0], 2);
    assert!(matches!(unknown, Err(DealsError::UnknownIssue { .. })));
}

#[test]
fn red_lines_and_refusals() {
    let space =
        space(&[2, 2], &[5, 5], &[vec![vec![9, 0], vec![0, 3]], vec![vec![0, 9], vec![6, 0]]]);
    let found = blocks(&space, &Options::default()).unwrap();
    let refused: Vec<_> = found.iter().map(|b| (b.refused_by.clone(), b.in_some_deal)).collect();
    // The second option of the first issue leaves the first party at most 3; the second of the second leaves both their
    // wish only in packages that the other refuses.
    let free = (vec![], Some(true));
    assert_eq!(refused, [free.clone(), (vec![0], Some(false)), free, (vec![], Some(false))]);
    let who = refusals(&space, &[1, 1], Rational::AtLeast).unwrap();
    assert_eq!(who.len(), 1);
    assert_eq!((who[0].party, who[0].shortfall.clone()), (0, whole(2)));
}

#[test]
fn packages_must_fit() {
    for bad in [vec![0, 0], vec![0, 0, 2]] {
        let got = swaps(&example(), &bad, 10);
        assert!(matches!(got, Err(DealsError::BadPackage { .. })), "{got:?}");
    }
}

proptest! {
    #[test]
    fn swaps_are_all_changes_of_one_or_two_issues_that_cost_nobody(
        values in prop::collection::vec(prop::collection::vec(prop::collection::vec(-3i64..4, 3), 4), 2..4),
        bonus in -3i64..4,
        link: bool,
    ) {
        let mut space = space(&[3; 4], &vec![0; values.len()], &values);
        if link {
            let on = vec![(0, vec![false, true, true]), (1, vec![false, true, false])];
            space.parties[0].interactions.push(Interaction { on, adds: whole(bonus) });
            let on = vec![(2, vec![false, true, false]), (3, vec![false, false, true])];
            space.exclusions.push(Exclusion { on });
        }
        let now = [0; 4];
        let start = space.utilities(&now).unwrap();
        let gains = |package: &[usize]| -> Vec<BigRational> {
            space.utilities(package).unwrap().iter().zip(&start).map(|(u, s)| u - s).collect()
        };
        let fine = |g: &[BigRational]| !g.iter().any(Signed::is_negative) && g.iter().any(Signed::is_positive);
        let mut expected = Vec::new();
        for index in 0..81u32 {
            let package = space.package_at(&index.into()).unwrap();
            let changed: Vec<usize> = (0..4).filter(|&i| package[i] != 0).collect();
            if changed.is_empty() || changed.len() > 2 || space.excluded(&package) || !fine(&gains(&package)) {
                continue;
            }
            // A pair of which one part is harmless by itself is no swap.
            let alone = |i: usize| {
                let mut one = now;
                one[i] = package[i];
                gains(&one).iter().any(Signed::is_negative)
            };
            if changed.len() == 1 || changed.iter().all(|&i| alone(i)) {
                expected.push(package);
            }
        }
        let found = swaps(&space, &now, usize::MAX).unwrap();
        let mut packages: Vec<_> = found.iter().map(|s| s.package.clone()).collect();
        packages.sort();
        expected.sort();
        prop_assert_eq!(packages, expected);
        for swap in &found {
            prop_assert_eq!(&swap.gains, &gains(&swap.package));
        }
        let keys: Vec<_> = found.iter().map(|s| (s.kind, -s.least_share, -s.total_share)).collect();
        prop_assert!(keys.windows(2).all(|w| w[0] <= w[1]));
    }
}
