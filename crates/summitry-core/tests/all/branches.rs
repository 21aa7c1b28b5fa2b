//! If we knew: a branch is the forecast in which it is settled.

use crate::common::Sketch;
use summitry_core::forecast::{BranchKind, Forecast, Target};

/// What the headline is if a branch turns out yes, and if it turns out no.
fn split(forecast: &Forecast, branch: BranchKind) -> (f64, f64) {
    let found = forecast.branches.iter().find(|b| b.branch == branch && b.of == Target::Agreed);
    let found = found.unwrap();
    (found.yes.mean, found.no.mean)
}

fn near(x: f64, y: f64) {
    assert!((x - y).abs() < 1e-9, "{x} and {y}");
}

#[test]
fn an_issue_raised_is_the_forecast_in_which_it_is() {
    let with = |raised: f64| {
        let mut sketch = Sketch::plain();
        sketch.issues[0].2 = Some(raised);
        sketch
    };
    let (yes, no) = split(&with(0.3).forecast(), BranchKind::Raised(0));
    near(yes, with(1.0).agreed());
    near(no, with(0.0).agreed());
    near(0.3 * yes + 0.7 * no, with(0.3).agreed());
    assert!((yes - no).abs() > 0.01, "it matters: {yes} {no}");
}

#[test]
fn a_link_that_holds_is_the_forecast_in_which_it_does() {
    let with = |holds: f64| Sketch { links: vec![((0, 2), (1, 2), holds)], ..Sketch::plain() };
    let (yes, no) = split(&with(0.4).forecast(), BranchKind::Link(0));
    near(yes, with(1.0).agreed());
    near(no, with(0.0).agreed());
    near(0.4 * yes + 0.6 * no, with(0.4).agreed());
}
