//! A path, split and joined again.
#![no_main]

use summitry_scenario::path::{join, split};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some(parts) = split(text) {
        let whole: Vec<&str> = parts.iter().map(String::as_str).collect();
        assert_eq!(split(&join(&whole)).as_ref(), Some(&parts), "another path after joining");
    }
});
