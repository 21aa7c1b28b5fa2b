//! Suppose it ends so: Bayes' rule and the law of total probability, held against the plain forecast.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

use crate::common::Sketch;
use proptest::prelude::*;
use summitry_core::{
    forecast::{
        Chance, Forecast, Given, Place, Quiet, Settings, Target, given, run, run_without_packages,
    },
    scenario::*,
    value::{Spread, Support, Value, ValueId, ValueKind},
};

const SETTINGS: Settings = Settings { worlds: 24, seed: 7 };

fn option(issue: usize, option: usize) -> Atom {
    Atom::Issue { issue, options: (0..3).map(|o| o == option).collect() }
}

fn ending(kind: EndingKind) -> Atom {
    Atom::Ending(kind)
}

/// The sketch with a second room, a tone, someone who feels it, a define, a case, an expectation, a question that time
/// changes, and values that differ from world to world.
fn rich(sketch: &Sketch) -> Scenario {
    let mut s = sketch.scenario();
    let mut value = |path: &str, low: f64, high: f64, kind| {
        s.values.push(Value {
            path: path.into(),
            spread: Spread::Normal {
                mean: 0.5 * (low + high),
                sd: 0.3 * (high - low),
                min: low,
                max: high,
            },
            kind,
            support: Support::Judgement,
        });
        ValueId(s.values.len() - 1)
    };
    let closed = value("venue.closed.chance", 0.3, 0.8, ValueKind::Chance);
    let pull = value("venue.closed.audience_pull", 0.2, 0.9, ValueKind::Positive);
    let bust_up = value("venue.closed.bust_up", 0.01, 0.2, ValueKind::Chance);
    let matters = value("affected.people.k0", 10.0, 60.0, ValueKind::Importance);
    let tone_matters = value("affected.people.tone", 1.0, 20.0, ValueKind::Importance);
    let holds = value("question.q.holds", 0.5, 0.95, ValueKind::Chance);
    let otherwise = value("question.q.otherwise", 0.05, 0.2, ValueKind::Chance);
    let power = value("party.p0.power", 0.5, 2.0, ValueKind::Positive);
    let words = value("summit.words_only", 0.1, 0.6, ValueKind::Chance);
    s.parties[0].power = power;
    s.level = Level::WordsOnly(words);
    s.venues[0].chance = VenueChance::Rest;
    s.venues.push(Venue {
        id: "closed".into(),
        chance: VenueChance::Value(closed),
        audience_pull: pull,
        bust_up,
    });
    s.issues.push(Issue {
        id: "tone".into(),
        options: (0..3)
            .map(|o| OptionOf {
                id: format!("t{o}"),
                effort: None,
                at: 50.0 * f64::from(o),
                alone: None,
            })
            .collect(),
        now: 1,
        held_by: HeldBy::Each,
        raised: None,
        delivered: None,
        without_deal: vec![],
        decision: None,
    });
    s.wants.iter_mut().for_each(|wants| wants.push(None));
    s.affected.push(Affected {
        id: "people".into(),
        feels: vec![(0, matters, 2), (2, tone_matters, 2)],
        only: None,
    });
    let all = |all: Vec<Atom>| Condition { all, ..Condition::default() };
    s.defines.push(Case { id: "d".into(), condition: all(vec![option(1, 2), Atom::Venue(1)]) });
    s.cases.push(Case { id: "c".into(), condition: all(vec![option(2, 0)]) });
    s.expectations.push(Expectation {
        id: "e".into(),
        that: Condition { any: vec![option(0, 1), option(1, 1)], ..Condition::default() },
        chance: None,
        most_likely: false,
    });
    s.questions.push(Question {
        id: "q".into(),
        counts: all(vec![option(0, 2)]),
        otherwise: Some(otherwise),
        holds: Some(holds),
    });
    s
}

/// Every figure of a forecast that is a chance of something.
fn figures(f: &Forecast) -> Vec<(String, f64)> {
    let mut out: Vec<(String, f64)> = Vec::new();
    let mut add = |name: String, c: Chance| out.push((name, c.mean));
    let e = &f.ending;
    for (name, c) in [
        ("agreed", e.agreed),
        ("words", e.words_only),
        ("bust", e.bust_up),
        ("zone", e.no_zone),
        ("capacity", e.no_capacity),
    ] {
        add(name.into(), c);
    }
    for (k, (row, agreed)) in f.issues.iter().zip(&f.agreed_issues).enumerate() {
        for (o, (c, a)) in row.iter().zip(agreed).enumerate() {
            add(format!("issue {k} {o}"), *c);
            add(format!("agreed {k} {o}"), *a);
        }
    }
    f.defines.iter().for_each(|c| add("define".into(), *c));
    f.cases.iter().for_each(|c| add("case".into(), *c));
    f.questions.iter().for_each(|c| add("question".into(), *c));
    f.expectations.iter().for_each(|x| add("expectation".into(), x.model));
    f.venues.iter().for_each(|v| add("venue".into(), v.chance));
    for a in &f.affected {
        add("better".into(), a.better);
        add("same".into(), a.same);
        add("worse".into(), a.worse);
    }
    out
}

fn ask(s: &Scenario, pin: &Atom) -> Option<Given> {
    given(s, SETTINGS, &Quiet, pin).unwrap()
}

fn sketches() -> impl Strategy<Value = Sketch> {
    (
        prop::collection::vec(prop::collection::vec(prop::collection::vec(0.0..100.0f64, 3), 2), 2),
        prop::collection::vec(prop::collection::vec(1.0..100.0f64, 2), 2),
        prop::collection::vec(
            (prop::collection::vec(0.0..3.0f64, 3), 0usize..3, prop::option::of(0.1..0.9f64)),
            2,
        ),
        1.0..5.0f64,
    )
        .prop_map(|(scores, weights, issues, capacity)| Sketch {
            scores,
            weights,
            issues,
            capacity,
            ..Sketch::plain()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Given every answer to one question in turn, weighted by how likely each is, comes out what is known without it.
    #[test]
    fn the_answers_to_one_question_sum_up_to_the_forecast(sketch in sketches(), which in 0usize..4) {
        let s = rich(&sketch);
        let pins: Vec<Atom> = match which {
            0 => (0..3).map(|o| option(0, o)).collect(),
            1 => [EndingKind::Agreed, EndingKind::WordsOnly, EndingKind::BustUp, EndingKind::NoZone]
                .map(ending).to_vec(),
            2 => (0..2).map(Atom::Venue).collect(),
            // A tone, which is picked world by world after the talks.
            _ => (0..3).map(|o| option(2, o)).collect(),
        };
        let plain = run(&s, SETTINGS, &Quiet).unwrap();
        let mut sum: Vec<(String, f64)> = figures(&plain).into_iter().map(|(n, _)| (n, 0.0)).collect();
        let mut chances = 0.0;
        for pin in &pins {
            let Some(on) = ask(&s, pin) else { continue };
            chances += on.chance.mean;
            for ((name, into), (other, p)) in sum.iter_mut().zip(figures(&on.forecast)) {
                prop_assert_eq!(&*name, &other);
                *into += on.chance.mean * p;
            }
        }
        prop_assert!((chances - 1.0).abs() < 1e-9);
        for ((name, total), (_, p)) in sum.iter().zip(figures(&plain)) {
            prop_assert!((total - p).abs() < 1e-9, "{name}: {total} against {p}");
        }
    }

    /// P(b | a) P(a) = P(a | b) P(b); what is given is certain.
    #[test]
    fn bayes(sketch in sketches(), a in 0usize..3, b in 0usize..3) {
        let s = rich(&sketch);
        let (on_a, on_b) = (ask(&s, &option(0, a)), ask(&s, &option(1, b)));
        if let Some(on_a) = &on_a {
            prop_assert!((on_a.forecast.issues[0][a].mean - 1.0).abs() < 1e-9);
            prop_assert!((on_a.forecast.issues[1].iter().map(|c| c.mean).sum::<f64>() - 1.0).abs() < 1e-9);
        }
        if let (Some(on_a), Some(on_b)) = (on_a, on_b) {
            let one = on_a.forecast.issues[1][b].mean * on_a.chance.mean;
            let other = on_b.forecast.issues[0][a].mean * on_b.chance.mean;
            prop_assert!((one - other).abs() < 1e-9, "{one} against {other}");
        }
    }

    /// Supposing a room is what the forecast already says about that room.
    #[test]
    fn a_room_supposed_is_the_room_of_the_forecast(sketch in sketches(), v in 0usize..2) {
        let s = rich(&sketch);
        let plain = run(&s, SETTINGS, &Quiet).unwrap();
        let on = ask(&s, &Atom::Venue(v)).unwrap();
        let (f, room) = (&on.forecast, &plain.venues[v]);
        prop_assert!((f.ending.agreed.mean - room.ending.agreed.mean).abs() < 1e-9);
        prop_assert!((f.ending.no_capacity.mean - room.ending.no_capacity.mean).abs() < 1e-9);
        for (x, y) in f.issues.iter().flatten().zip(room.issues.iter().flatten()) {
            prop_assert!((x.mean - y.mean).abs() < 1e-9);
        }
        prop_assert!((f.venues[v].ending.words_only.mean - room.ending.words_only.mean).abs() < 1e-9);
        for (x, y) in f.packages.iter().filter(|p| p.chance.mean > 1e-6).zip(&plain.packages) {
            prop_assert!(x.chance.mean > 0.0 && y.chance.mean > 0.0);
        }
    }
}

#[test]
fn what_is_kept_world_by_world_has_the_figures_mean_and_the_delta_methods_error() {
    let s = rich(&Sketch::plain());
    let plain = run(&s, SETTINGS, &Quiet).unwrap();
    let on = ask(&s, &option(1, 2)).unwrap();
    for (place, chance) in [
        (Place::Target(Target::Agreed), on.forecast.ending.agreed),
        (Place::Option(0, 1), on.forecast.issues[0][1]),
        (Place::Better(0), on.forecast.affected[0].better),
        (Place::Target(Target::Question(0)), on.forecast.questions[0]),
    ] {
        let mean = on.forecast.samples.at(place).sum::<f64>() / SETTINGS.worlds as f64;
        assert!((mean - chance.mean).abs() < 1e-12, "{place:?}");
        let moved = on.forecast.samples.against(place, &plain.samples, place).unwrap();
        assert!(moved.error.is_finite() && moved.error >= 0.0);
    }
    // The error of a ratio by leaving out one world at a time (jackknife), which knows nothing of the delta method.
    let joint = {
        let mut both = s.clone();
        both.expectations = vec![
            Expectation {
                id: "p".into(),
                that: Condition { all: vec![option(1, 2)], ..Condition::default() },
                chance: None,
                most_likely: false,
            },
            Expectation {
                id: "j".into(),
                that: Condition { all: vec![option(1, 2), option(0, 1)], ..Condition::default() },
                chance: None,
                most_likely: false,
            },
        ];
        let f = run(&both, SETTINGS, &Quiet).unwrap();
        let column = |e| f.samples.at(Place::Expectation(e)).collect::<Vec<f64>>();
        (column(0), column(1), f.samples.at(Place::Option(0, 1)).collect::<Vec<f64>>())
    };
    let n = SETTINGS.worlds as usize;
    let difference = |without: Option<usize>| {
        let sum = |x: &[f64]| -> f64 {
            x.iter().enumerate().filter(|(i, _)| Some(*i) != without).map(|(_, v)| v).sum()
        };
        let worlds = n - usize::from(without.is_some());
        sum(&joint.1) / sum(&joint.0) - sum(&joint.2) / worlds as f64
    };
    let left: Vec<f64> = (0..n).map(|i| difference(Some(i))).collect();
    let middle = left.iter().sum::<f64>() / n as f64;
    let spread: f64 = left.iter().map(|x| (x - middle) * (x - middle)).sum();
    let jackknife = ((n - 1) as f64 / n as f64 * spread).sqrt();
    let place = Place::Option(0, 1);
    let moved = on.forecast.samples.against(place, &plain.samples, place).unwrap();
    assert!((moved.difference - difference(None)).abs() < 1e-12);
    assert!((moved.error / jackknife - 1.0).abs() < 0.1, "{} against {jackknife}", moved.error);
}

#[test]
fn without_packages_every_other_figure_has_the_same_bits() {
    let s = rich(&Sketch::plain());
    let whole = run(&s, SETTINGS, &Quiet).unwrap();
    let quick = run_without_packages(&s, SETTINGS, &Quiet).unwrap();
    assert!(!whole.packages.is_empty() && quick.packages.is_empty());
    let bits = |f: &Forecast| figures(f).into_iter().map(|(_, p)| p.to_bits()).collect::<Vec<_>>();
    assert_eq!(bits(&whole), bits(&quick));
    assert_eq!((whole.drivers, whole.steps), (quick.drivers, quick.steps));
}

#[test]
fn what_never_happens_says_nothing() {
    let mut s = rich(&Sketch::plain());
    s.venues[0].chance = VenueChance::Never;
    s.venues[1].chance = VenueChance::Certain;
    assert!(ask(&s, &Atom::Venue(0)).is_none());
}
