//! The egalitarian rule on raw gains (Kalai 1977): the smallest gain in points. Shown, not pooled.

/// σ = min gain / unit: `gains` in points over no deal, `unit` the largest ideal gain of any side, so that sharpness keeps
/// its meaning.
#[must_use]
pub fn sigma(gains: &[f64], unit: f64) -> f64 {
    if gains.is_empty() || unit <= 0.0 {
        return 0.0;
    }
    gains.iter().copied().fold(f64::INFINITY, f64::min) / unit
}

#[cfg(test)]
mod tests {
    use super::sigma;

    /// Raw gains, not shares: doubling one side's scale changes the answer (Kalai 1977 is not scale-invariant).
    #[test]
    fn compares_points() {
        assert!(sigma(&[10.0, 30.0], 40.0) < sigma(&[12.0, 12.0], 40.0));
        assert!(sigma(&[20.0, 30.0], 40.0) > sigma(&[24.0, 12.0], 40.0));
    }
}
