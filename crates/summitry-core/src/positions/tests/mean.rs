use proptest::prelude::*;

use super::{compromise, emission, near, positions};
use crate::positions::mean::{RESIDUAL_SD, rungs, summary};
use crate::positions::{PositionsError, Stance};

/// All cases of `tests/data/compromise_mean.json` whose table is in it.
#[test]
fn published_means_and_medians() {
    let all = compromise();
    let cases = all["cases"].as_array().unwrap();
    let with_table: Vec<_> = cases.iter().filter(|case| case["actors"].is_array()).collect();
    assert_eq!(with_table.len(), 2);
    for case in with_table {
        let found = summary(&positions(case)).unwrap();
        near(found.mean, case["weighted_mean"].as_f64().unwrap(), 1e-12);
        near(found.median, case["weighted_median_lower"].as_f64().unwrap(), 0.0);
    }
}

#[test]
fn emission_in_full() {
    let table = emission();
    let found = summary(&table).unwrap();
    near(found.mean, 7.389_955_686_853_766, 1e-12);
    near(found.shares.iter().sum(), 1.0, 1e-12);
    // the United Kingdom has .16 × 90 of 67.7
    near(found.shares[6], 14.4 / 67.7, 1e-12);
    near(found.distances[6], 10.0 - 7.389_955_686_853_766, 1e-12);
    let variance: f64 =
        table.iter().map(|p| p.power * p.salience * (p.at - found.mean).powi(2)).sum();
    near(found.spread, (variance / 67.7).sqrt(), 1e-12);
}

#[test]
fn half_of_the_weight_is_the_median() {
    let at = |at, power| Stance { at, salience: 50.0, power };
    near(summary(&[at(0.0, 1.0), at(100.0, 1.0)]).unwrap().median, 0.0, 0.0);
    near(summary(&[at(90.0, 1.0), at(10.0, 1.0), at(40.0, 1.0)]).unwrap().median, 40.0, 0.0);
    // tenths that add up to half only up to rounding
    let tenths = [at(1.0, 0.1), at(2.0, 0.2), at(3.0, 0.3)];
    near(summary(&tenths).unwrap().median, 2.0, 0.0);
}

#[test]
fn chances_of_rungs() {
    // the normal distribution's own figures: Φ(−1) = .1586553, Φ(1) − Φ(−1) = .6826895
    let sd = 25.0;
    let found = rungs(50.0, sd, &[0.0, 50.0, 100.0]).unwrap();
    for (chance, expected) in found.iter().zip([0.158_655_253_9, 0.682_689_492_1, 0.158_655_253_9])
    {
        near(*chance, expected, 1e-9);
    }
    // beyond the ends nothing is lost, and one rung takes all
    near(rungs(130.0, RESIDUAL_SD, &[0.0, 100.0]).unwrap().iter().sum(), 1.0, 1e-15);
    assert_eq!(rungs(20.0, RESIDUAL_SD, &[55.0]).unwrap(), [1.0]);
    // with 29.7 about a middle mean, a sixth of outcomes lies near either end
    near(rungs(50.0, RESIDUAL_SD, &[0.0, 25.0, 50.0, 75.0, 100.0]).unwrap()[0], 0.1034, 1e-4);
}

#[test]
fn bad_tables_are_refused() {
    use PositionsError as E;
    let good = Stance { at: 10.0, salience: 50.0, power: 1.0 };
    assert_eq!(summary(&[]), Err(E::Nobody));
    assert_eq!(summary(&[Stance { power: 0.0, ..good }]), Err(E::AllZero));
    let wrong = [
        Stance { at: f64::NAN, ..good },
        Stance { salience: 101.0, ..good },
        Stance { power: -1.0, ..good },
    ];
    for (bad, name) in wrong.into_iter().zip(["position", "salience", "power"]) {
        let refused = summary(&[good, bad]);
        assert!(matches!(refused, Err(E::Range { what, party: 1, .. }) if what == name));
    }
    assert_eq!(rungs(50.0, 1.0, &[]), Err(E::Ladder { rung: 0 }));
    assert_eq!(rungs(50.0, 1.0, &[0.0, 50.0, 50.0]), Err(E::Ladder { rung: 2 }));
    assert!(matches!(rungs(50.0, 0.0, &[0.0]), Err(E::Setting { what: "spread", .. })));
    assert!(matches!(rungs(f64::NAN, 1.0, &[0.0]), Err(E::Setting { what: "mean", .. })));
}

fn tables() -> impl Strategy<Value = Vec<Stance>> {
    let one = (0.0..100.0, 1.0..100.0, 0.1..10.0);
    prop::collection::vec(
        one.prop_map(|(at, salience, power)| Stance { at, salience, power }),
        1..9,
    )
}

proptest! {
    #[test]
    fn a_shift_moves_the_mean_by_its_share(table in tables(), by in -50.0..50.0_f64) {
        let before = summary(&table).unwrap();
        let mut moved = table.clone();
        moved[0].at += by;
        near(summary(&moved).unwrap().mean, before.mean + by * before.shares[0], 1e-9);
    }

    #[test]
    fn the_median_beats_every_position(table in tables()) {
        let middle = summary(&table).unwrap().median;
        for other in &table {
            let votes: f64 = table
                .iter()
                .map(|p| p.power * p.salience * ((p.at - other.at).abs() - (p.at - middle).abs()))
                .sum();
            // by distance nothing has less weighted loss (Black 1948)
            prop_assert!(votes >= -1e-9);
        }
    }

    #[test]
    fn chances_sum_to_one(mean in 0.0..100.0_f64, sd in 0.1..60.0_f64, count in 1..12_u8) {
        let ladder: Vec<f64> = (0..count).map(|k| f64::from(k) * 9.0).collect();
        let chances = rungs(mean, sd, &ladder).unwrap();
        prop_assert!(chances.iter().all(|chance| *chance >= 0.0));
        near(chances.iter().sum(), 1.0, 1e-12);
    }
}
