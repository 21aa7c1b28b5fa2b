use super::{compromise, emission, near};
use crate::positions::mean::summary;
use crate::positions::nash::{nash, nash_rung};
use crate::positions::{PositionsError, Stance};

/// The roots of the slope to 50 digits (Python's decimal), for the losses of `nash_limit` in `tests/data/compromise_mean.json`. That
/// file's own points were found by a search of less precision: they lie up to 2.2e-6 away, the last one 2.1e-5, beyond its limit.
const ROOTS: [f64; 4] =
    [7.337_826_450_706_117, 7.384_610_083_935_39, 7.389_419_822_526_749, 7.389_950_326_778_955];

#[test]
fn tends_to_the_weighted_mean() {
    let table = emission();
    let all = compromise();
    let series = all["nash_limit"]["series"].as_array().unwrap();
    assert_eq!(series.len(), ROOTS.len());
    for (row, root) in series.iter().zip(ROOTS) {
        let loss = row["disagreement_loss"].as_f64().unwrap();
        let found = nash(&table, loss).unwrap();
        near(found, root, 1e-9);
        near(found, row["nash_x"].as_f64().unwrap(), if loss > 1e5 { 2.2e-5 } else { 2.3e-6 });
    }
    near(nash(&table, 1e12).unwrap(), summary(&table).unwrap().mean, 1e-6);
}

#[test]
fn two_parties_meet_where_their_gains_balance() {
    let at = |at, power| Stance { at, salience: 100.0, power };
    near(nash(&[at(0.0, 1.0), at(10.0, 1.0)], 60.0).unwrap(), 5.0, 1e-12);
    let toward = nash(&[at(0.0, 1.0), at(10.0, 3.0)], 60.0).unwrap();
    assert!(toward > 5.0 && toward < 60.0_f64.sqrt());
    // who does not care, or has no power, asks for nothing
    let idle = Stance { at: 1000.0, salience: 0.0, power: 5.0 };
    near(nash(&[at(0.0, 1.0), at(10.0, 1.0), idle], 60.0).unwrap(), 5.0, 1e-12);
    assert_eq!(nash_rung(&[at(0.0, 1.0), at(10.0, 1.0)], 60.0, &[0.0, 4.0, 9.0]), Ok(1));
}

#[test]
fn what_cannot_be_is_said() {
    let at = |at| Stance { at, salience: 100.0, power: 1.0 };
    let far = [at(0.0), at(10.0)];
    assert_eq!(nash(&far, 20.0), Err(PositionsError::NoAgreement { loss: 20.0 }));
    // there is a point that both like, but it is no rung
    assert_eq!(
        nash_rung(&far, 26.0, &[0.0, 10.0]),
        Err(PositionsError::NoAgreement { loss: 26.0 })
    );
    assert!(matches!(nash(&far, 0.0), Err(PositionsError::Setting { .. })));
    assert_eq!(nash_rung(&far, 60.0, &[1.0, 1.0]), Err(PositionsError::Ladder { rung: 1 }));
}

/// The rung found is the one of the largest product, multiplied out.
#[test]
fn a_rung_has_the_largest_product() {
    let mut state = 7_u64;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let rungs: Vec<f64> = (0..=10).map(|k| 10.0 * f64::from(k)).collect();
    let mut agreed = 0;
    for _ in 0..500 {
        let mut stance = || Stance {
            at: 100.0 * next(),
            salience: 20.0 + 80.0 * next(),
            power: 0.5 + 3.0 * next(),
        };
        let all = [stance(), stance(), stance()];
        let loss = 3_000.0 * next() + 1.0;
        let worth = |x: f64| -> f64 {
            let gain = |p: &Stance| loss - p.salience / 100.0 * (x - p.at).powi(2);
            all.iter().map(|p| if gain(p) > 0.0 { gain(p).powf(p.power) } else { 0.0 }).product()
        };
        match nash_rung(&all, loss, &rungs) {
            Ok(rung) => {
                agreed += 1;
                let most = worth(rungs[rung]);
                assert!(most > 0.0, "{all:?} {loss} {rung}");
                assert!(
                    rungs.iter().all(|&x| worth(x) <= most * (1.0 + 1e-9)),
                    "{all:?} {loss} {rung}"
                );
            }
            Err(_) => assert!(rungs.iter().all(|&x| worth(x) == 0.0), "{all:?} {loss}"),
        }
    }
    assert!(agreed > 100, "{agreed}");
}
