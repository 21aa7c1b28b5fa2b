//! An outcome file.
#![no_main]

use summitry_scenario::{diagnostic::Severity, outcome::read_outcome};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (found, said) = read_outcome(text, None);
    summitry_fuzz::points_into(text, &said);
    let errors = said.iter().any(|d| d.severity == Severity::Error);
    assert_eq!(found.is_none(), errors, "an outcome is there exactly without errors");
});
