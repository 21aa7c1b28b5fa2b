//! A profile of geniusweb.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| summitry_fuzz::geniusweb(text));
