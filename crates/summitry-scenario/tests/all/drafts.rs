//! The design's drafts read unchanged.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]
#![allow(clippy::print_stdout, reason = "a skipped test says why")]

use std::path::Path;

use summitry_core::value::Support;
use summitry_scenario::diagnostic::Severity;
use summitry_scenario::{Reading, read};

/// A file of the design folder, or `None` (with the reason printed) where it is absent.
fn draft(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/design").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        println!("skipped: ../shared/design/{name} is absent");
    }
    text
}

fn said(reading: &Reading, name: &str, text: &str) -> String {
    reading.diagnostics.iter().map(|d| d.render(name, text, false)).collect()
}

#[test]
fn quick_file_reads_without_a_word() {
    let Some(text) = draft("washington.quick.toml") else { return };
    let reading = read("washington.quick.toml", &text);
    assert_eq!(said(&reading, "washington.quick.toml", &text), "");
    let document = reading.document.unwrap();
    assert_eq!(document.scenario.packages(), 4 * 3 * 3 * 3);
    assert_eq!(document.label("issue.force.official guarantee"), "official guarantee");
    let paths: Vec<&str> = document.scenario.values.iter().map(|v| v.path.as_str()).collect();
    assert!(paths.contains(&"issue.force.options.\"official guarantee\".effort"));
}

#[test]
fn full_draft_reads_with_a_note_on_its_edition() {
    let Some(text) = draft("washington.toml") else { return };
    let reading = read("washington.toml", &text);
    let notes: Vec<&str> = reading.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(reading.diagnostics.iter().all(|d| d.severity == Severity::Note), "{notes:?}");
    assert!(notes.iter().all(|n| n.contains("first edition")), "{notes:?}");
    let document = reading.document.unwrap();
    let count = |c: Support| document.scenario.values.iter().filter(|v| v.support == c).count();
    // Only `percent = 10` stands in the article, and it is a fact for readers, not a value of the model.
    assert_eq!(count(Support::Stated), 0);
    assert_eq!(count(Support::Direction), 66);
    assert_eq!(count(Support::Judgement), 6);
    assert_eq!(document.facts.len(), 1);
    assert_eq!(document.quotes.len(), 65);
}

#[test]
fn paths_are_unique_and_in_file_order() {
    for name in ["washington.quick.toml", "washington.toml"] {
        let Some(text) = draft(name) else { return };
        let document = read(name, &text).document.unwrap();
        let mut paths: Vec<&str> =
            document.scenario.values.iter().map(|v| v.path.as_str()).collect();
        let count = paths.len();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), count);
        let places: Vec<usize> =
            document.provenance.iter().filter_map(|p| p.span.as_ref().map(|s| s.start)).collect();
        assert!(places.is_sorted());
        for (value, provenance) in document.scenario.values.iter().zip(&document.provenance) {
            assert_eq!(value.path, provenance.path);
            assert_eq!(value.support == Support::Default, provenance.span.is_none());
        }
    }
}
