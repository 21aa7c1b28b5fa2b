//! Worlds of a brief, grids of what-ifs and centres of ANL 2025, from outside.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::path::Path;
use std::process::{Command, Output};

use super::harbour::{err, out};

fn summitry(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_summitry")).args(arguments).output().unwrap()
}

fn scenario() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("../../scenarios/2026-washington/washington.toml").display().to_string()
}

/// What a command prints, which has to go well.
fn good(arguments: &[&str]) -> String {
    let output = summitry(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", err(&output));
    out(&output)
}

#[test]
fn a_briefs_worlds_in_parts_are_the_same_bytes() {
    let file = scenario();
    let brief = |more: &[&str]| {
        let all = ["brief", &file, "--worlds", "200", "--json"];
        all.into_iter().chain(more.iter().copied()).map(str::to_owned).collect::<Vec<String>>()
    };
    let run = |more: &[&str]| {
        let all = brief(more);
        summitry(&all.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let whole = run(&[]);
    assert!(whole.status.success(), "{}", err(&whole));
    let root = tempfile::tempdir().unwrap();
    for of in [1, 2, 7] {
        let folder = root.path().join(of.to_string());
        let folder = folder.to_str().unwrap();
        // The last first, and one of them twice: as if it had been killed and run again.
        for number in (1..=of).rev().chain([1]) {
            let shard = format!("{number}/{of}");
            let part = run(&["--run", folder, "--shard", &shard]);
            assert!(part.status.success(), "{}", err(&part));
        }
        assert!(run(&["--run", folder]).stdout == whole.stdout, "{of} parts");
    }
    let seven = root.path().join("7");
    let folder = seven.to_str().unwrap();
    let refused = |output: &Output, what: &str| {
        assert_eq!(output.status.code(), Some(1), "{}", err(output));
        assert!(err(output).contains(what), "{}", err(output));
    };
    refused(&run(&["--run", folder, "--set", "summit.base=60%"]), "other inputs");
    let seeds = run(&["--run", folder, "--seed", "9"]);
    refused(&seeds, "other seeds than what is asked for");
    refused(&seeds, "work it out again with the same seeds");
    refused(&summitry(&["brief", &file, "--worlds", "201", "--run", folder]), "other options");
    refused(&summitry(&["merge", folder, "--out", folder]), "worlds of a brief");
    let third = seven.join("worlds-3-of-7.part");
    let bytes = std::fs::read(&third).unwrap();
    std::fs::copy(&third, seven.join("worlds-copy.part")).unwrap();
    refused(&run(&["--run", folder]), "is in");
    std::fs::remove_file(seven.join("worlds-copy.part")).unwrap();
    std::fs::remove_file(&third).unwrap();
    refused(&run(&["--run", folder]), "missing");
    std::fs::write(&third, &bytes[..bytes.len() - 100]).unwrap();
    refused(&run(&["--run", folder]), "cut off");
    let mut other = bytes;
    let at = other.windows(9).position(|w| w == b"\"version\"").unwrap() + 12;
    other[at] = b'9';
    std::fs::write(&third, other).unwrap();
    refused(&run(&["--run", folder]), "changed");
}

#[test]
fn a_grid_in_parts_is_the_same_bytes() {
    let file = scenario();
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name).to_str().unwrap().to_owned();
    let vary = ["--vary", "summit.base=20%,40%,60%", "--vary", "engine.rounds=5,20"];
    let grid = |more: &[&str]| {
        let mut all = vec!["grid", &file, "--worlds", "100"];
        all.extend(vary);
        all.extend(more);
        good(&all)
    };
    let whole = grid(&[]);
    assert_eq!(whole.lines().count(), 7);
    let lines: Vec<&str> = whole.lines().collect();
    assert_eq!(lines[0], "summit.base,engine.rounds,outcome,mean,low,high");
    assert!(lines[2].starts_with("20%,20,ending.agreed,0."), "{whole}");
    let json = grid(&["--json"]);
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(first["set"]["summit.base"], "20%");
    assert!(whole.contains(&first["mean"].to_string()), "{first}");
    for of in [1, 2, 7] {
        let folder = at(&of.to_string());
        for number in 1..=of {
            grid(&["--run", &folder, "--shard", &format!("{number}/{of}")]);
        }
        assert_eq!(grid(&["--run", &folder]), whole);
        let out = at(&format!("out-{of}"));
        good(&["merge", &folder, "--out", &out]);
        let merged = std::fs::read_to_string(Path::new(&out).join("grid.csv")).unwrap();
        assert_eq!(merged, whole);
    }
    let (folder, out) = (at("2"), at("out"));
    std::fs::remove_file(Path::new(&folder).join("grid-1-of-2.part")).unwrap();
    let lacking = summitry(&["merge", &folder, "--out", &out]);
    assert_eq!(lacking.status.code(), Some(1));
    assert!(err(&lacking).contains("missing"), "{}", err(&lacking));
    let none = summitry(&["grid", &file, "--vary", "summit.base"]);
    assert_eq!(none.status.code(), Some(2));
}

/// A part as another version of Summitry would have written it: its sum is right.
fn of_version(bytes: &[u8], version: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes[..bytes.len() - 66].to_vec()).unwrap();
    let own = format!("\"version\":\"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(text.contains(&own), "{text}");
    let text = text.replacen(&own, &format!("\"version\":\"{version}\""), 1);
    let sum = summitry_scenario::sha256::sha256(&text);
    format!("{text}\n{sum}\n").into_bytes()
}

/// Parts of a grid that do not belong together: each is named, with what tells it from the others and what to do.
#[test]
fn a_part_of_another_version_file_or_seed_is_no_part_of_the_grid() {
    let file = scenario();
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name).to_str().unwrap().to_owned();
    let part = |file: &str, folder: &str, shard: &str, more: &[&str]| {
        let asked = ["grid", file, "--vary", "summit.base=20%,40%", "--worlds", "50"];
        good(&[&asked[..], &["--run", &at(folder), "--shard", shard], more].concat());
        Path::new(&at(folder)).join(format!("grid-{}-of-2.part", &shard[..1]))
    };
    let first = part(&file, "own", "1/2", &[]);
    let second = part(&file, "own", "2/2", &[]);
    let whole = std::fs::read(&second).unwrap();
    good(&["merge", &at("own"), "--out", &at("out")]);

    let edited = at("edited.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&edited, format!("{text}\n# another\n")).unwrap();
    let elsewhere =
        |more: &[&str], folder: &str| std::fs::read(part(&file, folder, "2/2", more)).unwrap();
    let wrong = [
        (of_version(&whole, "0.0.1"), "versions of Summitry"),
        (std::fs::read(part(&edited, "file", "2/2", &[])).unwrap(), "inputs"),
        (elsewhere(&["--set", "engine.rounds=7"], "set"), "inputs"),
        (elsewhere(&["--seed", "9"], "seed"), "seeds"),
        (elsewhere(&["--outcome", "issue.visas.cancel"], "outcome"), "options"),
    ];
    for (bytes, what) in wrong {
        std::fs::write(&second, bytes).unwrap();
        let refused = summitry(&["merge", &at("own"), "--out", &at("never")]);
        assert_eq!(refused.status.code(), Some(1), "{what}: {}", out(&refused));
        let said = err(&refused);
        let (own, other) = (first.display(), second.display());
        assert!(said.contains(&format!("{other} is of other {what} than {own}")), "{said}");
        assert!(said.contains(&format!("work it out again with the same {what}")), "{said}");
        assert!(!Path::new(&at("never")).join("grid.csv").exists(), "{what}");
    }
}

/// Three friends, each free on two days; the centre likes one of them on each of the two days best, told by a table of how many come when.
#[test]
fn a_centre_of_anl_2025_plays_its_edges_in_sequence() {
    let root = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = root.path().join("dinner").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    put(
        "center.yml",
        "type: anl2025.ufun.LambdaCenterUFun\nname: Host\nreserved_value: 0.0\nn_edges: 3\noutcome_space:\n  \
         type: DiscreteCartesianOutcomeSpace\n  issues:\n  - type: CategoricalIssue\n    name: Day\n    values: [Fri, Sat]\n\
         evaluator:\n  type: dinners_center.DinnersEvaluator\n  reserved_value: 0.0\n",
    );
    put(
        "center.csv",
        "Fri,Sat,value\n0,1,0.4\n1,0,0.3\n1,1,1.0\n2,0,0.1\n0,2,0.2\n1,2,0.6\n2,1,0.7\n",
    );
    for (name, fri, sat) in [("amy", 1, 2), ("bo", 2, 1), ("cy", 2, 1)] {
        put(
            &format!("edges/{name}.yml"),
            &format!(
                "type: LinearAdditiveUtilityFunction\nname: {name}\nreserved_value: 0.5\nweights: [1]\nvalues:\n- type: TableFun\n  \
                 mapping: {{Fri: {fri}, Sat: {sat}}}\n"
            ),
        );
    }
    let folder = root.path().to_str().unwrap();
    let text = good(&["talks", folder, "--tactics", "boulware", "--rounds", "10", "--json"]);
    let line: serde_json::Value = serde_json::from_str(&text).unwrap();
    let edges = line["edges"].as_array().unwrap();
    assert_eq!(line["parties"], serde_json::json!(["Host", "amy", "bo", "cy"]));
    // Sat with amy (0.4 against 0.3), Fri with bo (1.0 against 0.2); with both, cy can only make it worse.
    let ends: Vec<&str> = edges.iter().map(|e| e["ended"].as_str().unwrap()).collect();
    assert_eq!(ends[..2], ["deal", "deal"]);
    assert_ne!(ends[2], "deal");
    assert_eq!(line["utilities"], serde_json::json!([1.0, 2.0, 2.0, 0.5]));
    // The second edge is played as seen after the first: Fri is worth all of it, Sat little.
    let worth = |offer: &serde_json::Value| offer["utilities"][0].as_f64().unwrap();
    assert!(edges[1]["offers"].as_array().unwrap().iter().all(|o| [1.0, 0.2].contains(&worth(o))));
    let told = good(&["talks", folder, "--tactics", "boulware", "--rounds", "10"]);
    assert!(told.contains("Host: 1.000") && told.contains("knows the deals made before"), "{told}");
    let often =
        good(&["talks", folder, "--tactics", "random,linear", "--repeat", "5", "--lang", "es"]);
    assert!(often.contains("Todas las contrapartes"), "{often}");
    let endless = ["--repeat", "1000000000", "--time", "1"];
    let cut = good(&[&["talks", folder, "--tactics", "boulware"], &endless[..]].concat());
    assert!(cut.starts_with("PARTIAL, stopped after") && cut.contains("Host: 1.000"), "{cut}");
    // No edge is a negotiation by itself here: a tournament says so, once, and who plays them.
    let tournament = summitry(&["tournament", folder, "--tactics", "boulware,linear"]);
    assert_eq!(tournament.status.code(), Some(1));
    let said = err(&tournament);
    assert_eq!(said.matches("by itself is not defined").count(), 1, "{said}");
    assert!(said.contains("`summitry talks` plays a centre with its edges in sequence"), "{said}");
    let wrong = summitry(&["talks", folder, "--tactics", "linear,linear,linear"]);
    assert_eq!(wrong.status.code(), Some(1));
    put(
        "center.yml",
        "type: anl2025.ufun.LambdaCenterUFun\nn_edges: 3\noutcome_space:\n  type: DiscreteCartesianOutcomeSpace\n  issues:\n  \
         - type: CategoricalIssue\n    name: Day\n    values: [Fri, Sat]\nevaluator:\n  type: my.OwnEvaluator\n",
    );
    let code = summitry(&["talks", folder, "--tactics", "linear"]);
    assert_eq!(code.status.code(), Some(1));
    assert!(err(&code).contains("Python code"), "{}", err(&code));
}
