//! Small domains that once failed, each with its right value: how many packages there are and how many suit everyone, or what
//! is wrong. The folder's name is the fault.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::{Path, PathBuf};

use num_traits::ToPrimitive;
use summitry_core::deals::{Analysis, Count, Options, analyse};
use summitry_domains::load::{WhoMeets, find, find_paired, load};
use summitry_domains::reading::{Settings, time};
use summitry_domains::{Converted, TargetFormat, Written, convert, write};

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

fn converted(path: &Path) -> Result<Converted, String> {
    let found = find(&[path.to_owned()]).map_err(|error| error.to_string())?;
    assert_eq!(found.len(), 1);
    load(&found[0])
        .and_then(|domain| convert(&domain, Settings::default()))
        .map_err(|error| error.to_string())
}

fn analysis(converted: &Converted) -> Analysis {
    analyse(&converted.space, &Options::default()).unwrap()
}

/// Packages, rational ones, frontier points.
fn figures(path: &Path) -> (u64, u64, usize) {
    let analysis = analysis(&converted(path).unwrap());
    let Count::Exact(rational) = &analysis.rational else {
        unreachable!("small spaces are counted")
    };
    (analysis.packages.to_u64().unwrap(), rational.to_u64().unwrap(), analysis.frontier.len())
}

#[test]
fn every_case_has_its_right_value() {
    let cases = [
        ("biased-fun", (2, 2, 1)),
        ("constraints", (3, 3, 3)),
        ("continuous", (11, 11, 11)),
        ("convert-negmas-loses-rational", (4, 4, 2)),
        ("cost-attr", (2, 2, 2)),
        ("discount-not-a-number", (2, 2, 2)),
        ("discount-reservation", (2, 0, 0)),
        ("duplicate-option", (2, 2, 2)),
        ("dupname", (2, 2, 1)),
        ("exp-disc", (2, 1, 1)),
        ("float-tie", (8, 8, 1)),
        ("geniusweb-class-names", (2, 2, 2)),
        ("inf-utility", (2, 2, 2)),
        ("negative", (3, 2, 2)),
        ("negative-eval", (3, 1, 1)),
        ("negative-weight", (2, 2, 1)),
        ("negmas-constraints", (6, 6, 6)),
        ("nonascii2", (2, 2, 2)),
        ("number-format", (2, 2, 2)),
        ("numeric-options", (3, 3, 3)),
        ("real", (11, 11, 11)),
        ("reserved-outcome", (3, 3, 3)),
        ("rv-above-all", (2, 0, 0)),
        ("rv-minus-inf", (3, 3, 2)),
        ("rv-null", (3, 3, 2)),
        ("sidecar", (2, 2, 2)),
        ("ties", (6, 6, 2)),
        ("unnormalised-weights", (4, 0, 0)),
        ("weights-100", (4, 4, 1)),
        ("yaml-bool", (2, 2, 2)),
        ("zero-eval", (4, 4, 2)),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(name, expected)| {
            let found = figures(&folder(name));
            (found != *expected).then(|| format!("{name}: {found:?}, not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_wrong_is_said() {
    for (name, expected) in [
        ("dup-issue", "a second issue \"a\""),
        ("eval-text", "\"1,5\" is not a number"),
        ("missing-value", "gives option \"z\" of issue \"a\" no value"),
        ("nan-utility", "\".nan\" is not a number"),
        ("non-ascii", "the issue has no option \"élevé\""),
        ("other-domain", "has no option \"red\""),
    ] {
        let error = converted(&folder(name)).unwrap_err();
        assert!(error.contains(expected), "{name}: {error}");
    }
}

#[test]
fn what_was_put_right_is_noted() {
    for (name, expected) in [
        ("constraints", "read as a range"),
        ("discount-not-a-number", "\"s\" is not a number; taken for no discount"),
        (
            "discount-reservation",
            "70.7% of what is shown at half time and at 50.0% at the deadline",
        ),
        ("duplicate-option", "is listed twice; one option here"),
        ("exp-disc", "utility times 0.9 to the power of step"),
        ("inf-utility", "minus infinity"),
        (
            "reserved-outcome",
            "\"reserved_outcome\" of LinearAdditiveUtilityFunction was passed over",
        ),
    ] {
        let notes = converted(&folder(name)).unwrap().notes;
        assert!(notes.iter().any(|note| note.text.contains(expected)), "{name}: {notes:#?}");
    }
}

/// No list of all values is asked for; every one of them is an option, also where there are more than a grid may have.
#[test]
fn a_range_of_more_whole_numbers_than_a_grid_has_is_read() {
    for name in ["whole-numbers-negmas", "whole-numbers-genius"] {
        let space = converted(&folder(name)).unwrap().space;
        assert_eq!(space.issues[0].options.len(), 200_002, "{name}");
    }
}

fn put(root: &Path, written: &Written) {
    for (name, text) in &written.files {
        std::fs::write(root.join(name), text).unwrap();
    }
}

/// NegMAS adds doubles up: 0.6 · (1/3) falls short of 0.2, which the decimals equal.
#[test]
fn negmas_keeps_what_is_rational_in_doubles_too() {
    let found = find(&[folder("convert-negmas-loses-rational")]).unwrap();
    let domain = load(&found[0]).unwrap();
    let written = write(&domain, Settings::default(), TargetFormat::Negmas).unwrap();
    let root = tempfile::tempdir().unwrap();
    put(root.path(), &written);
    let after = load(&find(&[root.path().to_owned()]).unwrap()[0]).unwrap();
    let space = convert(&after, Settings::default()).unwrap().space;
    for party in &space.parties {
        let double = |n: &num_rational::BigRational| summitry_domains::exact::approx(n);
        for a in &party.values[0] {
            for b in &party.values[1] {
                assert!(double(&party.base) + double(a) + double(b) >= double(&party.reservation));
            }
        }
    }
}

#[test]
fn time_is_counted_as_genius_and_negmas_do() {
    use summitry_domains::domain::{Discount, DiscountRule};
    let half = num_rational::BigRational::new(1.into(), 2.into());
    let genius = Discount::share(half.clone());
    assert!((time::after(0.8, Some(&genius), 1.0) - 0.4).abs() < 1e-12);
    assert!((time::after(0.8, Some(&genius), 0.0) - 0.8).abs() < 1e-12);
    let two = num_rational::BigRational::from_integer(2.into());
    let rule = DiscountRule::Cost { cost: half, power: two };
    let linear = Discount { rule, of_reservation: false, clock: None };
    assert!((time::after(5.0, Some(&linear), 4.0) - 1.0).abs() < 1e-12);
}

const ISSUE: [&str; 2] = ["x", "y"];

fn xml(root: &str, title: &str, evaluations: Option<[u8; 2]>) -> String {
    let items: String = ISSUE
        .iter()
        .enumerate()
        .map(|(at, option)| {
            let of = evaluations.map_or(String::new(), |e| format!(" evaluation=\"{}\"", e[at]));
            format!("<item index=\"{}\" value=\"{title}-{option}\"{of}/>", at + 1)
        })
        .collect();
    let space = format!(
        "<objective index=\"0\" name=\"{title}\"><issue index=\"1\" name=\"i\" type=\"discrete\">{items}</issue>\
         <weight index=\"1\" value=\"1\"/></objective>"
    );
    match root {
        "domain" => format!(
            "<negotiation_template><utility_space>{space}</utility_space></negotiation_template>"
        ),
        _ => format!("<utility_space>{space}</utility_space>"),
    }
}

/// Two domains and nine profiles in one folder, as GENIUS keeps them.
#[test]
fn genius_folders_are_paired() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("etc/templates/mixed");
    std::fs::create_dir_all(&folder).unwrap();
    let put = |name: &str, text: String| std::fs::write(folder.join(name), text).unwrap();
    for title in ["A", "B"] {
        put(&format!("T-{title}-domain.xml"), xml("domain", title, None));
        put(&format!("T-{title}-prof1.xml"), xml("profile", title, Some([1, 2])));
        put(&format!("T-{title}-prof2.xml"), xml("profile", title, Some([2, 1])));
    }
    for variant in ["_u10", "_rv0.5"] {
        put(&format!("T-B-prof1{variant}.xml"), xml("profile", "B", Some([1, 2])));
    }
    let named = |pair| -> Vec<Vec<String>> {
        let found = find_paired(std::slice::from_ref(&folder), pair, &mut Vec::new()).unwrap();
        let stem = |p: &PathBuf| p.file_stem().unwrap().to_string_lossy().into_owned();
        for one in &found {
            assert_eq!(load(one).unwrap().profiles.len(), one.files.len() - 1);
            assert!(
                one.remarks.iter().any(|remark| remark.contains("paired")),
                "{:?}",
                one.remarks
            );
        }
        found.iter().map(|one| one.files.iter().map(stem).collect()).collect()
    };
    let first = ["T-A-domain T-A-prof1 T-A-prof2", "T-B-domain T-B-prof1 T-B-prof2"];
    let split = |list: &[&str]| -> Vec<Vec<String>> {
        list.iter().map(|line| line.split(' ').map(str::to_owned).collect()).collect()
    };
    assert_eq!(named(WhoMeets::First), split(&first));
    let all = [
        first[0],
        first[1],
        "T-B-domain T-B-prof1_rv0.5 T-B-prof2",
        "T-B-domain T-B-prof1_u10 T-B-prof2",
    ];
    assert_eq!(named(WhoMeets::All), split(&all));
    let list = "<repository><items><domainRepItem><domainRepItem url=\"file:etc/templates/mixed/T-B-domain.xml\">\
                <profile url=\"file:etc/templates/mixed/T-B-prof2.xml\"/>\
                <profile url=\"file:etc/templates/mixed/T-B-prof1_u10.xml\"/></domainRepItem></domainRepItem></items></repository>";
    std::fs::write(root.path().join("domainrepository.xml"), list).unwrap();
    assert_eq!(named(WhoMeets::Repository)[1], ["T-B-domain", "T-B-prof2", "T-B-prof1_u10"]);
}

/// A centre with two edges is two negotiations, never one of three.
#[test]
fn anl_2025_is_read_edge_by_edge() {
    let root = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = root.path().join("game").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let space = "  type: DiscreteCartesianOutcomeSpace\n  issues:\n  - type: CategoricalIssue\n    name: q\n    values: [a, b]\n";
    let function = |a: u8, b: u8| {
        format!(
            "type: LinearAdditiveUtilityFunction\nreserved_value: 0.5\nweights: [1]\nvalues:\n- type: TableFun\n  mapping: {{a: {a}, b: {b}}}\n"
        )
    };
    put(
        "center.yml",
        &format!("type: anl2025.ufun.MaxCenterUFun\nname: C\nn_edges: 2\noutcome_space:\n{space}"),
    );
    put("edges/one.yml", &function(0, 1));
    put("edges/two.yml", &function(1, 0));
    let found = find(&[root.path().to_owned()]).unwrap();
    assert_eq!(found.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), ["game-one", "game-two"]);
    let error = load(&found[0]).unwrap_err().to_string();
    assert!(error.contains("values all deals together"), "{error}");
    put("sides/one.yml", &function(1, 0));
    put("sides/two.yml", &function(1, 0));
    let rational: Vec<String> = find(&[root.path().to_owned()])
        .unwrap()
        .iter()
        .map(|one| {
            let converted = convert(&load(one).unwrap(), Settings::default()).unwrap();
            assert!(converted.notes.iter().any(|n| n.text.contains("ANL 2025 centre")));
            format!("{:?}", analysis(&converted).rational)
        })
        .collect();
    assert_eq!(rational, ["Exact(0)", "Exact(1)"]);
}

#[test]
fn inputs_of_one_name_stay_apart_and_none_leads_out() {
    let root = tempfile::tempdir().unwrap();
    for year in ["y1", "y2"] {
        let folder = root.path().join(year).join("F");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("d.xml"), xml("domain", "A", None)).unwrap();
        std::fs::write(folder.join("p.xml"), xml("profile", "A", Some([1, 2]))).unwrap();
    }
    let names = |paths: &[PathBuf]| -> Vec<String> {
        find(paths).unwrap().into_iter().map(|one| one.name).collect()
    };
    assert_eq!(names(&[root.path().to_owned()]), ["y1-F", "y2-F"]);
    let dots = root.path().join("...xml");
    std::fs::write(&dots, xml("domain", "A", None)).unwrap();
    assert_eq!(names(&[dots]), ["domain"]);
}

/// Text behind an alias counts each time it is used: 1 MB used 200 times is 200 MB.
#[test]
fn text_behind_aliases_is_counted() {
    let root = tempfile::tempdir().unwrap();
    let uses = ", *a".repeat(200);
    let text = format!("type: X\nlist: [&a \"{}\"{uses}]\n", "x".repeat(1 << 20));
    for name in ["a.yml", "b.yml"] {
        std::fs::write(root.path().join(name), &text).unwrap();
    }
    let error = converted(root.path()).unwrap_err();
    assert!(error.contains("100 MB of text once aliases are written out"), "{error}");
}

#[test]
fn a_scorable_game_is_read() {
    let root = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(root.path().join("scores_files")).unwrap();
    let put = |name: &str, text: &str| std::fs::write(root.path().join(name), text).unwrap();
    put("config.txt", "Mayor,mayor,p1,cooperative,m\nCity,city,p2,greedy,m\n");
    put("scores_files/mayor.txt", "14, 8, 0\n10, 0\n18\n");
    put("scores_files/city.txt", "0, 7, 11\n0, 20\n20 \n");
    // (A1 B1) 24 against 0, (A2 B1) 18 against 7, (A1 B2) 14: nothing reaches both thresholds but none.
    assert_eq!(figures(root.path()), (6, 0, 0));
    put("scores_files/city.txt", "0, 7, 11\n0, 20\n7\n");
    assert_eq!(figures(root.path()), (6, 1, 1));
}
