//! What happens and what is lost at the gates is all there is, whatever the institutions: over the oracle's own small scenarios.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::{fs, path::PathBuf};

use summitry_core::{
    forecast::{Act, Gate, Quiet, Settings, levers, why_over, why_quietly},
    scenario::{EndingKind, Outcome, Scenario},
};

fn scenarios() -> Vec<(String, Scenario)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/oracle/scenarios");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(path).unwrap();
        let document = summitry_scenario::read(&name, &text).document;
        (name, document.unwrap().scenario)
    };
    paths.iter().map(read).collect()
}

fn named(name: &str) -> Scenario {
    scenarios().into_iter().find(|(n, _)| n == name).unwrap().1
}

#[test]
fn gates_sum_to_one_and_who_is_missing_is_part_of_no_coalition() {
    let mut met = [false; 4];
    for (name, s) in scenarios() {
        let options = s.bargained().flat_map(|issue| {
            (0..s.issues[issue].options.len()).map(move |option| Outcome::Option { issue, option })
        });
        let all = std::iter::once(Outcome::Ending(EndingKind::Agreed))
            .chain((0..s.defines.len()).map(Outcome::Define))
            .chain((0..s.cases.len()).map(Outcome::Case))
            .chain(options);
        for outcome in all {
            let why = why_over(&s, 7, outcome, 16, &Quiet).unwrap();
            let lost: f64 = why.gates.iter().map(|(_, share)| share).sum();
            let path = outcome.path(&s);
            assert!((why.happens() + lost - 1.0).abs() < 1e-9, "{name}: {path}: {why:?}");
            let at = |wanted: fn(&Gate) -> bool| -> f64 {
                why.gates.iter().filter(|(g, _)| wanted(g)).map(|(_, share)| share).sum()
            };
            let none = at(|g| matches!(g, Gate::NoCoalition));
            // Each of those named would alone have been enough: none more often than all is lost there.
            assert!(
                why.short_by.iter().all(|(_, p)| *p <= none + 1e-12),
                "{name}: {path}: {why:?}"
            );
            met[0] |= none > 0.0;
            met[1] |= at(|g| matches!(g, Gate::Refused(_))) > 0.0;
            met[2] |= at(|g| matches!(g, Gate::Lapses)) > 0.0;
            met[3] |= why.short_by.iter().any(|(_, p)| *p > 0.0);
        }
    }
    assert_eq!(met, [true; 4], "no coalition, refused, lapses, one vote short: met somewhere");
}

/// The same over more worlds than are counted at once.
#[test]
fn gates_sum_to_one_over_many_worlds() {
    let agreed = Outcome::Ending(EndingKind::Agreed);
    for name in ["quota", "meetings"] {
        let why = why_over(&named(name), 7, agreed, 150, &Quiet).unwrap();
        let lost: f64 = why.gates.iter().map(|(_, share)| share).sum();
        assert!((why.happens() + lost - 1.0).abs() < 1e-9 && lost > 0.0, "{name}: {why:?}");
    }
}

/// One more vote never lowers the chance of a deal, and one more meeting never the chance by the last.
#[test]
fn one_more_vote_and_one_more_meeting_do_not_hurt() {
    let settings = Settings { worlds: 48, seed: 3 };
    let s = named("quota");
    let agreed = Outcome::Ending(EndingKind::Agreed);
    let mut votes = 0;
    for party in 0..s.parties.len() {
        for lever in levers(&s, settings, &[party], agreed, &Quiet).unwrap().list {
            if lever.act == Act::Agree {
                votes += 1;
                assert!(lever.change > 0.0 && lever.range.0 >= -1e-12, "{lever:?}");
            }
        }
    }
    assert!(votes > 0, "no vote moves anything");
    let s = named("meetings");
    let found = levers(&s, settings, &[0], Outcome::ByLast, &Quiet).unwrap().list;
    let change = |act| found.iter().find(|l| l.act == act).map(|l| l.change).unwrap();
    assert!(change(Act::OneMeetingMore) > 0.0 && change(Act::OneMeetingLess) < 0.0);
    // This meeting is what it is, whenever the last one is.
    let found = levers(&s, settings, &[0], agreed, &Quiet).unwrap().list;
    assert!(found.iter().all(|l| !matches!(l.act, Act::OneMeetingMore | Act::OneMeetingLess)));
}

/// Where all must agree nobody is outside, and the question changes no bit.
#[test]
fn a_vote_is_no_lever_where_all_must_agree() {
    let mut s = named("three_parties");
    let settings = Settings { worlds: 16, seed: 3 };
    let agreed = Outcome::Ending(EndingKind::Agreed);
    assert!(
        levers(&s, settings, &[0], agreed, &Quiet)
            .unwrap()
            .list
            .iter()
            .all(|l| l.act != Act::Agree)
    );
    let before = why_quietly(&s, 3, agreed).unwrap();
    s.institutions.sure = vec![0];
    assert_eq!(before, why_quietly(&s, 3, agreed).unwrap());
}
