//! A profile of negolog.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| summitry_fuzz::negolog(text));
