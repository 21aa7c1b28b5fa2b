//! When is a difference none: the one rule for "within the noise", and for "too small to print".

/// Half a run in a hundred: what is smaller prints as 0, or as the same number on both sides.
pub const TOO_SMALL_TO_SHOW: f64 = 0.005;

/// Standard errors within which a difference may be the luck of the worlds: about 19 in 20 of such differences lie there.
const STANDARD_ERRORS: f64 = 2.0;

/// Whether a difference of two chances is to be read as none: within two standard errors, or too small to show.
///
/// Every face asks this and nothing else, so that a figure cannot be news in one place and noise in another.
#[must_use]
pub fn is_noise(difference: f64, standard_error: f64) -> bool {
    difference.abs() < (STANDARD_ERRORS * standard_error).max(TOO_SMALL_TO_SHOW)
}

#[cfg(test)]
mod tests {
    use super::is_noise;

    #[test]
    fn small_or_uncertain_is_noise_in_either_direction() {
        assert!(is_noise(0.004, 0.0) && is_noise(-0.004, 0.0));
        assert!(is_noise(0.019, 0.01) && !is_noise(0.021, 0.01));
        assert!(!is_noise(-0.005, 0.0));
    }
}
