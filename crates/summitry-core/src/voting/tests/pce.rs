//! Against `tests/data/ktab_pce.json`: numbers that KAPSARC prints in its demonstration runs, and the same to more digits.

use serde_json::Value;

use super::{near, numbers, table, vectors};
use crate::voting::VotingError;
use crate::voting::pce::{Process, Voting, coalitions, conditional, elect, victory};

fn case(name: &str) -> Value {
    vectors(include_str!("../../../tests/data/ktab_pce.json"))["cases"][name].clone()
}

#[test]
fn two_and_three_options() {
    for name in ["two_option", "three_option"] {
        let case = case(name);
        let strength = table(&case["coalitions"]);
        let exponent = case["vp_exponent"].as_f64().unwrap();
        let (published, ours) = (&case["published"], &case["ours"]);
        let v = victory(&strength, exponent).unwrap();
        near(&v.concat(), &table(&published["V"]).concat(), 5e-5);
        let uniform = elect(&strength, exponent, Process::Uniform).unwrap();
        near(&uniform, &numbers(&published["markov_uniform"]), 5e-5 + 1e-9);
        near(&uniform, &numbers(&ours["mu"]), 5e-9);
        let incentive = elect(&strength, exponent, Process::Incentive).unwrap();
        near(&incentive, &numbers(&published["markov_incentive"]), 5e-5 + 1e-9);
        near(&incentive, &numbers(&ours["mi"]), 5e-9);
        if let Some(expected) = published.get("conditional") {
            let chances = conditional(&strength, exponent).unwrap();
            near(&chances, &numbers(expected), 5e-5 + 1e-9);
            near(&chances, &numbers(&ours["cond"]), 5e-9);
        }
    }
}

#[test]
fn five_bargains_from_utilities() {
    let case = case("smp_actor2_five_bargains");
    let weights = numbers(&case["weights"]);
    let strength = coalitions(&weights, &table(&case["utilities"]), Voting::Cubic).unwrap();
    near(&strength.concat(), &table(&case["ours"]["coalitions"]).concat(), 5.1e-5);
    // KAPSARC's own utilities have more digits than it prints
    near(&strength.concat(), &table(&case["published"]["coalitions"]).concat(), 2e-3);
    let chances = elect(&strength, 1.0, Process::Incentive).unwrap();
    near(&chances, &numbers(&case["ours"]["mi"]), 5.1e-7);
    near(&chances, &numbers(&case["published"]["markov_incentive"]), 1e-3);
}

#[test]
fn a_cycle_favours_nobody() {
    let case = case("condorcet_cycle_symmetry");
    for voting in [Voting::Proportional, Voting::Cubic, Voting::Binary] {
        let strength = coalitions(&[1.0; 3], &table(&case["utilities"]), voting).unwrap();
        for process in [Process::Uniform, Process::Incentive] {
            let chances = elect(&strength, 2.0, process).unwrap();
            near(&chances, &numbers(&case["expected"]), 1e-9);
        }
        near(&conditional(&strength, 2.0).unwrap(), &numbers(&case["expected"]), 1e-12);
    }
}

#[test]
fn extremes_settle() {
    // nobody cares: all alike; everybody for one: it wins
    let idle = vec![vec![0.0; 3]; 3];
    let sure = vec![vec![0.0, 5.0], vec![0.0, 0.0]];
    for process in [Process::Uniform, Process::Incentive] {
        near(&elect(&idle, 2.0, process).unwrap(), &[1.0 / 3.0; 3], 1e-12);
        near(&elect(&sure, 2.0, process).unwrap(), &[1.0, 0.0], 1e-9);
    }
    near(&conditional(&sure, 2.0).unwrap(), &[1.0, 0.0], 1e-15);
    near(&elect(&[vec![0.0]], 1.0, Process::Uniform).unwrap(), &[1.0], 0.0);
    // large exponents do not overflow
    let v = victory(&[vec![0.0, 1e200], vec![1e190, 0.0]], 8.0).unwrap();
    near(&v.concat(), &[0.5, 1.0, 0.0, 0.5], 1e-12);
}

#[test]
fn bad_tables_are_refused() {
    use VotingError as E;
    let ragged = vec![vec![0.0, 1.0], vec![0.0]];
    let row = E::Row { what: "strengths", row: 1, found: 1, expected: 2 };
    assert_eq!(victory(&ragged, 1.0), Err(row));
    assert_eq!(victory(&[], 1.0), Err(E::NoMembers));
    assert!(matches!(victory(&[vec![-1.0]], 1.0), Err(E::Range { what: "a strength", .. })));
    assert!(matches!(victory(&[vec![0.0]], 0.0), Err(E::Range { what: "the exponent", .. })));
    assert_eq!(coalitions(&[], &[], Voting::Binary), Err(E::NoMembers));
    let (bad, good) = (vec![vec![2.0]], vec![vec![1.0]]);
    assert!(matches!(coalitions(&[1.0], &bad, Voting::Binary), Err(E::Range { .. })));
    let weight = E::Weight { member: 0, value: -1.0 };
    assert_eq!(coalitions(&[-1.0], &good, Voting::Binary), Err(weight));
    let cycle = [vec![0.0, 1.0, 0.0], vec![0.0, 0.0, 1.0], vec![1.0, 0.0, 0.0]];
    assert_eq!(conditional(&cycle, 1.0), Err(E::AllZero));
}
