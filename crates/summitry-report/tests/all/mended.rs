//! Bugs that readers found, each held by a test.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use summitry_core::forecast::{Forecast, Quiet, Settings, run};
use summitry_kit::findings::find;
use summitry_report::{
    asked::Asked, language::Language, markdown, messages::Messages, page, terminal, view::Brief,
};
use summitry_scenario::document::Document;

const FISHERY: &str = include_str!("../fixtures/fishery.toml");
const LAKE: &str = include_str!("../fixtures/lake.toml");

fn document(text: &str) -> Document {
    summitry_scenario::read("file.toml", text).document.unwrap()
}

fn with<T>(
    document: &Document,
    change: impl FnOnce(&mut Forecast),
    language: Language,
    then: impl FnOnce(&Brief<'_>, &Messages) -> T,
) -> T {
    let mut forecast = run(&document.scenario, Settings { worlds: 100, seed: 1 }, &Quiet).unwrap();
    let findings = find(&document.scenario, &forecast, &Quiet).unwrap();
    change(&mut forecast);
    let m = Messages::new(language);
    then(&Brief::new(document, &forecast, Some(&findings), &m, Vec::new()), &m)
}

/// Right-to-left labels are isolated wherever they stand in a sentence.
#[test]
fn a_label_from_right_to_left_does_not_turn_its_sentence() {
    let document = document(&FISHERY.replace("North Island", "الجزيرة الشمالية"));
    with(
        &document,
        |_| (),
        Language::English,
        |brief, m| {
            let all = [
                terminal::brief(brief, m, &Asked::All, 80, &[]),
                markdown::brief(brief, m, &Asked::All),
                page::frozen(brief, m).unwrap(),
            ];
            for text in all {
                assert!(text.contains("\u{2068}الجزيرة"), "{text}");
                assert_eq!(text.matches('\u{2068}').count(), text.matches('\u{2069}').count());
            }
        },
    );
}

/// A case that happens exactly as often as a deal is not told a second time.
#[test]
fn an_accord_does_not_repeat_the_deal() {
    let document = document(FISHERY);
    for language in Language::ALL {
        let alike = |f: &mut Forecast| f.cases[0] = f.ending.agreed;
        let (name, said, because) = with(&document, alike, language, |brief, _| {
            let name = brief.ladders[0].rungs.iter().flat_map(|r| &r.cases).next().unwrap().clone();
            let because: Vec<String> = brief.because.iter().map(|b| b.line.plain()).collect();
            (name, brief.sentences[3].plain(), because)
        });
        assert!(!said.contains(&name), "{name} in {said}");
        let name = name.to_lowercase();
        assert!(because.iter().all(|line| !line.to_lowercase().starts_with(&name)), "{because:?}");
    }
}

/// The ids `best` and `worst` mean nothing by themselves: only a quote makes a case the source's.
#[test]
fn whose_case_it_is_is_said() {
    let tags = |text: &str| {
        with(
            &document(text),
            |_| (),
            Language::English,
            |brief, _| {
                let rungs = brief.ladders.iter().flat_map(|l| l.rungs.clone());
                rungs.flat_map(|r| r.cases).collect::<Vec<String>>().join(" ")
            },
        )
    };
    let plain = tags(FISHERY);
    assert!(plain.contains("author’s case") && !plain.contains("source"), "{plain}");
    let cited = FISHERY.replace("[case.best]", "[case.best]\ncite = [\"quota\"]");
    assert!(tags(&cited).contains("best (the source’s case)"), "{}", tags(&cited));
    let said =
        FISHERY.replace("[case.best]", "[case.best]\nlabel = \"All of it\"\nby = \"A. Fisher\"");
    assert!(tags(&said).contains("All of it (A. Fisher)"), "{}", tags(&said));
}

/// A short label stands where space is short, and goes where a translation has only the long one.
#[test]
fn a_short_label_stands_beside_its_bar() {
    let text = FISHERY.replacen("[issue.quota]", "[issue.quota]\nshort = \"Cod\"", 1);
    let mut short = document(&text);
    let label = |document: &Document| {
        with(
            document,
            |_| (),
            Language::English,
            |brief, m| {
                let agenda = page::frozen(brief, m).unwrap();
                let agenda = agenda.split("class=\"agenda\"").nth(1).unwrap().to_owned();
                agenda.contains("role=\"rowheader\">Cod</th>")
            },
        )
    };
    assert!(label(&short));
    short.relabel([("issue.quota".to_owned(), "Cuota".to_owned())]);
    assert!(!label(&short));
    short.relabel([("short.issue.quota".to_owned(), "Cod".to_owned())]);
    assert!(label(&short));
}

/// Steps by which somebody mostly loses stand last and carry a mark.
#[test]
fn fruit_that_harms_somebody_is_not_low_hanging() {
    for text in [FISHERY, LAKE] {
        with(
            &document(text),
            |_| (),
            Language::English,
            |brief, m| {
                let costly: Vec<bool> = brief.steps.rows.iter().map(|row| row.costly).collect();
                assert!(costly.is_sorted(), "{costly:?}");
                for row in &brief.steps.rows {
                    assert_eq!(row.costly, row.nobody_loses_by_3.chance.mean < 0.5);
                }
                let steps = Asked::Topics(vec![summitry_report::asked::Topic::Steps]);
                let shown = terminal::brief(brief, m, &steps, 100, &[]);
                assert_eq!(shown.contains('✘'), costly.contains(&true), "{shown}");
            },
        );
    }
}

/// Efforts that differ by the noise of sampling alone rank no step before another.
#[test]
fn noise_is_a_tie() {
    let document = document(FISHERY);
    let order = |efforts: [f64; 2]| {
        let tie = |f: &mut Forecast| {
            for (step, effort) in f.steps.iter_mut().zip(efforts) {
                step.effort = effort;
            }
        };
        with(&document, tie, Language::English, |brief, _| {
            brief.steps.rows.iter().map(|r| r.option.clone()).collect::<Vec<_>>()
        })
    };
    assert_eq!(order([2.1815, 2.1827]), order([2.1827, 2.1815]));
    assert_ne!(order([2.0, 3.0]), order([3.0, 2.0]));
}

/// What each side wants most is counted deal or no deal, and says so; it stands in no sentence on what is agreed.
#[test]
fn what_is_wanted_is_not_what_is_agreed() {
    for (language, words) in Language::ALL.into_iter().zip(["deal or without", "acuerdo o sin él"])
    {
        with(
            &document(FISHERY),
            |_| (),
            language,
            |brief, _| {
                let said = brief.sentences[1].plain();
                assert!(said.contains(words), "{said}");
            },
        );
    }
}

/// One package is no "packages".
#[test]
fn one_is_singular() {
    let (en, es) = (Messages::new(Language::English), Messages::new(Language::Spanish));
    let line = |m: &Messages, one: usize, n: &str| {
        let args = [
            ("venue", "Here".into()),
            ("one", one.into()),
            ("packages", n.into()),
            ("rational", "0".into()),
            ("points", 0usize.into()),
        ];
        m.fill("deals-line", &args)
    };
    assert!(
        line(&en, 0, "1").contains("1 possible deal,")
            && line(&en, 1, "7").contains("7 possible deals,")
    );
    assert!(line(&es, 0, "1").contains("1 acuerdo posible,"));
    let suits = |n: usize, suit: &str| {
        en.fill(
            "reason-deals-fit",
            &[("one", n.into()), ("all", "7".into()), ("suit", suit.into())],
        )
    };
    assert!(suits(1, "1").contains("one of 7 possible deals suits every side"));
    assert!(suits(2, "3").contains("3 of 7 possible deals suit every side"));
}

/// Within a sentence a name has its article and its verb; as a heading it stands as the file has it.
#[test]
fn a_name_has_its_article_within_a_sentence() {
    let reasons = |document: &Document, language| {
        with(
            document,
            |_| (),
            language,
            |brief, _| {
                let said = brief.reasons.iter().map(|reason| reason.line.plain());
                (said.collect::<Vec<_>>().join(" "), brief.actors[0].name.clone())
            },
        )
    };
    let plain = FISHERY.replacen("\"North Island\"", "\"United Kingdom\"", 1);
    let (said, name) = reasons(&document(&plain), Language::English);
    assert!(said.contains("What the United Kingdom wants most"), "{said}");
    assert_eq!(name, "United Kingdom");
    let said_so = "\"Greens\"\nin_text = \"the Greens of the north\"\nplural = true";
    let mut greens = document(&FISHERY.replacen("\"North Island\"", said_so, 1));
    let (said, name) = reasons(&greens, Language::English);
    assert!(said.contains("What the Greens of the north want most"), "{said}");
    assert_eq!(name, "Greens");
    // Another language has a name of its own, and none of the file's forms of the old one.
    let party = format!("party.{}", greens.scenario.parties[0].id);
    greens.relabel([(party.clone(), "Reino Unido".to_owned())]);
    let (said, _) = reasons(&greens, Language::Spanish);
    assert!(said.contains("Lo que más quiere el Reino Unido"), "{said}");
    assert!(!said.contains("a el ") && !said.contains("de el "), "{said}");
    greens.relabel([(format!("in_text.{party}"), "los verdes del norte".to_owned())]);
    let (said, _) = reasons(&greens, Language::Spanish);
    assert!(said.contains("Lo que más quieren los verdes del norte"), "{said}");
}

/// Rooms that print alike are no block of the first screen, and of no number at all nothing is said.
#[test]
fn what_says_nothing_is_not_said() {
    let document = document(FISHERY);
    for alike in [false, true] {
        let change = |f: &mut Forecast| {
            if alike {
                let first = f.venues[0].ending;
                f.venues.iter_mut().for_each(|venue| venue.ending = first);
            }
        };
        with(&document, change, Language::English, |brief, m| {
            let screen = terminal::brief(brief, m, &Asked::First, 80, &[]);
            assert_eq!(screen.contains(&m.say("first-room").to_uppercase()), !alike, "{screen}");
            assert!(!brief.rests.line.contains(" 0 "), "{}", brief.rests.line);
        });
    }
}

/// Of ten sides and few issues the sides are the rows, so that no column stands beyond the edge of a page.
#[test]
fn a_table_of_many_sides_is_turned() {
    let mut text = FISHERY.replace("\"both\"", "\"all\"");
    for i in 0..8 {
        text.push_str(&format!(
            "\n[party.more{i}]\nlabel = \"Harbour {i}\"\n[wants.more{i}.quota]\nbest = \"soft\"\n"
        ));
    }
    with(
        &document(&text),
        |_| (),
        Language::English,
        |brief, m| {
            let html = page::frozen(brief, m).unwrap();
            let matters = html.split("<section id=\"matters\"").nth(1).unwrap();
            let matters = matters.split("</section>").next().unwrap();
            assert!(matters.contains("rowheader\">Harbour 7</th>"), "{matters}");
            assert!(!matters.contains("columnheader\" class=\"number\">Harbour"), "{matters}");
        },
    );
}
