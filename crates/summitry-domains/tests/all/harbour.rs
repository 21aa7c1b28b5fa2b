//! Our own small domain in every format, against figures worked out in Python fractions (`tests/data/expected.py`).
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::PathBuf;

use crate::support;
use serde_json::Value;
use summitry_core::deals::{Options, analyse};
use summitry_domains::load::{find, load};
use summitry_domains::reading::Settings;
use summitry_domains::{Reading, convert};

fn numbers(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).collect()
}

#[test]
fn every_format_gives_the_figures_worked_out_by_hand() {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let expected = std::fs::read_to_string(data.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let mut checked = 0;
    for (name, readings) in expected.as_object().unwrap() {
        for (word, want) in readings.as_object().unwrap() {
            let reading = if word == "genius" { Reading::Genius } else { Reading::Negmas };
            let found = find(&[data.join(name)]).unwrap();
            assert_eq!(found.len(), 1, "{name}");
            let domain = load(&found[0]).unwrap();
            let space = convert(&domain, Settings { reading, grid: 10 }).unwrap().space;
            let by_enumeration = support::enumerate(&space);
            let packages = numbers(&want["frontier"]);
            assert_eq!(
                by_enumeration.packages as u64,
                want["packages"].as_u64().unwrap(),
                "{name}"
            );
            assert_eq!(
                by_enumeration.rational as u64,
                want["rational"].as_u64().unwrap(),
                "{name}"
            );
            assert_eq!(by_enumeration.frontier_packages(), packages, "{name} {word}");

            let analysis = analyse(&space, &Options::default()).unwrap();
            assert!(analysis.method.exact, "{name}");
            let points = want["frontier_points"].as_u64().unwrap() as usize;
            assert_eq!(analysis.frontier.len(), points, "{name} {word}");
            let nash = analysis.solutions.nash.first(&analysis).unwrap();
            assert_eq!(nash.index, want["nash"][0].as_u64().unwrap().into(), "{name} {word}");
            checked += 1;
        }
    }
    assert_eq!(checked, 11);
}
