//! The laws, each over one file.

use serde_json::Value;
use summitry_core::forecast::{Forecast, Quiet, Settings, run};
use summitry_kit::{Budget, Forecast as Asked, Study, Unwatched};
use summitry_report::{
    asked::Asked as Parts, json, language::Language, markdown, messages::Messages, page, terminal,
    view::Brief,
};

use super::written::{Style, write};

/// Few worlds: every law holds world by world, or within the bits of a sum.
const WORLDS: u64 = 24;
/// How far two sums over the same numbers in another order may lie apart.
const LAST_BITS: f64 = 1e-9;
/// A whole brief, with deals and talks, of one file in so many: it takes as long as a hundred forecasts.
const BRIEF_ONCE_IN: u64 = 20;

pub(super) fn all(seed: u64, text: &str) {
    let study = read(text);
    let forecast = forecast(&study, None);
    sums_and_ranges(forecast.model());
    threads(&study, &forecast);
    nothing_changed(&study, &forecast);
    written_otherwise(seed);
    left_out(&study, &forecast);
    if seed.is_multiple_of(BRIEF_ONCE_IN) {
        brief(&study, &forecast);
    }
}

fn read(text: &str) -> Study {
    match Study::read(text) {
        Ok(study) => study,
        Err(error) => {
            let said: Vec<String> = error.diagnostics().iter().map(ToString::to_string).collect();
            panic!("a valid file is refused: {error} {said:?}\n{text}")
        }
    }
}

fn budget(threads: Option<usize>) -> Budget {
    Budget { worlds: Some(WORLDS), threads, ..Budget::default() }
}

fn forecast(study: &Study, threads: Option<usize>) -> Asked {
    study.forecast(&budget(threads)).unwrap()
}

/// The endings sum to one, every chance is one, every range in order; nothing is not a number.
fn sums_and_ranges(f: &Forecast) {
    let e = &f.ending;
    let sum = e.agreed.mean + e.words_only.mean + e.bust_up.mean + e.no_zone.mean;
    assert!((sum - 1.0).abs() < LAST_BITS, "the endings sum to {sum}");
    let chances = [e.agreed, e.words_only, e.bust_up, e.no_zone, e.no_capacity].into_iter();
    let rooms = f.venues.iter().flat_map(|v| [v.chance, v.ending.agreed, v.ending.no_zone]);
    let options = f.issues.iter().chain(&f.agreed_issues).flatten().copied();
    let asked = f.defines.iter().chain(&f.cases).chain(&f.questions).copied();
    let feel = f.affected.iter().flat_map(|a| [a.better, a.same, a.worse]);
    for c in chances.chain(rooms).chain(options).chain(asked).chain(feel) {
        for p in [c.mean, c.low, c.high] {
            assert!((0.0..=1.0).contains(&p), "a chance of {p}");
        }
        assert!(c.low <= c.high, "from {} to {}", c.low, c.high);
    }
    for options in &f.issues {
        let sum: f64 = options.iter().map(|c| c.mean).sum();
        assert!((sum - 1.0).abs() < LAST_BITS, "an issue's options sum to {sum}");
    }
    let h = &f.headline;
    let product = h.no_row.chance * h.zone.chance * h.more_than_words.chance;
    assert!((product - h.agreed.mean).abs() < 1e-6, "gates {product}, deal {}", h.agreed.mean);
    for d in &f.drivers {
        assert!(d.low.is_finite() && d.high.is_finite() && d.slope.is_finite() && d.error >= 0.0);
    }
}

/// Threads do not show.
fn threads(study: &Study, before: &Asked) {
    for threads in [1, 2, 8] {
        assert_eq!(forecast(study, Some(threads)).rows(), before.rows(), "{threads} threads");
    }
}

/// Setting what is set, and naming every room's chance as it is, moves nothing.
fn nothing_changed(study: &Study, before: &Asked) {
    let same = study.changed([]).unwrap();
    assert_eq!(forecast(&same, None).rows(), before.rows());
    assert_eq!(forecast(&study.plain(), None).rows(), before.rows());
}

/// The same negotiation under other names, and with its blocks in another order, of single numbers.
fn written_otherwise(seed: u64) {
    let points = Style { points: true, ..Style::default() };
    let settings = Settings { worlds: 1, seed: 1 };
    let ends = |style: Style| {
        let study = read(&write(seed, style));
        let f = run(&study.document().scenario, settings, &Quiet).unwrap();
        if !f.exactness.exact {
            return None;
        }
        let e = f.ending;
        Some([e.agreed.mean, e.words_only.mean, e.bust_up.mean, e.no_zone.mean])
    };
    let Some(plain) = ends(points) else { return };
    for style in [Style { prefix: "z", ..points }, Style { order: 7, ..points }] {
        let Some(other) = ends(style) else { continue };
        for (a, b) in plain.iter().zip(&other) {
            assert!((a - b).abs() < 1e-7, "{plain:?} becomes {other:?} as {style:?}");
        }
    }
}

/// A block left out leaves the study it was left out of as it is.
fn left_out(study: &Study, before: &Asked) {
    for kind in ["threat", "audience", "link", "outside"] {
        let Ok(without) = study.without(kind) else { continue };
        sums_and_ranges(forecast(&without, None).model());
    }
    assert_eq!(forecast(study, None).rows(), before.rows());
}

/// Every face of the whole brief: finite numbers, no stray mark-up, tables whose rows have equal columns.
fn brief(study: &Study, forecast: &Asked) {
    let findings = forecast.findings(&budget(None), &Unwatched).unwrap();
    for language in Language::ALL {
        let m = Messages::new(language);
        let brief = Brief::new(study.document(), forecast.model(), Some(&findings), &m, Vec::new());
        finite(&json::brief(&brief, &m));
        let width = 80;
        let first = terminal::brief(&brief, &m, &Parts::First, width, &[]);
        assert!(first.lines().count() <= 45, "{} lines", first.lines().count());
        tables(&markdown::brief(&brief, &m, &Parts::All));
        balanced(&page::frozen(&brief, &m).unwrap());
    }
}

/// No figure of the data is missing: JSON writes what is no number as null, and only ranges of what never is may be null.
fn finite(value: &Value) {
    match value {
        Value::Array(all) => all.iter().for_each(finite),
        Value::Object(all) => {
            if let Some(mean) = all.get("mean") {
                assert!(mean.is_number() || mean.is_object(), "a mean of {mean}");
            }
            all.values().for_each(finite);
        }
        Value::String(text) => assert!(!text.contains("NaN") && !text.contains("inf "), "{text}"),
        _ => {}
    }
}

fn tables(markdown: &str) {
    let columns = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut before: Option<usize> = None;
    for line in markdown.lines() {
        let row = line.starts_with('|').then(|| columns(line));
        if let (Some(a), Some(b)) = (before, row) {
            assert_eq!(a, b, "a row of another width: {line}");
        }
        before = row;
    }
}

/// Every element that is opened is closed, in order.
fn balanced(html: &str) {
    const EMPTY: [&str; 12] = [
        "meta", "link", "br", "hr", "img", "input", "col", "wbr", "source", "!doctype", "base",
        "area",
    ];
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix("!--") {
            rest = &after[after.find("-->").unwrap()..];
            continue;
        }
        let end = rest.find('>').unwrap();
        let (tag, after) = (&rest[..end], &rest[end + 1..]);
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|c| !c.is_whitespace() && *c != '/')
            .collect();
        let name = name.to_ascii_lowercase();
        rest = after;
        if tag.starts_with('/') {
            assert_eq!(open.pop().as_deref(), Some(name.as_str()), "closed out of order");
        } else if !tag.ends_with('/') && !EMPTY.contains(&name.as_str()) {
            if name == "style" || name == "script" {
                let close = format!("</{name}>");
                rest = &after[after.find(&close).unwrap() + close.len()..];
            } else {
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "never closed: {open:?}");
}
