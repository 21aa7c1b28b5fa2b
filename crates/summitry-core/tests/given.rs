//! Suppose it ends so: Bayes' rule, held against itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod common;

use common::Sketch;
use proptest::prelude::*;
use summitry_core::{
    forecast::{Quiet, Settings, given},
    scenario::{Atom, EndingKind},
};

fn option(issue: usize, option: usize) -> Atom {
    Atom::Issue { issue, options: (0..3).map(|o| o == option).collect() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_given_is_certain_and_the_rest_sums_up(
        scores in prop::collection::vec(prop::collection::vec(prop::collection::vec(0.0..100.0f64, 3), 2), 2),
        weights in prop::collection::vec(prop::collection::vec(1.0..100.0f64, 2), 2),
        issues in prop::collection::vec((prop::collection::vec(0.0..3.0f64, 3), 0usize..3, prop::option::of(0.1..0.9f64)), 2),
        pinned in 0usize..3,
        words_only in 0.05..0.6f64,
    ) {
        let sketch = Sketch { issues, scores, weights, words_only, ..Sketch::plain() };
        let scenario = sketch.scenario();
        let settings = Settings { worlds: 16, seed: 7 };
        let ask = |pin: &Atom, of: &[Atom]| given(&scenario, settings, &Quiet, pin, of).unwrap();
        let (a, b) = (option(0, pinned), option(1, 0));
        let endings = [EndingKind::Agreed, EndingKind::WordsOnly, EndingKind::BustUp, EndingKind::NoZone];
        let of: Vec<Atom> = [a.clone(), b.clone()].into_iter()
            .chain((0..3).map(|o| option(1, o)))
            .chain(endings.map(Atom::Ending))
            .collect();
        let on_a = ask(&a, &of);
        if on_a.chance.mean > 1e-9 {
            let after: Vec<f64> = on_a.figures.iter().map(|f| f.after.mean).collect();
            prop_assert!((after[0] - 1.0).abs() < 1e-9, "given itself: {}", after[0]);
            prop_assert!((after[2..5].iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!((after[5..9].iter().sum::<f64>() - 1.0).abs() < 1e-9);
            // P(b | a) P(a) = P(a | b) P(b).
            let on_b = ask(&b, &of);
            if on_b.chance.mean > 1e-9 {
                let one = after[1] * on_a.chance.mean;
                let other = on_b.figures[0].after.mean * on_b.chance.mean;
                prop_assert!((one - other).abs() < 1e-9, "{one} against {other}");
            }
        } else {
            prop_assert!(on_a.figures.is_empty() || on_a.chance.mean > 0.0);
        }
    }
}
