//! A transcript of every tactic on a toy scenario: twelve packages, twenty rounds, against Linear and against itself.
//!
//! To write them anew after a change that is meant:
//! `SUMMITRY_BLESS=1 cargo test -p summitry-core --test all talks_golden`, and read the difference.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::support::toy;
use summitry_core::talks::{
    Convention, LISTED, Luck, Protocol, Session, Table, TacticName, kinds, play,
};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/talks")
}

fn transcript(table: &Table, session: &Session) -> String {
    let mut text = String::new();
    for offer in &session.offers {
        let package: Vec<String> =
            table.shape().options(offer.index).iter().map(ToString::to_string).collect();
        writeln!(
            text,
            "{:>2} {} {:>2} ({}) {:.2} {:.2}",
            offer.round,
            offer.party,
            offer.index,
            package.join(" "),
            table.utility(0, offer.index),
            table.utility(1, offer.index)
        )
        .unwrap();
    }
    let end = session.agreement.map_or_else(String::new, |i| format!(" {i}"));
    let by = session.by.map_or_else(String::new, |p| format!(" by {p}"));
    writeln!(text, "{}{end} in round {}{by}", session.ended.word(), session.round).unwrap();
    text
}

fn golden(name: &str) -> String {
    let table = Table::new(&toy::twelve(), LISTED).unwrap();
    let tactic: TacticName = name.parse().unwrap();
    let linear: TacticName = "linear".parse().unwrap();
    let mut text = String::from("# round, party, index, package, utilities\n");
    for convention in [Convention::Textbook, Convention::Negmas] {
        for (title, pair) in [("linear", [tactic, linear]), ("itself", [tactic, tactic])] {
            let protocol = Protocol::new(20).with(convention);
            let session = play(&table, &protocol, &pair, &Luck::new(1), 0);
            writeln!(text, "\n## {name} against {title}, {convention:?}").unwrap();
            text.push_str(&transcript(&table, &session));
        }
    }
    text
}

#[test]
fn every_tactic_has_its_transcript_and_keeps_to_it() {
    for kind in kinds() {
        let path = folder().join(format!("{}.txt", kind.name));
        let now = golden(kind.name);
        if std::env::var_os("SUMMITRY_BLESS").is_some() {
            std::fs::create_dir_all(folder()).unwrap();
            std::fs::write(&path, &now).unwrap();
        }
        let then = std::fs::read_to_string(&path)
            .unwrap_or_else(|_| panic!("tactic `{}` has no transcript", kind.name));
        assert_eq!(now, then, "{}", kind.name);
    }
    for entry in std::fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        assert!(kinds().iter().any(|k| k.name == name), "a transcript of no tactic: {name}");
    }
}
