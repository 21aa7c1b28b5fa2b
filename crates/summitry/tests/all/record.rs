//! A forecast is sealed, held against itself, tampered with in every way there is a name for, and scored.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use summitry_scenario::sha256::sha256;

/// A file with one question, before an event.
const FILE: &str = r#"format = "summitry/1"
[summit]
title = "Lighthouse"
date = 2026-03-01
as_of = 2026-02-18
written = "before the event"
[party.a]
[party.b]
[issue.light]
now = "off"
options = ["off", "on"]
[wants.a]
light = { matters = "vital", best = "on" }
[wants.b]
light = { matters = "minor", best = "off" }
[venue.room]
bust_up = "5%"
[question.lit]
ask = "Is it lit?"
counts = { light = ["on"] }
settle = "Yes if it is seen from the pier."
by = 2026-03-02
[quotes.paper]
said = "lights will be lit"
[source.paper]
title = "Paper"
"#;

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn summitry(folder: &Path, args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_summitry"))
        .current_dir(folder)
        .args(args)
        .output()
        .unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with the file, sealed on the day.
fn sealed(file: &str, day: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("light.toml"), file).unwrap();
    let ran = summitry(folder.path(), &["seal", "light.toml", "--worlds", "200", "--date", day]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let seal = folder.path().join(ran.out.trim());
    (folder, seal)
}

fn verify(folder: &Path, seal: &Path, more: &[&str]) -> (Option<i32>, Value) {
    let seal = seal.display().to_string();
    let args = [&["verify", &seal, "--json", "--date", "2026-02-25"], more].concat();
    let ran = summitry(folder, &args);
    (ran.code, serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err)))
}

fn reasons(said: &Value) -> Vec<&str> {
    let all = said["refusals"].as_array().unwrap().iter();
    all.map(|r| r["reason"].as_str().unwrap()).collect()
}

/// What somebody does who edits a seal and sums it up anew, under its new name.
fn forge(folder: &Path, text: &str, from: &str, to: &str) -> PathBuf {
    assert!(text.contains(from), "{from}");
    let edited = text.replace(from, to);
    let above = edited.rsplit_once("  \"sha256\": \"").unwrap().0;
    let sum = sha256(above);
    let value: Value = serde_json::from_str(&edited).unwrap();
    let name = format!("{}-light-{}.seal.json", value["date"].as_str().unwrap(), &sum[..12]);
    let path = folder.join(name);
    fs::write(&path, format!("{above}  \"sha256\": \"{sum}\"\n}}\n")).unwrap();
    path
}

#[test]
fn a_seal_is_the_same_today_and_on_any_threads() {
    let (folder, seal) = sealed(FILE, "2026-02-20");
    let (code, said) = verify(folder.path(), &seal, &["--file", "light.toml"]);
    assert_eq!((code, said["verdict"].as_str()), (Some(0), Some("same")), "{said}");
    assert_eq!(said["file_same"], true);
    // Words that no question hangs on may go on, and that they did is said.
    fs::write(folder.path().join("later.toml"), format!("{FILE}# more was learned\n")).unwrap();
    let (code, said) = verify(folder.path(), &seal, &["--file", "later.toml"]);
    assert_eq!((code, &said["file_same"]), (Some(0), &Value::Bool(false)), "{said}");
    let told = summitry(folder.path(), &["verify", seal.to_str().unwrap(), "--file", "later.toml"]);
    assert!(told.out.contains("later.toml has been changed since it was sealed"), "{}", told.out);
    let text = fs::read_to_string(&seal).unwrap();
    let args = ["seal", "light.toml", "--worlds", "200", "--date", "2026-02-20", "--threads", "1"];
    let again = summitry(folder.path(), &[&args[..], &["--ledger", "other"]].concat());
    let other = folder.path().join(again.out.trim());
    assert_eq!(fs::read_to_string(other).unwrap(), text);
    // Anybody can work the sum out: it is over all but the last two lines.
    let lines: Vec<&str> = text.lines().collect();
    let above: String = lines[..lines.len() - 2].iter().map(|line| format!("{line}\n")).collect();
    assert!(seal.to_string_lossy().contains(&sha256(&above)[..12]));
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["quotes"]["said"], sha256("lights will be lit"));
    assert_eq!(value["brief"]["questions"]["lit"], value["questions"][0]["chance"]);
}

#[test]
fn every_byte_of_a_seal_counts() {
    let (folder, seal) = sealed(FILE, "2026-02-20");
    let bytes = fs::read(&seal).unwrap();
    for at in (0..bytes.len()).step_by(bytes.len() / 12).chain([bytes.len() - 1]) {
        let mut changed = bytes.clone();
        changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
        fs::write(&seal, &changed).unwrap();
        let (code, said) = verify(folder.path(), &seal, &[]);
        assert_eq!((code, reasons(&said)), (Some(4), vec!["changed"]), "byte {at}");
    }
}

#[test]
fn a_seal_copied_over_another_and_a_moved_clock_are_refused() {
    let (folder, seal) = sealed(FILE, "2026-02-20");
    let other = folder.path().join("ledger/2026-02-21-light-000000000000.seal.json");
    fs::copy(&seal, &other).unwrap();
    let (code, said) = verify(folder.path(), &other, &[]);
    assert_eq!((code, reasons(&said)), (Some(4), vec!["copied"]));
    let (code, said) = verify(folder.path(), &seal, &[]);
    assert_eq!((code, reasons(&said)), (Some(0), vec![]));
    let args = ["verify", seal.to_str().unwrap(), "--date", "2026-02-19"];
    let early = summitry(folder.path(), &args);
    assert_eq!(early.code, Some(4));
    assert!(early.err.contains("refused (clock)"), "{}", early.err);
    let text = fs::read_to_string(&seal).unwrap();
    let day = "\"date\": \"2026-02-20\"";
    let late = forge(folder.path(), &text, day, "\"date\": \"2026-02-10\"");
    // Before what the file knows (`as_of`), though summed up anew.
    assert_eq!(reasons(&verify(folder.path(), &late, &[]).1), ["clock"]);
}

#[test]
fn figures_rules_and_texts_that_were_edited_and_summed_up_anew_are_refused() {
    let (folder, seal) = sealed(FILE, "2026-02-20");
    let text = fs::read_to_string(&seal).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let mean = value["brief"]["ending"]["agreed"]["mean"].to_string();
    for (from, to, reason) in [
        (mean.as_str(), "0.999", "figures"),
        ("\"settle\": \"Yes if it is seen from the pier.\"", "\"settle\": \"Yes.\"", "rule"),
        ("options = [\\\"off\\\", \\\"on\\\"]", "options = [\\\"on\\\", \\\"off\\\"]", "text"),
        ("\"kind\": \"forecast\"", "\"kind\": \"hindsight\"", "text"),
        ("\"event\": \"2026-03-01\"", "\"event\": \"2026-04-01\"", "text"),
    ] {
        let forged = forge(folder.path(), &text, from, to);
        let (code, said) = verify(folder.path(), &forged, &[]);
        assert_eq!(code, Some(4), "{from}");
        assert!(reasons(&said).contains(&reason), "{from}: {said}");
    }
    let edited = FILE.replace("from the pier", "from anywhere");
    fs::write(folder.path().join("light.toml"), edited).unwrap();
    let (code, said) = verify(folder.path(), &seal, &["--file", "light.toml"]);
    assert_eq!((code, reasons(&said)), (Some(4), vec!["rule"]));
}

#[test]
fn another_version_is_told_figure_by_figure() {
    let (folder, seal) = sealed(FILE, "2026-02-20");
    let text = fs::read_to_string(&seal).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let version = format!("\"version\": \"{}\"", value["version"].as_str().unwrap());
    let old = forge(folder.path(), &text, &version, "\"version\": \"0.0.9\"");
    let (code, said) = verify(folder.path(), &old, &[]);
    // Nothing but the version differs.
    assert_eq!((code, said["differs"].as_array().unwrap().len()), (Some(0), 0), "{said}");
    let old = fs::read_to_string(old).unwrap();
    let mean = value["brief"]["ending"]["agreed"]["mean"].to_string();
    let other = forge(folder.path(), &old, &mean, "0.125");
    let (code, said) = verify(folder.path(), &other, &[]);
    assert_eq!(code, Some(5), "{said}");
    let differs = said["differs"].as_array().unwrap();
    assert!(differs.iter().any(|d| d["path"] == "ending.agreed.mean" && d["sealed"] == 0.125));
}

#[test]
fn what_cannot_be_sealed_says_why_and_the_cure() {
    let folder = tempfile::tempdir().unwrap();
    for (file, day, says) in [
        (FILE.to_owned(), "2026-03-01", "not before the meeting"),
        (FILE.to_owned(), "2026-02-17", "`as_of` is 2026-02-18"),
        (FILE.replace("date = 2026-03-01\n", ""), "2026-02-20", "not when the event is"),
        (
            FILE.replace("settle = \"Yes if it is seen from the pier.\"\n", ""),
            "2026-02-20",
            "does not say how it is settled",
        ),
        (FILE.split("[question").next().unwrap().to_owned(), "2026-02-20", "asks no question"),
    ] {
        fs::write(folder.path().join("light.toml"), file).unwrap();
        let ran = summitry(folder.path(), &["seal", "light.toml", "--date", day]);
        assert_eq!(ran.code, Some(1), "{says}");
        assert!(ran.err.contains(says) && ran.err.contains("help: "), "{}", ran.err);
        assert!(!folder.path().join("ledger").exists());
    }
    let ran = summitry(folder.path(), &["seal", "light.toml", "--date", "yesterday"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("YEAR-MONTH-DAY"), "{}", ran.err);
    for (args, says) in [
        (vec!["verify", "none.seal.json"], "summitry seal FILE makes one"),
        (vec!["record", "nowhere"], "there is no such folder"),
        (vec!["record", "light.toml"], "it is no folder"),
        (vec!["record", "."], "there is no seal in it"),
    ] {
        let ran = summitry(folder.path(), &args);
        assert_eq!(ran.code, Some(1), "{args:?}");
        assert!(ran.err.contains(says) && ran.err.contains("help: "), "{}", ran.err);
    }
}

#[test]
fn a_brief_believes_only_a_seal_that_the_clock_dated() {
    let file = FILE.replace("2026-03-0", "2999-03-0").replace("as_of = 2026-02-18\n", "");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("light.toml"), file).unwrap();
    let brief = || summitry(folder.path(), &["brief", "light.toml", "--worlds", "200"]).out;
    assert!(brief().contains("says it was written before the event; not sealed"));
    let by_hand = ["seal", "light.toml", "--worlds", "200", "--date", "2020-01-01"];
    assert_eq!(summitry(folder.path(), &by_hand).code, Some(0));
    let said = brief().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("its seal of 1 Jan 2020 was dated by hand"), "{said}");
    assert_eq!(summitry(folder.path(), &["seal", "light.toml", "--worlds", "200"]).code, Some(0));
    assert!(!brief().contains("not sealed"));
    let set = ["brief", "light.toml", "--worlds", "200", "--set", "venue.room.bust_up=9%"];
    assert!(summitry(folder.path(), &set).out.contains("not sealed"));
}

/// A ledger of `n` meetings that each came out yes, each with a market that said 50 %.
fn ledger(n: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..n {
        let file = format!("light{number}.toml");
        fs::write(folder.path().join(&file), FILE).unwrap();
        let args = ["seal", &file, "--worlds", "50", "--date", "2026-02-20"];
        assert_eq!(summitry(folder.path(), &args).code, Some(0));
        let outcome = format!(
            "for = \"{file}\"\nentered = 2026-03-05\n[result.lit]\nanswer = \"yes\"\n[forecast.m]\nwho = \"M\"\nkind = \"market\"\nmade = \
             2026-02-20\nchances = {{ lit = \"50%\" }}\n"
        );
        fs::write(folder.path().join(format!("light{number}.outcome.toml")), outcome).unwrap();
    }
    folder
}

fn record(folder: &Path) -> Value {
    let ran = summitry(folder, &["record", ".", "--json", "--date", "2026-03-10"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn nobody_is_ranked_under_ten_questions() {
    let folder = ledger(9);
    let nine = record(folder.path());
    let f = &nine["forecasts"];
    assert_eq!((f["settled"].as_u64(), f["missing"].as_u64()), (Some(9), Some(1)));
    assert!(f["calibration"].is_null() && f["beside"][0]["ahead"].is_null());
    let said = summitry(folder.path(), &["record", ".", "--date", "2026-03-10"]).out;
    assert!(said.contains("One settled question is missing"), "{said}");
    let folder = ledger(10);
    let ten = record(folder.path());
    let f = &ten["forecasts"];
    assert_eq!(f["missing"].as_u64(), Some(0));
    assert_eq!(f["calibration"][0]["n"].as_u64(), Some(10));
    let p = ten["questions"][0]["chance"].as_f64().unwrap();
    let brier = f["mean_brier"].as_f64().unwrap();
    assert!((brier - (1.0 - p).powi(2)).abs() < 1e-12);
    let market = f["beside"].as_array().unwrap().iter().find(|b| b["kind"] == "market").unwrap();
    assert_eq!(market["ahead"].as_bool(), Some(brier < 0.25));
    let html = ["record", ".", "--date", "2026-03-10", "--html", "r.html", "--svg", "c.svg"];
    assert_eq!(summitry(folder.path(), &html).code, Some(0));
    assert!(fs::read_to_string(folder.path().join("c.svg")).unwrap().contains("<circle"));
}

#[test]
fn hindsight_stands_apart_and_the_last_seal_counts_once() {
    let folder = ledger(1);
    let later = ["seal", "light0.toml", "--worlds", "60", "--date", "2026-02-25"];
    assert_eq!(summitry(folder.path(), &later).code, Some(0));
    let hindsight = FILE.replace("before the event", "after the event");
    fs::write(folder.path().join("past.toml"), hindsight).unwrap();
    let args = ["seal", "past.toml", "--worlds", "50", "--date", "2026-04-01"];
    assert_eq!(summitry(folder.path(), &args).code, Some(0));
    let outcome = "for = \"past.toml\"\n[result.lit]\nanswer = \"disputed\"\n";
    fs::write(folder.path().join("past.outcome.toml"), outcome).unwrap();
    fs::write(folder.path().join("lost.outcome.toml"), "for = \"lost.toml\"\n").unwrap();
    let ran = summitry(folder.path(), &["record", ".", "--json", "--date", "2026-04-10"]);
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(all["forecasts"]["settled"].as_u64(), Some(1));
    assert_eq!(all["forecasts"]["superseded"].as_u64(), Some(1));
    assert_eq!(all["apart"]["disputed"].as_u64(), Some(1));
    let row =
        all["questions"].as_array().unwrap().iter().find(|q| q["kind"] == "hindsight").unwrap();
    assert_eq!(row["scores"].as_array().unwrap().len(), 2);
    assert_eq!(all["unsealed"][0], "lost.outcome.toml");
    let spanish = summitry(folder.path(), &["record", ".", "--lang", "es", "--date", "2026-04-10"]);
    assert!(spanish.out.contains("Nada de esto es un pronóstico"));
}

#[test]
fn answers_by_another_rule_or_from_before_the_meeting_are_refused() {
    for (from, to, reason) in [
        ("answer = \"yes\"", "answer = \"yes\"\nrule = \"Yes if we say so.\"", "rule"),
        ("entered = 2026-03-05", "entered = 2026-02-28", "answers"),
    ] {
        let folder = ledger(1);
        let path = folder.path().join("light0.outcome.toml");
        let outcome = fs::read_to_string(&path).unwrap().replace(from, to);
        fs::write(&path, outcome).unwrap();
        let all = record(folder.path());
        assert_eq!(all["refused"][0]["refusals"][0]["reason"], reason);
        assert_eq!(all["forecasts"]["settled"].as_u64(), Some(0));
    }
    let folder = ledger(1);
    let edited = FILE.replace("[\"on\"]", "[\"off\", \"on\"]");
    fs::write(folder.path().join("light0.toml"), edited).unwrap();
    let all = record(folder.path());
    assert_eq!(all["refused"][0]["refusals"][0]["reason"], "rule");
}
