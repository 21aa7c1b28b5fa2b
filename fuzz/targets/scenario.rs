//! A scenario: read, checked and, where it stands and is small, forecast.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| summitry_fuzz::scenario(text));
