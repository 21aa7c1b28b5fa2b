//! What an address asks of the live page: read, said again, made in a small scenario.
#![no_main]

use std::sync::LazyLock;

use summitry_kit::Study;
use summitry_scenario::template;

static STUDY: LazyLock<Study> =
    LazyLock::new(|| Study::read(template::TEMPLATE).expect("the template has no errors"));

libfuzzer_sys::fuzz_target!(|query: &str| {
    summitry_serve::fuzzing::query(query, &STUDY);
});
