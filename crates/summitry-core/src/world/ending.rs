//! Whether there is a deal: the level of such meetings, moved by what the best package gives the least content side
//! (docs/model.md, section 7).

use crate::value::{logistic, logit};

/// The gain of the least content side at which the level holds as counted, in hundreds of points: one issue of *major*
/// importance for every side (the middle of 55 to 80 points). A convention: only logit(base) − η ln(usual) is identified.
pub const USUAL_GAIN: f64 = 0.68;

/// Gains below this are none, hundreds of points: below the rounding of sums of points.
const NONE: f64 = 1e-12;

/// P(deal | no row, something is possible): odds(base) · (gain / [`USUAL_GAIN`])^η.
///
/// `base` is the level, 0 to 1; `elasticity` η > 0: doubling the gain multiplies the odds by 2^η; `gain` s* ≥ 0 the largest
/// gain, over the possible packages, of the side that gains least, in hundreds of points. It goes to 0 with the gain, so that
/// nothing jumps where the last package drops out. A level of 0 or 1 stays wherever there is a gain.
#[must_use]
pub fn deal_chance(base: f64, elasticity: f64, gain: f64) -> f64 {
    if base <= 0.0 || gain <= NONE {
        return 0.0;
    }
    if base >= 1.0 {
        return 1.0;
    }
    logistic(logit(base) + elasticity * libm::log(gain / USUAL_GAIN))
}

#[cfg(test)]
mod tests {
    use super::{USUAL_GAIN, deal_chance};

    #[test]
    fn the_level_holds_at_the_usual_gain() {
        assert!((deal_chance(0.3, 3.5, USUAL_GAIN) - 0.3).abs() < 1e-15);
        assert_eq!(deal_chance(0.0, 3.5, 0.9), 0.0);
        assert_eq!(deal_chance(1.0, 3.5, 0.1), 1.0);
    }

    #[test]
    fn it_dies_with_the_gain_and_never_jumps() {
        assert_eq!(deal_chance(0.5, 3.5, 0.0), 0.0);
        let mut last = 0.0;
        for step in 1..3000 {
            let p = deal_chance(0.5, 3.5, f64::from(step) * 1e-3);
            assert!(p > last, "{step}");
            last = p;
        }
        assert!(deal_chance(0.5, 3.5, 1e-9) < 1e-20);
    }

    #[test]
    fn doubling_the_gain_multiplies_the_odds() {
        let odds = |s: f64| deal_chance(0.4, 3.0, s) / (1.0 - deal_chance(0.4, 3.0, s));
        for s in [0.1, 0.4, 1.1] {
            assert!((odds(2.0 * s) / odds(s) - 8.0).abs() < 1e-9);
        }
    }
}
