//! Bargaining games with a known answer: the formulas against published numbers and brute force, the play against the
//! formulas.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use crate::support::closed_form::{chatterjee_samuelson, fearon, rubinstein, stahl};
use crate::support::toy;
use serde_json::Value;
use summitry_core::talks::subgame::Plan;
use summitry_core::talks::{LISTED, Luck, Protocol, Table, TacticName, play};

fn vectors() -> Value {
    let path = format!("{}/tests/data/bargaining_closed_form.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn number(row: &Value, key: &str) -> f64 {
    row[key].as_f64().unwrap()
}

fn near(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b}");
}

fn rows<'a>(all: &'a Value, key: &str) -> &'a Vec<Value> {
    all[key].as_array().unwrap()
}

#[test]
fn formulas_give_the_published_numbers() {
    let all = vectors();
    for row in rows(&all, "rubinstein_1982") {
        let share = rubinstein::share(number(row, "delta1"), number(row, "delta2"));
        near(share, number(row, "proposer_share"), 1e-12);
    }
    for row in rows(&all, "stahl_finite") {
        let offers = u32::try_from(row["T"].as_u64().unwrap()).unwrap();
        let share = stahl::share(offers, number(row, "delta1"), number(row, "delta2"));
        near(share, number(row, "proposer1_share"), 1e-12);
    }
    for row in rows(&all, "rubinstein_fixed_costs") {
        let share = rubinstein::share_with_costs(number(row, "c1"), number(row, "c2"));
        near(share.unwrap(), number(row, "share1"), 0.0);
    }
    for row in rows(&all, "rubinstein_limit_rates") {
        let share = rubinstein::share_in_the_limit(number(row, "r1"), number(row, "r2"));
        near(share, number(row, "share1"), 1e-12);
    }
    let uniform = &all["chatterjee_samuelson_1983_uniform"];
    near(chatterjee_samuelson::trade(0.5), number(&uniform["k_half"], "prob_trade"), 1e-15);
    near(chatterjee_samuelson::gains(0.5), number(&uniform["k_half"], "expected_gains"), 1e-15);
    for row in rows(uniform, "table") {
        let k = number(row, "k");
        near(chatterjee_samuelson::trade(k), number(row, "prob_trade_numeric"), 1e-4);
        near(chatterjee_samuelson::gains(k), number(row, "gains_numeric"), 1e-4);
        near(chatterjee_samuelson::bid(0.8, k), number(row, "predicted_bid"), 1e-6);
        near(chatterjee_samuelson::bid(0.0, k), number(&row["buyer"], "intercept"), 1e-11);
        near(chatterjee_samuelson::ask(0.0, k), number(&row["seller"], "intercept"), 1e-11);
    }
    let cases = &all["fearon_1995_tioli_uniform_cost"];
    for row in rows(cases, "cases") {
        let (p, cost, most) = (number(row, "p"), number(row, "cA"), number(row, "cB_upper"));
        near(fearon::demand(p, cost, most), number(row, "demand"), 1e-12);
        near(fearon::war(cost, most), number(row, "pr_war"), 1e-12);
    }
}

/// Nobody does better by bidding anything else, on a fine grid.
#[test]
fn chatterjee_and_samuelsons_bids_answer_each_other() {
    let expected = |value: f64, bid: f64, k: f64| {
        let n = 2000;
        let gain = (0..n).map(|i| {
            let cost = (f64::from(i) + 0.5) / f64::from(n);
            let ask = chatterjee_samuelson::ask(cost, k);
            if bid >= ask { value - (k * bid + (1.0 - k) * ask) } else { 0.0 }
        });
        gain.sum::<f64>() / f64::from(n)
    };
    for k in [0.25, 0.5, 0.75] {
        for value in [0.5, 0.7, 0.8, 0.95] {
            let own = expected(value, chatterjee_samuelson::bid(value, k), k);
            for step in 0..=100 {
                let other = expected(value, f64::from(step) / 100.0, k);
                assert!(other <= own + 1e-3, "k {k}, value {value}, bid {step}: {other} > {own}");
            }
        }
    }
}

/// No other demand brings A more, and it brings war as often as it says.
#[test]
fn fearons_demand_is_the_best_one() {
    let worth = |p: f64, cost: f64, most: f64, demand: f64| {
        let peace = ((most - (demand - p)) / most).clamp(0.0, 1.0);
        peace * demand + (1.0 - peace) * (p - cost)
    };
    for (p, cost, most) in [(0.5, 0.1, 0.4), (0.6, 0.05, 0.3), (0.4, 0.3, 0.2)] {
        let demand = fearon::demand(p, cost, most);
        near(1.0 - (most - (demand - p)) / most, fearon::war(cost, most), 1e-12);
        for step in 0..=1000 {
            let other = f64::from(step) / 1000.0;
            assert!(worth(p, cost, most, other) <= worth(p, cost, most, demand) + 1e-12);
        }
        let (low, high) = fearon::range(p, cost, most);
        assert!(low < p && p < high);
    }
}

fn discounted(rounds: u32, first: f64, second: f64) -> Protocol {
    Protocol { discount: vec![first, second], ..Protocol::new(rounds) }
}

/// Backward induction on a dollar of ten thousand pieces is Ståhl's game; an offer needs a turn to be accepted in.
#[test]
fn subgame_perfect_play_is_stahls_and_tends_to_rubinsteins() {
    let table = Table::new(&toy::dollar(10_000), LISTED).unwrap();
    let frontier = table.frontier().unwrap();
    let share = |offers: u32, first: f64, second: f64| {
        let protocol = discounted(1, first, second);
        let plan = Plan::new(frontier, &[0.0, 0.0], &protocol, offers as usize + 1);
        let (turn, _, utilities) = plan.outcome().unwrap();
        assert_eq!(turn, 0);
        utilities[0]
    };
    // Each turn back may cost a piece to rounding, and discounting shrinks what was lost before.
    let within = 1e-4 * 10.0;
    for offers in [1, 2, 3, 4, 5, 20, 60] {
        near(share(offers, 0.9, 0.8), stahl::share(offers, 0.9, 0.8), within);
    }
    for offers in [1, 2, 3] {
        // Whole pieces throughout: no rounding at all.
        near(share(offers, 0.9, 0.8), stahl::share(offers, 0.9, 0.8), 1e-12);
    }
    for (first, second) in [(0.9, 0.9), (0.9, 0.8), (0.5, 0.5), (0.8, 0.9)] {
        near(share(400, first, second), rubinstein::share(first, second), within);
    }
}

#[test]
fn fixed_costs_give_rubinsteins_shares() {
    let table = Table::new(&toy::dollar(100), LISTED).unwrap();
    for (first, second) in [(0.1, 0.2), (0.2, 0.1)] {
        let protocol = Protocol { cost: vec![first, second], ..Protocol::new(1) };
        let plan = Plan::new(table.frontier().unwrap(), &[0.0, 0.0], &protocol, 200);
        let (_, _, utilities) = plan.outcome().unwrap();
        near(utilities[0], rubinstein::share_with_costs(first, second).unwrap(), 0.011);
    }
}

/// The tactic plays its plan: the first offer is accepted at once, and it is Ståhl's share.
#[test]
fn the_tactic_plays_the_plan() {
    let table = Table::new(&toy::dollar(10_000), LISTED).unwrap();
    let tactic: TacticName = "subgame-perfect".parse().unwrap();
    for rounds in [1, 2, 3, 10] {
        let protocol = discounted(rounds, 0.9, 0.8);
        let session = play(&table, &protocol, &[tactic, tactic], &Luck::new(1), 0);
        assert_eq!(session.offers.len(), 1);
        let share = session.utility(&table, 0);
        near(share, stahl::share(2 * rounds - 1, 0.9, 0.8), 1e-3);
    }
}
