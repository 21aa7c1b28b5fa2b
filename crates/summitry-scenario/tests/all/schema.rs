//! The committed schema and reference page are the grammar's; the schema and the reader agree on samples, whole and spoilt.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "helpers of tests")]

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use summitry_scenario::template::TEMPLATE;
use summitry_scenario::{read, reference, schema};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Compares a committed file with what the grammar makes; `UPDATE=1 cargo test` writes it.
fn up_to_date(file: &str, made: &str) {
    let path = root().join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == made,
        "{file} is not what the grammar makes: run UPDATE=1 cargo test -p summitry-scenario schema"
    );
}

#[test]
fn committed_schema_is_the_grammars() {
    up_to_date(schema::FILE, &schema::text());
}

#[test]
fn committed_reference_is_the_grammars() {
    up_to_date(reference::FILE, &reference::page());
}

/// The blocks of a reference page, and the keys of each with the defaults in code: what stands in it whatever its language.
fn named(page: &str) -> Vec<(String, Vec<String>)> {
    let code = |cell: &str| -> Vec<String> {
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let mut out = Vec::new();
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## `") {
            out.push((heading.trim_end_matches('`').to_owned(), Vec::new()));
        }
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
        if let ([key, _, default, _], true) = (cells.as_slice(), line.starts_with("| `")) {
            out.push((key.trim().to_owned(), code(default)));
        }
    }
    out
}

/// The Spanish page is written by hand; a key that the grammar gains, loses or gives another default to is missed there.
#[test]
fn the_spanish_reference_names_every_key_of_the_grammar() {
    let spanish = std::fs::read_to_string(root().join("docs/format.es.md")).unwrap();
    let (wanted, found) = (named(&reference::page()), named(&spanish));
    assert!(wanted.len() > 200, "the grammar has more keys than {}", wanted.len());
    for entry in &wanted {
        assert!(found.contains(entry), "docs/format.es.md does not explain {entry:?}");
    }
    assert_eq!(wanted, found, "docs/format.es.md: another order, or a key too many");
}

/// TOML as JSON, days as text.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(s) => json!(s),
        toml::Value::Integer(i) => json!(i),
        toml::Value::Float(f) => json!(f),
        toml::Value::Boolean(b) => json!(b),
        toml::Value::Datetime(d) => json!(d.to_string()),
        toml::Value::Array(a) => a.iter().map(as_json).collect(),
        toml::Value::Table(t) => {
            Value::Object(t.iter().map(|(k, v)| (k.clone(), as_json(v))).collect())
        }
    }
}

fn samples() -> Vec<(String, String)> {
    let scenarios = root().join("scenarios");
    let mut out = vec![("template".to_owned(), TEMPLATE.to_owned())];
    for file in [
        "2026-washington/washington.toml",
        "2026-washington/washington.quick.toml",
        "2026-river-treaty/river-treaty.toml",
    ] {
        out.push((file.to_owned(), std::fs::read_to_string(scenarios.join(file)).unwrap()));
    }
    out
}

fn valid(text: &str) -> bool {
    let schema = schema::schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let file: toml::Value = toml::from_str(text).unwrap();
    let file = as_json(&file);
    if let Err(error) = validator.validate(&file) {
        // Shown where a test fails.
        eprintln!("{error} at {}", error.instance_path());
        return false;
    }
    true
}

#[test]
fn every_sample_fits_the_schema() {
    for (name, text) in samples() {
        assert!(valid(&text), "{name}");
        assert!(read(&name, &text).document.is_some(), "{name}");
    }
}

/// Every institution; its table stands beside it, so only the schema reads it here.
#[test]
fn institutions_fit_the_schema_and_spoilt_ones_do_not() {
    let text = include_str!("institutions.toml");
    assert!(valid(text));
    for (from, to) in [
        ("meetings = 3", "meetings = 0"),
        ("chair  = \"gulf\"", "chairs = \"gulf\""),
        ("quota = \"55%\", of = \"parties\"", "quota = \"55%\""),
        ("of = \"weight\"", "of = \"heads\""),
        ("steps = 5", "steps = 1"),
        ("now          = 250", "now = 250\noptions = [\"100\", \"250\"]"),
        ("amounts      = { from = 100, to = 700, unit = \"bn USD\", steps = 5 }", ""),
        ("weight = 3", "weight = \"3 to 4\""),
        ("effort    = \"0.7 to 1\"", "effort = 0"),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(!valid(&text.replacen(from, to, 1)), "the schema takes {to:?} for {from:?}");
    }
}

#[test]
fn spoilt_samples_are_refused_by_both() {
    let spoilt: [(&str, &str); 13] = [
        ("format = \"summitry/1\"", "format = \"summitry/2\""),
        ("[summit]", "[sumit]"),
        ("title    = \"Northland meets Southland\"", "title = 5"),
        ("invented = true", "invented = \"yes\""),
        ("label = \"Northland\"", "lable = \"Northland\""),
        ("[party.north]", "[\"party\".\"nor th\"]"),
        ("now     = \"one lane\"", ""),
        ("options = [\"no boats\", \"100 boats\", \"200 boats\"]", "options = [\"100 boats\"]"),
        ("options = [\"no boats\", \"100 boats\", \"200 boats\"]", "options = \"100 boats\""),
        ("matters = \"major\"", "matters = 101"),
        ("pushes = \"north\"", ""),
        ("chance  = \"30 to 70%\"", "chance = { is = \"30 to 70%\", wy = \"x\" }"),
        ("bust_up = \"2 to 12%\"", "bust_up = -3"),
    ];
    for (from, to) in spoilt {
        assert!(TEMPLATE.contains(from), "{from}");
        let text = TEMPLATE.replacen(from, to, 1);
        assert!(!valid(&text), "the schema takes {to:?} for {from:?}");
        assert!(read("t.toml", &text).has_errors(), "the reader takes {to:?} for {from:?}");
    }
}
