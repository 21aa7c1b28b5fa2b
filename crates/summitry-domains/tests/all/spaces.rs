//! A room of a scenario as other tools' files: what they hold is the same, what they cannot hold is listed.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::Path;

use num_rational::BigRational;
use summitry_core::deals::{Analysis, Exclusion, Options, Profile, Space, SpaceIssue, analyse};
use summitry_domains::load::{find, load};
use summitry_domains::reading::Settings;
use summitry_domains::{GivenSpace, TargetFormat, Written, convert, write_space};

fn number(n: i64) -> BigRational {
    BigRational::new(n.into(), 4.into())
}

/// Three issues; the second has an option that cannot be, the first and the third a link.
fn given(linked: bool) -> GivenSpace {
    let issue = |name: &str, options: &[&str]| SpaceIssue {
        name: name.to_owned(),
        options: options.iter().map(|o| (*o).to_owned()).collect(),
    };
    let party = |name: &str, reservation: i64, base: i64, values: [&[i64]; 3]| Profile {
        name: name.to_owned(),
        reservation: number(reservation),
        base: number(base),
        values: values.iter().map(|v| v.iter().map(|&n| number(n)).collect()).collect(),
        interactions: Vec::new(),
    };
    let mut exclusions = vec![Exclusion { on: vec![(1, vec![false, true, false])] }];
    if linked {
        exclusions.push(Exclusion { on: vec![(0, vec![false, true]), (2, vec![true, false])] });
    }
    GivenSpace {
        name: "Invented talks".to_owned(),
        space: Space {
            issues: vec![
                issue("force", &["none", "some"]),
                issue("aid", &["a", "b", "c"]),
                issue("trade", &["open", "shut"]),
            ],
            parties: vec![
                party("north", 40, 3, [&[0, 90], &[10, 500, 30], &[0, 70]]),
                party("south", 30, 0, [&[80, 0], &[0, 600, 55], &[60, 0]]),
            ],
            exclusions,
        },
        words: vec![
            ("Use of force".to_owned(), vec!["Nothing".to_owned(), "Some".to_owned()]),
            ("Aid".to_owned(), vec!["A".to_owned(), "B".to_owned(), "C".to_owned()]),
            ("trade".to_owned(), vec!["open".to_owned(), "shut".to_owned()]),
        ],
        lost: vec!["ranges".to_owned()],
    }
}

fn read_back(written: &Written) -> Analysis {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in &written.files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let found = find(&[Path::to_owned(folder.path())]).unwrap();
    let converted = convert(&load(&found[0]).unwrap(), Settings::default()).unwrap();
    // Profiles are read in the order of their files' names, which is that of the parties here.
    assert_eq!(converted.space.issues[1].options, ["a", "c"]);
    analyse(&converted.space, &Options::default()).unwrap()
}

#[test]
fn an_additive_room_keeps_its_numbers() {
    let given = given(false);
    let expected = analyse(&given.space, &Options::default()).unwrap();
    for (target, scale) in [(TargetFormat::Genius, 100), (TargetFormat::Negmas, 1)] {
        let written = write_space(&given, target).unwrap();
        assert_eq!(written.lost[0], "ranges");
        assert!(!written.lost.iter().any(|l| l.contains("cannot be")), "{:?}", written.lost);
        let got = read_back(&written);
        assert_eq!(got.packages, 8u8.into());
        assert_eq!(got.rational, expected.rational);
        let scaled: Vec<Vec<BigRational>> = got
            .frontier
            .iter()
            .map(|p| {
                p.utilities.iter().map(|u| u * BigRational::from_integer(scale.into())).collect()
            })
            .collect();
        let utilities: Vec<_> = expected.frontier.iter().map(|p| p.utilities.clone()).collect();
        assert_eq!(scaled, utilities, "{target:?}");
    }
    // GeniusWeb stretches each party's utilities, which keeps order and ties.
    let got = read_back(&write_space(&given, TargetFormat::GeniusWeb).unwrap());
    assert_eq!(got.rational, expected.rational);
    assert_eq!(got.frontier.len(), expected.frontier.len());
}

#[test]
fn what_links_rule_out_is_counted_and_said() {
    let given = given(true);
    for target in [
        TargetFormat::Genius,
        TargetFormat::GeniusWeb,
        TargetFormat::Negmas,
        TargetFormat::Summitry,
    ] {
        let lost = write_space(&given, target).unwrap().lost;
        let said = "2 of the 8 packages in the file cannot be and are no longer ruled out";
        assert!(lost.iter().any(|l| l.starts_with(said)), "{target:?} {lost:?}");
    }
}

#[test]
fn the_demand_game_holds_only_what_can_be() {
    let given = given(true);
    let expected = analyse(&given.space, &Options::default()).unwrap();
    let written = write_space(&given, TargetFormat::Nfg).unwrap();
    let legend = &written.files[1].1;
    assert_eq!(legend.lines().count(), expected.frontier.len() + 1);
    for point in &expected.frontier {
        assert!(legend.contains(&format!(",{},", point.index)), "{legend}");
    }
    assert!(!legend.contains(",b,"), "{legend}");
    assert!(!written.lost.iter().any(|l| l.contains("cannot be")));
}

#[test]
fn genius_keeps_the_words() {
    let written = write_space(&given(false), TargetFormat::Genius).unwrap();
    let domain = &written.files[0].1;
    assert!(domain.contains("name=\"force\"") && domain.contains("description=\"Use of force\""));
    assert!(domain.contains("value=\"none\" description=\"Nothing\""), "{domain}");
}
