//! What is found in a text whose every sentence says what should be.

use summitry_draft::{Tongue, dates::Doubt, draft, names::NameKind};
use summitry_scenario::{quotes::verify, read};

const ENGLISH: &str = "Northern talks open

The talks open on 18 December 2026 in Oslo. Canada's Foreign Minister Ada Berg demanded a lower tariff on steel on 03/04/2026.
Norway refused to guarantee the fishing quota, which is 12.5% of 1,500 tonnes. \"We will not cut the tariff,\" Berg said.
Norway could lift the steel tariff, but a deal is unlikely. Canada will likely offer fishing quotas. Berg wants the steel tariff gone.
Norwegian exports of $3.5 billion are at stake. The next round is on 1/13/2027.
";

const SPANISH: &str = "Las conversaciones empiezan el 3 de febrero de 2026. Colombia exige que Estados Unidos levante los aranceles al café.
Estados Unidos podría ofrecer más visados, pero es poco probable. Los colombianos rechazan los aranceles del 25%.
El presidente Gustavo Petro dijo que “no habrá visados sin aranceles bajos”. Petro pide garantías de seguridad.
";

fn one(text: &str) -> summitry_draft::Draft {
    draft(&[("article.txt".to_owned(), text.to_owned())])
}

#[test]
fn days_are_read_and_doubtful_ones_said() {
    let drafted = one(ENGLISH);
    let days: Vec<(&str, Vec<&str>, Option<Doubt>)> = drafted.said[0]
        .days
        .iter()
        .map(|d| (d.text.as_str(), d.readings.iter().map(String::as_str).collect(), d.doubt))
        .collect();
    assert_eq!(
        days,
        [
            ("18 December 2026", vec!["2026-12-18"], None),
            ("03/04/2026", vec!["2026-04-03", "2026-03-04"], Some(Doubt::Order)),
            ("1/13/2027", vec!["2027-01-13"], None),
        ]
    );
}

#[test]
fn figures_keep_their_units_and_two_readings_are_said() {
    let drafted = one(ENGLISH);
    let figures: Vec<(&str, bool)> =
        drafted.said[0].figures.iter().map(|f| (f.text.as_str(), f.ambiguous)).collect();
    assert_eq!(figures, [("12.5%", false), ("1,500 tonnes", true), ("$3.5 billion", false)]);
}

#[test]
fn likelihood_modality_and_speech_have_their_sentences() {
    let drafted = one(ENGLISH);
    let likely: Vec<&str> =
        drafted.said[0].hedges.iter().filter(|(_, h)| h.likelihood).map(|(_, h)| h.word).collect();
    assert_eq!(likely, ["unlikely", "likely"]);
    assert!(drafted.said[0].hedges.iter().any(|(_, h)| h.word == "could" && !h.likelihood));
    let speech: Vec<&str> = drafted.said[0].speech.iter().map(|s| s.words.as_str()).collect();
    assert_eq!(speech, ["We will not cut the tariff,"]);
}

#[test]
fn states_offices_and_names_are_told_apart() {
    let drafted = one(ENGLISH);
    let of = |kind: NameKind| -> Vec<&str> {
        drafted.names.iter().filter(|n| n.kind == kind).map(|n| n.label.as_str()).collect()
    };
    assert_eq!(of(NameKind::State), ["Norway", "Canada"]);
    assert!(of(NameKind::Office).iter().any(|o| o.contains("Foreign Minister")));
    assert_eq!(
        drafted.sides().iter().map(|s| s.label.as_str()).collect::<Vec<_>>(),
        ["Norway", "Canada"]
    );
}

#[test]
fn what_is_bargained_over_heads_the_agenda() {
    let drafted = one(ENGLISH);
    let agenda: Vec<&str> = drafted.agenda().iter().map(|i| i.label.as_str()).collect();
    assert!(agenda[0].contains("tariff"), "{agenda:?}");
    assert!(agenda.iter().any(|i| i.contains("quota")), "{agenda:?}");
}

#[test]
fn spanish_is_known_and_read() {
    let drafted = one(SPANISH);
    assert_eq!(drafted.articles[0].tongue, Tongue::Spanish);
    assert_eq!(drafted.said[0].days[0].readings, ["2026-02-03"]);
    let sides: Vec<&str> = drafted.sides().iter().map(|s| s.label.as_str()).collect();
    assert_eq!(sides.len(), 2);
    assert!(sides.contains(&"Colombia") && sides.contains(&"Estados Unidos"), "{sides:?}");
    let agenda: Vec<&str> = drafted.agenda().iter().map(|i| i.label.as_str()).collect();
    for wanted in ["arancel", "visado", "garant"] {
        assert!(agenda.iter().any(|i| i.contains(wanted)), "{wanted}: {agenda:?}");
    }
    assert!(drafted.said[0].hedges.iter().any(|(_, h)| h.word == "poco probable"));
    assert!(drafted.file().contains("BORRADOR"));
}

#[test]
fn the_file_reads_quotes_stand_and_nothing_is_judged() {
    for text in [ENGLISH, SPANISH, "Nothing.", "a"] {
        let drafted = one(text);
        let reading = read("draft.toml", &drafted.file());
        let said: Vec<&str> = reading.diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert!(!reading.has_errors(), "{said:?}\n{}", drafted.file());
        let document = reading.document.unwrap();
        assert!(document.summit.is_draft() && document.summit.is_illustration());
        // Every number is a default: none was stated, directed or judged.
        assert_eq!(document.support()[..3], [0, 0, 0]);
        assert!(document.scenario.questions.is_empty());
        let verified = verify(&document, "article", &drafted.articles[0].text);
        assert!(verified.missing.is_empty(), "{:?}", verified.missing);
        assert_ne!(verified.same_file, Some(false));
        assert!(verified.share() < 0.15 || verified.words < 40);
    }
}

#[test]
fn a_page_is_what_a_reader_sees_of_it() {
    let page = "<!DOCTYPE html><html><head><title>Talks &amp; tariffs</title><style>p{}</style></head><body><nav>Home Canada</nav>\
<article><h1>Talks</h1><p>Norway refused to lift the <b>steel</b> tariff.</p><script>var x = '<p>Chile</p>';</script>\
<p>Canada&rsquo;s offer stands.</p></article><footer>Peru</footer></body></html>";
    let drafted = one(page);
    let article = &drafted.articles[0];
    assert!(article.page);
    assert_eq!(article.title.as_deref(), Some("Talks & tariffs"));
    assert_eq!(
        article.text,
        "Talks\nNorway refused to lift the steel tariff.\nCanada’s offer stands."
    );
}
