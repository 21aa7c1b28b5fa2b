//! The rule of Kalai & Smorodinsky (1975), smooth: the smallest share of one's best hope counts, and a little the largest.
//!
//! Shares are gains over the ideal gain, so "maximin" *is* Kalai–Smorodinsky. A hard 2·min − max prefers (.5, .5) to
//! (.5, .9) and fits human deals worse than chance; the blend does not.

/// The least power that a share is measured by.
const LEAST: f64 = 1e-15;

/// σ = min h_i + b·max h_i with h_i = g_i/(n p_i): `shares` g_i in 0..1, `powers` p_i summing to 1, `blend` b.
#[must_use]
pub fn sigma(shares: &[f64], powers: &[f64], blend: f64) -> f64 {
    if shares.is_empty() {
        return 0.0;
    }
    let n = shares.len() as f64;
    let mut low = f64::INFINITY;
    let mut high = f64::NEG_INFINITY;
    for (g, p) in shares.iter().zip(powers) {
        // Whose power is nothing beside the others' is not divided by.
        let h = g / (n * p.max(LEAST));
        low = low.min(h);
        high = high.max(h);
    }
    low + blend * high
}

#[cfg(test)]
mod tests {
    use super::sigma;

    #[test]
    fn more_for_one_and_no_less_for_the_other_is_better() {
        let equal = [0.5, 0.5];
        assert!(sigma(&[0.5, 0.9], &equal, 0.2) > sigma(&[0.5, 0.5], &equal, 0.2));
        assert!(sigma(&[0.6, 0.6], &equal, 0.2) > sigma(&[0.5, 0.9], &equal, 0.2));
    }

    #[test]
    fn no_power_is_no_divisor() {
        assert_eq!(sigma(&[0.0, 0.0], &[1.0, 0.0], 0.2), 0.0);
        assert!(sigma(&[0.5, 0.5], &[1.0, 1e-309], 0.2).is_finite());
    }
}
