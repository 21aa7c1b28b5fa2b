//! Files without any institution read as they always did: to the same values, labels and blocks, and to a meeting in which
//! all must agree.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "helpers of tests")]

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};
use summitry_core::scenario::{HeldBy, Institutions, Score};
use summitry_scenario::document::Document;
use summitry_scenario::read;
use summitry_scenario::template::TEMPLATE;

/// What the reader made of each file before institutions were read: SHA-256 of the text, and of what it stands for.
const BEFORE: &str = include_str!("old_files.txt");

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").unwrap();
        out
    })
}

/// Everything of a document that existed before, written out.
fn written(document: &Document) -> String {
    let s = &document.scenario;
    let mut out = String::new();
    for (value, from) in s.values.iter().zip(&document.provenance) {
        writeln!(out, "{value:?} {from:?}").unwrap();
    }
    for party in &s.parties {
        writeln!(out, "{} {:?}", party.id, party.power).unwrap();
    }
    for issue in &s.issues {
        let held: &HeldBy = &issue.held_by;
        let (raised, delivered) = (issue.raised, issue.delivered);
        writeln!(out, "{} {} {held:?} {raised:?} {delivered:?}", issue.id, issue.now).unwrap();
        for option in &issue.options {
            writeln!(out, "{} {:?} {}", option.id, option.effort, option.at).unwrap();
        }
    }
    for want in s.wants.iter().flatten() {
        let scores = want.as_ref().map(|w| (w.matters, &w.scores));
        writeln!(out, "{scores:?}").unwrap();
    }
    writeln!(out, "{:?}", (&s.people, &s.audiences, &s.venues, &s.threats, &s.outsides)).unwrap();
    writeln!(out, "{:?}", (&s.links, &s.side_deals, &s.defines, &s.cases)).unwrap();
    writeln!(out, "{:?}", (&s.expectations, &s.questions, s.capacity, s.level)).unwrap();
    writeln!(out, "{:?}", (&s.together, &s.engine, &document.labels, &document.facts)).unwrap();
    writeln!(out, "{:?}", (&document.leaders, &document.also_there, &document.blocks)).unwrap();
    writeln!(out, "{:?}", (&document.whys, &document.cites, &document.gives)).unwrap();
    writeln!(out, "{:?}", (&document.backdrop, &document.sources, &document.quotes)).unwrap();
    out
}

#[test]
fn a_file_without_institutions_reads_as_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let mut files = vec![("template".to_owned(), TEMPLATE.to_owned())];
    for file in [
        "2026-washington/washington.toml",
        "2026-washington/washington.quick.toml",
        "2026-river-treaty/river-treaty.toml",
    ] {
        files.push((file.to_owned(), std::fs::read_to_string(root.join(file)).unwrap()));
    }
    let mut now = String::new();
    for (name, text) in files {
        let document = read(&name, &text).document.unwrap();
        let s = &document.scenario;
        assert_eq!(s.institutions, Institutions::default(), "{name}");
        assert!(s.parties.iter().all(|p| p.weight.to_bits() == 1f64.to_bits()), "{name}");
        assert!(s.parties.iter().all(|p| p.leaves.is_none()), "{name}");
        for issue in &s.issues {
            assert!(issue.without_deal.is_empty() && issue.decision.is_none(), "{name}");
            assert!(issue.options.iter().all(|o| o.alone.is_none()), "{name}");
        }
        for want in s.wants.iter().flatten().flatten() {
            assert!(want.never.is_empty(), "{name}");
            assert!(!want.scores.iter().any(|s| matches!(s, Score::From(_))), "{name}");
        }
        writeln!(now, "{name} {} {}", digest(&text), digest(&written(&document))).unwrap();
    }
    if std::env::var_os("UPDATE").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/old_files.txt");
        std::fs::write(path, &now).unwrap();
        return;
    }
    assert_eq!(
        now, BEFORE,
        "a file reads otherwise than before; where only the file changed (second column): UPDATE=1"
    );
}
