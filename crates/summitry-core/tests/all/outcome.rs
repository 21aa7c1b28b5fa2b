//! One name for every outcome: what is written is read, what was promised stays readable, a slip is answered with the nearest.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use crate::common::Sketch;
use summitry_core::scenario::{Atom, Case, Condition, EndingKind, Outcome, Scenario};

fn with_names(sketch: &Sketch) -> Scenario {
    let mut s = sketch.scenario();
    let condition =
        Condition { all: vec![Atom::Ending(EndingKind::Agreed)], ..Condition::default() };
    s.defines.push(Case { id: "accord".into(), condition: condition.clone() });
    s.cases.push(Case { id: "best".into(), condition });
    s.issues[0].options[1].id = "official guarantee".into();
    s
}

#[test]
fn every_path_is_read_back() {
    let s = with_names(&Sketch::plain());
    for outcome in Outcome::all(&s) {
        assert_eq!(Outcome::parse(&outcome.path(&s), &s), Ok(outcome));
        if let Some(target) = outcome.target() {
            assert_eq!(Outcome::from(target), outcome);
        }
    }
}

#[test]
fn promised_spellings_are_read() {
    let s = with_names(&Sketch::plain());
    let is = |path: &str, today: &str| {
        assert_eq!(Outcome::parse(path, &s).map(|o| o.path(&s)), Ok(today.to_owned()));
    };
    is("agreed", "ending.agreed");
    is("no_zone", "ending.no_zone");
    is("defines.accord", "define.accord");
    is("cases.best", "case.best");
    let issue = &s.issues[0].id;
    let today = format!("issue.{issue}.\"official guarantee\"");
    is(&format!("issues.{issue}.options.official guarantee"), &today);
    is(&format!("issue.{issue}.options.\"official guarantee\""), &today);
}

#[test]
fn a_slip_is_answered_with_the_nearest() {
    let s = with_names(&Sketch::plain());
    let error = Outcome::parse("ending.agred", &s).unwrap_err();
    assert_eq!(error.near.first().map(String::as_str), Some("ending.agreed"));
    assert!(error.to_string().contains("did you mean"));
    let error = Outcome::parse("accord", &s).unwrap_err();
    assert_eq!(error.near.first().map(String::as_str), Some("define.accord"));
}
