//! The laws that docs/model.md, section 13, promises.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod checks;
mod institutions;
mod properties;
mod table;

use crate::common::{Sketch, random};
use proptest::prelude::*;

/// Exact means exact up to rounding.
const EXACT: f64 = 1e-12;

/// A small negotiation of two or three sides and two or three issues with any scores, weights and efforts.
fn sketches() -> impl Strategy<Value = Sketch> {
    (2usize..=3, 2usize..=3)
        .prop_flat_map(|(parties, issues)| {
            let issue =
                (prop::collection::vec(0.0..3.0f64, 3), 0usize..3, prop::option::of(0.1..0.9f64));
            let scores = prop::collection::vec(0.0..100.0f64, 3);
            (
                prop::collection::vec(issue, issues),
                prop::collection::vec(prop::collection::vec(scores, issues), parties),
                prop::collection::vec(prop::collection::vec(1.0..100.0f64, issues), parties),
                2.0..8.0f64,
                0.05..0.6f64,
                prop::collection::vec(
                    ((0..issues, 0usize..3), (0..issues, 0usize..3), 0.1..0.9f64),
                    0..3,
                ),
                prop::collection::vec((0..parties, 0..issues, 0usize..3, 0.05..0.6f64), 0..3),
            )
        })
        .prop_map(|(issues, scores, weights, capacity, words_only, links, threats)| {
            let links = links.into_iter().filter(|((a, _), (c, _), _)| a != c).collect();
            Sketch {
                issues,
                scores,
                weights,
                capacity,
                words_only,
                links,
                threats,
                ..Sketch::plain()
            }
        })
}

fn close(a: f64, b: f64) -> Result<(), TestCaseError> {
    prop_assert!((a - b).abs() <= EXACT, "{a} against {b}");
    Ok(())
}

fn all_close(a: &[Vec<f64>], b: &[Vec<f64>]) -> Result<(), TestCaseError> {
    a.iter().flatten().zip(b.iter().flatten()).try_for_each(|(a, b)| close(*a, *b))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn chances_sum_to_one(sketch in sketches()) {
        let forecast = sketch.forecast();
        let e = forecast.ending;
        close(e.agreed.mean + e.words_only.mean + e.bust_up.mean + e.no_zone.mean, 1.0)?;
        for row in &forecast.issues {
            close(row.iter().map(|c| c.mean).sum(), 1.0)?;
        }
        for (_, rows) in &forecast.by_rule {
            for row in rows {
                close(row.iter().map(|c| c.mean).sum(), 1.0)?;
            }
        }
    }

    #[test]
    fn wanting_everything_more_never_makes_a_deal_less_likely(sketch in sketches(), factor in 1.0..3.0f64) {
        // The first edition's law that a side's weights may be rescaled is withdrawn: `matters` is absolute. What is left of
        // it: a side to which all issues matter more accepts the same packages and gains more by each.
        let mut scaled = sketch.clone();
        scaled.weights[0].iter_mut().for_each(|w| *w *= factor);
        prop_assert!(scaled.agreed() >= sketch.agreed() - EXACT);
    }

    #[test]
    fn a_cloned_option_shares_the_chance_of_its_class(sketch in sketches(), issue in 0usize..2, option in 0usize..3) {
        prop_assume!(sketch.issues[issue].1 != option);
        let mut cloned = sketch.clone();
        let effort = cloned.issues[issue].0[option];
        cloned.issues[issue].0.push(effort);
        for scores in &mut cloned.scores {
            let score = scores[issue][option];
            scores[issue].push(score);
        }
        // The clone takes part in the same links, or it is no clone.
        prop_assume!(sketch.links.iter().all(|&((a, b), (c, d), _)| (a, b) != (issue, option) && (c, d) != (issue, option)));
        // Its place on the ladder moves where threats collide; with one threat an issue it plays no part.
        prop_assume!(sketch.threats.len() < 2);
        let (before, after) = (sketch.options(), cloned.options());
        // Before any failure the class shares; what threats do is to the original alone.
        let class = after[issue][option] + after[issue][3];
        close(before[issue][option], class)?;
        close(sketch.agreed(), cloned.agreed())?;
    }

    #[test]
    fn an_option_that_gains_nobody_anything_changes_nothing(sketch in sketches(), loss in 0.0..20.0f64) {
        prop_assume!(sketch.threats.len() < 2 && sketch.links.is_empty());
        let mut more = sketch.clone();
        let now = more.issues[0].1;
        more.issues[0].0.push(1.0);
        for scores in &mut more.scores {
            let score = (scores[0][now] - loss).max(0.0);
            scores[0].push(score);
        }
        let (before, after) = (sketch.options(), more.options());
        for o in 0..3 {
            close(before[0][o], after[0][o])?;
        }
        close(after[0][3], 0.0)?;
        close(sketch.agreed(), more.agreed())?;
    }

    #[test]
    fn an_issue_nobody_gains_by_changes_nothing(sketch in sketches()) {
        let mut more = sketch.clone();
        more.issues.push((vec![0.0, 1.0], 0, None));
        for (scores, weights) in more.scores.iter_mut().zip(&mut more.weights) {
            scores.push(vec![50.0, 50.0]);
            weights.push(0.0);
        }
        close(sketch.agreed(), more.agreed())?;
        all_close(&sketch.options(), &more.options()[..sketch.issues.len()])?;
    }

    #[test]
    fn an_option_beyond_any_capacity_keeps_the_odds_of_the_rest(sketch in sketches()) {
        // Low enough a score not to raise anyone's best hope.
        prop_assume!(sketch.threats.len() < 2);
        let mut more = sketch.clone();
        more.issues[0].0.push(1e6);
        for scores in &mut more.scores {
            scores[0].push(0.0);
        }
        let (before, after) = (sketch.options(), more.options());
        for o in 0..3 {
            close(before[0][o], after[0][o])?;
        }
        close(sketch.agreed(), more.agreed())?;
    }

    #[test]
    fn the_order_of_parties_is_irrelevant(sketch in sketches()) {
        let mut turned = sketch.clone();
        turned.scores.reverse();
        turned.weights.reverse();
        close(sketch.agreed(), turned.agreed())?;
        all_close(&sketch.options(), &turned.options())?;
    }

    #[test]
    fn the_order_of_issues_is_irrelevant(sketch in sketches()) {
        let mut turned = sketch.clone();
        let last = sketch.issues.len() - 1;
        turned.issues.reverse();
        turned.scores.iter_mut().for_each(|s| s.reverse());
        turned.weights.iter_mut().for_each(|w| w.reverse());
        turned.links.iter_mut().for_each(|((a, _), (c, _), _)| {
            *a = last - *a;
            *c = last - *c;
        });
        turned.threats.iter_mut().for_each(|(_, k, _, _)| *k = last - *k);
        let mut options = turned.options();
        options.reverse();
        close(sketch.agreed(), turned.agreed())?;
        all_close(&sketch.options(), &options)?;
    }

    #[test]
    fn the_order_of_threats_is_irrelevant(sketch in sketches()) {
        let mut turned = sketch.clone();
        turned.threats.reverse();
        all_close(&sketch.options(), &turned.options())?;
    }

    #[test]
    fn a_value_nothing_uses_changes_no_bit(sketch in sketches()) {
        let more = Sketch { unused: 3, ..sketch.clone() };
        prop_assert_eq!(sketch.options(), more.options());
    }

    #[test]
    fn more_capacity_never_makes_an_accord_less_likely(sketch in sketches(), more in 0.0..6.0f64) {
        let larger = Sketch { capacity: sketch.capacity + more, ..sketch.clone() };
        prop_assert!(larger.agreed() >= sketch.agreed() - EXACT);
    }

    #[test]
    fn without_stakes_the_typed_chance_comes_back(sketch in sketches()) {
        // The second edition has no λ: an elasticity of next to nothing switches the stakes off. Where no package gains
        // every side something nothing is agreed whatever the level, so one state at a time and only where a deal is possible.
        let issues = sketch.issues.iter().map(|(e, now, _)| (e.clone(), *now, None)).collect();
        let sketch = Sketch { elasticity: 1e-300, links: vec![], issues, ..sketch };
        let e = sketch.forecast().ending;
        let friendly = e.agreed.mean + e.words_only.mean;
        prop_assume!(e.agreed.mean > 0.0);
        close(e.words_only.mean / friendly, sketch.words_only)?;
    }

    #[test]
    fn masks_keep_the_odds_of_the_packages_that_survive(
        sketch in sketches(),
        link in (0usize..3, 0usize..3),
    ) {
        // One state at a time: several are a mixture. The capacity is no mask any more: gains are counted in standard
        // deviations over the options a meeting can carry, and its draw weighs packages softly (docs/model.md, section 6).
        let before = Sketch {
            links: vec![],
            issues: sketch.issues.iter().map(|(e, now, _)| (e.clone(), *now, None)).collect(),
            ..sketch
        };
        // The link rules out a change of the second issue, so that it makes no useless change needed.
        prop_assume!(link.0 != before.issues[0].1 && link.1 != before.issues[1].1);
        let after = Sketch { links: vec![((0, link.0), (1, link.1), 1.0)], ..before.clone() };
        let (before, after) = (before.forecast(), after.forecast());
        let pairs: Vec<(f64, f64)> = after
            .packages
            .iter()
            .filter_map(|p| before.packages.iter().find(|q| q.options == p.options).map(|q| (q.chance.mean, p.chance.mean)))
            .collect();
        for two in pairs.windows(2) {
            let (odds_before, odds_after) = (two[0].0 / two[1].0, two[0].1 / two[1].1);
            prop_assert!((odds_before / odds_after - 1.0).abs() < 1e-9, "{odds_before} against {odds_after}");
        }
    }
}

/// β → ∞: no mass on dominated packages.
#[test]
fn sharp_choice_leaves_nothing_on_dominated_packages() {
    let sketch = Sketch { choosing: 1e6, threats: vec![], ..Sketch::plain() };
    let forecast = sketch.forecast();
    let value = |party: usize, options: &[usize]| -> f64 {
        (0..2).map(|k| sketch.weights[party][k] * sketch.scores[party][k][options[k]]).sum()
    };
    for p in forecast.packages.iter().filter(|p| p.chance.mean > 1e-9) {
        for a in 0..3 {
            for b in 0..3 {
                if (a, b) == (0, 1) || [0.0, 1.0, 2.0][a] + [1.0, 0.0, 2.0][b] > sketch.capacity {
                    continue;
                }
                let better = (0..2).all(|i| value(i, &[a, b]) > value(i, &p.options) + 1e-9);
                assert!(!better, "{:?} is dominated by {:?}", p.options, [a, b]);
            }
        }
    }
    assert!(
        (forecast.ending.agreed.mean
            - forecast.packages.iter().map(|p| p.chance.mean).sum::<f64>())
        .abs()
            < 1e-12
    );
}

/// Reversing what one side wants moves the headline.
#[test]
fn reversed_preferences_move_the_headline() {
    let sketch = Sketch::plain();
    let mut reversed = sketch.clone();
    reversed.scores[0].iter_mut().for_each(|s| s.iter_mut().for_each(|x| *x = 100.0 - *x));
    assert!(
        (sketch.agreed() - reversed.agreed()).abs() > 0.05,
        "{} {}",
        sketch.agreed(),
        reversed.agreed()
    );
}

/// The same bits on any number of threads.
#[test]
fn threads_change_no_bit() {
    let scenario = Sketch::plain().scenario();
    let run_on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let settings = summitry_core::forecast::Settings { worlds: 200, seed: 5 };
            format!(
                "{:?}",
                summitry_core::forecast::run(&scenario, settings, &summitry_core::forecast::Quiet)
                    .unwrap()
            )
        })
    };
    let one = run_on(1);
    assert_eq!(one, run_on(2));
    assert_eq!(one, run_on(8));
}
