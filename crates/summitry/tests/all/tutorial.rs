//! Tutorials and guides keep their word: a reader who pastes a page's blocks into files, in order, can run each of its commands.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::{fs, path::Path, process::Command};

/// The fenced blocks of a page, in order: language and text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(_), Some(block)) => out.push(block),
            (Some(language), None) => open = Some((language.to_owned(), String::new())),
            (None, Some((language, text))) => open = Some((language, text + line + "\n")),
            (None, None) => {}
        }
    }
    out
}

#[test]
fn every_command_of_the_tutorial_runs_on_the_file_it_builds() {
    runs("docs/tutorial.md", 9);
}

/// The Spanish page, with its own file: labels and options with accents in them.
#[test]
fn every_command_of_the_spanish_tutorial_runs_on_the_file_it_builds() {
    runs("docs/tutorial.es.md", 9);
}

/// One page translated, not two pages: a command that one of them gains is missed in the other.
#[test]
fn both_tutorials_have_the_same_commands_in_the_same_order() {
    let commands = |page: &str| {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(page);
        let blocks = blocks(&fs::read_to_string(page).unwrap());
        let shell = blocks.into_iter().filter(|(language, _)| language == "sh");
        shell.map(|(_, text)| text).collect::<Vec<_>>()
    };
    assert_eq!(commands("docs/tutorial.md"), commands("docs/tutorial.es.md"));
}

#[test]
fn every_command_of_the_record_runs_on_the_files_it_shows() {
    runs("docs/record.md", 8);
}

/// What agents are told to do, done: the article of the page is `article.txt`.
#[test]
fn every_command_of_the_skill_runs_on_the_file_it_shows() {
    runs("docs/skill.md", 4);
}

/// The words of a command; `ledger/*.seal.json` becomes the one seal there is.
fn words(line: &str, folder: &Path) -> Vec<String> {
    let word = |word: &str| match word {
        "ledger/*.seal.json" => {
            let mut seals = fs::read_dir(folder.join("ledger")).unwrap();
            format!("ledger/{}", seals.next().unwrap().unwrap().file_name().display())
        }
        _ => word.to_owned(),
    };
    line.split_whitespace().map(word).collect()
}

/// Runs a page's commands in order, on the files that its blocks of TOML make and the article in its block of text; there are
/// at least so many.
fn runs(page: &str, least: usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join(page)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("my-summit.toml");
    let mut commands = 0;
    for (language, text) in blocks(&page) {
        if language == "toml" {
            let is_outcome = text.contains("\n[result.");
            let whole = text.starts_with("format = ");
            if is_outcome {
                fs::write(folder.path().join("my-summit.outcome.toml"), text).unwrap();
            } else if whole {
                fs::write(&mine, text).unwrap();
            } else {
                let before = fs::read_to_string(&mine).unwrap();
                fs::write(&mine, before + "\n" + &text).unwrap();
            }
            continue;
        }
        if language == "text" {
            fs::write(folder.path().join("article.txt"), text).unwrap();
            continue;
        }
        for line in text.lines().filter(|_| language == "sh") {
            let (line, into) = line.split_once(" > ").map_or((line, None), |(l, f)| (l, Some(f)));
            let words = words(line, folder.path());
            assert_eq!(words.first().map(String::as_str), Some("summitry"), "{line}");
            // "Copy the file, change the copy."
            let other = folder.path().join("my-other-summit.toml");
            if line.contains("my-other-summit.toml") && !other.exists() {
                let changed = fs::read_to_string(&mine).unwrap().replace("minor", "some");
                fs::write(&other, changed).unwrap();
            }
            let output = Command::new(env!("CARGO_BIN_EXE_summitry"))
                .current_dir(folder.path())
                .args(words.iter().skip(1))
                .output()
                .unwrap();
            let errors = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{line}\n{errors}");
            if let Some(file) = into {
                fs::write(folder.path().join(file.trim()), &output.stdout).unwrap();
            }
            assert!(!output.stdout.is_empty() || !output.stderr.is_empty(), "{line} says nothing");
            commands += 1;
        }
    }
    assert!(commands >= least, "only {commands} commands found");
}
