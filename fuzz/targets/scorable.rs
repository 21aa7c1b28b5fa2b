//! A scorable game: one party's scores, read by both. It is a folder, so each run writes a file.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| summitry_fuzz::scorable(text));
