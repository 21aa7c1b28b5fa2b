//! The docs site: every page is in its table of contents, and every entry of that leads to a page.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{fs, path::Path};

#[test]
fn every_page_is_in_the_summary_and_every_entry_is_a_page() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).unwrap();
    let mut linked: Vec<&str> = Vec::new();
    for line in summary.lines() {
        let Some((_, rest)) = line.split_once("](") else { continue };
        let (target, _) = rest.split_once(')').unwrap();
        assert!(docs.join(target).is_file(), "SUMMARY.md: there is no {target}");
        assert!(!linked.contains(&target), "SUMMARY.md: {target} stands twice");
        linked.push(target);
    }
    for folder in ["", "how-to/"] {
        for entry in fs::read_dir(docs.join(folder)).unwrap().flatten() {
            let name = format!("{folder}{}", entry.file_name().to_string_lossy());
            if name.ends_with(".md") && name != "SUMMARY.md" {
                assert!(linked.contains(&name.as_str()), "{name} is not in SUMMARY.md");
            }
        }
    }
    assert!(linked.len() > 20);
}
