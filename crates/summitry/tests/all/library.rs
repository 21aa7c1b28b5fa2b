//! The library in the command: every folder is in it, each can be begun from; completions, manual, what changed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use crate::ran::summitry;

#[test]
fn the_library_holds_every_scenario_of_the_tree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let folders = fs::read_dir(folder).unwrap().map(|e| e.unwrap()).filter(|e| e.path().is_dir());
    let folders: BTreeSet<String> = folders.map(|e| e.file_name().into_string().unwrap()).collect();
    let (code, said, _) = summitry(Path::new("."), &["list", "--json"]);
    assert_eq!(code, Some(0));
    let said: Value = serde_json::from_str(&said).unwrap();
    let slugs = said["negotiations"].as_array().unwrap().iter();
    let slugs: BTreeSet<String> = slugs.map(|n| n["slug"].as_str().unwrap().to_owned()).collect();
    assert_eq!(slugs, folders, "name every folder in crates/summitry-kit/src/library.rs");
    let (_, spanish, _) = summitry(Path::new("."), &["list", "--lang", "es"]);
    assert!(spanish.contains("Trump y Kim en Singapur"), "{spanish}");
}

#[test]
fn a_file_begun_from_the_library_runs_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let begin = ["new", "--like", "singapore", "mine.toml"];
    assert_eq!(summitry(here, &begin).0, Some(0));
    let text = fs::read_to_string(here.join("mine.toml")).unwrap();
    assert!(text.starts_with("#:schema https://"));
    let (_, shown, _) = summitry(here, &["show", "2018-singapore"]);
    assert!(text.ends_with(&shown));
    // As it was written it may be written again; edited it may not.
    assert_eq!(summitry(here, &begin).0, Some(0));
    fs::write(here.join("mine.toml"), text + "# mine\n").unwrap();
    let (code, _, said) = summitry(here, &begin);
    assert_eq!(code, Some(3));
    assert!(said.contains("--force"), "{said}");
    let (code, out, said) =
        summitry(here, &["brief", "mine.toml", "--worlds", "100", "--lang", "es"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("Trump y Kim en Singapur"), "{out}");
    let (code, _, said) = summitry(here, &["new", "--like", "2018-singapur", "x.toml"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("2018-singapore"), "{said}");
    assert_eq!(summitry(here, &["new", "plain.toml"]).0, Some(0));
    assert!(fs::read_to_string(here.join("plain.toml")).unwrap().starts_with("#:schema https://"));
}

#[test]
fn the_catalogue_shows_each_with_its_picture() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["catalogue", "--html", "c.html", "--worlds", "50", "--lang", "es"];
    let (code, _, said) = summitry(folder.path(), &args);
    assert_eq!(code, Some(0), "{said}");
    let page = fs::read_to_string(folder.path().join("c.html")).unwrap();
    let (_, said, _) = summitry(Path::new("."), &["list", "--json"]);
    let said: Value = serde_json::from_str(&said).unwrap();
    for one in said["negotiations"].as_array().unwrap() {
        let slug = one["slug"].as_str().unwrap();
        assert!(page.contains(&format!("--like {slug} ")), "{slug}");
    }
    assert_eq!(
        page.matches("role=\"img\"").count(),
        said["negotiations"].as_array().unwrap().len()
    );
    assert!(!page.contains("<script") && !page.contains("src=\"http"));
}

#[test]
fn changes_are_made_one_by_one_and_add_up() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    assert_eq!(summitry(here, &["new", "old.toml"]).0, Some(0));
    let old = fs::read_to_string(here.join("old.toml")).unwrap();
    let new = old.replacen("base     = \"leaders-bilateral\"", "base     = \"80%\"", 1);
    let new = new.replacen("label = \"Northland\"", "label = \"The North\"", 1);
    let new = new.replacen("\"working visit\"", "\"final round\"", 1);
    fs::write(here.join("new.toml"), &new).unwrap();
    let (code, out, said) =
        summitry(here, &["diff", "old.toml", "new.toml", "--json", "--worlds", "400"]);
    assert_eq!(code, Some(0), "{said}");
    let found: Value = serde_json::from_str(&out).unwrap();
    let steps = found["steps"].as_array().unwrap();
    let paths: Vec<&str> =
        steps.iter().map(|s| s["changes"][0]["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["summit.capacity", "summit.base"], "{out}");
    assert_eq!(found["wording"].as_u64(), Some(1));
    // Each begins where the one before it ended, and together they are the whole.
    let deal = |figures: &Value, key: &str| {
        let all = figures.as_array().unwrap();
        all.iter().find(|f| f["path"] == "ending.agreed").unwrap()[key].as_f64().unwrap()
    };
    assert_eq!(deal(&steps[0]["figures"], "after"), deal(&steps[1]["figures"], "before"));
    assert_eq!(deal(&steps[1]["figures"], "after"), deal(&found["total"], "after"));
    // A level of 80 in place of some 32 of 100 can only raise the chance of a deal.
    assert!(deal(&steps[1]["figures"], "difference") > 0.03);
    let (code, out, _) = summitry(here, &["diff", "old.toml", "old.toml", "--worlds", "100"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("Nothing changed that the figures rest on"), "{out}");
    let (_, out, _) = summitry(
        here,
        &["diff", "old.toml", "new.toml", "--markdown", "--lang", "es", "--worlds", "100"],
    );
    assert!(
        out.starts_with("## De old.toml a new.toml") && out.contains("| summit.base |"),
        "{out}"
    );
}

#[test]
fn completions_and_manual_name_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let (_, help, _) = summitry(folder.path(), &["--help"]);
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() >= 20, "{commands:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, out, _) = summitry(folder.path(), &["completions", shell]);
        assert_eq!(code, Some(0));
        for command in &commands {
            assert!(out.contains(command), "{shell}: {command}");
        }
    }
    let (code, out, _) = summitry(folder.path(), &["man"]);
    assert_eq!(code, Some(0));
    assert!(out.contains(".TH summitry"));
    assert_eq!(summitry(folder.path(), &["man", "--dir", "pages"]).0, Some(0));
    for command in commands.iter().filter(|c| **c != "help") {
        let page = folder.path().join(format!("pages/summitry-{command}.1"));
        assert!(page.exists(), "{command}");
    }
    assert_eq!(summitry(folder.path(), &["completions", "cmd"]).0, Some(2));
}
