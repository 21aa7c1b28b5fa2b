//! Bargaining problems whose solutions are known in closed form (`bargaining_closed_form.json`), cut into fine steps.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{FromPrimitive, ToPrimitive, Zero};
use serde_json::Value;
use summitry_core::deals::{Options, Profile, Solution, Space, SpaceIssue, analyse};

const STEPS: i64 = 3000;

fn table() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/bargaining_closed_form.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn step(i: i64) -> BigRational {
    BigRational::new(i.into(), STEPS.into())
}

/// One issue whose options are the given points.
fn frontier(points: Vec<[BigRational; 2]>, reservation: [BigRational; 2]) -> Space {
    let options = (0..points.len()).map(|i| i.to_string()).collect();
    let party = |p: usize| Profile {
        name: format!("{p}"),
        reservation: reservation[p].clone(),
        base: BigRational::zero(),
        values: vec![points.iter().map(|x| x[p].clone()).collect()],
        interactions: Vec::new(),
    };
    let parties = vec![party(0), party(1)];
    Space {
        issues: vec![SpaceIssue { name: "point".into(), options }],
        parties,
        exclusions: vec![],
    }
}

/// The solution's first point is the expected one up to a step.
fn near(
    space: &Space,
    pick: impl Fn(&summitry_core::deals::Analysis) -> Solution,
    expected: &Value,
) {
    let analysis = analyse(space, &Options::default()).unwrap();
    let point = pick(&analysis).first(&analysis).unwrap().utilities.clone();
    for (ours, theirs) in point.iter().zip(expected.as_array().unwrap()) {
        let gap = (ours.to_f64().unwrap() - theirs.as_f64().unwrap()).abs();
        assert!(gap <= 2.0 / STEPS as f64, "{point:?} is not {expected}");
    }
}

#[test]
fn curved_frontier() {
    let one = || BigRational::from(BigInt::from(1));
    let points = (0..=STEPS).map(|i| [step(i), one() - step(i) * step(i)]).collect();
    let space = frontier(points, [BigRational::zero(), BigRational::zero()]);
    let expected = &table()["curved_frontier_u2_eq_1_minus_u1sq"];
    near(&space, |a| a.solutions.nash.clone(), &expected["nash"]);
    near(&space, |a| a.solutions.kalai_smorodinsky.clone(), &expected["kalai_smorodinsky"]);
    near(&space, |a| a.solutions.egalitarian.clone(), &expected["egalitarian"]);
    near(&space, |a| a.solutions.utilitarian.clone(), &expected["utilitarian"]);
}

#[test]
fn capped_dollar() {
    let points = (0..=STEPS / 2).map(|i| [step(i), step(STEPS - i)]).collect();
    let space = frontier(points, [BigRational::zero(), BigRational::zero()]);
    let expected = &table()["capped_dollar_u1_le_0.5"];
    near(&space, |a| a.solutions.nash.clone(), &expected["nash"]);
    near(&space, |a| a.solutions.kalai_smorodinsky.clone(), &expected["kalai_smorodinsky"]);
    near(&space, |a| a.solutions.egalitarian.clone(), &expected["egalitarian"]);
}

#[test]
fn dollar_with_disagreement_point() {
    let mut checked = 0;
    for case in table()["asymmetric_nash_dollar"].as_array().unwrap() {
        // The engine's Nash solution is the symmetric one; unequal bargaining power is not its business.
        if case["alpha"].as_f64() != Some(0.5) {
            continue;
        }
        let d = |key: &str| {
            BigRational::new(
                ((case[key].as_f64().unwrap() * 10.0).round() as i64).into(),
                10.into(),
            )
        };
        let points = (0..=STEPS).map(|i| [step(i), step(STEPS - i)]).collect();
        let space = frontier(points, [d("d1"), d("d2")]);
        let x = case["x1"].as_f64().unwrap();
        near(&space, |a| a.solutions.nash.clone(), &serde_json::json!([x, 1.0 - x]));
        checked += 1;
    }
    assert_eq!(checked, 2);
}

#[test]
fn risk_aversion_costs_the_risk_averse() {
    for case in table()["nash_risk_averse_x_pow_rho"].as_array().unwrap() {
        let rho = case["rho"].as_f64().unwrap();
        let worth = |i: i64| BigRational::from_f64((i as f64 / STEPS as f64).powf(rho)).unwrap();
        let points = (0..=STEPS).map(|i| [worth(i), step(STEPS - i)]).collect();
        let space = frontier(points, [BigRational::zero(), BigRational::zero()]);
        let x = case["x1"].as_f64().unwrap();
        let expected = serde_json::json!([x.powf(rho), 1.0 - x]);
        near(&space, |a| a.solutions.nash.clone(), &expected);
    }
}
