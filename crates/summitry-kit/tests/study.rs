//! The library as an embedder meets it: answers by path, errors with places and cures, everything stoppable.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use summitry_kit::{Budget, ErrorKind, Progress, Study, Unwatched, Values, Work, findings::find};

const QUICK: &str = include_str!("../../../scenarios/2026-washington/washington.quick.toml");

fn study() -> Study {
    Study::read(QUICK).unwrap()
}

fn few() -> Budget {
    Budget { worlds: Some(64), ..Budget::default() }
}

#[test]
fn mistakes_come_with_place_and_cure() {
    let error = Study::read("[summit]\ntitle = \"x\"\n\n[isue.a]\n").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Scenario);
    let first = error.diagnostics().iter().find(|d| d.line() == 4).unwrap();
    assert!(first.cure().unwrap().contains("issue"), "{first}");
    let error = Study::open("no-such-file.toml").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::File);
    assert!(error.to_string().contains("there is no such file"), "{error}");
}

#[test]
fn the_same_study_gives_the_same_bits_on_any_threads() {
    let one = study().forecast(&Budget { threads: Some(1), ..few() }).unwrap();
    let three = study().forecast(&Budget { threads: Some(3), ..few() }).unwrap();
    assert_eq!(one.rows(), three.rows());
    let sum: f64 = ["agreed", "words_only", "bust_up", "no_zone"]
        .iter()
        .map(|id| one.chance(&format!("ending.{id}")).unwrap().mean)
        .sum();
    assert!((sum - 1.0).abs() < 1e-9);
    let Some(Values::Numbers(agreed)) = one.worlds(&["agreed"]).unwrap().column("agreed").cloned()
    else {
        panic!("no column")
    };
    assert_eq!(agreed.len(), 64);
}

#[test]
fn what_ifs_leave_the_study_and_are_compared() {
    let study = study();
    let forecast = study.forecast(&few()).unwrap();
    let other = study.what_if("summit.base=3%").unwrap();
    let then = other.forecast(&few()).unwrap();
    let moved = then.against(&forecast).change("ending.agreed").unwrap();
    assert!(moved.difference < 0.0 && moved.error.is_some() && !moved.is_noise(), "{moved}");
    assert!(study.changes().is_empty() && other.changes().len() == 1);
    assert_eq!(other.plain().forecast(&few()).unwrap().rows(), forecast.rows());
    let same = study.forecast(&few()).unwrap();
    assert_eq!(same.against(&forecast).change("agreed").unwrap().difference, 0.0);
    for slip in ["summit.bas=40%", "summit.base"] {
        assert_eq!(study.what_if(slip).unwrap_err().kind(), ErrorKind::Unknown, "{slip}");
    }
    let error = study.held_in("closd").unwrap_err();
    assert!(error.to_string().contains("did you mean `closed`?"), "{error}");
    assert_eq!(study.held_in("closed").unwrap().venues().collect::<Vec<_>>(), ["closed"]);
}

#[test]
fn everything_long_can_be_stopped_and_timed() {
    let study = study();
    let asked = AtomicU64::new(0);
    let stop = |_: Progress| {
        asked.fetch_add(1, Ordering::Relaxed);
        false
    };
    let (quick, never) = (few(), Budget { time: Some(Duration::ZERO), ..few() });
    let stopped = [
        study.forecast_with(&quick, &stop).map(drop),
        study.deals_with("closed", &quick, &stop).map(drop),
        study.talks("closed", "boulware").unwrap().sum_up_with(50, &quick, &stop).map(drop),
        study.tournament_with("closed", "boulware,linear", 2, &quick, &stop).map(drop),
        study.suppose("ending.agreed", &quick, &stop).map(drop),
    ];
    for result in stopped {
        assert_eq!(result.unwrap_err().kind(), ErrorKind::Stopped);
    }
    assert!(asked.into_inner() >= 5);
    let go_on = |progress: Progress| progress.work != Work::Deals || progress.done == 0;
    let late = study.forecast_with(&never, &go_on).unwrap_err();
    assert_eq!(late.kind(), ErrorKind::Budget, "{late}");
    let late = study.deals_with("closed", &never, &go_on).unwrap_err();
    assert_eq!(late.kind(), ErrorKind::Budget, "{late}");
    let large = study.forecast(&Budget { memory: Some(20_000), ..few() }).unwrap_err();
    assert!(large.cure().unwrap().contains("--worlds"), "{large}");
}

/// Says no once, at the ask of this number, and never again: who did not listen then is not told twice.
struct Once(AtomicU64);

impl summitry_core::forecast::Watcher for Once {
    fn done(&self, _: u64) -> bool {
        self.0.fetch_sub(1, Ordering::Relaxed) != 0
    }
}

#[test]
fn findings_that_were_stopped_are_none() {
    let forecast = study().forecast(&few()).unwrap();
    let scenario = &forecast.study().document().scenario;
    for ask in 0..8 {
        let stopped = find(scenario, forecast.model(), &Once(AtomicU64::new(ask)));
        assert!(stopped.is_err(), "the stop at ask {ask} was swallowed");
    }
    let stop = |progress: Progress| progress.work != Work::Findings;
    let stopped = forecast.findings(&Budget::default(), &stop).unwrap_err();
    assert_eq!(stopped.kind(), ErrorKind::Stopped);
    let late = Budget { time: Some(Duration::ZERO), ..Budget::default() };
    assert_eq!(forecast.findings(&late, &Unwatched).unwrap_err().kind(), ErrorKind::Budget);
    let talks = summitry_core::talks::RoomError::from(summitry_core::forecast::Cancelled);
    assert_eq!(summitry_kit::Error::from(talks).kind(), ErrorKind::Stopped);
}

#[test]
fn deals_talks_and_reasons_are_plain() {
    let study = study();
    let deals = study.deals("closed").unwrap();
    assert!(deals.is_exact() && !deals.frontier().is_empty());
    for deal in deals.frontier() {
        assert!(deal.gains.iter().all(|(_, gain)| *gain >= -1e-6), "{deal}");
    }
    assert_eq!(deals.rows().len(), deals.frontier().len());
    let talks = study.talks("closed", "boulware,conceder").unwrap().sum_up(20).unwrap();
    let all = talks.deal + talks.walk_out + talks.clock + talks.bust_up;
    assert!((all - 1.0).abs() < 1e-9 && talks.sessions == 20, "{talks}");
    let tournament = study.tournament("closed", "boulware,linear", 2).unwrap();
    assert_eq!((tournament.sessions, tournament.standings.len()), (16, 2));
    let error = study.talks("closed", "bulware").unwrap_err();
    assert!(error.to_string().contains("did you mean `boulware`?"), "{error}");
}

#[test]
fn why_adds_up_and_finds_what_would_turn_it() {
    let study = study();
    let why = study.why_with("agreed", &few(), &summitry_kit::Unwatched).unwrap();
    let gates = why.gates.as_ref().unwrap();
    let lost: f64 = gates.lost.iter().map(|l| l.share).sum();
    assert!((gates.by_deal + gates.without_deal + lost - 1.0).abs() < 1e-9, "{why}");
    assert!((gates.by_deal + gates.without_deal - why.chance.mean).abs() < 1e-9, "{why}");
    let turn = why.turn.unwrap();
    assert_eq!(turn.already, why.chance.mean > 0.5);
    for change in &turn.changes {
        assert!(change.chance > 0.5 && change.from != change.to, "{change:?}");
        assert!(!change.path.starts_with("engine."), "{change:?}");
    }
    // Nobody is asked where the outcome is none of the talks, and that is said.
    let venue = study.forecast(&few()).unwrap().why("venue.closed").unwrap();
    assert!(venue.gates.is_err() && venue.turn.is_none());
    let error = study.why("ending.agred").unwrap_err();
    assert!(error.to_string().contains("did you mean `ending.agreed`?"), "{error}");
}

#[test]
fn levers_are_ranked_and_named() {
    let study = study();
    let few = Budget { worlds: Some(16), ..Budget::default() };
    let all = study.levers_with(None, "agreed", &few, &summitry_kit::Unwatched).unwrap();
    assert!(all.list.windows(2).all(|p| p[0].change.abs() >= p[1].change.abs()));
    assert!(
        all.list.iter().all(|l| l.low <= l.high && l.error >= 0.0 && !l.object.label.is_empty())
    );
    assert_eq!(all.rows().len(), all.list.len());
    let mine = study.levers_with(Some("us"), "agreed", &few, &summitry_kit::Unwatched).unwrap();
    assert!(!mine.list.is_empty() && mine.list.len() < all.list.len());
    assert!(mine.list.iter().all(|l| l.party.path == "party.us"));
    let error = study.levers(Some("colombie"), "agreed").unwrap_err();
    assert!(error.to_string().contains("did you mean `colombia`?"), "{error}");
}

#[test]
fn classes_are_counts() {
    let all = study().classes();
    assert!(all.len() > 10 && all.iter().filter(|c| c.default).count() == 1);
    assert!(all.iter().all(|c| c.k <= c.n && c.chance.low < c.chance.high));
    let error = summitry_kit::Class::named("leaders-bilaterl", "en").unwrap_err();
    assert!(error.to_string().contains("did you mean `leaders-bilateral`?"), "{error}");
}

#[test]
fn outcomes_have_paths_and_labels() {
    let study = study().labelled([("venue.closed".to_owned(), "behind doors".to_owned())]);
    let all = study.outcomes();
    assert!(all.iter().any(|o| o.path == "venue.closed" && o.label == "behind doors"));
    assert!(all.iter().all(|o| !o.path.is_empty() && !o.label.is_empty()));
    // Labels of a translation outlive a change of the text.
    let changed = study.what_if("summit.base=40%").unwrap();
    assert!(changed.outcomes().iter().any(|o| o.label == "behind doors"));
}

/// "The most likely": of an issue's options exactly one is, and it is the one with the largest chance; of endings likewise.
#[test]
fn the_most_likely_is_likelier_than_every_other() {
    let options = ["mass cancellations", "long waits", "faster processing"];
    let endings = ["agreed", "words_only", "bust_up", "no_zone"];
    let mut text = QUICK.to_owned();
    for (n, option) in options.iter().enumerate() {
        text.push_str(&format!(
            "\n[expect.o{n}]\nthat = {{ visas = [\"{option}\"] }}\nmost_likely = true\n"
        ));
    }
    for ending in endings {
        text.push_str(&format!(
            "\n[expect.{}]\nthat = {{ ending = \"{ending}\" }}\nmost_likely = true\n",
            ending.replace('_', "-")
        ));
    }
    let forecast = Study::read(&text).unwrap().forecast(&few()).unwrap();
    let found = &forecast.model().expectations;
    for group in [&found[..3], &found[3..]] {
        let most = group.iter().map(|e| e.model.mean).fold(0.0, f64::max);
        for expectation in group {
            assert_eq!(expectation.agrees, expectation.model.mean == most, "{group:?}");
        }
        assert_eq!(group.iter().filter(|e| e.agrees).count(), 1, "{group:?}");
    }
}
