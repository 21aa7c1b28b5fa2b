//! What every reader of foreign text is held to beside "no panic". Fuzz targets call it, and so does a test of every `cargo test`
//! (`crates/summitry/tests/all/mutated.rs`), which takes this file in as it is.

use std::{fs, path::PathBuf, sync::LazyLock};

use summitry_core::forecast::{Quiet, Settings, run, work_a_world};
use summitry_domains::{
    DomainError, SourceText, convert, domain::Domain, find, load, reading::Settings as Reading,
};
use summitry_kit::Study;
use summitry_scenario::{
    check::check,
    diagnostic::{Diagnostic, Severity},
    document::Document,
    outcome::read_outcome,
    path::{join, split},
    read, template,
    translation::read_translation,
};

/// Worlds that cost more are another test's.
const WORK: u64 = 20_000;

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    read("it.toml", template::TEMPLATE).document.expect("the template has no errors")
});

/// A small scenario, for what is read beside one.
pub static STUDY: LazyLock<Study> =
    LazyLock::new(|| Study::read(template::TEMPLATE).expect("the template has no errors"));

/// Two parties at one table of scores, in a folder of this process.
static GAME: LazyLock<PathBuf> = LazyLock::new(|| {
    let game = std::env::temp_dir().join(format!("summitry-fuzz-{}", std::process::id()));
    fs::create_dir_all(game.join("scores_files")).expect("a folder of its own");
    let seats = "A, one, player, cooperative, x\nB, one, player, cooperative, x\n";
    fs::write(game.join("config.txt"), seats).expect("a file of its own");
    game
});

/// A scenario: read, checked and, where it stands and is small, forecast.
///
/// # Panics
/// A document is there beside errors or missing without, the endings do not sum to one, or a message points beside the text.
pub fn scenario(text: &str) {
    let reading = read("it.toml", text);
    points_into(text, &reading.diagnostics);
    let errors = reading.diagnostics.iter().any(|d| d.severity == Severity::Error);
    assert_eq!(reading.document.is_none(), errors, "a document is there exactly without errors");
    let Some(document) = reading.document else { return };
    points_into(text, &check(&document, &[]).diagnostics);
    if work_a_world(&document.scenario, 1).is_ok_and(|work| work < WORK) {
        let Ok(f) = run(&document.scenario, Settings { worlds: 2, seed: 1 }, &Quiet) else {
            return;
        };
        let e = &f.ending;
        let sum = e.agreed.mean + e.words_only.mean + e.bust_up.mean + e.no_zone.mean;
        assert!((sum - 1.0).abs() < 1e-6, "the endings sum to {sum}");
    }
}

/// A translation of a small scenario.
///
/// # Panics
/// A message points beside the text.
pub fn translation(text: &str) {
    let (_, said) = read_translation(text, &DOCUMENT);
    points_into(text, &said);
}

/// An outcome file.
///
/// # Panics
/// An outcome is there beside errors or missing without, or a message points beside the text.
pub fn outcome(text: &str) {
    let (found, said) = read_outcome(text, None);
    points_into(text, &said);
    let errors = said.iter().any(|d| d.severity == Severity::Error);
    assert_eq!(found.is_none(), errors, "an outcome is there exactly without errors");
}

/// A path, split and joined again.
///
/// # Panics
/// It is another path then.
pub fn path(text: &str) {
    if let Some(parts) = split(text) {
        let whole: Vec<&str> = parts.iter().map(String::as_str).collect();
        assert_eq!(split(&join(&whole)).as_ref(), Some(&parts), "another path after joining");
    }
}

/// A change of `--set`: read, and made in a small scenario.
///
/// # Panics
/// A refusal says nothing.
pub fn change(text: &str) {
    if let Err(error) = STUDY.what_if(text) {
        assert!(!error.to_string().is_empty(), "a refusal says nothing");
    }
}

/// A profile of GENIUS.
///
/// # Panics
/// A refusal says nothing.
pub fn genius(text: &[u8]) {
    read_and_convert(text, |both| summitry_domains::genius::read(None, both));
}

/// A profile of GeniusWeb.
///
/// # Panics
/// A refusal says nothing.
pub fn geniusweb(text: &[u8]) {
    read_and_convert(text, |both| summitry_domains::geniusweb::read(None, both));
}

/// A profile of NegMAS.
///
/// # Panics
/// A refusal says nothing.
pub fn negmas(text: &[u8]) {
    read_and_convert(text, |both| summitry_domains::negmas::read(None, both));
}

/// A profile of NegoLog.
///
/// # Panics
/// A refusal says nothing.
pub fn negolog(text: &[u8]) {
    read_and_convert(text, summitry_domains::negolog::read);
}

/// A scorable game: one party's scores, read by both. It is a folder, so each run writes a file.
///
/// # Panics
/// A refusal says nothing, or the folder for temporary files takes none.
pub fn scorable(text: &[u8]) {
    fs::write(GAME.join("scores_files/one.txt"), text).expect("a file of its own");
    let Ok(found) = find(std::slice::from_ref(&*GAME)) else { return };
    for found in &found {
        space_or_refusal(load(found));
    }
}

/// What is said of a text points into it, at whole characters, and says something.
///
/// # Panics
/// It does not.
pub fn points_into(text: &str, diagnostics: &[Diagnostic]) {
    for said in diagnostics {
        assert!(!said.message.is_empty(), "a message says nothing");
        let also = said.also.as_ref().map(|(span, _)| span);
        for span in said.span.iter().chain(also) {
            let part = text.get(span.start..span.end);
            assert!(part.is_some(), "{span:?} of {} bytes: {}", text.len(), said.message);
        }
    }
}

/// A profile that is read becomes a space or a true refusal.
fn read_and_convert(
    text: &[u8],
    read: impl Fn(&[(String, SourceText<'_>)]) -> Result<Domain, DomainError>,
) {
    let Ok(text) = std::str::from_utf8(text) else { return };
    let source = SourceText { name: "it", text };
    // Twice the same profile: two parties who want the same.
    space_or_refusal(read(&[("a".to_owned(), source), ("b".to_owned(), source)]));
}

fn space_or_refusal(read: Result<Domain, DomainError>) {
    match read {
        Ok(domain) => {
            let _ = convert(&domain, Reading::default());
        }
        Err(error) => assert!(!error.to_string().is_empty(), "a refusal says nothing"),
    }
}
