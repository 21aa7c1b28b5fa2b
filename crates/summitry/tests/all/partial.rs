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
