//! Every scenario of the repository, with what lies beside it, reads without errors.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "helpers of tests")]

use std::path::{Path, PathBuf};

use summitry_scenario::outcome::read_outcome;
use summitry_scenario::template::TEMPLATE;
use summitry_scenario::translation::read_translation;
use summitry_scenario::{NoTable, Reading, read, read_with};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Scenario files: those without a second extension but `quick`.
fn scenarios() -> Vec<PathBuf> {
    let mut out = Vec::new();
    for folder in std::fs::read_dir(root().join("scenarios")).unwrap() {
        let folder = folder.unwrap().path();
        // The list of the library, scenarios/README.md, lies beside the folders.
        if !folder.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let parts: Vec<&str> = name.split('.').collect();
            let scenario = matches!(parts.as_slice(), [_, "toml"] | [_, "quick", "toml"]);
            if scenario {
                out.push(path);
            }
        }
    }
    out.sort();
    assert!(out.len() >= 3);
    out
}

fn beside(path: &Path, extension: &str) -> Option<String> {
    std::fs::read_to_string(path.with_extension(extension)).ok()
}

/// A scenario, with the tables that lie beside it.
fn read_at(path: &Path, text: &str) -> Reading {
    let name = path.file_name().unwrap().to_str().unwrap();
    read_with(name, text, &|table| {
        std::fs::read_to_string(path.with_file_name(table))
            .map_err(|error| NoTable { what: error.to_string(), cure: String::new() })
    })
}

#[test]
fn every_scenario_reads() {
    for path in scenarios() {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let reading = read_at(&path, &text);
        let said: String =
            reading.diagnostics.iter().map(|d| d.render(name, &text, false)).collect();
        let document = reading.document.unwrap_or_else(|| panic!("{said}"));
        if let Some(text) = beside(&path, "es.toml") {
            let (translation, said) = read_translation(&text, &document);
            assert!(translation.is_some(), "{name}: {said:#?}");
        }
        if let Some(text) = beside(&path, "outcome.toml") {
            let (outcome, said) = read_outcome(&text, Some(&document));
            let outcome = outcome.unwrap_or_else(|| panic!("{name}: {said:#?}"));
            assert_eq!(outcome.missing, Vec::<String>::new());
        }
    }
}

/// The worked scenarios of institutions are what newcomers copy: nothing to mend in them, nothing untranslated.
#[test]
fn worked_scenarios_read_without_a_word_in_two_languages() {
    for name in ["harbour-coalition", "truce", "emissions-table"] {
        let path = root().join(format!("scenarios/2026-{name}/{name}.toml"));
        let reading = read_at(&path, &std::fs::read_to_string(&path).unwrap());
        assert_eq!(reading.diagnostics, [], "{name}");
        let document = reading.document.unwrap();
        assert!(document.summit.is_illustration(), "{name}");
        let (translation, said) = read_translation(&beside(&path, "es.toml").unwrap(), &document);
        assert_eq!(said, [], "{name}");
        assert_eq!(translation.unwrap().missing, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn template_reads_without_a_word_and_is_short() {
    let reading = read("new.toml", TEMPLATE);
    assert_eq!(reading.diagnostics, []);
    let document = reading.document.unwrap();
    assert!(document.summit.is_illustration());
    let lines = TEMPLATE.lines().count();
    assert!((40..=60).contains(&lines), "{lines} lines");
}

/// The small files that show the first edition's faults, where they are at hand: read, with notes at most about the edition.
#[test]
fn cases_of_the_model_read() {
    let Ok(folder) = std::fs::read_dir(root().join("../shared/cases/model")) else { return };
    // Names an option that does not exist; a side to which nothing matters. Both are refused with a cure.
    let refused = ["e.toml", "t18.toml"];
    let one = |p: &PathBuf| {
        p.extension().is_some_and(|e| e == "toml") && !refused.iter().any(|r| p.ends_with(r))
    };
    for file in folder.flatten().map(|f| f.path()).filter(one) {
        let text = std::fs::read_to_string(&file).unwrap();
        let reading = read("case.toml", &text);
        let said: String =
            reading.diagnostics.iter().map(|d| d.render("case.toml", &text, false)).collect();
        assert!(reading.document.is_some(), "{}: {said}", file.display());
    }
}
