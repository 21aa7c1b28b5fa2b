//! A scenario as an exact space: it must say what the forecast says, from the same file.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod common;

use common::Sketch;
use num_traits::ToPrimitive;
use proptest::prelude::*;
use summitry_core::deals::{
    Count, Options, SwapKind, analyse, middle, of_scenario, packages_at, shares, swaps,
};

fn sketches() -> impl Strategy<Value = Sketch> {
    let score = || prop::collection::vec(0.0..100.0f64, 3);
    let scores = || prop::collection::vec(score(), 3);
    let link =
        ((0usize..3, 0usize..3), (0usize..3, 0usize..3), prop::sample::select(vec![0.0, 1.0]));
    (
        (scores(), scores()),
        (prop::collection::vec(1.0..100.0f64, 3), prop::collection::vec(1.0..100.0f64, 3)),
        prop::collection::vec((prop::collection::vec(0.5..3.0f64, 3), 0usize..3), 3),
        prop::collection::vec(link, 0..3),
        (0usize..2, 0usize..3, 0usize..3, 0.0..1.0f64),
        1.0..9.0f64,
    )
        .prop_map(|(scores, weights, issues, links, threat, capacity)| Sketch {
            issues: issues.into_iter().map(|(efforts, now)| (efforts, now, None)).collect(),
            scores: vec![scores.0, scores.1],
            weights: vec![weights.0, weights.1],
            links: links.into_iter().filter(|(a, b, _)| a.0 != b.0).collect(),
            threats: vec![threat],
            capacity,
            ..Sketch::plain()
        })
}

proptest! {
    /// Low-hanging fruit and free changes are the same steps.
    #[test]
    fn free_changes_are_the_forecasts_fruit(sketch in sketches()) {
        let mut sketch = sketch;
        sketch.links.clear();
        let scenario = sketch.scenario();
        let summit = of_scenario(&scenario, 0, &middle(&scenario)).unwrap();
        let mut free: Vec<(usize, usize)> = swaps(&summit.own, &summit.now, usize::MAX)
            .unwrap()
            .iter()
            .filter(|s| s.kind == SwapKind::Free)
            .map(|s| (summit.issues[s.moves[0].issue], s.moves[0].to))
            .collect();
        free.sort_unstable();
        let mut fruit: Vec<(usize, usize)> = sketch
            .forecast()
            .steps
            .iter()
            .filter(|s| s.nobody_loses.mean > 0.5)
            .map(|s| (s.issue, s.option))
            .collect();
        fruit.sort_unstable();
        prop_assert_eq!(free, fruit);
    }

    /// Every package the forecast agrees on is possible here and fits; where nothing is possible here nothing is agreed.
    #[test]
    fn what_is_agreed_is_possible(sketch in sketches()) {
        let scenario = sketch.scenario();
        let summit = of_scenario(&scenario, 0, &middle(&scenario)).unwrap();
        let forecast = sketch.forecast();
        for package in forecast.packages.iter().filter(|p| p.chance.mean > 0.0) {
            let options = &package.options;
            prop_assert!(!summit.space.excluded(options));
            prop_assert!(summit.fits(options));
            let utilities = summit.space.utilities(options).unwrap();
            let slack = 1e-8;
            for (u, party) in utilities.iter().zip(&summit.space.parties) {
                prop_assert!((u - &party.reservation).to_f64().unwrap() >= -slack);
            }
            prop_assert!(packages_at(&summit.space, &utilities, 1).unwrap().0.len() == 1);
        }
        let analysis = analyse(&summit.space, &Options::default()).unwrap();
        prop_assert!(matches!(analysis.rational, Count::Exact(_)));
        let inside = summit.within_capacity(&Options::default()).unwrap();
        let within = !inside.frontier.is_empty();
        prop_assert!(inside.frontier.iter().all(|p| summit.fits(&p.package)));
        prop_assert!(within <= !analysis.frontier.is_empty());
        // The other way round does not hold: a change that leaves nobody better off is a package here, where it ties with
        // today, and useless in the forecast (docs/model.md, section 5).
        let zone = forecast.ending.no_zone.mean < 1e-12;
        prop_assert!(within || !zone);
        let better = |i: usize, o: &[usize]| {
            let value = |o: &[usize]| (0..o.len()).map(|k| sketch.weights[i][k] * sketch.scores[i][k][o[k]]).sum::<f64>();
            value(o) > value(&summit.now) + 1e-6
        };
        let all = |o: &[usize]| (0..sketch.scores.len()).all(|i| better(i, o));
        if sketch.links.is_empty() && sketch.threats.iter().all(|t| t.3 == 0.0) {
            // A package that is better than today for every side and fits is in the forecast's zone.
            let fits = analysis.frontier.iter().any(|p| summit.fits(&p.package) && all(&p.package));
            prop_assert!(zone || !fits);
        }
    }

    /// With fixed values every world is the same, so that shares are 0 or 1 and agree with the one analysis.
    #[test]
    fn shares_of_equal_worlds_are_all_or_nothing(sketch in sketches()) {
        let scenario = sketch.scenario();
        let summit = of_scenario(&scenario, 0, &middle(&scenario)).unwrap();
        let analysis = analyse(&summit.space, &Options::default()).unwrap();
        let shares = shares(&scenario, 0, 1, 3, &Options::default()).unwrap();
        prop_assert_eq!(shares.packages.len(), analysis.frontier.len());
        prop_assert!(shares.packages.iter().all(|p| p.frontier == 1.0));
        let nash = shares.packages.iter().filter(|p| p.nash == 1.0).count();
        prop_assert_eq!(nash, analysis.solutions.nash.points.len());
    }
}
