//! A profile of negmas.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| summitry_fuzz::negmas(text));
