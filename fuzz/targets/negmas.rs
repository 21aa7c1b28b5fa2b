//! A profile of negmas.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| {
    summitry_fuzz::read_and_convert(text, |both| summitry_domains::negmas::read(None, both));
});
