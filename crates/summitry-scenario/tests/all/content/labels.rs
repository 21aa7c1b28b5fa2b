//! Spanish labels: complete, and for nothing that is not there.

use std::collections::BTreeSet;

use super::{Checked, table};

/// Blocks whose entries carry a label, and the keys of other texts that readers see.
const TEXTS: &[(&str, &[&str])] = &[
    ("party", &["label"]),
    ("person", &["label"]),
    ("issue", &["label"]),
    ("define", &["label", "means"]),
    ("audience", &["label"]),
    ("venue", &["label"]),
    ("threat", &["label"]),
    ("outside", &["label"]),
    ("link", &["label"]),
    ("side_deal", &["label"]),
    ("dispute", &["about"]),
    ("event", &["when", "what"]),
    ("affected", &["label"]),
    ("case", &["label"]),
    ("expect", &["label"]),
    ("question", &["ask", "settle"]),
    ("gap", &["text"]),
];

/// The label path of a text: a label, what a dispute is about and the text of a gap go by the id alone.
fn path(block: &str, id: &str, key: &str) -> String {
    match key {
        "label" | "about" | "text" => format!("{block}.{id}"),
        _ => format!("{block}.{id}.{key}"),
    }
}

/// Paths of every text of a scenario that readers see.
fn texts(file: &toml::Table) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = ["title", "question", "place", "author"]
        .iter()
        .map(|key| format!("summit.{key}"))
        .collect();
    for (block, keys) in TEXTS {
        let Some(entries) = file.get(*block).and_then(toml::Value::as_table) else { continue };
        for (id, entry) in entries {
            for key in *keys {
                if entry.get(key).is_some() {
                    found.insert(path(block, id, key));
                }
            }
            for option in entry.get("options").and_then(toml::Value::as_array).into_iter().flatten()
            {
                if let Some(o) = option.get("id").and_then(toml::Value::as_str) {
                    found.insert(format!("issue.{id}.{o}"));
                }
            }
            for party in
                entry.get("says").and_then(toml::Value::as_table).into_iter().flat_map(|t| t.keys())
            {
                found.insert(format!("dispute.{id}.says.{party}"));
            }
        }
    }
    for (id, expected) in file.get("expect").and_then(toml::Value::as_table).into_iter().flatten() {
        if expected.get("why").is_some() {
            found.insert(format!("expect.{id}.why"));
        }
    }
    for (id, source) in file.get("source").and_then(toml::Value::as_table).into_iter().flatten() {
        if source.get("kind").is_some() {
            found.insert(format!("source.{id}.kind"));
        }
    }
    found
}

/// Quotes by the path under which a translation may give them; it need not.
fn quotes(file: &toml::Table) -> BTreeSet<String> {
    let sources = file.get("quotes").and_then(toml::Value::as_table).into_iter().flatten();
    let of_source = sources.filter_map(|(_, quotes)| quotes.as_table());
    of_source.flat_map(|quotes| quotes.keys().map(|id| format!("quote.{id}"))).collect()
}

fn same(name: &str) -> Checked {
    let file = table(&format!("scenarios/{name}.toml"))?;
    let spanish = table(&format!("scenarios/{name}.es.toml"))?;
    let labels = spanish["labels"].as_table().ok_or("labels are a table")?;
    let written: BTreeSet<String> = labels.keys().cloned().collect();
    let wanted = texts(&file);
    let missing: Vec<_> = wanted.difference(&written).collect();
    let may_be: BTreeSet<String> = wanted.union(&quotes(&file)).cloned().collect();
    // A language has a short label, or one within a sentence, where it needs one.
    let is_form = |path: &str| {
        let of = path.strip_prefix("short.").or(path.strip_prefix("in_text."));
        of.is_some_and(|of| wanted.contains(of))
    };
    let stray: Vec<_> = written.difference(&may_be).filter(|path| !is_form(path)).collect();
    assert!(missing.is_empty(), "not translated: {missing:?}");
    assert!(stray.is_empty(), "translated, but not in the scenario: {stray:?}");
    for (path, label) in labels {
        assert!(label.as_str().is_some_and(|l| !l.trim().is_empty()), "{path} is empty");
    }
    Ok(())
}

#[test]
fn washington_is_wholly_in_spanish() -> Checked {
    same("2026-washington/washington")
}

#[test]
fn the_river_is_wholly_in_spanish() -> Checked {
    same("2026-river-treaty/river-treaty")
}
