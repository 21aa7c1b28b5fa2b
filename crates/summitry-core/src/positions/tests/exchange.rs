use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use super::near;
use crate::positions::exchange::{Concession, Round, next, round};
use crate::positions::{PositionsError, Stance};

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../../tests/data/exchange_model.json")).unwrap()
}

fn at(at: f64, salience: f64, power: f64) -> Option<Stance> {
    Some(Stance { at, salience, power })
}

/// `two_actor_rex` of `tests/data/exchange_model.json`: outcomes before, and what full moves would be worth.
#[test]
fn two_parties() {
    let all = vectors();
    let case = &all["two_actor_rex"];
    let table = ["I1", "I2"].map(|issue| {
        ["A1", "A2"]
            .map(|party| {
                let of = |key: &str| case["actors"][party][issue][key].as_f64().unwrap();
                at(of("x"), of("s"), of("c"))
            })
            .to_vec()
    });
    let found = round(&table).unwrap();
    for (outcome, issue) in found.before.iter().zip(["I1", "I2"]) {
        near(*outcome, case["weighted_mean"][issue].as_f64().unwrap(), 1e-9);
    }
    // the first gives way on I1, at full length; the second on I2 by .7/1.4 of that shift of the outcome
    assert_eq!((found.possible, found.exchanges.len()), (1, 1));
    let done = found.exchanges[0];
    assert_eq!(done.earlier, Concession { party: 0, issue: 0, from: 0.0, to: 100.0 });
    assert_eq!((done.later.party, done.later.issue), (1, 1));
    let shift = 100.0 * 10.0 / 70.0;
    near(done.later.to, 100.0 - shift * 0.5 * 140.0 / 50.0, 1e-9);
    near(found.after[0], 100.0, 1e-9);
    near(found.after[1], found.before[1] - shift * 0.5, 1e-9);
    near(done.gain, 0.9 * shift * 0.5 - 0.1 * shift, 1e-9);
    near(done.gain, 0.6 * shift - 0.5 * shift * 0.5, 1e-9);
    near(shift * 10.0, case["loss_A1_I1"].as_f64().unwrap(), 1e-9);
    near(shift * 60.0, case["gain_A2_I1"].as_f64().unwrap(), 1e-9);
}

#[test]
fn the_next_round_begins_part_of_the_way() {
    let table = [
        vec![at(0.0, 10.0, 1.0), at(100.0, 60.0, 1.0)],
        vec![at(0.0, 90.0, 1.0), at(100.0, 50.0, 1.0)],
    ];
    let found = round(&table).unwrap();
    let then = next(&table, &found);
    // (1 − .1) .4 + .1 of the 100 that it gave
    near(then[0][0].unwrap().at, 46.0, 1e-9);
    near(then[0][1].unwrap().at, 100.0, 0.0);
}

#[test]
fn nothing_to_exchange() {
    // on the same side of one outcome
    let table = [
        vec![at(0.0, 10.0, 1.0), at(100.0, 60.0, 1.0)],
        vec![at(50.0, 90.0, 1.0), at(50.0, 50.0, 1.0)],
    ];
    let found = round(&table).unwrap();
    assert_eq!(found.possible, 0);
    assert_eq!(found.before, found.after);
    // both care alike about both
    let table = [
        vec![at(0.0, 50.0, 1.0), at(100.0, 50.0, 1.0)],
        vec![at(0.0, 50.0, 1.0), at(100.0, 50.0, 1.0)],
    ];
    assert!(round(&table).unwrap().exchanges.is_empty());
}

#[test]
fn bad_tables_are_refused() {
    use PositionsError as E;
    let shape = E::Shape { issue: 1, found: 1, expected: 2 };
    let row = vec![at(0.0, 10.0, 1.0), at(100.0, 60.0, 1.0)];
    assert_eq!(round(&[row.clone(), vec![None]]), Err(shape));
    assert_eq!(round(&[row.clone(), vec![None, None]]), Err(E::Nobody));
    assert_eq!(round(&[row, vec![at(0.0, 0.0, 1.0), None]]), Err(E::AllZero));
    let beyond = round(&[vec![at(101.0, 10.0, 1.0)]]);
    assert!(matches!(beyond, Err(E::Range { what: "position", party: 0, .. })));
}

type Rows = Vec<Vec<Option<Stance>>>;

fn tables() -> impl Strategy<Value = Rows> {
    (2..=4_usize, 2..=6_usize).prop_flat_map(|(issues, parties)| {
        let one = (0..=20_u8, 1..=20_u8, 1..=5_u8)
            .prop_map(|(x, s, c)| at(f64::from(x) * 5.0, f64::from(s) * 5.0, f64::from(c)));
        prop::collection::vec(prop::collection::vec(one, parties), issues)
    })
}

proptest! {
    #[test]
    fn votes_stay_on_the_ladder_and_gains_fall_to_nothing(table in tables()) {
        let found = round(&table).unwrap();
        for vote in found.votes.iter().flatten().flatten() {
            prop_assert!((-1e-6..=100.0 + 1e-6).contains(vote));
        }
        let mut now: Rows = table.clone();
        for done in &found.exchanges {
            prop_assert!(done.gain > 0.0);
            for leg in [done.earlier, done.later] {
                let place = now[leg.issue][leg.party].as_mut().unwrap();
                prop_assert!((place.at - leg.from).abs() < 1e-9, "moves follow on each other");
                place.at = leg.to;
            }
        }
        for (voted, place) in found.votes.iter().flatten().zip(now.iter().flatten()) {
            prop_assert_eq!(voted.unwrap().to_bits(), place.unwrap().at.to_bits());
        }
    }

    #[test]
    fn both_gain_the_same(table in tables()) {
        let found = round(&table).unwrap();
        let pull = |leg: Concession| {
            let row = &table[leg.issue];
            let all: f64 = row.iter().flatten().map(|p| p.power * p.salience).sum();
            let own = row[leg.party].unwrap();
            (leg.to - leg.from).abs() * own.power * own.salience / all
        };
        let care = |issue: usize, party: usize| table[issue][party].unwrap().salience / 100.0;
        for done in &found.exchanges {
            let (a, b) = (done.earlier, done.later);
            let first = pull(b) * care(b.issue, a.party) - pull(a) * care(a.issue, a.party);
            let second = pull(a) * care(a.issue, b.party) - pull(b) * care(b.issue, b.party);
            prop_assert!((first - done.gain).abs() < 1e-9 && (second - done.gain).abs() < 1e-9);
        }
    }
}

/// Rounds in which two exchanges gain exactly the same: the runs went by the last of 28 digits, here the one that stood earlier
/// goes first. Everything is compared until then. With the other program's ties broken at ten digits its rounds are these, exchange by
/// exchange, but for COP21 from round 2 on, where an outcome stands at somebody's position up to its last digit.
const TIED: [(&str, u64); 2] = [("copenhagen.csv", 2), ("cop21.csv", 1)];

/// Against the runs of `tests/data/exchange_model.json`. Their input tables are others' and are not in this repository: point
/// `SUMMITRY_EXCHANGE_INPUTS` at `data/input` of foarsitter/decide-exchange-model, then run with `--ignored`.
#[test]
#[ignore = "needs input tables that are not in this repository"]
fn runs_of_another_implementation() {
    let folder = std::env::var("SUMMITRY_EXCHANGE_INPUTS").unwrap();
    let all = vectors();
    for (file, rounds) in all["runs"].as_object().unwrap() {
        let text = std::fs::read_to_string(format!("{folder}/{file}")).unwrap();
        let (parties, issues, mut table) = read(&text);
        for expected in rounds.as_array().unwrap() {
            let number = expected["round"].as_u64().unwrap();
            let found = round(&table).unwrap();
            let tied = TIED.contains(&(file.as_str(), number));
            let what = format!("{file} round {number}");
            compare(&what, &found, expected, &parties, &issues, tied);
            if tied {
                break;
            }
            table = next(&table, &found);
        }
    }
}

fn compare(
    what: &str,
    found: &Round,
    expected: &Value,
    parties: &[String],
    issues: &[String],
    tied: bool,
) {
    let number = |value: &Value| value.as_f64().unwrap();
    let count = |key: &str| usize::try_from(expected[key].as_u64().unwrap()).unwrap();
    let worst = |key: &str, outcomes: &[f64]| {
        issues
            .iter()
            .zip(outcomes)
            .map(|(issue, o)| (number(&expected[key][issue]) - o).abs())
            .fold(0.0, f64::max)
    };
    for (done, row) in found.exchanges.iter().zip(expected["first"].as_array().unwrap()) {
        near(done.gain, number(&row["gain"]), 1e-6);
        for (leg, key) in [(done.later, "i"), (done.earlier, "j")] {
            assert_eq!(parties[leg.party], row[key].as_str().unwrap(), "{what}");
            assert_eq!(issues[leg.issue], row[format!("{key}_supply")].as_str().unwrap(), "{what}");
            near(leg.from, number(&row[format!("{key}_from")]), 1e-6);
            near(leg.to, number(&row[format!("{key}_to")]), 1e-6);
        }
    }
    assert_eq!(found.possible, count("valid_candidate_exchanges"), "{what}");
    assert!(worst("weighted_mean_before", &found.before) < 1e-6, "{what}");
    if !tied {
        assert_eq!(found.exchanges.len(), count("realized"), "{what}");
        assert!(worst("outcome_after", &found.after) < 1e-6, "{what}");
    }
}

/// Parties, issues and the table of an input file: tagged lines, quoted names, positions in the issue's own range.
fn read(text: &str) -> (Vec<String>, Vec<String>, Rows) {
    let (mut parties, mut issues) = (Vec::new(), Vec::new());
    let mut ends: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let mut rows: Rows = Vec::new();
    for line in text.lines() {
        let separator = if line.contains('\t') { '\t' } else { ';' };
        let cells: Vec<&str> =
            line.split(separator).map(|cell| cell.trim().trim_matches('\'')).collect();
        let number = |k: usize| cells[k].replace(',', ".").parse::<f64>().unwrap();
        match cells[0] {
            "#A" => parties.push(cells[1].to_owned()),
            "#P" => issues.push(cells[1].to_owned()),
            "#M" => {
                let end = number(2);
                let range = ends.entry(cells[1].to_owned()).or_insert((end, end));
                *range = (range.0.min(end), range.1.max(end));
            }
            "#D" => {
                rows.resize(issues.len(), vec![None; parties.len()]);
                let party = parties.iter().position(|name| name == cells[1]).unwrap();
                let issue = issues.iter().position(|name| name == cells[2]).unwrap();
                let (low, high) = ends[cells[2]];
                let place = (number(3) - low) / (high - low) * 100.0;
                rows[issue][party] = at(place, number(4) * 100.0, number(5));
            }
            _ => {}
        }
    }
    (parties, issues, rows)
}
