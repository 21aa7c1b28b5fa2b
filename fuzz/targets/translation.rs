//! A translation of a small scenario.
#![no_main]

use std::sync::LazyLock;

use summitry_scenario::{document::Document, read, template, translation::read_translation};

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    read("it.toml", template::TEMPLATE).document.expect("the template has no errors")
});

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (_, said) = read_translation(text, &DOCUMENT);
    summitry_fuzz::points_into(text, &said);
});
