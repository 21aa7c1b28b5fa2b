//! Exact utilities as doubles, rounded once and everywhere alike: talks compare by these.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

/// An exact fraction as a double; equal integers over one denominator give equal doubles, larger ones no smaller.
pub(super) fn ratio(value: &BigInt, denominator: &BigInt) -> f64 {
    match (value.to_i128(), denominator.to_i128()) {
        (Some(value), Some(denominator)) => small_ratio(value, denominator),
        // Digits beyond a double's are dropped alike from both, so that neither overflows.
        _ => num_rational::BigRational::new_raw(value.clone(), denominator.clone())
            .to_f64()
            .unwrap_or(f64::NAN),
    }
}

/// The same of machine words.
#[expect(clippy::cast_precision_loss, reason = "rounding once is the point")]
pub(super) fn small_ratio(value: i128, denominator: i128) -> f64 {
    value as f64 / denominator as f64
}
