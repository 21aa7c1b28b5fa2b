//! A path, split and joined again.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| summitry_fuzz::path(text));
