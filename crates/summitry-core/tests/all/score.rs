//! Scoring rules against `tests/data/scoring.json` (closed forms worked out apart from this code) and against their laws.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use proptest::prelude::*;
use serde_json::Value;
use summitry_core::score::{
    brier, brier_multi, brier_two_sided, crps, crps_fair, crps_normal, log_score, rps,
    rps_normalised,
};

fn vectors() -> Value {
    serde_json::from_str(include_str!("../data/scoring.json")).unwrap()
}

fn rows(name: &str) -> Vec<Value> {
    let rows = vectors()[name].as_array().unwrap().clone();
    assert!(!rows.is_empty());
    rows
}

fn number(row: &Value, key: &str) -> f64 {
    row[key].as_f64().unwrap()
}

fn numbers(row: &Value, key: &str) -> Vec<f64> {
    row[key].as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

#[test]
fn brier_of_yes_and_no() {
    for row in rows("brier_binary") {
        let (p, yes) = (number(&row, "p"), number(&row, "y") == 1.0);
        close(brier(p, yes), number(&row, "one_sided"));
        close(brier_two_sided(p, yes), number(&row, "two_sided_1950"));
    }
}

#[test]
fn logarithmic() {
    for row in rows("log_score_nats") {
        let (p, yes) = (number(&row, "p"), number(&row, "y") == 1.0);
        close(log_score(p, yes), number(&row, "ln"));
        close(log_score(p, yes) / std::f64::consts::LN_2, number(&row, "bits"));
    }
    assert_eq!(log_score(1.0, false), f64::NEG_INFINITY);
}

#[test]
fn several_answers() {
    for row in rows("brier_multi") {
        let outcome = number(&row, "outcome") as usize;
        close(brier_multi(&numbers(&row, "p"), outcome).unwrap(), number(&row, "score"));
    }
    assert_eq!(brier_multi(&[0.5, 0.5], 2), None);
}

#[test]
fn ordered_answers() {
    for row in rows("rps") {
        let (p, outcome) = (numbers(&row, "p"), number(&row, "outcome") as usize);
        close(rps(&p, outcome).unwrap(), number(&row, "unnormalised"));
        close(rps_normalised(&p, outcome).unwrap(), number(&row, "normalised"));
    }
    assert_eq!(rps(&[], 0), None);
    assert_eq!(rps_normalised(&[1.0], 0), None);
}

#[test]
fn continuous() {
    for row in rows("crps_gaussian") {
        let (mu, sigma, y) = (number(&row, "mu"), number(&row, "sigma"), number(&row, "y"));
        close(crps_normal(mu, sigma, y), number(&row, "crps"));
    }
    for row in rows("crps_ensemble") {
        let (members, y) = (numbers(&row, "members"), number(&row, "y"));
        close(crps(&members, y).unwrap(), number(&row, "crps"));
        close(crps_fair(&members, y).unwrap(), number(&row, "fair"));
    }
    assert_eq!(crps(&[], 0.0), None);
    assert_eq!(crps_fair(&[1.0], 0.0), None);
}

#[test]
fn brier_over_a_record() {
    let record = &vectors()["murphy_decomposition"];
    let (p, y) = (numbers(record, "forecasts"), numbers(record, "outcomes"));
    let mean = p.iter().zip(&y).map(|(&p, &y)| brier(p, y == 1.0)).sum::<f64>() / p.len() as f64;
    close(mean, number(record, "brier"));
}

proptest! {
    // Proper: nobody does better on average than by stating what they believe.
    #[test]
    fn honesty_is_best(belief in 0.01..0.99f64, stated in 0.01..0.99f64) {
        let expected = |score: fn(f64, bool) -> f64, p: f64| belief * score(p, true) + (1.0 - belief) * score(p, false);
        prop_assert!(expected(brier, belief) <= expected(brier, stated) + 1e-12);
        prop_assert!(expected(log_score, belief) >= expected(log_score, stated) - 1e-12);
    }

    #[test]
    fn two_ordered_answers_are_brier(p in 0.0..1.0f64, yes: bool) {
        let normalised = rps_normalised(&[1.0 - p, p], usize::from(yes)).unwrap();
        prop_assert!((normalised - brier(p, yes)).abs() < 1e-12);
    }

    // Two formulas for one thing: all pairs, and by sorting.
    #[test]
    fn sorted_pairs_are_all_pairs(x in proptest::collection::vec(-100.0..100.0f64, 2..20), y in -100.0..100.0f64) {
        let n = x.len() as f64;
        let pairs: f64 = x.iter().flat_map(|a| x.iter().map(move |b| (a - b).abs())).sum();
        let direct = x.iter().map(|a| (a - y).abs()).sum::<f64>() / n - pairs / (2.0 * n * n);
        prop_assert!((crps(&x, y).unwrap() - direct).abs() < 1e-9);
    }
}
