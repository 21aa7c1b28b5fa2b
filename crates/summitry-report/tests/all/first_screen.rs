//! The first screen: at most 45 lines for every scenario of the tree in both languages, and true of the figures it stands over.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]
// The generator serves tests that ask more of it than these.
#![allow(dead_code, unused_imports, reason = "shared with the core")]

#[path = "../../../summitry-core/tests/all/common/random.rs"]
mod random;

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use summitry_core::{
    forecast::{Forecast, Quiet, Settings, run},
    scenario::{EndingKind, Outcome},
};
use summitry_kit::findings::{Findings, find, wanted_most};
use summitry_report::{
    asked::Asked,
    language::Language,
    messages::Messages,
    terminal,
    view::{Brief, reasons::About},
};
use summitry_scenario::document::Document;

const LAKE: &str = include_str!("../fixtures/lake.toml");

fn document(text: &str) -> Document {
    summitry_scenario::read("file.toml", text).document.unwrap()
}

/// A scenario of the tree, with the tables that lie beside it.
fn at(path: &Path) -> Document {
    let text = std::fs::read_to_string(path).unwrap();
    let tables = |table: &str| summitry_kit::files::tables::beside(path, table);
    summitry_scenario::read_with("file.toml", &text, &tables).document.unwrap()
}

fn forecast(document: &Document, worlds: u64) -> (Forecast, Findings) {
    let forecast = run(&document.scenario, Settings { worlds, seed: 1 }, &Quiet).unwrap();
    let findings = find(&document.scenario, &forecast, &Quiet).unwrap();
    (forecast, findings)
}

/// Every scenario of the tree.
fn scenarios() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders = std::fs::read_dir(root.join("scenarios")).unwrap().map(|f| f.unwrap().path());
    let mut all: Vec<PathBuf> = folders
        .filter(|path| path.is_dir())
        .chain([root.join("evidence/files")])
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|file| file.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            name.ends_with(".toml") && !name.ends_with(".es.toml") && !name.contains(".outcome.")
        })
        .collect();
    all.sort();
    all
}

fn lines(brief: &Brief<'_>, m: &Messages) -> usize {
    let next = ["summitry brief a-file-with-a-name.toml --venue closed".to_owned()];
    terminal::brief(brief, m, &Asked::First, 80, &next).lines().count()
}

/// The labels of the file beside it, where there is one in that language.
fn translate(document: &mut Document, path: &Path, language: Language) {
    let beside = path.with_extension(format!("{}.toml", language.tag()));
    let Ok(text) = std::fs::read_to_string(beside) else { return };
    let (translation, said) = summitry_scenario::translation::read_translation(&text, document);
    document.relabel(translation.unwrap_or_else(|| panic!("{path:?}: {said:?}")).labels);
}

#[test]
fn at_most_45_lines_for_every_scenario() {
    let all = scenarios();
    assert!(all.len() >= 5, "{all:?}");
    for path in all {
        let mut document = at(&path);
        let (forecast, findings) = forecast(&document, 100);
        for language in Language::ALL {
            let m = Messages::new(language);
            translate(&mut document, &path, language);
            let brief = Brief::new(&document, &forecast, Some(&findings), &m, Vec::new());
            let count = lines(&brief, &m);
            assert!(count <= 45, "{}: {count} lines in {}", path.display(), language.tag());
            assert!(brief.reasons.len() >= 3, "{}", path.display());
        }
    }
}

/// Where votes are counted, what fails for want of them is not said to suit too few sides, nor the other way round.
#[test]
fn no_deal_is_said_by_the_rule() {
    let vote = format!("{LAKE}\n[decision]\nrule = {{ quota = 2, of = \"parties\" }}\n");
    for (text, counts) in [(LAKE, false), (&vote, true)] {
        let document = document(text);
        assert_eq!(document.scenario.counts_votes(), counts);
        let (mut forecast, _) = forecast(&document, 100);
        let sure = summitry_core::forecast::Chance { mean: 0.9, low: 0.88, high: 0.92 };
        let rare = summitry_core::forecast::Chance { mean: 0.03, low: 0.02, high: 0.04 };
        let of = &mut forecast.ending;
        (of.no_zone, of.agreed, of.words_only, of.bust_up) = (sure, rare, rare, rare);
        for (at, language) in Language::ALL.into_iter().enumerate() {
            let m = Messages::new(language);
            let brief = Brief::new(&document, &forecast, None, &m, Vec::new());
            let screen = terminal::brief(&brief, &m, &Asked::All, 100, &[]);
            // The heading is in capitals.
            let screen = screen.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            let suits = ["deal suits every side", "acuerdo conviene a todas"][at];
            let would = ["deal would suit every side", "acuerdo convendría a todas"][at];
            let votes = ["deal finds the votes", "acuerdo reúne los votos"][at];
            let finding = ["deal would find the votes", "acuerdo reuniría los votos"][at];
            for (words, expected) in
                [(suits, !counts), (would, !counts), (votes, counts), (finding, counts)]
            {
                assert_eq!(screen.contains(words), expected, "{words:?} in {screen}");
            }
        }
    }
}

/// Labels of 120 characters, and ids alone.
#[test]
fn long_labels_cost_rows_and_not_the_screen() {
    let mut document = document(LAKE);
    for label in document.labels.values_mut() {
        *label = format!("{label} {}", "words upon words ".repeat(7));
    }
    let (forecast, findings) = forecast(&document, 100);
    for language in Language::ALL {
        let m = Messages::new(language);
        let brief = Brief::new(&document, &forecast, Some(&findings), &m, Vec::new());
        assert!(lines(&brief, &m) <= 45);
    }
}

/// What every sentence that says why claims, held against the forecast it stands over.
fn is_true(document: &Document, forecast: &Forecast, findings: &Findings) {
    let s = &document.scenario;
    for language in Language::ALL {
        let m = Messages::new(language);
        let brief = Brief::new(document, forecast, Some(findings), &m, Vec::new());
        for reason in &brief.reasons {
            let line = reason.line.plain();
            assert!(!line.contains("reason-") && !line.contains('$'), "{line}");
            match reason.about {
                About::Wants => {
                    let few = s.parties.len() > 3;
                    for party in (0..s.parties.len()).filter(|_| !few) {
                        let Some((issue, option)) = wanted_most(s, party) else { continue };
                        let outcome = Outcome::Option { issue, option };
                        let p = forecast.chance(outcome).unwrap().mean;
                        assert!(line.contains(&m.hundred(p)), "{line}: {p}");
                        let main = findings.why(outcome).and_then(|why| why.main());
                        if let Some((_, share)) = main.filter(|(_, n)| p < 0.5 && *n >= 0.01) {
                            assert!(line.contains(&m.hundred(share)), "{line}: {share}");
                        }
                    }
                }
                About::Ends => {
                    let chance = |kind| forecast.chance(Outcome::Ending(kind)).unwrap().mean;
                    for kind in [EndingKind::WordsOnly, EndingKind::BustUp] {
                        assert!(line.contains(&m.hundred(chance(kind))), "{line}");
                    }
                    let zone = m.hundred(chance(EndingKind::NoZone));
                    assert!(chance(EndingKind::NoZone) < 0.006 || line.contains(&zone), "{line}");
                }
                About::Trade => {
                    let here = findings.deals.here.as_ref().unwrap();
                    let points = &here.analysis.frontier;
                    let fits = points.iter().filter(|p| here.summit.fits(&p.package)).count();
                    let votes = s.counts_votes();
                    let none = if votes { "reason-trade-none-vote" } else { "reason-trade-none" };
                    let none = [m.say(none), m.say("reason-trade-fits")];
                    assert_eq!(points.is_empty(), line == none[0], "{line}");
                    assert!(line != none[1] || fits > 0, "{line}");
                    if ["ask for more", "asks for more", "pide más", "piden más"]
                        .iter()
                        .any(|words| line.contains(words))
                    {
                        assert!(fits < points.len(), "{line}");
                    }
                }
                About::Decides => {
                    for (r, chance) in forecast.institutions.refused.iter().enumerate() {
                        let path = format!("ratifier.{}", s.institutions.ratifiers[r].id);
                        // Within a sentence it may have an article before it.
                        let (named, said) =
                            (document.label(&path).to_lowercase(), line.to_lowercase());
                        let costs = m.hundred(chance.mean);
                        let most =
                            forecast.institutions.refused.iter().all(|o| o.mean <= chance.mean);
                        let told = most && chance.mean >= 0.006;
                        let is_said = said.contains(&named) && line.contains(&costs);
                        assert!(!told || is_said, "{line}: {named} {costs}");
                    }
                    if let Some(last) = forecast.institutions.by_last {
                        assert!(line.contains(&m.of_hundred(last.mean)), "{line}");
                    }
                    let lapses = s.issues.iter().any(|k| !k.without_deal.is_empty());
                    let said = m.fill("reason-lapses", &[("what", "".into())]);
                    let said = said.trim_end_matches([' ', '.']);
                    assert_eq!(lapses, line.contains(said), "{line}");
                }
                About::Clash | About::Home => {
                    let named = s.parties.iter().filter(|p| line.contains(&p.id)).count();
                    let labelled = document.labels.iter().any(|(path, label)| {
                        path.starts_with("party.") && line.contains(label.as_str())
                    });
                    assert!(named > 0 || labelled, "{line}");
                }
            }
        }
        super::titles::are_true(document, forecast, findings, &m);
        for row in &brief.because {
            let line = row.line.plain();
            let p = forecast.chance(row.outcome).unwrap().mean;
            assert!(line.contains(&m.of_hundred(p)), "{line}: {p}");
            if let Some((_, share)) = row.main {
                assert!(line.contains(&m.of_hundred(share)), "{line}: {share}");
            }
        }
    }
}

#[test]
fn sentences_are_true_of_the_scenarios_of_the_tree() {
    for path in scenarios() {
        let mut document = at(&path);
        let (forecast, findings) = forecast(&document, 64);
        is_true(&document, &forecast, &findings);
        translate(&mut document, &path, Language::Spanish);
        is_true(&document, &forecast, &findings);
    }
}

/// The oracle's small files of institutions: what is said of who decides is true, every section is said in words, and the screen holds.
#[test]
fn who_decides_is_told_of_every_institution() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oracle/scenarios");
    for name in [
        "institutions",
        "quota",
        "chair",
        "ratifier",
        "lapse",
        "alone",
        "meetings",
        "mediator",
        "leaves",
        "positions",
    ] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap();
        let document = document(&text);
        let (forecast, findings) = forecast(&document, 64);
        is_true(&document, &forecast, &findings);
        for language in Language::ALL {
            let m = Messages::new(language);
            let brief = Brief::new(&document, &forecast, Some(&findings), &m, Vec::new());
            assert!(lines(&brief, &m) <= 45, "{name} in {}", language.tag());
            let all = terminal::brief(&brief, &m, &Asked::All, 100, &[]);
            let said = |id: &str| all.contains(&m.say(id).to_uppercase());
            assert_eq!(said("title-positions"), name == "positions", "{name}");
            assert_eq!(said("title-decides"), name != "positions", "{name}");
            // An id that nobody says comes out as itself.
            for id in ["decides-", "nothing-", "positions-", "rule-of-", "column-", "value-"] {
                assert!(!all.contains(id), "{name}: {id} in {all}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn sentences_are_true_of_random_scenarios(draft in random::drafts()) {
        let mut document = document(LAKE);
        document.scenario = draft.scenario();
        // Nothing of the lake's own words is about this scenario.
        document.labels.clear();
        document.leaders.clear();
        document.provenance.clear();
        let (forecast, findings) = forecast(&document, 32);
        is_true(&document, &forecast, &findings);
        for language in Language::ALL {
            let m = Messages::new(language);
            let brief = Brief::new(&document, &forecast, Some(&findings), &m, Vec::new());
            prop_assert!(lines(&brief, &m) <= 45);
        }
    }
}
