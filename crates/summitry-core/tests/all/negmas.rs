//! The thirteen synthetic scenarios and the figures NegMAS 0.16.0 and an independent dominance check give for them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use num_bigint::BigUint;
use num_traits::ToPrimitive;
use serde_json::Value;
use summitry_core::deals::{Analysis, Count, How, Options, Rational, Solution, analyse};

use crate::support::negmas::{data, space};

/// NegMAS adds doubles; we add decimals. Figures agree to this.
const FLOAT_NOISE: f64 = 1e-12;

fn close(exact: f64, float: &Value) -> bool {
    (exact - float.as_f64().unwrap()).abs() < FLOAT_NOISE
}

fn points(analysis: &Analysis, solution: &Solution) -> Vec<u64> {
    let mut all: Vec<u64> =
        solution.points.iter().map(|&i| analysis.frontier[i].index.to_u64().unwrap()).collect();
    all.sort_unstable();
    all
}

fn indices(expected: &Value) -> Vec<u64> {
    let each = expected.as_array().unwrap().iter();
    let mut all: Vec<u64> = each.map(|p| p["outcome_index"].as_u64().unwrap()).collect();
    all.sort_unstable();
    all
}

fn check(name: &str) {
    let expected = &data("expected_synthetic.json")[name];
    let space = space(expected["scenario"].as_str().unwrap());
    let got = analyse(&space, &Options::default()).unwrap();

    assert!(got.method.exact);
    assert_eq!(got.method.how, How::IssueByIssue);
    assert_eq!(got.packages, BigUint::from(expected["n_outcomes"].as_u64().unwrap()));
    let at_least = expected["n_rational_ge"].as_u64().unwrap();
    assert_eq!(got.rational, Count::Exact(at_least.into()), "{name}: rational");
    let strict = Options { rational: Rational::Above, ..Options::default() };
    let above = expected["n_rational_strict"].as_u64().unwrap();
    assert_eq!(analyse(&space, &strict).unwrap().rational, Count::Exact(above.into()));

    for (p, party) in got.parties.iter().enumerate() {
        let range = &expected["ranges"][p];
        assert!(
            close(party.minimum.as_ref().unwrap().to_f64().unwrap(), &range[0]),
            "{name}: minimum"
        );
        assert!(
            close(party.maximum.as_ref().unwrap().to_f64().unwrap(), &range[1]),
            "{name}: maximum"
        );
        assert!(close(party.reservation.to_f64().unwrap(), &expected["reserved"][p]));
    }

    let all = Solution { points: (0..got.frontier.len()).collect(), packages: BigUint::default() };
    assert_eq!(points(&got, &all), indices(&expected["pareto"]), "{name}: frontier");
    for point in &got.frontier {
        let index = point.index.to_u64().unwrap();
        assert_eq!(point.packages, 1u8.into());
        assert_eq!(space.index_of(&point.package).unwrap(), point.index);
        assert_eq!(space.utilities(&point.package).unwrap(), point.utilities);
        let mut pareto = expected["pareto"].as_array().unwrap().iter();
        let theirs = pareto.find(|p| p["outcome_index"].as_u64() == Some(index)).unwrap();
        for (ours, theirs) in point.utilities.iter().zip(theirs["utils"].as_array().unwrap()) {
            assert!(close(ours.to_f64().unwrap(), theirs), "{name}: utilities of {index}");
        }
    }

    for (ours, theirs) in [
        (&got.solutions.nash, "nash"),
        (&got.solutions.egalitarian, "kalai"),
        (&got.solutions.kalai_smorodinsky_negmas, "ks"),
        (&got.solutions.utilitarian, "max_welfare"),
    ] {
        assert_eq!(points(&got, ours), indices(&expected[theirs]), "{name}: {theirs}");
        assert_eq!(ours.packages, BigUint::from(ours.points.len()));
    }
    assert!(close(got.opposition.negmas.unwrap(), &expected["opposition"]), "{name}: opposition");
}

macro_rules! cases {
    ($($test:ident $name:literal,)*) => {
        $(#[test] fn $test() { check($name); })*
        #[test]
        fn all_thirteen_are_checked() {
            let listed = [$($name),*];
            let expected = data("expected_synthetic.json");
            let names: Vec<&String> = expected.as_object().unwrap().keys().collect();
            assert_eq!(names.len(), 13);
            assert!(names.iter().all(|n| listed.contains(&n.as_str())));
        }
    };
}
cases! {
    random_1e3 "1e3",
    random_1e4 "1e4",
    random_1e5 "1e5",
    random_1e6 "1e6",
    random_1e7 "1e7",
    opposed_1e3 "opposed_2p_1e3",
    opposed_1e4 "opposed_2p_1e4",
    opposed_1e5 "opposed_2p_1e5",
    opposed_1e6 "opposed_2p_1e6",
    three_parties_1e3 "random_3p_1e3",
    three_parties_1e4 "random_3p_1e4",
    three_parties_1e5 "random_3p_1e5",
    three_parties_1e6 "random_3p_1e6",
}
