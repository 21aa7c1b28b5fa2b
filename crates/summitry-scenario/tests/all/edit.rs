//! What-ifs: one line changed, one block gone, one room; and what differs then.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "helpers of tests")]

use summitry_core::scenario::VenueChance;
use summitry_core::value::{Spread, Support, ValueKind};
use summitry_scenario::differ::differ;
use summitry_scenario::document::Document;
use summitry_scenario::edit::{fix, hold_in, set, without};
use summitry_scenario::read;

const FULL: &str = include_str!("../../../../scenarios/2026-washington/washington.toml");
const QUICK: &str = include_str!("../../../../scenarios/2026-washington/washington.quick.toml");

#[track_caller]
fn document(text: &str) -> Document {
    let reading = read("t.toml", text);
    let said: String =
        reading.diagnostics.iter().map(|d| d.render("t.toml", text, false)).collect();
    reading.document.unwrap_or_else(|| panic!("{said}"))
}

#[track_caller]
fn value<'d>(document: &'d Document, path: &str) -> &'d summitry_core::value::Value {
    document.scenario.values.iter().find(|v| v.path == path).unwrap()
}

#[test]
fn a_value_is_set_and_stands_alone() {
    for path in [
        "wants.us.force.matters",
        "summit.capacity",
        "engine.elasticity",
        "venue.closed.bust_up",
        "wants.us.force.score.menace",
        "issue.force.options.guarantee.effort",
        "party.us.power",
    ] {
        let text = set(FULL, path, "7").unwrap();
        let document = document(&text);
        let found = value(&document, path);
        let expected = if path == "venue.closed.bust_up" { 0.07 } else { 7.0 };
        assert_eq!(found.spread, Spread::Point(expected), "{path}");
        assert_eq!(found.support, Support::Judgement, "{path}");
        let changed = differ(&self::document(FULL), &document);
        assert_eq!(changed.len(), 1, "{path}: {changed:#?}");
        assert_eq!(changed[0].path, path);
    }
}

#[test]
fn comments_stay() {
    let text = set(FULL, "wants.us.force.matters", "\"20 to 45\"").unwrap();
    let comments = |t: &str| t.lines().filter(|l| l.starts_with('#')).count();
    assert_eq!(comments(&text), comments(FULL));
}

#[test]
fn the_quick_file_can_be_set_too() {
    let path = "issue.force.options.\"official guarantee\".effort";
    let text = set(QUICK, path, "hard").unwrap();
    assert_eq!(value(&document(&text), path).spread, Spread::Point(4.0));
    let text = set(QUICK, "wants.us.force.matters", "vital").unwrap();
    document(&text);
    let text = set(QUICK, "issue.visas.now", "faster processing").unwrap();
    let changed = differ(&document(QUICK), &document(&text));
    assert!(changed.iter().any(|d| d.path == "issue.visas.now"));
}

#[test]
fn what_cannot_be_set_is_said() {
    let error = set(FULL, "wants.us.force.maters", "7").unwrap_err();
    assert_eq!(error.help.as_deref(), Some("did you mean `matters`?"));
    let error = set(FULL, "wants.uss.force.matters", "7").unwrap_err();
    assert_eq!(error.message, "the file has no `wants.uss`");
    assert!(set(FULL, "", "7").is_err());
    assert!(set(FULL, "\"", "7").is_err());
}

#[test]
fn every_block_can_be_taken_out_or_the_reader_says_why_not() {
    let document = document(FULL);
    for path in document.blocks.keys().filter(|p| p.matches('.').count() <= 2) {
        if path.contains(".options.") {
            continue;
        }
        if path.starts_with("source.") {
            assert!(without(FULL, path).is_err());
            continue;
        }
        let (text, removed) = without(FULL, path).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!(removed[0].path, *path);
        assert_eq!(removed[0].rested_on, None);
        let reading = read("t.toml", &text);
        for d in &reading.diagnostics {
            // Nothing dangles: what remains wrong is only that a party or its wants are missing.
            let excused = d.message.contains("only party")
                || d.message.contains("does not say what")
                || d.severity == summitry_scenario::diagnostic::Severity::Warning;
            assert!(excused, "without {path}: {}", d.render("t.toml", &text, false));
        }
    }
}

#[test]
fn what_goes_with_a_block_is_listed() {
    let (_, removed) = without(FULL, "side_deal.clinton-list").unwrap();
    let paths: Vec<&str> = removed.iter().map(|r| r.path.as_str()).collect();
    assert!(paths.contains(&"question.clinton"), "{paths:?}");
    let error = without(FULL, "side_deal.clinton").unwrap_err();
    assert!(error.help.unwrap().contains("side_deal.clinton-list"));
}

#[test]
fn one_room() {
    let mut document = document(FULL);
    hold_in(&mut document, "closed").unwrap();
    let chances: Vec<VenueChance> = document.scenario.venues.iter().map(|v| v.chance).collect();
    assert_eq!(chances, [VenueChance::Never, VenueChance::Certain]);
    assert!(hold_in(&mut document, "close").unwrap_err().help.unwrap().contains("`closed`"));
}

/// A bare kind takes every block of it, in the file's order, with what rests on them.
#[test]
fn a_whole_kind_goes() {
    let (text, removed) = without(FULL, "threat").unwrap();
    assert!(document(&text).scenario.threats.is_empty());
    let asked: Vec<&str> =
        removed.iter().filter(|r| r.rested_on.is_none()).map(|r| r.path.as_str()).collect();
    let all: Vec<String> =
        document(FULL).scenario.threats.iter().map(|t| format!("threat.{}", t.id)).collect();
    assert!(all.len() > 1 && asked == all, "{asked:?}");
    let (text, removed) = without(FULL, "audience").unwrap();
    assert!(document(&text).scenario.audiences.is_empty());
    assert!(removed.iter().any(|r| r.rested_on.is_some()), "{removed:?}");
    // A kind the file has none of is no block of it.
    let error = without(QUICK, "side_deal").unwrap_err();
    assert!(error.to_string().contains("no block `side_deal`"), "{error}");
}

#[test]
fn no_what_if_lifts_the_stamp() {
    for path in [
        "summit.written",
        "summit.date",
        "summit.as_of",
        "summit.invented",
        "\"summit\".\"written\"",
    ] {
        for value in ["before the event", "2020-01-01", "false"] {
            let refused = set(FULL, path, value).unwrap_err();
            assert!(refused.message.contains("cannot be set for one run"), "{refused}");
        }
    }
    assert!(set(FULL, "summit.words_only", "40%").is_ok());
}

/// Every value of a file, one at a time: those it says keep their line, those it leaves to Summitry get one.
#[test]
fn a_point_takes_the_place_of_a_range_and_of_nothing_else() {
    let (mut kept, mut added, mut alone) = (0, 0, 0);
    for text in [FULL, QUICK] {
        let old = document(text);
        for (v, p) in old.scenario.values.iter().zip(&old.provenance) {
            let point = (v.spread.median() * 1e4).round() / 1e4;
            let written = match v.kind {
                ValueKind::Chance => format!("\"{}%\"", point * 100.0),
                _ => point.to_string(),
            };
            let new = match fix(text, &v.path, &written) {
                Ok(new) => new,
                Err(error) => panic!("{}: {error}", v.path),
            };
            let fixed = document(&new);
            let i = fixed.scenario.values.iter().position(|x| x.path == v.path).unwrap();
            let (value, now) = (&fixed.scenario.values[i], &fixed.provenance[i]);
            // A room of which nothing is said has a weight; said, it is a chance, and another value.
            if value.kind != v.kind {
                assert!(p.span.is_none() && v.path.ends_with(".chance"), "{}", v.path);
                continue;
            }
            let point = matches!(value.spread, Spread::Point(x) if (x - point).abs() < 1e-9);
            assert!(point, "{}", v.path);
            // Nothing else changes its meaning; but some that are left out are defaults of each other.
            let others = |d: &Document| {
                let mut all: Vec<(String, Spread)> = (d.scenario.values.iter())
                    .filter(|x| x.path != v.path)
                    .map(|x| (x.path.clone(), x.spread.clone()))
                    .collect();
                all.sort_by(|a, b| a.0.cmp(&b.0));
                all
            };
            let same = others(&old) == others(&fixed);
            assert!(p.span.is_none() || same, "{}", v.path);
            alone += usize::from(p.span.is_none() && same);
            let comments = |text: &str| text.matches('#').count();
            assert_eq!(comments(text), comments(&new), "{}", v.path);
            if p.span.is_some() {
                kept += 1;
                let different: Vec<(&str, &str)> =
                    text.lines().zip(new.lines()).filter(|(a, b)| a != b).collect();
                assert_eq!(text.lines().count(), new.lines().count(), "{}", v.path);
                assert!(different.len() <= 1, "{}: {different:?}", v.path);
                assert_eq!((&p.why, &p.cite), (&now.why, &now.cite), "{}", v.path);
            } else {
                added += 1;
                // A line of its own, or a key within the line of its option; nobody's quotes stand for it.
                let gone: Vec<&str> =
                    text.lines().filter(|line| !new.lines().any(|l| l == *line)).collect();
                assert!(gone.len() <= 1, "{}: {gone:?}", v.path);
                assert!(now.cite.is_empty(), "{}", v.path);
                assert_eq!(value.support, Support::Judgement, "{}", v.path);
            }
        }
    }
    assert!(kept > 50 && added > 10 && alone > 10, "{kept} {added} {alone}");
}

#[test]
fn what_stands_around_a_fixed_value_stays() {
    let text = "# top\n[summit]\n  words_only = { is = \"30 to 70%\", why = \"ours\", cite = [\"a\", \"b\"] } # beside\n# below\n";
    assert_eq!(
        fix(text, "summit.words_only", "\"40%\"").unwrap(),
        "# top\n[summit]\n  words_only = { is = \"40%\", why = \"ours\", cite = [\"a\", \"b\"] } # beside\n# below\n"
    );
    let text = "[summit]\ncapacity = \"3 to 6\" # plain\ntitle = \"t\"\n";
    assert_eq!(
        fix(text, "summit.capacity", "5").unwrap(),
        "[summit]\ncapacity = 5 # plain\ntitle = \"t\"\n"
    );
    // A distribution is more than a range: a point in its place would lose what it says.
    let text = "[summit]\ncapacity = { normal = [4, 1], why = \"w\" }\n";
    assert!(fix(text, "summit.capacity", "5").unwrap_err().to_string().contains("distribution"));
    assert!(fix(text, "summit.nonsense", "5").is_err());
    assert!(fix(text, "party.nobody.power", "5").is_err());
}
