//! A profile of genius.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| summitry_fuzz::genius(text));
