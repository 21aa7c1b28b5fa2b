//! The asymmetric Nash rule (Nash 1950; Kalai 1977 for unequal power), softened.

/// σ = Σ p_i ln(g_i + ε): `shares` g_i in 0..1, `powers` p_i summing to 1, `floor` ε above 0.
#[must_use]
pub fn sigma(shares: &[f64], powers: &[f64], floor: f64) -> f64 {
    shares.iter().zip(powers).map(|(g, p)| p * libm::log(g + floor)).sum()
}

#[cfg(test)]
mod tests {
    /// Splitting 1 with linear utilities, equal power: the product peaks at the even split (Nash 1950).
    #[test]
    fn peaks_at_the_even_split() {
        let sigma = |share: f64| super::sigma(&[share, 1.0 - share], &[0.5, 0.5], 0.05);
        assert!((0..=100).all(|i| sigma(f64::from(i) / 100.0) <= sigma(0.5)));
    }

    /// With power p the asymmetric solution of the same split is p (Kalai 1977), here up to the floor: p + (2p − 1)·ε.
    #[test]
    fn follows_power() {
        let sigma = |share: f64| super::sigma(&[share, 1.0 - share], &[0.7, 0.3], 0.05);
        let best = (0..=1000)
            .map(|i| f64::from(i) / 1000.0)
            .max_by(|a, b| sigma(*a).total_cmp(&sigma(*b)));
        assert!((best.unwrap() - 0.72).abs() < 1.5e-3, "{best:?}");
    }
}
