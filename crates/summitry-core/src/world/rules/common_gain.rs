//! The forecast's own rule: what the least content side gains counts, a little what each gains by its power, and a package
//! loses for every one that is better for all (docs/model.md, section 6, with the table of what was tried).
//!
//! A soft maximin on gains in standard deviations, with the dominance penalty fitted on human bargaining (Lewis et al. 2017,
//! Chawla et al. 2021). It is after Kalai (1977) and Rawls (1971) in its first term; the exponent form is McFadden's (1974).

/// τ(p) = 0.2·ln(1 + p⁵): the weight of a side's own gain by its power, not normalised, so that more power never means less
/// (the derivative of the mean of ρ_i by τ_i is β·Var ρ_i ≥ 0). The exponent brings shares of one pie nearest to theory's p/(1 + p).
#[must_use]
pub fn tilt(power: f64) -> f64 {
    let fifth = power * power * power * power * power;
    if fifth.is_finite() { 0.2 * libm::log1p(fifth) } else { libm::log(power) }
}

/// σ = least ρ + Σ τ_i ρ_i over the gains ρ_i in standard deviations; `least` is that of the side whose consent is hardest.
#[must_use]
pub fn sigma(gains: &[f64], tilts: &[f64], least: f64) -> f64 {
    least + gains.iter().zip(tilts).map(|(gain, tilt)| gain * tilt).sum::<f64>()
}

/// b(x) = min(1, (capacity / effort)⁸): twice what the meeting carries leaves one in 256.
#[must_use]
pub fn carried(capacity: f64, effort: f64) -> f64 {
    if effort <= capacity {
        return 1.0;
    }
    let ratio = capacity / effort;
    let fourth = ratio * ratio * ratio * ratio;
    fourth * fourth
}

#[cfg(test)]
mod tests {
    use super::{carried, sigma, tilt};

    #[test]
    fn power_tilts_and_one_is_its_start() {
        assert!((tilt(1.0) - 0.2 * libm::log(2.0)).abs() < 1e-15);
        assert!(tilt(2.0) > tilt(1.0) && tilt(1e300).is_finite() && tilt(1e-300) >= 0.0);
        let more = sigma(&[1.0, 2.0], &[tilt(4.0), tilt(1.0)], 1.0);
        assert!(more > sigma(&[1.0, 2.0], &[tilt(1.0), tilt(1.0)], 1.0));
    }

    #[test]
    fn effort_beyond_the_meeting_fades() {
        assert_eq!(carried(4.0, 4.0), 1.0);
        assert_eq!(carried(4.0, 0.0), 1.0);
        assert!((carried(4.0, 8.0) - 1.0 / 256.0).abs() < 1e-15);
    }
}
