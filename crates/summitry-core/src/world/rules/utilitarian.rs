//! Relative utilitarianism (Dhillon & Mertens 1999): the weighted sum of shares. Shown, not pooled.

/// σ = Σ p_i g_i: `shares` g_i in 0..1, `powers` p_i summing to 1.
#[must_use]
pub fn sigma(shares: &[f64], powers: &[f64]) -> f64 {
    shares.iter().zip(powers).map(|(g, p)| p * g).sum()
}

#[cfg(test)]
mod tests {
    #[test]
    fn weighs_shares_by_power() {
        assert!((super::sigma(&[0.4, 0.8], &[0.75, 0.25]) - 0.5).abs() < 1e-15);
    }
}
