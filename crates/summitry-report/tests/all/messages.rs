//! Both languages say the same things, and everything the code asks for is said.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_bundle::FluentResource;
use summitry_core::{
    forecast::{Gate, Group},
    world::rules::Rule,
};
use summitry_report::{language::Language, messages::Messages};

/// Message id → the variables it uses.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
        panic!("{errors:?}");
    }
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if let Some((id, _)) =
            line.split_once(" =").filter(|(id, _)| !id.is_empty() && !id.starts_with(' '))
        {
            current = id.to_owned();
            assert!(out.insert(current.clone(), BTreeSet::new()).is_none(), "`{id}` stands twice");
        }
        for part in line.split('$').skip(1) {
            let name: String =
                part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            out.get_mut(&current).unwrap().insert(name);
        }
    }
    out
}

fn files() -> (BTreeMap<String, BTreeSet<String>>, BTreeMap<String, BTreeSet<String>>) {
    (
        messages(include_str!("../../messages/en.ftl")),
        messages(include_str!("../../messages/es.ftl")),
    )
}

#[test]
fn same_ids_and_variables_in_both_languages() {
    let (en, es) = files();
    assert!(en.len() > 150);
    for (id, variables) in &en {
        assert_eq!(Some(variables), es.get(id), "`{id}`");
    }
    assert_eq!(en.len(), es.len());
}

/// The literal first arguments of `.say("…")`, `.fill("…", …)` and the like in a source tree.
fn asked(folder: &Path, out: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            asked(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text: String = fs::read_to_string(&path).unwrap().split_whitespace().collect();
            for call in [".say(\"", ".fill(\"", ".try_fill(\""] {
                out.extend(
                    text.split(call)
                        .skip(1)
                        .filter_map(|rest| rest.split('"').next())
                        .map(str::to_owned),
                );
            }
        }
    }
}

#[test]
fn every_id_the_code_asks_for_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut ids = BTreeSet::new();
    asked(&root.join("src"), &mut ids);
    asked(&root.join("../summitry/src/commands"), &mut ids);
    let (en, _) = files();
    assert!(ids.len() > 100, "only {} ids found: has the way of asking changed?", ids.len());
    for id in &ids {
        assert!(en.contains_key(id), "`{id}` is asked for and not said");
    }
}

/// Every id is a string somewhere in the source, or belongs to a family that is put together.
#[test]
fn nothing_is_said_in_vain() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    fn all(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                all(&path, text)
            } else {
                text.push_str(&fs::read_to_string(&path).unwrap())
            }
        }
    }
    for folder in [
        "src",
        "templates",
        "../summitry-serve/src",
        "../summitry-serve/templates",
        "../summitry/src/commands",
        "../summitry-kit/src/interview",
    ] {
        let folder = root.join(folder);
        if folder.exists() {
            all(&folder, &mut text);
        }
    }
    let families = [
        "likelihood-",
        "predicate-",
        "value-engine-",
        "rule-",
        "case-",
        "concept-",
        "picked-",
        "lost-",
        "gate-",
        "carried-",
        "finding-is-",
        "finding-and-",
        "tactic-",
        "sure-",
        "forecaster-",
        "end-low-",
        "end-high-",
        "written-",
        "tournament-metric-",
        "tournament-note-",
        "tournament-over-",
    ];
    for id in files().0.keys() {
        let family = families.iter().any(|f| id.starts_with(f));
        assert!(family || text.contains(&format!("\"{id}\"")), "`{id}` is said nowhere");
    }
}

/// Ids that are put together from the model's own words: a new gate or group of numbers must be said.
#[test]
fn every_gate_and_group_is_said_in_both_languages() {
    let gates = [
        Gate::BustUp,
        Gate::NoPackage,
        Gate::NotRaised,
        Gate::Link,
        Gate::Effort,
        Gate::Useless,
        Gate::Loses(0),
        Gate::NoCoalition,
        Gate::Refused(0),
        Gate::Lapses,
        Gate::Words,
        Gate::Beaten,
    ];
    let of_gate = |gate: &Gate| {
        let id = gate.id().replace('_', "-");
        [format!("lost-{id}"), format!("gate-{id}")]
    };
    let groups = Group::ALL.map(|group| format!("carried-{}", group.id()));
    let rules = Rule::ALL.map(|rule| format!("rule-{}", rule.id().replace('_', "-")));
    for id in gates.iter().flat_map(of_gate).chain(groups).chain(rules) {
        for language in Language::ALL {
            let said = Messages::new(language).try_fill(&id, &[]);
            assert!(said.is_some(), "`{id}` in {}", language.tag());
        }
    }
}

#[test]
fn words_of_the_common_scales_are_said_in_both_languages() {
    for name in ["icd203", "phia", "nato", "ipcc"] {
        let scale = summitry_scenario::scales::likelihood(name).unwrap();
        for word in scale.keys() {
            let id = format!("likelihood-{}", word.to_lowercase().replace([' ', '/'], "-"));
            for language in Language::ALL {
                assert!(
                    Messages::new(language).try_fill(&id, &[]).is_some(),
                    "{name}: `{id}` in {}",
                    language.tag()
                );
            }
        }
    }
    // As a file writes them: in Spanish none stays English.
    let scales = summitry_scenario::scales::Scales::default();
    let (en, es) = (Messages::new(Language::English), Messages::new(Language::Spanish));
    for word in scales.importance.keys().chain(scales.effort.keys()).chain(scales.capacity.keys()) {
        let id = format!("written-{}", word.replace(' ', "-"));
        assert_eq!(es.try_fill(&id, &[]), Some(es.written(&format!("\"{word}\""))), "{word}");
        assert_eq!(en.written(word), *word);
    }
    assert_eq!(es.written("\"working visit\""), "visita de trabajo");
}

#[test]
fn counts_choose_plurals() {
    let (en, es) = (Messages::new(Language::English), Messages::new(Language::Spanish));
    let quotes = |m: &Messages, q: usize, s: usize| {
        m.fill("rests-quotes", &[("quotes", q.into()), ("sources", s.into())])
    };
    assert_eq!(quotes(&en, 0, 0), "No quotes.");
    assert_eq!(
        quotes(&en, 65, 1),
        "65 quotes from one source, not held against their source in this run."
    );
    assert_eq!(
        quotes(&es, 65, 2),
        "65 citas de 2 fuentes, sin cotejar con su fuente en esta ejecución."
    );
}
