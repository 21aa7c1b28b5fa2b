//! The README keeps its word: the file it shows is the file, what it prints is what is printed, every link leads somewhere.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{
    path::{Path, PathBuf},
    process::Command,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// The blocks of the README that are fenced with this language.
fn blocks(language: &str) -> Vec<String> {
    let readme = text("README.md");
    let fence = format!("```{language}\n");
    readme
        .split(&fence)
        .skip(1)
        .map(|rest| rest.split("\n```").next().unwrap().to_owned())
        .collect()
}

#[test]
fn the_file_it_shows_is_the_ten_minute_file() {
    assert_eq!(
        blocks("toml")[0].trim_end(),
        text("scenarios/2026-washington/washington.quick.toml").trim_end()
    );
}

#[test]
fn command_1_prints_what_it_shows() {
    let output = Command::new(env!("CARGO_BIN_EXE_summitry"))
        .current_dir(root())
        .env_remove("COLUMNS")
        .args(["brief", "scenarios/2026-washington/washington.toml"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    let lines = |text: &str| text.lines().map(str::trim_end).map(str::to_owned).collect::<Vec<_>>();
    let printed = lines(printed.trim_start_matches('\n'));
    let shown = lines(&blocks("text")[0]);
    assert!(shown.len() > 20);
    assert!(text("README.md").lines().count() <= 150);
    assert_eq!(printed[..shown.len()], shown, "run the README's command 1 and copy what it prints");
    assert!(printed.iter().all(|line| line.chars().count() <= 80), "a line is over 80 columns");
}

#[test]
fn every_link_leads_somewhere() {
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "AGENTS.md"] {
        for link in text(page).split("](").skip(1) {
            let target = link.split([')', '#']).next().unwrap();
            if !target.is_empty() && !target.starts_with("http") {
                assert!(root().join(target).exists(), "{page}: {target}");
            }
        }
    }
}

/// Every scenario of the tree is forecast, in both languages, on every output.
#[test]
fn every_scenario_runs() {
    let mut count = 0;
    let folders = std::fs::read_dir(root().join("scenarios")).unwrap();
    for folder in folders.map(|f| f.unwrap().path()).filter(|path| path.is_dir()) {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if !name.ends_with(".toml")
                || name.ends_with(".es.toml")
                || name.ends_with(".outcome.toml")
            {
                continue;
            }
            for flags in [vec![], vec!["--lang", "es"], vec!["--markdown"], vec!["--json"]] {
                let output = Command::new(env!("CARGO_BIN_EXE_summitry"))
                    .args(["brief", "--worlds", "100"])
                    .arg(&path)
                    .args(&flags)
                    .output()
                    .unwrap();
                assert_eq!(
                    output.status.code(),
                    Some(0),
                    "{name}: {}",
                    String::from_utf8_lossy(&output.stderr)
                );
                let said = String::from_utf8(output.stdout).unwrap();
                let stamp = ["ILLUSTRATION", "ILUSTRACIÓN", "\"illustration\""];
                assert!(
                    stamp.iter().any(|s| said.contains(s)),
                    "{name} {flags:?} carries no stamp"
                );
            }
            count += 1;
        }
    }
    assert!(count >= 3);
}
