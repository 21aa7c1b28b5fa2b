//! Rules, indices and elections against published numbers, brute force and their laws.

mod bargaining;
mod game;
mod indices;
mod pce;

use serde_json::Value;

/// A file of `tests/data`: its source is named in it.
fn vectors(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn numbers(row: &Value) -> Vec<f64> {
    row.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn table(rows: &Value) -> Vec<Vec<f64>> {
    rows.as_array().unwrap().iter().map(numbers).collect()
}

#[track_caller]
fn near(found: &[f64], expected: &[f64], within: f64) {
    assert_eq!(found.len(), expected.len());
    for (a, b) in found.iter().zip(expected) {
        assert!((a - b).abs() <= within, "{found:?} is not {expected:?}");
    }
}
