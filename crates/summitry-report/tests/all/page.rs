//! The page's own fragments, held letter for letter, and what every page must be.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

use summitry_core::forecast::{Quiet, Settings, run};
use summitry_kit::findings::find;
use summitry_report::{
    language::Language,
    messages::Messages,
    page::{self, Theme},
    view::Brief,
};
use summitry_scenario::document::Document;

const RIVER: &str = "river-treaty";

fn document(name: &str) -> Document {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios");
    let file = match name {
        "washington" => format!("{root}/2026-washington/washington.toml"),
        name => std::fs::read_dir(root)
            .unwrap()
            .map(|e| e.unwrap().path())
            .find(|p| p.is_dir() && p.to_string_lossy().contains(name))
            .map(|p| p.join(format!("{name}.toml")).to_string_lossy().into_owned())
            .unwrap(),
    };
    let text = std::fs::read_to_string(&file).unwrap();
    summitry_scenario::read("file.toml", &text).document.unwrap()
}

fn with_page<T>(
    name: &str,
    language: Language,
    then: impl FnOnce(&Brief<'_>, &Messages) -> T,
) -> T {
    let document = document(name);
    let forecast = run(&document.scenario, Settings { worlds: 200, seed: 1 }, &Quiet).unwrap();
    let m = Messages::new(language);
    let findings = find(&document.scenario, &forecast, &Quiet).unwrap();
    let brief = Brief::new(&document, &forecast, Some(&findings), &m, Vec::new());
    then(&brief, &m)
}

#[test]
fn every_picture_as_drawn() {
    for language in Language::ALL {
        with_page("washington", language, |brief, m| {
            for picture in page::figures(brief, m) {
                let name = format!("{}-{}", picture.id, language.tag());
                insta::assert_snapshot!(name, picture.inline().replace("/><", "/>\n<"));
            }
        });
    }
}

#[test]
fn the_page_is_the_same_twice_small_and_closed() {
    for language in Language::ALL {
        let page = || with_page("washington", language, |b, m| page::frozen(b, m).unwrap());
        let (first, again) = (page(), page());
        assert_eq!(first, again);
        assert!(first.len() < 300 * 1024, "{} bytes", first.len());
        assert!(first.contains(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             style-src 'unsafe-inline'; img-src data:\">"
        ));
        assert!(
            !first.contains("<script")
                && !first.contains(" style=\"")
                && !first.contains("@import")
        );
        for (i, _) in first.match_indices("http") {
            // Only the CSP's own attribute and addresses of sources, as text.
            assert!(!first[..i].ends_with("src=\"") && !first[..i].ends_with("href=\""));
        }
        assert!(!first.contains("NaN") && !first.contains("inf%"));
        // No message is missing: an unknown id would be printed as itself.
        for id in ["page-", "alt-", "note-", "title-", "live-", "key-guess", "column-"] {
            assert!(!first.contains(&format!(">{id}")), "{id} in {}", language.tag());
        }
    }
}

#[test]
fn a_third_party_has_its_column_and_its_marks() {
    with_page(RIVER, Language::English, |brief, m| {
        assert!(brief.steps.parties.len() >= 3);
        let page = page::frozen(brief, m).unwrap();
        let steps = page.split("id=\"steps\"").nth(1).unwrap();
        let steps = steps.split("</section>").next().unwrap();
        for party in &brief.steps.parties {
            assert!(steps.contains(party.as_str()), "{party}");
        }
        assert!(steps.contains("class=\"series s2\""));
    });
}

#[test]
fn a_picture_passed_on_says_what_it_is() {
    for language in Language::ALL {
        with_page("washington", language, |brief, m| {
            for picture in page::figures(brief, m) {
                let file = picture.framed(brief, m, Theme::Light);
                // Its text alone: outside of tags, one space between words.
                let text: Vec<&str> = file
                    .split('<')
                    .filter_map(|piece| piece.split_once('>').map(|(_, text)| text))
                    .flat_map(str::split_whitespace)
                    .collect();
                let said = text.join(" ");
                let stamp = brief.head.stamp.clone().unwrap();
                let head = [&brief.head.title, &brief.head.place_and_day, &stamp];
                for text in head.into_iter().chain(&brief.head.made) {
                    assert!(said.contains(text.as_str()), "{text} in {}: {said}", picture.id);
                }
                // Not on the page itself, which says it once.
                assert!(!picture.inline().contains("class=\"stamp\""));
            }
        });
    }
}
