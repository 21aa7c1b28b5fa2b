//! Quotes against an invented source: normalisation, exactness, nearest passage, shares, unused sentences, figures.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "helpers of tests")]

use summitry_scenario::check::check;
use summitry_scenario::document::Document;
use summitry_scenario::quotes::{normalise, sentences, verify};
use summitry_scenario::read;
use summitry_scenario::template::TEMPLATE;

const SOURCE: &str = "The bridge at dawn\n\nThe ministers met on March 3rd. “We’ll build\u{a0}it – soon,” said one. Nobody\nasked about fish.\n";

fn with_quotes(quotes: &str, cites: &str) -> Document {
    let text = TEMPLATE.replace("[party.north]\n", &format!("[party.north]\ncite = [{cites}]\n"))
        + "\n[source.s]\ntitle = \"t\"\n[quotes.s]\n"
        + quotes;
    let reading = read("t.toml", &text);
    assert!(!reading.has_errors(), "{:#?}", reading.diagnostics);
    reading.document.unwrap()
}

#[test]
fn typesetting_is_evened_out_and_nothing_else() {
    assert_eq!(normalise("“We’ll\u{a0}build – it”\r\n soon"), "\"We'll build - it\" soon");
    assert_eq!(normalise("Bogota\u{301}"), "Bogotá");
    let document = with_quotes(
        "a = \"We'll build it - soon\"\nb = \"we'll build it\"\nc = \"Nobody asked about\"\nd = \"e ministers met on\"\n",
        "\"a\", \"b\", \"c\", \"d\"",
    );
    let found = verify(&document, "s", SOURCE);
    let ids: Vec<&str> = found.found.iter().map(|(id, _)| id.as_str()).collect();
    // A line break inside a quote is a space.
    assert_eq!(ids, ["a", "c"]);
    // A capital differs; a word cut in half is no quote.
    let missing: Vec<&str> = found.missing.iter().map(|(id, _)| id.as_str()).collect();
    assert!(missing.contains(&"b") && missing.contains(&"d"));
    let nearest = &found.missing.iter().find(|(id, _)| id == "b").unwrap().1;
    assert!(nearest.as_deref().unwrap().contains("We'll build it"), "{nearest:?}");
}

#[test]
fn sentences_are_counted_and_the_unused_named() {
    let parts = sentences("A heading\nOne. Two 3.5 is it? “Yes.” Said U.S. men.");
    assert_eq!(parts.len(), 5);
    let document = with_quotes("a = \"met on March 3rd\"\n", "\"a\"");
    let found = verify(&document, "s", SOURCE);
    assert_eq!(found.found, [("a".to_owned(), 2)]);
    assert_eq!(found.words_quoted, 4);
    assert!(found.unused.contains(&1) && !found.unused.contains(&2));
}

#[test]
fn figures_and_days_without_a_quote_are_flagged() {
    let event = |when: &str| {
        let text = TEMPLATE.to_owned()
            + &format!(
                "\n[event.e]\nwhen = {when}\nwhat = \"They met\"\ncite = [\"a\"]\n[source.s]\ntitle = \"t\"\n[quotes.s]\na = \"met on March 3rd\"\n"
            );
        let document = read("t.toml", &text).document.unwrap();
        check(&document, &[SOURCE])
            .diagnostics
            .into_iter()
            .map(|d| d.message)
            .filter(|m| m.contains("event.e"))
            .collect::<Vec<_>>()
    };
    assert_eq!(event("2027-03-03"), Vec::<String>::new());
    assert_eq!(event("\"early March\""), Vec::<String>::new());
    assert_eq!(event("2027-03-04"), ["no quote of `event.e` contains the day `2027-03-04`"]);
    assert_eq!(event("\"17 days before\""), ["no quote of `event.e` contains the figure `17`"]);
}

#[test]
fn a_quote_that_is_not_there_is_an_error() {
    let document = with_quotes("a = \"met on March 4th\"\n", "\"a\"");
    let report = check(&document, &[SOURCE]);
    let said = &report.diagnostics.iter().find(|d| d.message.contains("is not in `s`")).unwrap();
    assert_eq!(
        said.help.as_deref(),
        Some("the nearest passage is \"met on March 3rd.\": copy it if it is what you mean")
    );
}

#[test]
fn digits_in_a_cited_quote_make_a_value_stated() {
    use summitry_core::value::Support;
    let class = |value: &str| {
        let text = TEMPLATE.replace(
            "bust_up = \"10 to 40%\"",
            &format!("bust_up = {{ is = {value}, cite = [\"a\"] }}"),
        ) + "\n[source.s]\ntitle = \"t\"\n[quotes.s]\na = \"in 10 of 40 meetings\"\n";
        let document = read("t.toml", &text).document.unwrap();
        document.scenario.values.iter().find(|v| v.path == "venue.public.bust_up").unwrap().support
    };
    assert_eq!(class("\"10 to 40%\""), Support::Stated);
    assert_eq!(class("\"10%\""), Support::Stated);
    assert_eq!(class("\"10 to 41%\""), Support::Direction);
    assert_eq!(class("\"likely\""), Support::Direction);
}
