//! What an address asks of the live page: read, said again, made in a small scenario.
#![no_main]

libfuzzer_sys::fuzz_target!(|query: &str| {
    summitry_serve::fuzzing::query(query, &summitry_fuzz::STUDY);
});
