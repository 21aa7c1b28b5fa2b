//! Every scenario that comes with Summitry is read without a word of complaint.

use summitry_core::value::Support;
use summitry_scenario::document::Document;

use super::{Checked, text};

/// A scenario of the repository, which gives rise to no message at all.
fn clean(path: &str) -> Result<Document, Box<dyn std::error::Error>> {
    let reading = summitry_scenario::read(path, &text(path)?);
    let said: Vec<&str> = reading.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(said.is_empty(), "{path}: {said:?}");
    reading.document.ok_or_else(|| format!("{path} was not read").into())
}

fn supported(document: &Document, support: Support) -> usize {
    document.scenario.values.iter().filter(|v| v.support == support).count()
}

#[test]
fn washington_leaves_nothing_to_defaults() -> Checked {
    let document = clean("scenarios/2026-washington/washington.toml")?;
    assert!(document.summit.is_illustration());
    assert_eq!(supported(&document, Support::Default), 0);
    // `docs/washington.md` says so in words.
    assert_eq!(document.scenario.values.len(), 95);
    assert_eq!(supported(&document, Support::Direction), 30);
    assert_eq!(supported(&document, Support::Stated), 0);
    // Whatever no quote supports gives a reason.
    for (value, from) in document.scenario.values.iter().zip(&document.provenance) {
        assert!(
            value.support != Support::Judgement || from.why.is_some(),
            "{} has neither quote nor reason",
            value.path
        );
    }
    Ok(())
}

#[test]
fn no_quote_feeds_two_values() -> Checked {
    let document = clean("scenarios/2026-washington/washington.toml")?;
    for id in document.quotes.keys() {
        // Those who only feel the outcome move nothing.
        let fed: Vec<&str> = document
            .provenance
            .iter()
            .filter(|p| p.cite.contains(id) && !p.path.starts_with("affected."))
            .map(|p| p.path.as_str())
            .collect();
        assert!(fed.len() <= 1, "{id} feeds {fed:?}");
    }
    Ok(())
}

#[test]
fn the_quick_file_is_fifty_lines_and_runs_on_defaults() -> Checked {
    let path = "scenarios/2026-washington/washington.quick.toml";
    let document = clean(path)?;
    assert!((40..=60).contains(&text(path)?.lines().count()));
    assert!(supported(&document, Support::Default) > 0);
    Ok(())
}

#[test]
fn the_river_is_invented_and_says_so() -> Checked {
    let document = clean("scenarios/2026-river-treaty/river-treaty.toml")?;
    assert!(document.summit.invented && document.summit.is_illustration());
    assert_eq!(document.scenario.parties.len(), 3);
    assert!(document.quotes.is_empty() && document.sources.is_empty());
    for (value, from) in document.scenario.values.iter().zip(&document.provenance) {
        let why = from.why.as_deref().unwrap_or_default();
        let said = value.support == Support::Judgement;
        assert!(!said || why.starts_with("Invented"), "{}: {why:?}", value.path);
    }
    Ok(())
}
