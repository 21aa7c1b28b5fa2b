//! A change of `--set`: read, and made in a small scenario.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| summitry_fuzz::change(text));
