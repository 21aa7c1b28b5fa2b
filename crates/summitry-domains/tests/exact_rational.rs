//! The public domains under both readings, package by package, against exact fractions computed by others.

mod support;

use std::fs;

use serde_json::Value;
use summitry_domains::error::Source;
use summitry_domains::reading::Settings;
use summitry_domains::{Domain, Reading, convert, genius};

fn numbers(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).collect()
}

fn genius_domain(folder: &std::path::Path, entry: &Value) -> Domain {
    let read = |name: &Value| {
        let path = folder.join(name.as_str().unwrap());
        (name.as_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap())
    };
    let domain = read(&entry["domain"]);
    let profiles: Vec<_> = entry["profiles"].as_array().unwrap().iter().map(read).collect();
    let profiles: Vec<_> =
        profiles.iter().map(|(name, text)| (name.clone(), Source { name, text })).collect();
    genius::read(Some(Source { name: &domain.0, text: &domain.1 }), &profiles).unwrap()
}

#[test]
fn genius_domains_match_exact_fractions_under_both_readings() {
    let Some(folder) = support::shared_domains() else { return };
    let index: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("index.json")).unwrap()).unwrap();
    let exact: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("exact_rational.json")).unwrap())
            .unwrap();
    let mut wrong = Vec::new();
    let mut checked = 0;
    for (name, expected) in exact.as_object().unwrap() {
        let domain = genius_domain(&folder.join(name), &index[name]);
        for (reading, key) in [(Reading::Genius, "genius"), (Reading::Negmas, "raw")] {
            let want = &expected[key];
            let converted = convert(&domain, Settings { reading, grid: 10 }).unwrap();
            let found = support::enumerate(&converted.space);
            let got = (
                found.rational,
                found.frontier.len(),
                found.frontier_packages(),
                if found.rational == 0 { Vec::new() } else { found.nash.clone() },
            );
            let want = (
                want["n_rational"].as_u64().unwrap() as usize,
                want["frontier_utility_points"].as_u64().unwrap() as usize,
                numbers(&want["frontier_outcome_indices"]),
                numbers(&want["nash_outcome_indices"]),
            );
            if got != want {
                wrong.push(format!(
                    "{name} {key}: got {got:?}\n want {want:?}\n {:#?}",
                    converted.notes
                ));
            }
            checked += 1;
        }
    }
    assert_eq!(checked, 20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
