//! A change of `--set`: read, and made in a small scenario.
#![no_main]

use std::sync::LazyLock;

use summitry_kit::Study;
use summitry_scenario::template;

static STUDY: LazyLock<Study> =
    LazyLock::new(|| Study::read(template::TEMPLATE).expect("the template has no errors"));

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Err(error) = STUDY.what_if(text) {
        assert!(!error.to_string().is_empty(), "a refusal says nothing");
    }
});
