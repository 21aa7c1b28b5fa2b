//! Small files of ill will: each gets an answer that is right, or a refusal with its cure, in a time one waits for.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn hostile(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/hostile").join(name)
}

fn brief(file: &Path, worlds: &str) -> Output {
    let args = ["brief", file.to_str().unwrap(), "--json", "--worlds", worlds];
    Command::new(env!("CARGO_BIN_EXE_summitry")).args(args).output().unwrap()
}

/// The brief, after the looks that every brief has to bear.
fn sound(file: &Path, worlds: &str) -> Value {
    let output = brief(file, worlds);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{}: {said}", file.display());
    let brief: Value = serde_json::from_slice(&output.stdout).unwrap();
    chances(&brief, "");
    for part in ["ending", "cases", "defines", "questions"] {
        finite(&brief[part], part);
    }
    finite(&brief["issues"], "issues");
    finite(&brief["rules"], "rules");
    sums_to_one(&brief["ending"]);
    for (id, venue) in brief["venues"].as_object().unwrap() {
        finite(venue, id);
        sums_to_one(&venue["ending"]);
    }
    for (id, ends) in brief["talks"]["venues"].as_object().into_iter().flatten() {
        let sum: f64 = ends.as_object().unwrap().values().map(|x| x.as_f64().unwrap()).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{id}: {ends}");
    }
    for driver in brief["drivers"].as_array().unwrap() {
        for end in ["low", "high"] {
            assert!((0.0..=1.0).contains(&driver[end].as_f64().unwrap()), "{driver}");
        }
    }
    for carried in brief["headline"]["carried"].as_array().into_iter().flatten() {
        assert!((0.0..=1.0).contains(&carried["share"].as_f64().unwrap()), "{carried}");
    }
    brief
}

fn sums_to_one(ending: &Value) {
    let mean = |kind: &str| ending[kind]["mean"].as_f64().unwrap();
    let sum: f64 = ["agreed", "words_only", "bust_up", "no_zone"].into_iter().map(mean).sum();
    assert!((sum - 1.0).abs() < 1e-9, "{ending}");
}

/// What is not a number is written as null.
fn finite(value: &Value, place: &str) {
    match value {
        Value::Null => panic!("{place} is no number"),
        Value::Object(all) => all.iter().for_each(|(k, v)| finite(v, &format!("{place}.{k}"))),
        Value::Array(all) => all.iter().for_each(|v| finite(v, place)),
        _ => {}
    }
}

/// Every object that is a chance is one.
fn chances(value: &Value, place: &str) {
    match value {
        Value::Object(all) => {
            let get = |k: &str| all.get(k).and_then(Value::as_f64);
            if let (Some(mean), Some(low), Some(high)) = (get("mean"), get("low"), get("high"))
                && all.len() == 3
            {
                let within = |x| (0.0..=1.0).contains(&x);
                assert!(
                    within(mean) && within(low) && within(high) && low <= high,
                    "{place}: {value}"
                );
            }
            all.iter().for_each(|(k, v)| chances(v, &format!("{place}.{k}")));
        }
        Value::Array(all) => all.iter().for_each(|v| chances(v, place)),
        _ => {}
    }
}

#[test]
fn what_is_too_small_to_be_told_from_nothing_is_refused_with_the_cure() {
    for (name, written, cure) in [
        ("nan1.toml", "1e-300", "write 0.000001 or more"),
        ("venue-sum.toml", "1e-320", "write 0, or 0.0000001% or more"),
    ] {
        let refused = brief(&hostile(name), "20");
        assert_eq!(refused.status.code(), Some(1), "{name}");
        let said = String::from_utf8_lossy(&refused.stderr);
        assert!(said.contains(&format!("`{written}` is too small to be told from 0")), "{said}");
        assert!(said.contains(cure), "{said}");
    }
}

#[test]
fn the_smallest_that_is_read_makes_no_nonsense() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    let text = std::fs::read_to_string(hostile("nan1.toml")).unwrap();
    std::fs::write(&file, text.replace("1e-300", "0.000001")).unwrap();
    sound(&file, "40");
    let text = std::fs::read_to_string(hostile("venue-sum.toml")).unwrap();
    std::fs::write(&file, text.replace("1e-320", "\"0.0000001%\"")).unwrap();
    sound(&file, "40");
    // Never held: how it would end is of no meeting, and no talks are told.
    std::fs::write(&file, text.replace("1e-320", "\"0%\"")).unwrap();
    let never = sound(&file, "40");
    assert_eq!(never["venues"]["lae"]["chance"]["mean"], 0.0);
    assert!(never["talks"]["venues"].get("lae").is_none(), "{}", never["talks"]["venues"]);
    assert!(never["talks"]["venues"].get("d").is_some());
}

#[test]
fn figures_stay_in_their_range_and_long_talks_in_their_time() {
    for name in ["driver-over-1.toml", "hang-brief.toml", "rounds.toml", "rounds2.toml"] {
        let since = std::time::Instant::now();
        sound(&hostile(name), "100");
        assert!(since.elapsed().as_secs() < 120, "{name}: {:?}", since.elapsed());
    }
}

#[test]
fn many_options_are_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("big.toml");
    let options: Vec<String> = (0..10).map(|o| format!("\"o{o}\"")).collect();
    let mut text = String::from("format=\"summitry/1\"\n[party.p0]\n[party.p1]\n");
    for issue in 0..30 {
        let _ = write!(text, "[issue.i{issue}]\nnow=\"o0\"\noptions=[{}]\n", options.join(","));
    }
    text.push_str("[wants.p0.i0]\nbest=\"o1\"\n[wants.p1.i0]\nbest=\"o1\"\n");
    std::fs::write(&file, text).unwrap();
    sound(&file, "20");
}
