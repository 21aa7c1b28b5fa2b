//! Means, Nash points and exchanges against published numbers and their laws.

mod exchange;
mod mean;
mod nash;

use serde_json::Value;

use super::Stance;

fn compromise() -> Value {
    serde_json::from_str(include_str!("../../../tests/data/compromise_mean.json")).unwrap()
}

/// The positions of a case: a table with names, or rows (position, salience, power).
fn positions(case: &Value) -> Vec<Stance> {
    let number = |value: &Value| value.as_f64().unwrap();
    let one = |row: &Value| match row.as_array() {
        Some(row) => {
            Stance { at: number(&row[0]), salience: number(&row[1]), power: number(&row[2]) }
        }
        None => Stance {
            at: number(&row["position"]),
            salience: number(&row["salience"]),
            power: number(&row["capability"]),
        },
    };
    case["actors"].as_array().unwrap().iter().map(one).collect()
}

/// Ten states on the delay of an emission rule (Bueno de Mesquita 1994, as printed by Scholz, Calbert & Smith 2011).
fn emission() -> Vec<Stance> {
    positions(&compromise()["cases"][0])
}

#[track_caller]
fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}
