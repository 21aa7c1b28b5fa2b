//! A profile of negolog.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| {
    summitry_fuzz::read_and_convert(text, summitry_domains::negolog::read);
});
