//! A scenario as an exact space: it must say what the forecast says, from the same file.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use crate::common::Sketch;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use proptest::prelude::*;
use summitry_core::deals::{
    Concept, Count, Options, SwapKind, analyse, middle, of_scenario, packages_at, shares, swaps,
};
use summitry_core::scenario::{Person, SideDeal};
use summitry_core::value::{Spread, Support, Value, ValueId, ValueKind};

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

/// NegoLog's figure is that of the same space in units of a hundred points.
#[test]
fn negologs_opposition_is_of_utilities_from_0_to_1() {
    let scenario = Sketch::plain().scenario();
    let summit = of_scenario(&scenario, 0, &middle(&scenario)).unwrap();
    let hundred = BigRational::from_integer(100.into());
    let mut space = summit.space.clone();
    for party in &mut space.parties {
        party.reservation /= &hundred;
        party.base /= &hundred;
        party.values.iter_mut().flatten().for_each(|value| *value /= &hundred);
    }
    let options = Options::default();
    let expected = analyse(&space, &options).unwrap().opposition.negolog.unwrap();
    let found = summit.negolog_opposition(&options).unwrap();
    assert!((found - expected).abs() < 1e-12 && found > 0.0, "{found} {expected}");
}

/// Where every value is a point, gains over worlds are those of the one world there is.
#[test]
fn gains_over_worlds_are_over_the_reservation_value() {
    let scenario = Sketch { threats: vec![], ..Sketch::plain() }.scenario();
    let options = Options::default();
    let summit = of_scenario(&scenario, 0, &middle(&scenario)).unwrap();
    let analysis = analyse(&summit.space, &options).unwrap();
    let shares = shares(&scenario, 0, 7, 8, &options).unwrap();
    let listed: Vec<_> = shares.packages.iter().filter(|p| p.frontier > 0.0).collect();
    assert_eq!(listed.len(), analysis.frontier.len());
    for share in listed {
        let point = analysis.frontier.iter().find(|p| p.package == share.package).unwrap();
        let sides = point.utilities.iter().zip(&summit.space.parties).zip(&share.gains);
        for ((utility, party), gain) in sides {
            let expected = (utility - &party.reservation).to_f64().unwrap();
            assert!((gain.mean - expected).abs() < 1e-9, "{} {expected}", gain.mean);
        }
    }
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
        let told = Concept::told().position(|concept| concept.id == "nash").unwrap();
        let nash = shares.packages.iter().filter(|p| p.picked[told] == 1.0).count();
        prop_assert_eq!(nash, analysis.solutions.nash.points.len());
    }
}

/// What is uncertain at the middle holds from one half on; over worlds it holds as often as its chance says.
#[test]
fn links_hold_as_often_as_their_chance_says() {
    let of = |chance: f64| Sketch { links: vec![((0, 1), (1, 2), chance)], ..Sketch::plain() };
    let both = vec![1, 2];
    let holds = |chance: f64| {
        let scenario = of(chance).scenario();
        of_scenario(&scenario, 0, &middle(&scenario)).unwrap().space.excluded(&both)
    };
    assert_eq!([0.0, 0.49, 0.5, 1.0].map(holds), [false, false, true, true]);
    let possible = |chance: f64| {
        let shares = shares(&of(chance).scenario(), 0, 7, 2000, &Options::default()).unwrap();
        shares.packages.iter().find(|p| p.package == both).map_or(0.0, |p| p.frontier)
    };
    assert_eq!(possible(0.0), 1.0);
    assert_eq!(possible(1.0), 0.0);
    // Four standard deviations of 2000 draws.
    assert!((possible(0.3) - 0.7).abs() < 0.041, "{}", possible(0.3));
}

/// A side deal as likely as not is part of every deal: it adds its worth to its person, at the table's scale, and no deal
/// is worth what it was.
#[test]
fn side_deals_shift_every_deal_and_no_deal_not() {
    let with = |on_offer: f64| {
        let mut scenario = Sketch::plain().scenario();
        let mut value = |path: &str, x: f64, kind: ValueKind| {
            scenario.values.push(Value {
                path: path.to_owned(),
                spread: Spread::Point(x),
                kind,
                support: Support::Judgement,
            });
            ValueId(scenario.values.len() - 1)
        };
        let own_stake = value("person.a.own_stake", 100.0, ValueKind::Importance);
        let worth = value("side_deal.s.worth", 80.0, ValueKind::Importance);
        let on_offer = value("side_deal.s.on_offer", on_offer, ValueKind::Chance);
        let leaks = value("side_deal.s.leaks", 0.1, ValueKind::Chance);
        scenario.people =
            vec![Person { id: "a".to_owned(), side: Some(0), own_stake: Some(own_stake) }];
        let deal =
            SideDeal { id: "s".to_owned(), gets: 0, worth, on_offer, leaks, if_leaked: vec![] };
        scenario.side_deals = vec![deal];
        scenario
    };
    let summit = |on_offer: f64| {
        let scenario = with(on_offer);
        of_scenario(&scenario, 0, &middle(&scenario)).unwrap()
    };
    let (off, on) = (summit(0.4), summit(0.6));
    assert_eq!((off.side_deals.len(), on.side_deals.len(), on.leaked.len()), (0, 1, 0));
    // Points, undivided: 1 · 80. (The first edition set the own stake beside the side's value: 80 / (1 + 1).)
    let shift = (&on.space.parties[0].base - &off.space.parties[0].base).to_f64().unwrap();
    assert!((shift - 80.0).abs() < 1e-9);
    assert_eq!(on.space.parties[1], off.space.parties[1]);
    assert_eq!(on.space.parties[0].reservation, off.space.parties[0].reservation);
    let gain = |on_offer: f64| {
        let shares = shares(&with(on_offer), 0, 7, 500, &Options::default()).unwrap();
        shares
            .packages
            .iter()
            .filter(|p| p.frontier > 0.0)
            .map(|p| p.gains[0].high)
            .fold(0.0, f64::max)
    };
    assert!((gain(1.0) - gain(0.0) - 80.0).abs() < 1e-9);
    // Drawn, some worlds have it.
    assert!((gain(0.3) - gain(1.0)).abs() < 1e-9);
}
