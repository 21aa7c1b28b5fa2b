//! A translation of a small scenario.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| summitry_fuzz::translation(text));
