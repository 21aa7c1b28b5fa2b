//! The Rust model against the NumPy one (`tests/oracle/` at the root), world by world.
//!
//! The expected tables are committed; this test needs no Python. To write them anew: `python3 tests/oracle/tables.py`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

use std::{fs, path::PathBuf};

use serde_json::Value as Json;
use summitry_core::{
    forecast::{Forecast, Place, PlacedIssue, Quiet, Settings, Target, placed, run, world},
    scenario::{EndingKind, Scenario},
    world::rules::Rule,
};

/// The aim of the project: P(event | world) agrees to this.
const AGREES: f64 = 1e-9;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// One figure of the comparison that was off.
struct Off {
    what: String,
    world: usize,
    expected: f64,
    got: f64,
}

struct Comparison<'a> {
    forecast: &'a Forecast,
    off: Vec<Off>,
    compared: usize,
}

impl Comparison<'_> {
    fn place(&mut self, what: String, expected: &Json, place: Place) {
        let got: Vec<f64> = self.forecast.samples.at(place).collect();
        self.numbers(what, expected, &got);
    }

    fn numbers(&mut self, what: String, expected: &Json, got: &[f64]) {
        let expected: Vec<f64> =
            expected.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect();
        assert_eq!(expected.len(), got.len(), "{what}");
        for (world, (&expected, &got)) in expected.iter().zip(got).enumerate() {
            self.compared += 1;
            if (expected - got).abs() > AGREES {
                self.off.push(Off { what: what.clone(), world, expected, got });
            }
        }
    }
}

fn compare(path: &str, table: &str) -> usize {
    let text = fs::read_to_string(root().join(path)).unwrap();
    let reading = summitry_scenario::read(path, &text);
    let Some(document) = reading.document else {
        panic!("{path}: {:?}", reading.diagnostics);
    };
    let s = &document.scenario;
    let table: Json =
        serde_json::from_str(&fs::read_to_string(root().join(table)).unwrap()).unwrap();
    let (seed, worlds) = (table["seed"].as_u64().unwrap(), table["worlds"].as_u64().unwrap());
    assert!(worlds >= 50);
    compare_values(path, s, seed, &table["values"]);
    let forecast = run(s, Settings { worlds, seed }, &Quiet).unwrap();
    assert!(forecast.exactness.exact, "{path}");
    let mut c = Comparison { forecast: &forecast, off: vec![], compared: 0 };
    compare_places(&mut c, s, &table);
    let listed: Vec<String> = c
        .off
        .iter()
        .take(12)
        .map(|o| format!("{} in world {}: {} expected, {} got", o.what, o.world, o.expected, o.got))
        .collect();
    assert!(
        c.off.is_empty(),
        "{path}: {} of {} figures are off\n{}",
        c.off.len(),
        c.compared,
        listed.join("\n")
    );
    c.compared
}

/// Every value that is drawn here, drawn by the oracle. (It also draws some that nothing uses, such as a lone venue's chance.)
fn compare_values(path: &str, s: &Scenario, seed: u64, table: &Json) {
    let table = table.as_object().unwrap();
    for n in 0..5 {
        let drawn = world(s, seed, n).unwrap();
        for (value, got) in
            s.values.iter().zip(&drawn).filter(|(value, _)| !value.spread.is_point())
        {
            let Some(expected) = table.get(&value.path) else {
                panic!("{path}: the oracle has no {}", value.path)
            };
            let expected = expected[n as usize].as_f64().unwrap();
            assert!(
                (expected - got).abs() <= 1e-9 * expected.abs().max(1.0),
                "{path}: {} in world {n}: {expected} {got}",
                value.path
            );
        }
    }
}

fn compare_places(c: &mut Comparison, s: &Scenario, table: &Json) {
    let endings = [
        ("agreed", EndingKind::Agreed, Target::Agreed),
        ("words_only", EndingKind::WordsOnly, Target::WordsOnly),
        ("bust_up", EndingKind::BustUp, Target::BustUp),
        ("no_zone", EndingKind::NoZone, Target::NoZone),
    ];
    for (id, kind, target) in endings {
        c.place(format!("ending {id}"), &table["ending"][id], Place::Target(target));
        for (v, venue) in s.venues.iter().enumerate() {
            let chance: Vec<f64> = c.forecast.samples.at(Place::Venue(v)).collect();
            let joint: Vec<f64> = c.forecast.samples.at(Place::VenueEnding(v, kind)).collect();
            let given: Vec<f64> = joint
                .iter()
                .zip(&chance)
                .map(|(j, p)| if *p > 0.0 { j / p } else { 0.0 })
                .collect();
            let expected = &table["venues"][&venue.id];
            c.numbers(format!("chance of {}", venue.id), &expected["chance"], &chance);
            c.numbers(format!("{id} in {}", venue.id), &expected["ending"][id], &given);
        }
    }
    c.place("no capacity".into(), &table["ending"]["no_capacity"], Place::NoCapacity);
    for (k, issue) in s.issues.iter().enumerate() {
        for (o, option) in issue.options.iter().enumerate() {
            let what = format!("{}.{}", issue.id, option.id);
            c.place(what.clone(), &table["issues"][&issue.id][&option.id], Place::Option(k, o));
            for rule in Rule::ALL {
                let expected = &table["rules"][rule.id()][&issue.id];
                // Issues picked alone are the same under every rule; the tables may leave them out.
                if let Some(expected) = expected.get(&option.id) {
                    c.place(
                        format!("{what} by {}", rule.id()),
                        expected,
                        Place::RuleOption(rule, k, o),
                    );
                }
            }
        }
    }
    for (d, define) in s.defines.iter().enumerate() {
        c.place(define.id.clone(), &table["defines"][&define.id], Place::Target(Target::Define(d)));
    }
    for (d, case) in s.cases.iter().enumerate() {
        c.place(case.id.clone(), &table["cases"][&case.id], Place::Target(Target::Case(d)));
    }
    for (q, question) in s.questions.iter().enumerate() {
        c.place(
            question.id.clone(),
            &table["questions"][&question.id],
            Place::Target(Target::Question(q)),
        );
    }
    for (e, expectation) in s.expectations.iter().enumerate() {
        // The oracle takes each expectation on the cheapest gain from its own ranking of steps.
        c.place(
            expectation.id.clone(),
            &table["expectations"][&expectation.id],
            Place::Expectation(e),
        );
    }
    compare_institutions(c, s, table);
    for (f, affected) in s.affected.iter().enumerate() {
        let expected = &table["affected"][&affected.id];
        c.place(format!("{} better", affected.id), &expected["better"], Place::Better(f));
        c.place(format!("{} same", affected.id), &expected["same"], Place::Same(f));
        c.place(format!("{} worse", affected.id), &expected["worse"], Place::Worse(f));
    }
}

/// What votes, ratifiers and further meetings come to.
fn compare_institutions(c: &mut Comparison, s: &Scenario, table: &Json) {
    for (r, ratifier) in s.institutions.ratifiers.iter().enumerate() {
        let expected = &table["ratifiers"][&ratifier.id];
        c.place(format!("refused by {}", ratifier.id), expected, Place::Refused(r));
    }
    for (i, party) in s.parties.iter().enumerate().filter(|_| s.is_put_to_the_vote()) {
        let expected = &table["against"][&party.id];
        c.place(format!("agreed against {}", party.id), expected, Place::Outvoted(i));
    }
    compare_positions(c, s, table);
    if s.institutions.meetings.is_some() {
        c.place("agreed by the last meeting".into(), &table["by_last"], Place::ByLast);
    }
}

/// The weighted mean of positions, world by world, its spread and the chances around it.
fn compare_positions(c: &mut Comparison, s: &Scenario, table: &Json) {
    let Some(expected) = table["positions"].as_object() else {
        assert!(s.institutions.positions.is_empty());
        return;
    };
    let worlds: Vec<Vec<PlacedIssue>> =
        (0..c.forecast.worlds).map(|n| placed(s, &world(s, c.forecast.seed, n).unwrap())).collect();
    assert_eq!(worlds[0].len(), expected.len());
    for (at, issue) in
        worlds[0].iter().enumerate().map(|(at, placed)| (at, &s.issues[placed.issue]))
    {
        let expected = &expected[&issue.id];
        let of = |get: &dyn Fn(&PlacedIssue) -> f64| -> Vec<f64> {
            worlds.iter().map(|world| get(&world[at])).collect()
        };
        let what = format!("positions on {}", issue.id);
        c.numbers(format!("mean of {what}"), &expected["mean"], &of(&|i| i.summary.mean));
        c.numbers(format!("spread of {what}"), &expected["spread"], &of(&|i| i.summary.spread));
        for (o, option) in issue.options.iter().enumerate() {
            let expected = &expected["options"][&option.id];
            c.numbers(format!("{what} at {}", option.id), expected, &of(&|i| i.options[o]));
        }
    }
}

macro_rules! mechanisms {
    ($($name:ident),* $(,)?) => {
        $(#[test]
        fn $name() {
            let name = stringify!($name);
            compare(&format!("tests/oracle/scenarios/{name}.toml"), &format!("tests/oracle/expected/{name}.json"));
        })*

        #[test]
        fn no_mechanism_is_left_out() {
            let named = [$(stringify!($name)),*];
            for entry in fs::read_dir(root().join("tests/oracle/scenarios")).unwrap() {
                let path = entry.unwrap().path();
                let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
                assert!(named.contains(&stem.as_str()), "{stem} has no test");
            }
        }
    };
}

mechanisms!(
    audience,
    audience_two,
    base_class,
    base_typed,
    capacity,
    clones,
    conditions,
    defaults,
    delivered,
    delivered_threat,
    impasse,
    level_one,
    link,
    narrow_capacity,
    near_clones,
    plain,
    power_four,
    raised,
    rest,
    satisfied,
    side_deal,
    split,
    stakes,
    stakes_off,
    threat,
    three_parties,
    three_sides,
    together,
    tone,
    values,
    alone,
    chair,
    institutions,
    lapse,
    lapse_impasse,
    lapse_sure,
    leaves,
    leaves_two,
    mediator,
    meetings,
    meetings_unsaid,
    positions,
    quota,
    ratifier,
    venue,
);

#[test]
fn washington() {
    let compared = compare(
        "scenarios/2026-washington/washington.toml",
        "tests/oracle/expected/washington.json",
    );
    assert!(compared > 5_000, "{compared}");
}

#[test]
fn river_treaty() {
    compare(
        "scenarios/2026-river-treaty/river-treaty.toml",
        "tests/oracle/expected/river-treaty.json",
    );
}

#[test]
fn washington_quick() {
    compare(
        "scenarios/2026-washington/washington.quick.toml",
        "tests/oracle/expected/washington.quick.json",
    );
}

/// The blocks that NumPy's own Philox gives, for seeds, paths and worlds of every size.
#[test]
fn philox() {
    use summitry_core::value::streams::Stream;
    let table = fs::read_to_string(root().join("tests/oracle/expected/philox.json")).unwrap();
    let table: Json = serde_json::from_str(&table).unwrap();
    let rows = table.as_array().unwrap();
    assert!(rows.len() >= 72);
    for row in rows {
        let stream = Stream::new(row["seed"].as_u64().unwrap(), row["path"].as_str().unwrap());
        let n = row["world"].as_u64().unwrap();
        assert_eq!(stream.uniform(n), row["u"].as_f64().unwrap(), "{row}");
        let words: Vec<u64> =
            row["words"].as_array().unwrap().iter().map(|w| w.as_u64().unwrap()).collect();
        assert_eq!(stream.words(n).to_vec(), words, "{row}");
    }
}
