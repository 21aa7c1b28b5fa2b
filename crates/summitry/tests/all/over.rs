//! A file at two revisions of git, and the seals of one file over time.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::fs;

use serde_json::Value;

use crate::ran::{run, summitry};

const FILE: &str = "format = \"summitry/1\"\n[summit]\ntitle = \"Light\"\ndate = 2026-03-01\nas_of = 2026-02-10\nwritten = \"before the event\"\n\
[party.a]\n[party.b]\n[issue.light]\nnow = \"off\"\noptions = [\"off\", \"on\"]\n[wants.a]\nlight = { matters = \"vital\", best = \"on\" }\n\
[wants.b]\nlight = { matters = \"minor\", best = \"on\" }\n[venue.room]\nbust_up = \"5%\"\n[question.lit]\nask = \"Is it lit?\"\n\
counts = { light = [\"on\"] }\nsettle = \"Yes if it is seen.\"\nby = 2026-03-02\n";

#[test]
fn two_revisions_are_compared_by_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::create_dir(at.join("deep")).unwrap();
    let git = |args: &[&str]| {
        let all = [&["-c", "user.name=t", "-c", "user.email=t@t"], args].concat();
        let (code, _, err) = run("git", at, &all);
        assert_eq!(code, Some(0), "{err}");
    };
    git(&["init", "-q"]);
    for text in [FILE.to_owned(), FILE.replace("bust_up = \"5%\"", "bust_up = \"60%\"")] {
        fs::write(at.join("deep/light.toml"), text).unwrap();
        git(&["add", "."]);
        git(&["commit", "-q", "-m", "x"]);
    }
    let args =
        ["diff", "deep/light.toml@HEAD~1", "deep/light.toml@HEAD", "--json", "--worlds", "200"];
    let (code, out, err) = summitry(at, &args);
    assert_eq!(code, Some(0), "{err}");
    let data: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(data["steps"][0]["changes"][0]["path"], "venue.room.bust_up");
    let (code, _, err) = summitry(at, &["diff", "deep/light.toml@nowhere", "deep/light.toml"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("at the revision `nowhere`"), "{err}");
    assert_eq!(summitry(at, &["diff", "deep/light.toml@--output=x", "deep/light.toml"]).0, Some(1));
}

#[test]
fn seals_of_one_file_are_shown_over_time() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for (day, bust_up) in [("2026-02-12", "5%"), ("2026-02-16", "60%")] {
        fs::write(at.join("light.toml"), FILE.replace("\"5%\"", &format!("\"{bust_up}\"")))
            .unwrap();
        let (code, _, err) =
            summitry(at, &["seal", "light.toml", "--worlds", "200", "--date", day]);
        assert_eq!(code, Some(0), "{err}");
    }
    let (code, out, err) = summitry(at, &["diff", "--over", "ledger", "--json"]);
    assert_eq!(code, Some(0), "{err}");
    let data: Value = serde_json::from_str(&out).unwrap();
    let moments = data["moments"].as_array().unwrap();
    assert_eq!(
        moments.iter().map(|m| m["date"].as_str().unwrap()).collect::<Vec<_>>(),
        ["2026-02-12", "2026-02-16"]
    );
    let deal = |n: usize| moments[n]["figures"][0]["mean"].as_f64().unwrap();
    assert!(deal(0) > deal(1), "a row is likelier in the second: {} {}", deal(0), deal(1));
    let (code, _, err) = summitry(at, &["diff", "--over", "ledger", "--svg", "over.svg"]);
    assert_eq!(code, Some(0), "{err}");
    let svg = fs::read_to_string(at.join("over.svg")).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("question.lit"), "{svg}");
    let (_, out, _) = summitry(at, &["diff", "--over", "ledger", "--markdown", "--lang", "es"]);
    assert!(out.contains("día por día") && out.contains("question.lit"), "{out}");
    let (code, _, err) = summitry(at, &["diff", "--over", "ledger", "--file", "other.toml"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("no intact seal of `other.toml`"), "{err}");
}
