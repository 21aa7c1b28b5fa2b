//! An outcome file.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| summitry_fuzz::outcome(text));
