//! A scenario: read, checked and, where it stands and is small, forecast.
#![no_main]

use summitry_core::forecast::{Quiet, Settings, run, work_a_world};
use summitry_scenario::{check::check, diagnostic::Severity, read};

/// Worlds that cost more are another test's.
const WORK: u64 = 20_000;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let reading = read("it.toml", text);
    summitry_fuzz::points_into(text, &reading.diagnostics);
    let errors = reading.diagnostics.iter().any(|d| d.severity == Severity::Error);
    assert_eq!(reading.document.is_none(), errors, "a document is there exactly without errors");
    let Some(document) = reading.document else { return };
    summitry_fuzz::points_into(text, &check(&document, &[]).diagnostics);
    if work_a_world(&document.scenario, 1).is_ok_and(|work| work < WORK) {
        let Ok(f) = run(&document.scenario, Settings { worlds: 2, seed: 1 }, &Quiet) else { return };
        let e = &f.ending;
        let sum = e.agreed.mean + e.words_only.mean + e.bust_up.mean + e.no_zone.mean;
        assert!((sum - 1.0).abs() < 1e-6, "the endings sum to {sum}");
    }
});
