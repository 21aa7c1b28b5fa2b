//! A brief that is stopped gives what it has, and says so wherever it is read.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// More worlds than any machine works out in the time given.
const ENDLESS: &str = "1000000";

fn scenario() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/2026-washington/washington.toml")
        .to_owned()
}

fn brief(arguments: &[&str]) -> Output {
    let file = scenario();
    let fixed = ["brief", file.as_str(), "--worlds", ENDLESS, "--time", "1"];
    let arguments = fixed.iter().chain(arguments);
    Command::new(env!("CARGO_BIN_EXE_summitry")).args(arguments).output().unwrap()
}

/// The JSON is a forecast of the worlds reached, marked with those asked for.
#[test]
fn a_brief_out_of_time_is_marked_in_the_data() {
    let output = brief(&["--json"]);
    assert!(output.status.success());
    let data: Value = serde_json::from_slice(&output.stdout).unwrap();
    let worlds = data["worlds"].as_u64().unwrap();
    assert!((64..1_000_000).contains(&worlds), "{worlds}");
    assert_eq!(data["partial"]["asked"], 1_000_000);
    let agreed = data["ending"]["agreed"]["mean"].as_f64().unwrap();
    assert!(agreed > 0.3 && agreed < 0.7, "{agreed}");
}

#[test]
fn a_brief_out_of_time_is_marked_on_paper_and_on_the_page() {
    let text = String::from_utf8(brief(&["--markdown", "--lang", "es"]).stdout).unwrap();
    assert!(text.contains("PARCIAL, detenido tras"), "{text}");
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    assert!(brief(&["--html", page.to_str().unwrap()]).status.success());
    assert!(std::fs::read_to_string(page).unwrap().contains("PARTIAL, stopped after"));
}

/// Talks that take longer than their time tell of the sessions held.
#[test]
fn talks_that_are_cut_short_tell_of_what_was_held() {
    let file = scenario();
    let talks = |more: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_summitry"))
            .args([
                "talks",
                file.as_str(),
                "--tactics",
                "boulware",
                "--repeat",
                "1000000000",
                "--time",
                "2",
            ])
            .args(more)
            .output()
            .unwrap()
    };
    let output = talks(&[]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    let first = text.lines().next().unwrap_or_default();
    let held = first.strip_prefix("PARTIAL, stopped after ").unwrap();
    assert!(first.ends_with(" of 1,000,000,000 sessions.") && !held.starts_with('0'), "{first}");
    assert!(text.contains("deal"), "{text}");
    let output = talks(&["--json"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("PARTIAL, stopped after"));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
}

fn summitry(arguments: &[&str]) -> (Option<i32>, String, String) {
    super::ran::summitry(std::path::Path::new("."), arguments)
}

/// Why, where the time ends in the forecast, tells of the worlds reached and leaves out what was not looked for.
#[test]
fn why_out_of_time_is_marked() {
    let file = scenario();
    let why = ["why", file.as_str(), "--worlds", ENDLESS, "--time", "2"];
    let (code, text, said) = summitry(&why);
    assert_eq!(code, Some(0), "{said}");
    assert!(text.contains("PARTIAL, stopped after") && text.contains(" of 100 ("), "{text}");
    let (_, text, _) = summitry(&[&why[..], &["--json"]].concat());
    let data: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(data["partial"]["asked"], 1_000_000);
    assert!(data["chance"]["mean"].as_f64().unwrap() > 0.3, "{text}");
}

/// The time of a grid is for all of it, and its points are whole: the same figures as of a run that ends.
#[test]
fn a_grid_out_of_time_gives_whole_points() {
    let file = scenario();
    let values: Vec<String> = (1..=99).map(|n| format!("{n}%")).collect();
    let vary = format!("summit.base={}", values.join(","));
    let rounds =
        format!("engine.rounds={}", (1..=99).map(|n| n.to_string()).collect::<Vec<_>>().join(","));
    let grid = [
        "grid",
        file.as_str(),
        "--worlds",
        "64",
        "--vary",
        &vary,
        "--vary",
        &rounds,
        "--time",
        "3",
    ];
    let (code, text, said) = summitry(&grid);
    assert_eq!(code, Some(0), "{said}");
    let there = text.lines().count() - 1;
    assert!(
        said.contains(&format!("PARTIAL, stopped after {there} of 9,801 combinations")),
        "{said}"
    );
    assert!((1..9801).contains(&there), "{there}");
    let (_, first, _) = summitry(&[
        "grid",
        &file,
        "--worlds",
        "64",
        "--vary",
        "summit.base=1%",
        "--vary",
        "engine.rounds=1",
    ]);
    assert_eq!(text.lines().nth(1), first.lines().nth(1));
}

/// A tournament sums up the sessions played by then; in a folder it keeps them and says how it goes on.
#[test]
fn a_tournament_out_of_time_is_summed_up() {
    let file = scenario();
    let play = [
        "tournament",
        file.as_str(),
        "--tactics",
        "boulware,linear",
        "--repeat",
        "1000000",
        "--time",
        "4",
    ];
    let (code, text, said) = summitry(&play);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        text.starts_with("PARTIAL, stopped after ") && !text.contains("after 0 of"),
        "{text}{said}"
    );
    let (_, text, said) = summitry(&[&play[..], &["--json"]].concat());
    assert!(said.contains("PARTIAL, stopped after "), "{said}");
    let data: Value = serde_json::from_str(&text).unwrap();
    assert!(data["sessions"].as_u64().unwrap() > 0, "{text}");
    let folder = tempfile::tempdir().unwrap();
    let run = folder.path().join("run");
    let (code, _, said) = summitry(&[&play[..], &["--run", run.to_str().unwrap()]].concat());
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("--resume goes on with it"), "{said}");
}

/// Of several inputs those are given that were analysed by then; of the one it was at what a short search finds, and the notes say so.
#[test]
fn deals_out_of_time_are_those_that_were_ready() {
    let folder = tempfile::tempdir().unwrap();
    let (small, large) = (folder.path().join("a.toml"), folder.path().join("b.toml"));
    std::fs::write(&small, summitry_scenario::template::TEMPLATE).unwrap();
    std::fs::write(&large, super::large::wall()).unwrap();
    let deals = |file: &std::path::Path, how: &[&str]| {
        let deals = ["deals", file.to_str().unwrap(), "--time", "2"];
        summitry(&[&deals[..], how].concat())
    };
    let (code, text, said) = deals(folder.path(), &["--csv"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(text.lines().count() > 1 && said.contains("PARTIAL, stopped after"), "{text} {said}");
    let (code, text, said) = deals(&large, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(text.contains("PARTIAL, stopped before its end"), "{text}");
    // What was not looked for is not told to be absent.
    assert!(text.contains("NOT exact") && !text.contains("No swap"), "{text}");
    let (_, text, _) = deals(&large, &["--json"]);
    let data: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&data["partial"], &data["method"]["exact"]), (&true.into(), &false.into()));
    assert!(data["notes"].as_array().unwrap().iter().any(|n| n["code"] == "partial"), "{text}");
    assert!(data.get("swaps").is_none(), "{text}");
}

/// Levers that are stopped are those that were looked at over all worlds, each as in a run that ends.
#[test]
fn levers_out_of_time_are_those_that_were_ready() {
    let file = scenario();
    let levers = |how: &[&str]| {
        let levers = ["levers", file.as_str(), "--worlds", "4000"];
        summitry(&[&levers[..], how].concat())
    };
    let (code, text, said) = levers(&["--json", "--time", "3"]);
    assert_eq!(code, Some(0), "{said}");
    let data: Value = serde_json::from_str(&text).unwrap();
    let (looked_at, asked) = (&data["partial"]["looked_at"], &data["partial"]["asked"]);
    let (looked_at, asked) = (looked_at.as_u64().unwrap(), asked.as_u64().unwrap());
    assert!((1..asked).contains(&looked_at), "{looked_at} of {asked}");
    assert!(data["levers"].as_array().unwrap().len() as u64 <= looked_at);
    let (_, text, _) = levers(&["--time", "3", "--lang", "es"]);
    assert!(text.contains("PARCIAL, detenido tras"), "{text}");
}

/// A first Ctrl-C gives what is there and ends with 130.
#[cfg(unix)]
#[test]
fn ctrl_c_gives_what_is_there() {
    let file = scenario();
    let arguments = ["brief", file.as_str(), "--worlds", ENDLESS];
    let child = Command::new(env!("CARGO_BIN_EXE_summitry"))
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_secs(2));
    let told = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(told.success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    let text = String::from_utf8(output.stdout).unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    // On a machine too slow for 64 worlds in that time there is nothing to give, and that is said.
    assert!(
        text.contains("PARTIAL, stopped after") || said.contains("it was stopped"),
        "{text}{said}"
    );
    assert!(said.contains("stopping: what is there by now is given"), "{said}");
}
