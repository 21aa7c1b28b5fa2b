//! The fourteen public domains under both readings, package by package, against figures computed by others: exact
//! fractions where there are some, NegMAS 0.16.0's own floats otherwise.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use std::fs;
use std::path::Path;

use crate::support;
use num_bigint::BigUint;
use serde_json::Value;
use summitry_core::deals::{
    Count, DisagreementRule, FrontierPoint, Options, Space, analyse, packages_at,
};
use summitry_domains::load::{Found, find, load};
use summitry_domains::reading::Settings;
use summitry_domains::{Reading, convert};

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn numbers(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).collect()
}

fn space(folder: &Path, reading: Reading) -> Space {
    let found = find(&[folder.to_owned()]).unwrap();
    let [found]: [Found; 1] = found.try_into().unwrap();
    let domain = load(&found).unwrap();
    convert(&domain, Settings { reading, grid: 10 }).unwrap().space
}

/// Everything about the frontier that the analysis says, ties written out, as package numbers.
struct Answer {
    rational: BigUint,
    points: usize,
    frontier: Vec<usize>,
    nash: Vec<usize>,
}

/// The analysis with NegMAS's disagreement point, over which the published Nash packages were computed.
fn answer(space: &Space) -> Answer {
    let options =
        Options { disagreement: DisagreementRule::ReservationOrWorst, ..Options::default() };
    let analysis = analyse(space, &options).unwrap();
    assert!(analysis.method.exact);
    let Count::Exact(rational) = analysis.rational.clone() else { panic!("not counted exactly") };
    let tied = |point: &FrontierPoint| -> Vec<usize> {
        let (packages, complete) = packages_at(space, &point.utilities, 1_000).unwrap();
        assert!(complete);
        assert_eq!(BigUint::from(packages.len()), point.packages);
        packages.iter().map(|index| usize::try_from(index).unwrap()).collect()
    };
    let mut frontier: Vec<usize> = analysis.frontier.iter().flat_map(tied).collect();
    frontier.sort_unstable();
    let points = &analysis.solutions.nash.points;
    let mut nash: Vec<usize> = points.iter().flat_map(|p| tied(&analysis.frontier[*p])).collect();
    nash.sort_unstable();
    Answer { rational, points: analysis.frontier.len(), frontier, nash }
}

#[test]
fn genius_domains_match_exact_fractions_under_both_readings() {
    let Some(folder) = support::shared_domains() else { return };
    let exact = json(&folder.join("exact_rational.json"));
    let mut checked = 0;
    for (name, expected) in exact.as_object().unwrap() {
        for (reading, key) in [(Reading::Genius, "genius"), (Reading::Negmas, "raw")] {
            let want = &expected[key];
            let found = answer(&space(&folder.join(name), reading));
            let rational = want["n_rational"].as_u64().unwrap();
            assert_eq!(found.rational, BigUint::from(rational), "{name} {key}");
            let points = want["frontier_utility_points"].as_u64().unwrap() as usize;
            assert_eq!(found.points, points, "{name} {key}");
            let packages = numbers(&want["frontier_outcome_indices"]);
            assert_eq!(found.frontier, packages, "{name} {key}");
            assert_eq!(found.nash, numbers(&want["nash_outcome_indices"]), "{name} {key}");
            checked += 1;
        }
    }
    assert_eq!(checked, 20);
}

/// The same small domains through the slow reference of these tests: reader, analysis and enumeration agree.
#[test]
fn the_analysis_agrees_with_enumeration() {
    let Some(folder) = support::shared_domains() else { return };
    for name in
        ["NiceOrDie", "Laptop", "ItexvsCypress", "EnglandZimbabwe", "Camera", "Lunch", "Car"]
    {
        for reading in [Reading::Genius, Reading::Negmas] {
            let space = space(&folder.join(name), reading);
            let (by_analysis, by_hand) = (answer(&space), support::enumerate(&space));
            assert_eq!(by_analysis.rational, BigUint::from(by_hand.rational), "{name}");
            assert_eq!(by_analysis.frontier, by_hand.frontier_packages(), "{name}");
            assert_eq!(by_analysis.nash, by_hand.nash, "{name}");
        }
    }
}

/// The four domains nobody computed in fractions: NegMAS's floats agree with ours up to 10^-9, and its count of rational
/// packages and its Nash package are ours.
#[test]
fn the_other_domains_match_negmas() {
    let Some(folder) = support::shared_domains() else { return };
    let expected = json(&folder.join("expected.json"));
    let cases = [
        ("ParsCat3", Reading::Genius, "genius"),
        ("ParsCat3", Reading::Negmas, "raw"),
        ("GW_Party", Reading::Genius, "raw"),
        ("GW_Party", Reading::Negmas, "raw"),
        ("NegoLog59", Reading::Genius, "raw"),
        ("NegoLog59", Reading::Negmas, "raw"),
        ("App2021_01", Reading::Genius, "raw"),
        ("App2021_01", Reading::Negmas, "raw"),
    ];
    for (name, reading, key) in cases {
        let want = &expected["cases"][name][key];
        let space = space(&folder.join(name), reading);
        let packages = BigUint::from(want["n_outcomes"].as_u64().unwrap());
        assert_eq!(space.combinations(), packages, "{name}");
        let found = answer(&space);
        let rational = BigUint::from(want["n_rational_ge"].as_u64().unwrap());
        assert_eq!(found.rational, rational, "{name}");
        for (party, reserved) in space.parties.iter().zip(want["reserved"].as_array().unwrap()) {
            if let Some(reserved) = reserved.as_f64() {
                let ours = summitry_domains::exact::approx(&party.reservation);
                assert!((ours - reserved).abs() < 1e-9, "{name}: {ours} {reserved}");
            }
        }
        let theirs = want["pareto"].as_array().unwrap();
        let ours = &found.frontier;
        let points: Vec<Vec<f64>> = ours
            .iter()
            .map(|index| {
                let package = space.package_at(&BigUint::from(*index)).unwrap();
                let utilities = space.utilities(&package).unwrap();
                utilities.iter().map(summitry_domains::exact::approx).collect()
            })
            .collect();
        // Float noise may add a point that exact arithmetic finds dominated; it never loses one of ours.
        for point in &points {
            assert!(
                theirs.iter().any(|other| point.iter().enumerate().all(|(party, utility)| {
                    (other[party + 1].as_f64().unwrap() - utility).abs() < 1e-9
                })),
                "{name}: {point:?} is missing in NegMAS"
            );
        }
        let nash = want["nash"][0]["outcome_index"].as_u64().unwrap() as usize;
        assert!(found.nash.contains(&nash), "{name}: {nash} {:?}", found.nash);
        for other in theirs {
            let index = other[0].as_u64().unwrap() as usize;
            if !ours.contains(&index) {
                let near = points.iter().any(|point| {
                    point
                        .iter()
                        .enumerate()
                        .all(|(p, u)| *u >= other[p + 1].as_f64().unwrap() - 1e-9)
                });
                assert!(near, "{name}: {index} is on NegMAS's frontier and well off ours");
            }
        }
    }
}
