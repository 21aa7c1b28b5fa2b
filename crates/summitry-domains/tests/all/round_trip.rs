//! Written files read back: nothing is lost in a domain's own format, and the same packages matter in another one.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::{Path, PathBuf};

use crate::support;
use summitry_core::deals::{Analysis, Count, Options, Space, analyse};
use summitry_domains::load::{find, load};
use summitry_domains::reading::Settings;
use summitry_domains::{Domain, Format, Reading, TargetFormat, Written, convert, write};

/// Our own domains, and the public ones where they are.
fn folders() -> Vec<PathBuf> {
    let mut roots = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data")];
    roots.extend(support::shared_domains());
    let mut folders: Vec<PathBuf> = roots
        .iter()
        .flat_map(|root| std::fs::read_dir(root).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn read(folder: &Path) -> Domain {
    let found = find(&[folder.to_owned()]).unwrap();
    assert_eq!(found.len(), 1, "{}", folder.display());
    load(&found[0]).unwrap()
}

fn read_back(written: &Written) -> Domain {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in &written.files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    read(folder.path())
}

fn own(format: Format) -> Option<TargetFormat> {
    match format {
        Format::Genius => Some(TargetFormat::Genius),
        Format::GeniusWeb => Some(TargetFormat::GeniusWeb),
        Format::Negmas => Some(TargetFormat::Negmas),
        Format::Negolog | Format::Scorable | Format::Summitry => None,
    }
}

#[test]
fn a_domain_in_its_own_format_comes_back_as_it_was() {
    let mut checked = 0;
    for folder in folders() {
        let before = read(&folder);
        let Some(target) = own(before.format) else { continue };
        let written = write(&before, Settings::default(), target).unwrap();
        assert_eq!(written.lost, Vec::<String>::new(), "{}", folder.display());
        let mut after = read_back(&written);
        // Profiles of GENIUS and of the file system are named by their files, which are written in ASCII.
        assert_eq!(after.profiles.len(), before.profiles.len());
        for (after, before) in after.profiles.iter_mut().zip(&before.profiles) {
            after.name.clone_from(&before.name);
        }
        after.name.clone_from(&before.name);
        after.remarks.clone_from(&before.remarks);
        assert_eq!(after, before, "{}", folder.display());
        checked += 1;
    }
    assert!(checked >= 5);
}

fn space(domain: &Domain) -> Space {
    convert(domain, Settings::default()).unwrap().space
}

fn analysis(space: &Space) -> Analysis {
    analyse(space, &Options::default()).unwrap()
}

/// Index and, for a party, the share of its range that each frontier point gives.
fn points(space: &Space) -> Vec<(String, Vec<f64>)> {
    let analysis = analysis(space);
    let mut points: Vec<_> = analysis
        .frontier
        .iter()
        .map(|point| {
            let shares = point.utilities.iter().zip(&analysis.parties).map(|(u, party)| {
                let (least, most) =
                    (party.minimum.as_ref().unwrap(), party.maximum.as_ref().unwrap());
                summitry_domains::exact::approx(&((u - least) / (most - least)))
            });
            (point.index.to_string(), shares.collect())
        })
        .collect();
    points.sort_by(|a, b| a.0.cmp(&b.0));
    points
}

#[test]
fn another_tool_finds_the_same_packages_on_the_frontier() {
    let mut checked = 0;
    for folder in folders() {
        let before = read(&folder);
        for target in [TargetFormat::Genius, TargetFormat::GeniusWeb, TargetFormat::Negmas] {
            if own(before.format) == Some(target) {
                continue;
            }
            let settings = Settings { reading: Reading::Genius, grid: 10 };
            let linked = before.profiles.iter().any(|profile| !profile.rectangles.is_empty());
            let written = match write(&before, settings, target) {
                Ok(written) => written,
                Err(error) => {
                    assert!(
                        linked && target == TargetFormat::GeniusWeb,
                        "{}: {error}",
                        folder.display()
                    );
                    continue;
                }
            };
            let after = read_back(&written);
            let (old, new) = (space(&before), space(&after));
            let context = format!("{} {target:?} {:?}", folder.display(), written.lost);
            assert_eq!(old.issues, new.issues, "{context}");
            let (old_points, new_points) = (points(&old), points(&new));
            if !written.lost.iter().any(|lost| lost.contains("rounded")) {
                assert_eq!(analysis(&old).rational, analysis(&new).rational, "{context}");
                let names = |points: &[(String, Vec<f64>)]| -> Vec<String> {
                    points.iter().map(|(index, _)| index.clone()).collect()
                };
                assert_eq!(names(&old_points), names(&new_points), "{context}");
            }
            // Numbers that no decimal equals may part what tied; every old point is still there to 15 digits.
            let capped = written.lost.iter().any(|lost| lost.contains("uncapped"));
            let near_enough = if capped { 1e-3 } else { 1e-12 };
            for (index, shares) in &old_points {
                let near = new_points.iter().any(|(_, other)| {
                    shares.iter().zip(other).all(|(a, b)| (a - b).abs() < near_enough)
                });
                assert!(near, "{context}: {index}");
            }
            checked += 1;
        }
    }
    assert!(checked >= 12);
}

#[test]
fn negmas_gets_the_very_utilities() {
    for folder in folders() {
        let before = read(&folder);
        if before.format == Format::Negmas {
            continue;
        }
        let written = write(&before, Settings::default(), TargetFormat::Negmas).unwrap();
        if written.lost.iter().any(|lost| lost.contains("rounded") || lost.contains("uncapped")) {
            continue;
        }
        let (old, new) = (space(&before), space(&read_back(&written)));
        if old.combinations() > 20_000_u32.into() {
            continue;
        }
        let (old_values, old_scales) = support::utilities(&old);
        let (new_values, new_scales) = support::utilities(&new);
        for (a, b) in old_values.iter().zip(&new_values) {
            for party in 0..a.len() {
                assert_eq!(
                    &a[party] * &new_scales[party],
                    &b[party] * &old_scales[party],
                    "{}",
                    folder.display()
                );
            }
        }
    }
}

#[test]
fn gambit_gets_the_demand_game() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/harbour-negolog");
    let written = write(&read(&folder), Settings::default(), TargetFormat::Nfg).unwrap();
    let (name, game) = &written.files[0];
    assert_eq!(name, "harbour-negolog.nfg");
    assert!(game.is_ascii());
    assert_eq!(
        game.lines().next(),
        Some(
            "NFG 1 R \"harbour-negolog: demand game over the frontier\" { \"profileA\" \"profileB\" } { 4 4 }"
        )
    );
    let payoffs: Vec<&str> = game.lines().skip(2).collect();
    assert_eq!(payoffs.len(), 16);
    // The diagonal holds the four packages, everything else the reservation values.
    for (profile, payoff) in payoffs.iter().enumerate() {
        let expected = match profile {
            0 => "0.88 0.3",
            5 => "0.76 0.35",
            10 => "0.64 0.6",
            15 => "0.4 0.8",
            _ => "0.3 0.2",
        };
        assert_eq!(*payoff, expected, "{profile}");
    }
}

#[test]
fn a_game_of_more_than_64_strategies_is_refused() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/harbour-genius");
    let settings = Settings { reading: Reading::Negmas, grid: 10 };
    let error = write(&read(&folder), settings, TargetFormat::Nfg).unwrap_err().to_string();
    assert_eq!(
        error,
        "the frontier has 80 points; the game takes 64 strategies at most. --strategies 64 takes as many, evenly along it"
    );
}

#[test]
fn a_scenario_is_one_that_summitry_reads() {
    for folder in folders() {
        let before = read(&folder);
        let Ok(written) = write(&before, Settings::default(), TargetFormat::Summitry) else {
            assert!(before.profiles.iter().any(|profile| !profile.rectangles.is_empty()));
            continue;
        };
        let (name, text) = &written.files[0];
        let reading = summitry_scenario::read(name, text);
        let errors: Vec<_> = reading
            .diagnostics
            .iter()
            .filter(|d| d.severity == summitry_scenario::diagnostic::Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}\n{text}", folder.display());
        let scenario = reading.document.unwrap();
        drop(scenario);
    }
}

/// A third is no decimal, yet three equal weights go to GeniusWeb without parting what ties.
#[test]
fn geniusweb_keeps_what_is_rational() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
    let issue =
        |name: &str| format!("- type: CategoricalIssue\n  name: {name}\n  values: [x, y]\n");
    let issues: String = ["a", "b", "c"].map(issue).concat();
    put("domain.yml", format!("type: DiscreteCartesianOutcomeSpace\nname: d\nissues:\n{issues}"));
    for (name, x, y) in [("one", 0, 1), ("two", 1, 0)] {
        let table = format!("- type: TableFun\n  mapping: {{x: {x}, y: {y}}}\n").repeat(3);
        let head = "type: LinearAdditiveUtilityFunction\nreserved_value: 1\nweights: [1, 1, 1]";
        put(&format!("{name}.yml"), format!("{head}\nname: {name}\nvalues:\n{table}"));
    }
    let harbour = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/harbour-negmas");
    for (folder, rational) in [(folder.path(), 6_u32), (&harbour, 96)] {
        let before = read(folder);
        let written = write(&before, Settings::default(), TargetFormat::GeniusWeb).unwrap();
        assert!(!written.lost.iter().any(|lost| lost.contains("rounded")), "{:?}", written.lost);
        let (old, new) = (space(&before), space(&read_back(&written)));
        let (a, b) = (analysis(&old), analysis(&new));
        assert_eq!(a.rational, Count::Exact(rational.into()));
        assert_eq!(a.rational, b.rational);
        let front = |of: &Analysis| -> Vec<_> {
            of.frontier.iter().map(|p| (p.index.clone(), p.packages.clone())).collect()
        };
        assert_eq!(front(&a), front(&b));
        let nash = |of: &Analysis| of.solutions.nash.points.clone();
        assert_eq!(nash(&a), nash(&b));
    }
}

/// YAML lets a key before its colon have 1,024 characters.
#[test]
fn long_names_survive_yaml() {
    let folder = tempfile::tempdir().unwrap();
    let long = "né".repeat(1500);
    let text = format!(
        r#"{{"reservationValue": 0, "issueWeights": {{"a": 1}}, "issues": {{"a": {{"{long}": 1, "y": 0}}}}}}"#
    );
    for name in ["a.json", "b.json"] {
        std::fs::write(folder.path().join(name), &text).unwrap();
    }
    let before = read(folder.path());
    let after = read_back(&write(&before, Settings::default(), TargetFormat::Negmas).unwrap());
    assert_eq!(space(&before), space(&after));
}

#[test]
fn the_demand_game_pays_capped_utilities() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
    let items = |[x, y]: [&str; 2]| {
        let item = |index: u8, value: &str, of: &str| {
            format!("<item index=\"{index}\" value=\"{value}\" evaluation=\"{of}\"/>")
        };
        item(1, "x", x) + &item(2, "y", y)
    };
    let issue = |index: u8, of: [&str; 2]| {
        let head = "etype=\"discrete\" type=\"discrete\" vtype=\"discrete\"";
        format!("<issue {head} index=\"{index}\" name=\"i{index}\">{}</issue>", items(of))
    };
    let both = |of: [&str; 2]| issue(1, of) + &issue(2, of);
    let agenda = both(["1", "1"]);
    put(
        "d.xml",
        format!(
            "<negotiation_template><utility_space><objective index=\"0\" name=\"d\">{agenda}</objective></utility_space></negotiation_template>"
        ),
    );
    let weights = "<weight index=\"1\" value=\"0.5\"/><weight index=\"2\" value=\"0.50005\"/>";
    for (name, of) in [("p.xml", ["1", "0.5"]), ("q.xml", ["0.5", "1"])] {
        let inside = both(of);
        put(
            name,
            format!(
                "<utility_space><objective index=\"0\" name=\"d\">{inside}{weights}</objective><reservation value=\"0\"/></utility_space>"
            ),
        );
    }
    let written = write(&read(folder.path()), Settings::default(), TargetFormat::Nfg).unwrap();
    let (_, game) = &written.files[0];
    assert!(game.lines().skip(2).any(|line| line.split(' ').any(|payoff| payoff == "1")), "{game}");
    assert!(!game.contains("1.00005"), "{game}");
}
