//! No input panics, whatever is done to a sample; and a document is there exactly when there is no error.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "helpers of tests")]

use proptest::prelude::*;
use summitry_scenario::outcome::read_outcome;
use summitry_scenario::read;
use summitry_scenario::template::TEMPLATE;
use summitry_scenario::translation::read_translation;

const FULL: &str = include_str!("../../../../scenarios/2026-washington/washington.toml");

fn holds(text: &str) {
    let reading = read("t.toml", text);
    assert_eq!(reading.document.is_none(), reading.has_errors());
    for d in reading.diagnostics.iter().take(20) {
        assert!(d.render("t.toml", text, true).contains("t.toml:"));
    }
    if let Some(document) = &reading.document {
        let _ = summitry_scenario::check::check(document, &[text]);
        let _ = read_translation(text, document);
    }
    let _ = read_outcome(text, reading.document.as_ref());
}

/// Bits that mean something in a file.
fn bit() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("\"\"".to_owned()),
        Just("{ }".to_owned()),
        Just("[]".to_owned()),
        Just("-1".to_owned()),
        Just("1e308".to_owned()),
        Just("nan".to_owned()),
        Just("\"0 to 0%\"".to_owned()),
        Just("\"é\"".to_owned()),
        Just("[wants.us.force]".to_owned()),
        Just("[[issue]]".to_owned()),
        Just("=".to_owned()),
        Just("\n".to_owned()),
        Just("{ is = { is = 5 } }".to_owned()),
        Just("2026-02-03".to_owned()),
        Just("\u{feff}".to_owned()),
        ".{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in "(?s).{0,400}") {
        holds(&text);
    }

    #[test]
    fn template_with_a_stretch_replaced(from in 0usize..2500, length in 0usize..40, bit in bit()) {
        let mut chars: Vec<char> = TEMPLATE.chars().collect();
        let from = from.min(chars.len());
        let to = (from + length).min(chars.len());
        chars.splice(from..to, bit.chars());
        holds(&chars.into_iter().collect::<String>());
    }

    #[test]
    fn full_file_with_a_value_replaced(pick in 0usize..600, bit in bit()) {
        let lines: Vec<&str> = FULL.lines().collect();
        let pick = pick % lines.len();
        let text: Vec<String> = lines
            .iter()
            .enumerate()
            .map(|(n, line)| match line.split_once('=') {
                Some((key, _)) if n == pick => format!("{key}= {bit}"),
                _ => (*line).to_owned(),
            })
            .collect();
        holds(&text.join("\n"));
    }

    #[test]
    fn full_file_without_a_line(pick in 0usize..700) {
        let text: Vec<&str> = FULL.lines().enumerate().filter(|(n, _)| *n != pick).map(|(_, l)| l).collect();
        holds(&text.join("\n"));
    }
}

#[test]
fn deep_nesting_is_refused() {
    for text in [
        "a.".repeat(200_000) + "a = 1",
        "a = ".to_owned() + &"[".repeat(200_000),
        "a = ".to_owned() + &"{a=".repeat(100_000),
        format!("[{}a]", "a.".repeat(100_000)),
    ] {
        let reading = read("t.toml", &text);
        assert!(reading.diagnostics.iter().any(|d| d.message == "nested too deeply"));
    }
}

#[test]
fn a_long_file_is_refused_at_once() {
    let text = "#".repeat(summitry_scenario::LARGEST_FILE + 1);
    let reading = read("t.toml", &text);
    assert_eq!(reading.diagnostics.len(), 1);
}
