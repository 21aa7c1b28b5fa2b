//! What is possible within one meeting, against listing every package and against ruling out each that does not fit.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use num_bigint::BigUint;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;
use summitry_core::deals::{
    Count, DisagreementRule, Exclusion, Ideals, Interaction, Options, Profile, Rational, Space,
    SpaceIssue, analyse, within,
};

fn whole(n: i64) -> BigRational {
    BigRational::from_integer(n.into())
}

/// A party with coarse values, so that there are ties.
fn party(sizes: &[usize], range: std::ops::Range<i64>) -> impl Strategy<Value = Profile> + use<> {
    let values: Vec<_> = sizes.iter().map(|&n| prop::collection::vec(range.clone(), n)).collect();
    (values, -4i64..12, -3i64..3).prop_map(|(values, reservation, base)| Profile {
        name: "p".to_owned(),
        reservation: whole(reservation),
        base: whole(base),
        values: values.into_iter().map(|v| v.into_iter().map(whole).collect()).collect(),
        interactions: Vec::new(),
    })
}

/// Two issues and the flags under which a link between them applies.
fn on(sizes: &[usize]) -> impl Strategy<Value = Vec<(usize, Vec<bool>)>> + use<> {
    let flags = |n: usize| prop::collection::vec(any::<bool>(), n);
    (flags(sizes[0]), flags(sizes[1])).prop_map(|(a, b)| vec![(0, a), (1, b)])
}

/// A space of two or three parties and a demand on its packages.
fn spaces() -> impl Strategy<Value = (Space, Profile)> {
    (prop::collection::vec(1usize..4, 2..5), 2usize..4).prop_flat_map(|(sizes, parties)| {
        let people = prop::collection::vec(party(&sizes, -2..6), parties);
        let links = prop::collection::vec(on(&sizes), 0..2);
        let bonus = prop::collection::vec((on(&sizes), -3i64..4, 0..parties), 0..2);
        (people, party(&sizes, -4..1), links, bonus).prop_map(
            move |(mut parties, mut demand, links, bonus)| {
                for (on, adds, who) in bonus {
                    parties[who].interactions.push(Interaction { on, adds: whole(adds) });
                }
                demand.reservation -= whole(6);
                let issue = |(k, &n): (usize, &usize)| SpaceIssue {
                    name: format!("k{k}"),
                    options: (0..n).map(|o| format!("o{o}")).collect(),
                };
                let issues = sizes.iter().enumerate().map(issue).collect();
                let exclusions = links.into_iter().map(|on| Exclusion { on }).collect();
                (Space { issues, parties, exclusions }, demand)
            },
        )
    })
}

fn options() -> impl Strategy<Value = Options> {
    let rational = prop::sample::select(vec![Rational::AtLeast, Rational::Above]);
    let ideals = prop::sample::select(vec![Ideals::Rational, Ideals::All]);
    let from = prop::sample::select(vec![
        DisagreementRule::Reservation,
        DisagreementRule::ReservationOrWorst,
        DisagreementRule::Worst,
    ]);
    (rational, ideals, from).prop_map(|(rational, ideals, disagreement)| Options {
        rational,
        ideals,
        disagreement,
        ..Options::default()
    })
}

/// Every package of a space that no exclusion rules out.
fn packages(space: &Space) -> Vec<(BigUint, Vec<usize>)> {
    let mut out = Vec::new();
    let mut index = BigUint::zero();
    while let Some(package) = space.package_at(&index) {
        if !space.excluded(&package) {
            out.push((index.clone(), package));
        }
        index += 1u8;
    }
    out
}

fn worth(demand: &Profile, package: &[usize]) -> BigRational {
    demand.values.iter().zip(package).map(|(v, &o)| &v[o]).sum::<BigRational>() + &demand.base
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// The frontier, its ties and the count, against listing every package.
    #[test]
    fn the_frontier_within_is_that_of_the_packages_that_fit(
        (space, demand) in spaces(),
        options in options(),
    ) {
        let found = within(&space, &demand, &options).unwrap();
        let rational: Vec<(BigUint, Vec<BigRational>)> = packages(&space)
            .into_iter()
            .filter(|(_, package)| worth(&demand, package) >= demand.reservation)
            .map(|(index, package)| (index, space.utilities(&package).unwrap()))
            .filter(|(_, u)| {
                u.iter().zip(&space.parties).all(|(u, p)| match options.rational {
                    Rational::AtLeast => *u >= p.reservation,
                    Rational::Above => *u > p.reservation,
                })
            })
            .collect();
        prop_assert_eq!(&found.rational, &Count::Exact(rational.len().into()));
        let beaten = |u: &Vec<BigRational>| {
            rational.iter().any(|(_, v)| v != u && v.iter().zip(u).all(|(a, b)| a >= b))
        };
        let mut expected: Vec<(Vec<BigRational>, BigUint, BigUint)> = Vec::new();
        for (index, u) in rational.iter().filter(|(_, u)| !beaten(u)) {
            match expected.iter_mut().find(|(v, ..)| v == u) {
                Some((_, packages, _)) => *packages += 1u8,
                None => expected.push((u.clone(), 1u8.into(), index.clone())),
            }
        }
        expected.sort_by(|a, b| b.0.cmp(&a.0));
        let got: Vec<_> = found
            .frontier
            .iter()
            .map(|p| (p.utilities.clone(), p.packages.clone(), p.index.clone()))
            .collect();
        prop_assert_eq!(got, expected);
    }

    /// Everything at once: ruling out package by package what does not fit leaves the same answer.
    #[test]
    fn the_solutions_within_are_those_of_the_space_without_what_does_not_fit(
        (space, demand) in spaces(),
        options in options(),
    ) {
        let found = within(&space, &demand, &options).unwrap();
        let mut thinned = space.clone();
        for (_, package) in packages(&space) {
            if worth(&demand, &package) < demand.reservation {
                let only = |(k, &o): (usize, &usize)| {
                    (k, (0..space.issues[k].options.len()).map(|other| other == o).collect())
                };
                thinned.exclusions.push(Exclusion { on: package.iter().enumerate().map(only).collect() });
            }
        }
        let analysis = analyse(&thinned, &options).unwrap();
        prop_assert_eq!(found.rational, analysis.rational);
        prop_assert_eq!(found.frontier, analysis.frontier);
        prop_assert_eq!(found.solutions, analysis.solutions);
    }

    /// A demand that everything meets changes nothing.
    #[test]
    fn a_demand_that_all_packages_meet_changes_nothing((space, demand) in spaces(), options in options()) {
        let mut demand = demand;
        demand.reservation = whole(-1000);
        let (found, analysis) =
            (within(&space, &demand, &options).unwrap(), analyse(&space, &options).unwrap());
        prop_assert_eq!(found.frontier, analysis.frontier);
        prop_assert_eq!(found.solutions, analysis.solutions);
        prop_assert_eq!(found.rational, analysis.rational);
    }
}

/// Where only sampling would be left there is no answer, and it is said.
#[test]
fn what_is_too_large_is_refused() {
    let issues: Vec<SpaceIssue> = (0..20)
        .map(|k| SpaceIssue {
            name: format!("k{k}"),
            options: (0..4).map(|o| o.to_string()).collect(),
        })
        .collect();
    let profile = |seed: i64| Profile {
        name: format!("p{seed}"),
        reservation: whole(0),
        base: whole(0),
        values: (0..20).map(|k| (0..4).map(|o| whole((k * 7 + o * seed) % 11)).collect()).collect(),
        interactions: Vec::new(),
    };
    let pair = |a: usize, b: usize| Exclusion {
        on: vec![(a, vec![true, false, false, true]), (b, vec![false, true, false, true])],
    };
    let exclusions = (0..20).flat_map(|a| (a + 1..20).map(move |b| pair(a, b))).collect();
    let space = Space { issues, parties: vec![profile(3), profile(5)], exclusions };
    let options = Options { state_limit: 50, piece_limit: 1000, ..Options::default() };
    let error = within(&space, &profile(2), &options).unwrap_err();
    assert!(error.to_string().contains("more than 1000 pieces"), "{error}");
}
