//! Every law of [`checks`](super::checks) as a property over random negotiations: 300 each, `PROPTEST_CASES` says otherwise;
//! `LAWS_SEED` draws others.

use super::checks::{Check, DICE, EXACT, LAWS, untidy};
use super::random::drafts;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestError, TestRng, TestRunner};
use summitry_core::forecast::{Quiet, Settings, run_without_packages};

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Holds one law against random drafts, and shrinks the first that breaks it.
fn hold(name: &str, check: Check) {
    let config = ProptestConfig {
        cases: number("PROPTEST_CASES", 300) as u32,
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..ProptestConfig::default()
    };
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number("LAWS_SEED", 1).to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let cases = (drafts(), prop::collection::vec(0.0..1.0f64, DICE));
    let result = runner.run(&cases, |(draft, dice)| match check(&draft, &dice) {
        Some(measured) if !measured.holds() => {
            Err(TestCaseError::fail(format!("missed by {}: {}", measured.missed, measured.said)))
        }
        _ => Ok(()),
    });
    if let Err(TestError::Fail(reason, (draft, dice))) = result {
        panic!("{name}: {reason}\n{draft:#?}\ndice {dice:?}");
    } else if let Err(error) = result {
        panic!("{name}: {error}");
    }
}

/// A test for each law, by its place in the list; the last line of the macro holds them together.
macro_rules! laws {
    ($($place:literal $name:ident,)*) => {
        $(#[test]
        fn $name() {
            let (name, check) = LAWS[$place];
            hold(name, check);
        })*

        #[test]
        fn every_law_has_a_test() {
            assert_eq!([$($place),*].as_slice(), (0..LAWS.len()).collect::<Vec<_>>());
        }
    };
}

laws! {
    0 option_added,
    1 issue_added,
    2 contested_issue_added,
    3 capacity_up,
    4 no_deal_worse,
    5 outside_better,
    6 trust_up,
    7 link_removed,
    8 sweetener_offered,
    9 threat_likelier,
    10 option_beyond_capacity,
    11 issue_beyond_capacity,
    12 useless_option,
    13 useless_issue,
    14 reordered,
    15 scores_rescaled,
    16 cloned,
    17 nearly_cloned,
    18 nearly_cloned_agreed,
    19 cloned_with_split,
    20 needed_change,
    21 power_up,
    22 sharp_choice,
    23 somebody_gains,
    24 parts_gain,
    25 zone_closes,
    26 chances,
    27 extremes,
}

/// Ranges in place of points: several worlds, and still chances.
#[test]
fn ranges_can_be_forecast() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..50 {
        let mut draft = drafts().new_tree(&mut runner).expect("drafts never fail").current();
        draft.spreads = true;
        let forecast =
            run_without_packages(&draft.scenario(), Settings { worlds: 8, seed: 1 }, &Quiet)
                .expect("a draft can be forecast");
        assert!(untidy(&forecast) < EXACT, "{draft:?}");
    }
}
