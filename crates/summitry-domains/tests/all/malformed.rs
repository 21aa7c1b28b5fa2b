//! Files that are wrong: said with line and column, never with a panic.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::PathBuf;

use proptest::prelude::*;
use summitry_domains::error::SourceText;
use summitry_domains::load::decode;
use summitry_domains::reading::Settings;
use summitry_domains::{DomainError, convert, genius, geniusweb, negmas, negolog};

fn data(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    std::fs::read_to_string(path).unwrap()
}

fn source<'a>(name: &'a str, text: &'a str) -> SourceText<'a> {
    SourceText { name, text }
}

/// The message of a GENIUS profile with one part replaced.
fn genius_profile_error(from: &str, to: &str) -> String {
    let domain = data("harbour-genius/harbour.xml");
    let good = data("harbour-genius/port.xml");
    assert!(good.contains(from), "{from}");
    let bad = good.replacen(from, to, 1);
    let error = genius::read(
        Some(source("harbour.xml", &domain)),
        &[("port".to_owned(), source("port.xml", &bad))],
    )
    .unwrap_err();
    error.to_string()
}

#[test]
fn genius_errors_name_line_and_column() {
    let cases = [
        (
            "evaluation=\"6\"",
            "evaluation=\"six\"",
            "port.xml:5:47: evaluation \"six\" is not a number",
        ),
        ("</objective>", "</objectif>", "port.xml:24:3: not well-formed XML"),
        (
            "value=\"three\"",
            "value=\"thre\"",
            "port.xml:6:30: the domain's issue \"Berths\" has no option \"thre\" (did you mean \"three\"?)",
        ),
        (
            "ftype=\"linear\" parameter0",
            "ftype=\"lineal\" parameter0",
            "evaluator type \"lineal\" cannot be read exactly (did you mean \"linear\"?)",
        ),
        ("slope=\"0.25\"", "", "port.xml:14:7: <evaluator> has no slope"),
        ("<issue index=\"2\"", "<issue index=\"7\"", "port.xml:8:19: the domain has no issue 7"),
        (
            "<reservation ",
            "<reservation value=\"0\"/><reservation ",
            "a second <reservation>; keep one",
        ),
        (
            "<weight ",
            "<weight index=\"1\" value=\"0\"/><weight ",
            "a second weight for issue 1; keep one",
        ),
    ];
    for (from, to, expected) in cases {
        let message = genius_profile_error(from, to);
        assert!(message.contains(expected), "{message}\nshould hold\n{expected}");
    }
}

#[test]
fn json_errors_name_line_and_column() {
    let good = data("harbour-negolog/profileA.json");
    let read = |text: &str| {
        negolog::read(&[("a".to_owned(), source("a.json", text))]).unwrap_err().to_string()
    };
    let message = read(&good.replace("0.7", "\"high\""));
    assert_eq!(message, "a.json:6:45: \"high\" is not a number");
    let message = read(&good.replace("\"issueWeights\"", "\"issueWeigths\""));
    assert!(
        message.starts_with("a.json:1:1: \"issueWeights\" is missing here (did you mean"),
        "{message}"
    );
    let message = read(&good.replace("0.3,", "0.3"));
    assert!(message.starts_with("a.json:3:"), "{message}");
    let message = read(&good.replace("\"two\": 0.6", "\"one\": 0.6"));
    assert_eq!(message, "a.json:5:33: \"one\" is given twice");
}

#[test]
fn yaml_errors_name_line_and_column() {
    let domain = data("harbour-negmas/harbour.yml");
    let good = data("harbour-negmas/town.yml");
    let read = |text: &str| {
        let profiles = [("town".to_owned(), source("town.yml", text))];
        negmas::read(Some(source("harbour.yml", &domain)), &profiles).unwrap_err().to_string()
    };
    let message = read(&good.replace("7.0e-1", "seven"));
    assert_eq!(message, "town.yml:10:12: \"seven\" is not a number");
    let message = read(&good.replace("      two:", "      tow:"));
    assert_eq!(message, "town.yml:10:12: the issue has no option \"tow\" (did you mean \"two\"?)");
    let message = read(&good.replace("TriangularFun", "SinFun"));
    assert!(message.starts_with("town.yml:15:16: value function \"SinFun\""), "{message}");
    let message = read(&good.replace("weights: {", "weights: ["));
    assert!(message.starts_with("town.yml:"), "{message}");
}

#[test]
fn bombs_do_not_go_off() {
    // Entities that multiply: none is expanded, the text stays as written.
    let xml = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\
               <negotiation_template><utility_space><objective><issue index=\"1\" name=\"&b;\">\
               <item index=\"1\" value=\"x\"/></issue></objective></utility_space></negotiation_template>";
    let domain = genius::read(Some(source("bomb.xml", xml)), &[]).unwrap();
    assert_eq!(domain.issues[0].name, "&b;");

    let deep = "<a>".repeat(100_000);
    let error = genius::read(Some(source("deep.xml", &deep)), &[]).unwrap_err().to_string();
    assert!(error.contains("nest deeper than 64"), "{error}");

    for deep in ["[".repeat(100_000), "{\"a\":".repeat(100_000)] {
        assert!(negolog::read(&[("deep".to_owned(), source("deep.json", &deep))]).is_err());
        assert!(negmas::read(Some(source("deep.yml", &deep)), &[]).is_err());
    }
    let mut deep = "[".repeat(200);
    deep.push_str(&"]".repeat(200));
    let error = negolog::read(&[("deep".to_owned(), source("deep.json", &deep))]).unwrap_err();
    assert!(error.to_string().contains("nests deeper than 64"), "{error}");

    // Ten aliases of ten aliases of …: twelve levels are 10^12 values.
    let mut laughs = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let inner = vec![format!("*a{}", level - 1); 10].join(", ");
        laughs.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    let error = negmas::read(Some(source("laughs.yml", &laughs)), &[]).unwrap_err();
    assert!(error.to_string().contains("values"), "{error}");

    // Numbers with a billion digits in two dozen characters.
    let message = genius_profile_error("value=\"0.45\"", "value=\"1e999999999\"");
    assert!(message.contains("is not a number"), "{message}");
}

#[test]
fn names_with_bare_ampersands_are_read_as_genius_does() {
    let xml = "\n\n<?xml version=\"1.0\"?><negotiation_template><objective><issue index=\"1\" name=\"R&D\">\
               <item index=\"1\" value=\"a &amp; b\"/></issue></objective></negotiation_template>";
    let domain = genius::read(Some(source("r.xml", xml)), &[]).unwrap();
    assert_eq!(domain.issues[0].name, "R&D");
    assert_eq!(domain.issues[0].values.options().unwrap()[0].name, "a & b");
}

#[test]
fn latin_1_is_read() {
    assert_eq!(decode(b"Bogot\xe1"), "Bogotá");
    assert_eq!(decode("Bogotá".as_bytes()), "Bogotá");
    assert_eq!(decode(b"\xff\xfeB\x00"), "B");
}

#[test]
fn one_party_is_no_negotiation() {
    let domain = data("harbour-genius/harbour.xml");
    let profile = data("harbour-genius/port.xml");
    let profiles = [("port".to_owned(), source("port.xml", &profile))];
    let domain = genius::read(Some(source("harbour.xml", &domain)), &profiles).unwrap();
    let error = convert(&domain, Settings::default()).unwrap_err().to_string();
    assert!(error.starts_with("a negotiation needs two parties"), "{error}");
}

/// Every reader on the same text as domain and as profile; whatever is understood is converted too.
fn try_everything(domain: &str, profile: &str) {
    let named =
        || vec![("a".to_owned(), source("a", profile)), ("b".to_owned(), source("b", profile))];
    let read: Vec<Result<_, DomainError>> = vec![
        genius::read(Some(source("d", domain)), &named()),
        geniusweb::read(Some(source("d", domain)), &named()),
        negmas::read(Some(source("d", domain)), &named()),
        negolog::read(&named()),
    ];
    for domain in read.into_iter().flatten() {
        let _ = convert(&domain, Settings::default());
    }
}

/// A file with a few bytes changed, dropped, doubled or moved.
fn mutated(text: &str, edits: &[(prop::sample::Index, u8, u8)]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (at, kind, byte) in edits {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        match kind % 5 {
            0 => bytes[at] = *byte,
            1 => {
                bytes.remove(at);
            }
            2 => bytes.insert(at, *byte),
            3 => bytes.truncate(at),
            _ => {
                let end = (at + usize::from(*byte)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.extend(piece);
            }
        }
    }
    decode(&bytes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_mutation_makes_a_reader_panic(
        which in 0_usize..6,
        domain_edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 0..3),
        profile_edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 1..6),
    ) {
        let (domain, profile) = [
            ("harbour-genius/harbour.xml", "harbour-genius/port.xml"),
            ("harbour-blocks/harbour.xml", "harbour-blocks/port.xml"),
            ("harbour-geniusweb/harbour.json", "harbour-geniusweb/port.json"),
            ("harbour-negmas/harbour.yml", "harbour-negmas/town.yml"),
            ("harbour-negmas-json/harbour.json", "harbour-negmas-json/port.json"),
            ("harbour-negolog/profileA.json", "harbour-negolog/profileA.json"),
        ][which];
        try_everything(&mutated(&data(domain), &domain_edits), &mutated(&data(profile), &profile_edits));
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "[<>{}\\[\\]:,\"'&*!|%@a-z0-9 \n.-]{0,200}") {
        try_everything(&text, &text);
    }
}
