//! The brief on two small invented files: goldens in both languages, the JSON contract, hostile labels, two runs beside
//! each other.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use serde_json::Value;
use summitry_core::{
    forecast::{Chance, Forecast, Quiet, Settings, run},
    scenario::VenueChance,
};
use summitry_kit::findings::{Findings, find};
use summitry_report::{
    asked::{Asked, Topic},
    json,
    language::Language,
    markdown,
    messages::Messages,
    terminal,
    view::{Brief, Context, Warning, comparison::compare},
};
use summitry_scenario::document::Document;

const FISHERY: &str = include_str!("../fixtures/fishery.toml");
const LAKE: &str = include_str!("../fixtures/lake.toml");

fn document(name: &str, text: &str) -> Document {
    let reading = summitry_scenario::read(name, text);
    let said: Vec<String> = reading.diagnostics.iter().map(|d| d.headline(name, text)).collect();
    reading.document.unwrap_or_else(|| panic!("{}", said.join("\n")))
}

fn forecast(document: &Document) -> Forecast {
    let settings = Settings { worlds: document.run.worlds, seed: document.run.seed };
    run(&document.scenario, settings, &Quiet).unwrap()
}

fn findings(document: &Document, forecast: &Forecast) -> Findings {
    find(&document.scenario, forecast, &Quiet).unwrap()
}

fn warnings() -> Vec<Warning> {
    vec![Warning { place: "fishery.toml:1:1".into(), text: "an invented warning".into() }]
}

/// The text without its styles.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            for c in chars.by_ref() {
                if c == 'm' {
                    break;
                }
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[test]
fn terminal_in_both_languages() {
    let document = document("fishery.toml", FISHERY);
    let forecast = forecast(&document);
    let findings = findings(&document, &forecast);
    for language in Language::ALL {
        let m = Messages::new(language);
        let brief = Brief::new(&document, &forecast, Some(&findings), &m, warnings());
        let next = ["summitry explain fishery.toml agreed".into()];
        for (name, asked) in [("terminal", Asked::First), ("terminal-all", Asked::All)] {
            let text = plain(&terminal::brief(&brief, &m, &asked, 80, &next));
            insta::assert_snapshot!(format!("{name}-{}", language.tag()), text);
        }
    }
}

#[test]
fn markdown_in_both_languages() {
    let document = document("fishery.toml", FISHERY);
    let forecast = forecast(&document);
    let findings = findings(&document, &forecast);
    for language in Language::ALL {
        let m = Messages::new(language);
        let brief = Brief::new(&document, &forecast, Some(&findings), &m, warnings());
        for (name, asked) in [("markdown", Asked::First), ("markdown-all", Asked::All)] {
            let text = markdown::brief(&brief, &m, &asked);
            insta::assert_snapshot!(format!("{name}-{}", language.tag()), text);
        }
    }
}

/// Numbers to four decimals, chances on one line, long lists cut: a golden file is to be read by people.
fn readable(value: &Value) -> Value {
    match value {
        Value::Number(n) if n.is_f64() => {
            serde_json::json!((n.as_f64().unwrap() * 1e4).round_ties_even() / 1e4)
        }
        Value::Array(list) => list.iter().take(2).map(readable).collect(),
        Value::Object(map) if map.keys().eq(["mean", "low", "high"]) => {
            let at = |key: &str| readable(&map[key]);
            format!("mean {} low {} high {}", at("mean"), at("low"), at("high")).into()
        }
        Value::Object(map) => map.iter().map(|(k, v)| (k.clone(), readable(v))).collect(),
        other => other.clone(),
    }
}

#[test]
fn data() {
    let document = document("fishery.toml", FISHERY);
    let forecast = forecast(&document);
    let findings = findings(&document, &forecast);
    let m = Messages::new(Language::English);
    let data = json::brief(&Brief::new(&document, &forecast, Some(&findings), &m, warnings()), &m);
    let mut shown = readable(&data);
    // Their shape is the same as the total's.
    shown["venues"]["cabin"] = Value::Null;
    shown["summary"] = Value::Null;
    for rule in ["nash", "kalai_smorodinsky", "utilitarian", "egalitarian"] {
        shown["rules"][rule] = Value::Null;
    }
    insta::assert_snapshot!("data", format!("{shown:#}"));
}

fn assert_chance(value: &Value, place: &str) {
    let keys: Vec<&String> =
        value.as_object().unwrap_or_else(|| panic!("{place}: {value}")).keys().collect();
    assert_eq!(keys, ["mean", "low", "high"], "{place}");
    let at = |key: &str| value[key].as_f64().unwrap_or_else(|| panic!("{place}.{key}"));
    // Low and high are true quantiles: of a skewed figure the mean lies outside.
    assert!(at("low") <= at("high") && (0.0..=1.0).contains(&at("mean")), "{place}: {value}");
    assert!(
        (0.0..=1.0).contains(&at("low")) && (0.0..=1.0).contains(&at("high")),
        "{place}: {value}"
    );
}

fn each<'a>(value: &'a Value, place: &str) -> Vec<(&'a String, &'a Value)> {
    value.as_object().unwrap_or_else(|| panic!("{place}: {value}")).iter().collect()
}

fn assert_issues(value: &Value, place: &str) {
    for (id, issue) in each(value, place) {
        assert!(issue["options"].get(issue["now"].as_str().unwrap()).is_some(), "{place}.{id}");
        let mut sum = 0.0;
        for (option, chance) in each(&issue["options"], place) {
            assert_chance(chance, &format!("{place}.{id}.{option}"));
            sum += chance["mean"].as_f64().unwrap();
        }
        assert!((sum - 1.0).abs() < 1e-9, "{place}.{id} sums to {sum}");
    }
}

/// What happens and what is lost at the gates sum to 1; gives what happens.
fn assert_gates(value: &Value) -> f64 {
    let number = |v: &Value| v.as_f64().unwrap_or_else(|| panic!("{value}"));
    let happens = number(&value["by_deal"]) + number(&value["without_deal"]);
    let mut sum = happens;
    for gate in value["gates"].as_array().unwrap() {
        let share = number(&gate["share"]);
        assert!((0.0..=1.0).contains(&share) && gate["gate"].is_string(), "{gate}");
        assert_eq!(gate["gate"] == "loses", gate["party"].is_string(), "{gate}");
        sum += share;
    }
    assert!((sum - 1.0).abs() < 1e-9, "the gates sum to {sum}: {value}");
    assert!(value["gates_worlds"].is_u64());
    happens
}

fn assert_headline(headline: &Value) {
    assert_chance(&headline["agreed"], "headline");
    assert!(headline["at_level"].is_number());
    let happens = assert_gates(headline);
    assert!((happens - headline["agreed"]["mean"].as_f64().unwrap()).abs() < 1e-9);
    let level = &headline["level"];
    let is_class = level["kind"] == "class";
    assert!(is_class || level["kind"] == "base" || level["kind"] == "words_only", "{level}");
    for (key, there) in [
        ("class", level["class"].is_string()),
        ("n", level["n"].is_u64()),
        ("k", level["k"].is_u64()),
        ("verified", level["verified"].is_boolean()),
    ] {
        assert_eq!(there, is_class, "{key}: {level}");
    }
    assert!(level["label"].is_string() && (0.0..=1.0).contains(&level["share"].as_f64().unwrap()));
    let groups: Vec<&Value> =
        headline["carried"].as_array().unwrap().iter().map(|c| &c["group"]).collect();
    assert_eq!(groups, ["sides", "level", "capacity", "venue"]);
    assert!(
        headline["carried"]
            .as_array()
            .unwrap()
            .iter()
            .all(|c| c["share"].is_number() && c["error"].is_number())
    );
}

/// The contract of `docs/stability.md`, key by key.
fn assert_contract(data: &Value) {
    assert_eq!(data["format"], "summitry-brief/2");
    assert!(data["stamp"].is_null() || data["stamp"] == "illustration");
    assert!(data["seed"].is_u64() && data["worlds"].is_u64());
    assert_eq!(data["exact"].as_bool().unwrap(), data.get("error").is_none());
    for ending in ["agreed", "words_only", "bust_up", "no_zone"] {
        assert_chance(&data["ending"][ending], ending);
    }
    let sum: f64 = ["agreed", "words_only", "bust_up", "no_zone"]
        .iter()
        .map(|e| data["ending"][e]["mean"].as_f64().unwrap())
        .sum();
    assert!((sum - 1.0).abs() < 1e-9, "endings sum to {sum}");
    for (id, venue) in each(&data["venues"], "venues") {
        assert_chance(&venue["chance"], id);
        assert_chance(&venue["ending"]["agreed"], id);
    }
    assert_issues(&data["issues"], "issues");
    for block in ["cases", "defines", "questions"] {
        for (id, chance) in each(&data[block], block) {
            assert_chance(chance, &format!("{block}.{id}"));
        }
    }
    for (id, e) in each(&data["expectations"], "expectations") {
        assert_chance(&e["model"], id);
        assert!(e["agrees"].is_boolean(), "{id}");
    }
    for step in data["steps"].as_array().unwrap() {
        assert!(
            step["issue"].is_string() && step["option"].is_string() && step["effort"].is_number()
        );
        assert!(each(&step["gains"], "gains").iter().all(|(_, gain)| gain.is_number()));
        assert_chance(&step["nobody_loses"], "nobody_loses");
    }
    for package in data["packages"].as_array().unwrap() {
        assert_chance(&package["chance"], "package");
        assert!(each(&package["options"], "package").iter().all(|(_, o)| o.is_string()));
    }
    let rules: Vec<&String> = each(&data["rules"], "rules").into_iter().map(|(id, _)| id).collect();
    assert_eq!(rules, ["common_gain", "nash", "kalai_smorodinsky", "utilitarian", "egalitarian"]);
    for (id, rule) in each(&data["rules"], "rules") {
        assert_issues(&rule["issues"], id);
    }
    for driver in data["drivers"].as_array().unwrap() {
        assert!(driver["path"].is_string() && driver["of"].is_string());
        assert!(
            ["low", "high", "slope", "error"].iter().all(|key| driver[key].is_number()),
            "{driver}"
        );
        assert!(
            ["stated", "direction", "judgement", "default"]
                .contains(&driver["support"].as_str().unwrap())
        );
    }
    for branch in data["branches"].as_array().unwrap() {
        assert!(
            branch["path"].is_string() && branch["of"].is_string() && branch["share"].is_number()
        );
        assert_chance(&branch["yes"], "yes");
        assert_chance(&branch["no"], "no");
    }
    assert_headline(&data["headline"]);
    for why in data["why"].as_array().unwrap() {
        assert!(why["path"].is_string(), "{why}");
        let parts = assert_gates(why);
        assert!((parts - why["happens"].as_f64().unwrap()).abs() < 1e-9, "{why}");
    }
    for (id, who) in each(&data["affected"], "affected") {
        for key in ["better", "same", "worse"] {
            assert_chance(&who[key], id);
        }
    }
    let defaults = data["defaults"].as_array().unwrap();
    assert_eq!(data["support"]["default"].as_u64().unwrap(), defaults.len() as u64);
    assert!(data["warnings"].is_array());
    assert_eq!(data["summary"].as_array().unwrap().len(), 5);
}

/// Each because names the gate at which the data says that most is lost, with the data's own figures.
#[test]
fn the_because_is_true_of_the_figures_it_stands_over() {
    for (name, text) in [("fishery.toml", FISHERY), ("lake.toml", LAKE)] {
        let document = document(name, text);
        let forecast = forecast(&document);
        let findings = findings(&document, &forecast);
        for language in Language::ALL {
            let m = Messages::new(language);
            let brief = Brief::new(&document, &forecast, Some(&findings), &m, Vec::new());
            let data = json::brief(&brief, &m);
            assert!(!brief.because.is_empty());
            for row in &brief.because {
                let path = row.outcome.path(&document.scenario);
                let all = data["why"].as_array().unwrap();
                // Of the deal itself the data has them under its headline.
                let why = all.iter().find(|why| why["path"] == path.as_str());
                let why = why.unwrap_or(&data["headline"]);
                let share = |gate: &Value| gate["share"].as_f64().unwrap();
                let gates = why["gates"].as_array().unwrap();
                let main = gates.iter().max_by(|a, b| share(a).total_cmp(&share(b))).unwrap();
                let lost: f64 = gates.iter().map(share).sum();
                let line = row.line.plain();
                let happens = why["happens"].as_f64().or(why["agreed"]["mean"].as_f64()).unwrap();
                assert!((happens - row.happens).abs() < 0.02, "{line}: {why}");
                assert!(line.contains(&m.of_hundred(row.happens)), "{line}");
                assert!(line.contains(&m.of_hundred(share(main))), "{line}: {why}");
                if let Some(party) = main["party"].as_str() {
                    let label = &document.labels.get(&format!("party.{party}"));
                    let label = label.map_or(party, String::as_str);
                    assert!(line.contains(&summitry_report::rich::clean(label)), "{line}");
                }
                let most = ["most often", "sobre todo", "más a menudo"];
                let says_most = most.iter().any(|word| line.contains(word));
                assert_eq!(share(main) < 0.5 * lost || happens > 0.5, says_most, "{line}: {why}");
            }
        }
    }
}

/// A level is somebody's count, or it is said to be the file's own judgement.
#[test]
fn a_level_says_who_says_so() {
    let own =
        |base: &str| FISHERY.replace("words_only = { is = \"20 to 50%\", why = \"Ours.\" }", base);
    let (typed, class) = (own("base = \"30 to 50%\""), own("base = \"strike\""));
    let cases = [
        (FISHERY, "words_only", ["20 to 50%", "20 a 50\u{a0}%"]),
        (typed.as_str(), "base", ["30 to 50%", "30 a 50\u{a0}%"]),
        (class.as_str(), "class", ["lockout", "cierre"]),
        // Where the file is silent the widest class speaks.
        (LAKE, "class", ["Of 139 such meetings", "De 139 reuniones así"]),
    ];
    for (text, kind, says) in cases {
        let document = document("level.toml", text);
        let forecast = forecast(&document);
        for (language, says) in Language::ALL.into_iter().zip(says) {
            let m = Messages::new(language);
            let brief = Brief::new(&document, &forecast, None, &m, Vec::new());
            let level = &brief.headline.level;
            assert_eq!(level.kind, kind);
            assert!(level.line.contains(says), "{}", level.line);
            assert!(level.line.contains(&m.hundred(forecast.headline.agreed.mean)));
            assert_eq!(level.class.is_some(), kind == "class");
            let judged = ["own judgement", "juicio del propio archivo"];
            let says_so = judged.iter().any(|words| level.line.contains(words));
            assert_eq!(says_so, kind != "class", "{}", level.line);
        }
    }
}

/// No range may leave out its own figure in silence.
#[test]
fn a_mean_outside_its_quantiles_is_said() {
    let document = document("lake.toml", LAKE);
    let mut forecast = forecast(&document);
    for language in Language::ALL {
        let m = Messages::new(language);
        for outside in [false, true] {
            let chance = Chance { mean: 0.04, low: 0.001, high: if outside { 0.03 } else { 0.05 } };
            let all = [&mut forecast.ending.agreed, &mut forecast.headline.agreed];
            all.into_iter().for_each(|c| *c = chance);
            let brief = Brief::new(&document, &forecast, None, &m, Vec::new());
            assert_eq!(brief.endings[0].figure.range.ends_with('†'), outside);
            assert_eq!(brief.headline.figure.range.ends_with('†'), outside);
            assert_eq!(brief.sentences[0].plain().contains('†'), outside);
            if outside {
                assert!(brief.reading.contains(&m.say("reading-outside")));
            }
        }
    }
}

#[test]
fn the_data_keeps_its_contract() {
    for (name, text) in [("fishery.toml", FISHERY), ("lake.toml", LAKE)] {
        let document = document(name, text);
        let forecast = forecast(&document);
        let findings = findings(&document, &forecast);
        let m = Messages::new(Language::English);
        assert_contract(&json::brief(
            &Brief::new(&document, &forecast, Some(&findings), &m, Vec::new()),
            &m,
        ));
    }
}

#[test]
fn stamped_unless_written_before_and_real() {
    let m = Messages::new(Language::English);
    let stamp = |name: &str, text: &str, sealed: Option<&str>| {
        let mut document = document(name, text);
        document.summit.sealed = sealed.map(str::to_owned);
        let forecast = forecast(&document);
        let findings = findings(&document, &forecast);
        let brief = Brief::new(&document, &forecast, Some(&findings), &m, Vec::new());
        (json::brief(&brief, &m)["stamp"].clone(), brief.head.stamp.is_some())
    };
    let illustration = Value::from("illustration");
    assert_eq!(stamp("fishery.toml", FISHERY, None), (illustration.clone(), true));
    // It says that it was written before: without a seal nobody vouches for it.
    assert_eq!(stamp("lake.toml", LAKE, None), (Value::Null, true));
    assert_eq!(stamp("lake.toml", LAKE, Some("2030-01-02")), (Value::Null, false));
    let after = LAKE.replace("written = 2030-01-02", "written = 2030-01-12");
    // No seal makes a forecast of what is none.
    assert_eq!(stamp("lake.toml", &after, Some("2030-01-02")), (illustration, true));
}

#[test]
fn no_line_is_wider_than_it_may_be() {
    for (name, text) in [("fishery.toml", FISHERY), ("lake.toml", LAKE)] {
        let document = document(name, text);
        let forecast = forecast(&document);
        let findings = findings(&document, &forecast);
        for language in Language::ALL {
            let m = Messages::new(language);
            let brief = Brief::new(&document, &forecast, Some(&findings), &m, warnings());
            for asked in [Asked::First, Asked::All] {
                // Narrower and wider than a brief goes counts as its ends.
                for (width, most) in [(20, 80), (80, 80), (100, 100), (500, 120)] {
                    let text = plain(&terminal::brief(&brief, &m, &asked, width, &[]));
                    for line in text.lines() {
                        assert!(textwrap::core::display_width(line) <= most, "{line}");
                    }
                }
            }
        }
    }
}

/// Every topic says something of its own, and everything is their sum.
#[test]
fn topics_are_told_apart_and_together() {
    let document = document("fishery.toml", FISHERY);
    let forecast = forecast(&document);
    let findings = findings(&document, &forecast);
    let m = Messages::new(Language::English);
    let brief = Brief::new(&document, &forecast, Some(&findings), &m, warnings());
    let all = plain(&terminal::brief(&brief, &m, &Asked::All, 100, &[]));
    let mut seen = Vec::new();
    for topic in Topic::ALL {
        assert_eq!(Topic::from_id(topic.id()), Some(topic));
        let text = plain(&terminal::brief(&brief, &m, &Asked::Topics(vec![topic]), 100, &[]));
        let head = text.lines().take(4).count();
        let own: Vec<&str> = text.lines().skip(head).collect();
        assert!(own.len() > 2, "{text}");
        assert!(own.iter().all(|line| all.contains(line)), "{text}");
        assert!(!seen.contains(&text));
        seen.push(text);
    }
    let sources = &seen[6];
    assert!(!sources.contains("SHA-256"), "seed and hash stand under method");
    assert!(seen[8].contains("SHA-256") && seen[8].contains("seed"));
    assert_eq!(Topic::from_id("everything"), None);
}

#[test]
fn labels_can_neither_colour_the_terminal_nor_write_markup() {
    let document = document("lake.toml", LAKE);
    let forecast = forecast(&document);
    let findings = findings(&document, &forecast);
    let m = Messages::new(Language::English);
    let brief = Brief::new(&document, &forecast, Some(&findings), &m, Vec::new());
    let text = terminal::brief(&brief, &m, &Asked::All, 100, &[]);
    assert!(text.contains("West <red>"), "the label is there as text");
    // What would act on the terminal never gets this far: the reader refuses it.
    let colours = LAKE.replace("West <red>", "West \\u001b[31mred");
    assert!(summitry_scenario::read("lake.toml", &colours).document.is_none());
    let text = markdown::brief(&brief, &m, &Asked::All);
    assert!(text.contains("\\<script\\>") && !text.replace("\\<", "").contains("<script"));
    assert!(text.contains("East \\| \\*bold\\*"));
}

#[test]
fn three_parties_have_three_columns() {
    let document = document("lake.toml", LAKE);
    let forecast = forecast(&document);
    let findings = findings(&document, &forecast);
    let m = Messages::new(Language::English);
    let brief = Brief::new(&document, &forecast, Some(&findings), &m, Vec::new());
    assert_eq!(brief.steps.parties.len(), 3);
    assert!(brief.steps.rows.iter().all(|row| row.gains.len() == 3));
    assert!(brief.rooms.is_none(), "one room is no choice");
}

#[test]
fn figures_are_never_0_or_100() {
    let document = document("fishery.toml", FISHERY);
    let forecast = forecast(&document);
    let findings = findings(&document, &forecast);
    let m = Messages::new(Language::English);
    let brief = Brief::new(&document, &forecast, Some(&findings), &m, Vec::new());
    let figures = brief
        .ladders
        .iter()
        .flat_map(|l| l.rungs.iter().map(|r| &r.figure))
        .chain(brief.endings.iter().map(|e| &e.figure))
        .chain(brief.events.iter().map(|e| &e.figure))
        .chain(brief.affected.iter().flat_map(|a| [&a.better, &a.same, &a.worse]));
    for figure in figures {
        assert!(figure.text != "0" && figure.text != "100", "{figure:?}");
    }
    assert_eq!(brief.endings.iter().map(|e| e.marks).sum::<usize>(), 100);
}

#[test]
fn a_run_beside_itself_differs_in_nothing() {
    let document = document("fishery.toml", FISHERY);
    let forecast = forecast(&document);
    let m = Messages::new(Language::English);
    let ctx = Context::new(&document, &forecast, &m);
    let c = compare(&ctx, &ctx, ("this", "that"), &[]);
    assert!(c.lines.is_empty());
    for row in c.groups.iter().flat_map(|g| &g.rows) {
        assert!(row.noise && row.difference == "0", "{row:?}");
    }
}

#[test]
fn another_room_moves_what_it_should_and_names_the_line() {
    let plain_document = document("fishery.toml", FISHERY);
    let mut cabin = plain_document.clone();
    cabin.scenario.venues[0].chance = VenueChance::Never;
    cabin.scenario.venues[1].chance = VenueChance::Certain;
    let other = document(
        "fishery.toml",
        &FISHERY.replace("words_only = { is = \"20 to 50%\"", "words_only = { is = \"5 to 10%\""),
    );
    let (base, in_cabin, fewer_words) =
        (forecast(&plain_document), forecast(&cabin), forecast(&other));
    let m = Messages::new(Language::English);
    let ctx = Context::new(&plain_document, &base, &m);
    let c = compare(&Context::new(&cabin, &in_cabin, &m), &ctx, ("cabin", "file"), &[]);
    let row = |path: &str| {
        c.groups.iter().flat_map(|g| &g.rows).find(|r| r.path == path).unwrap().clone()
    };
    let bust_up = row("ending.bust_up");
    assert!(!bust_up.noise && bust_up.difference.starts_with('−'), "{bust_up:?}");
    assert!(bust_up.error.unwrap() < 0.02);
    let c = compare(&Context::new(&other, &fewer_words, &m), &ctx, ("fewer words", "file"), &[]);
    assert_eq!(c.lines, ["fishery.toml:14  summit.words_only: 5 to 10% here, 20 to 50% there"]);
}
