//! Splitting a dollar without a deadline (Rubinstein 1982).

/// What the first to offer gets where one more offer leaves the parties `first` and `second` of any share, both below 1.
pub(crate) fn share(first: f64, second: f64) -> f64 {
    (1.0 - second) / (1.0 - first * second)
}

/// What the first to offer gets where one more offer costs the parties `first` and `second`, each below 1; `None` where both
/// cost the same, when any share from the cost up can be had.
pub(crate) fn share_with_costs(first: f64, second: f64) -> Option<f64> {
    if first < second {
        Some(1.0)
    } else if first > second {
        Some(second)
    } else {
        None
    }
}

/// What either gets as offers come ever faster, for interest rates above 0.
pub(crate) fn share_in_the_limit(first: f64, second: f64) -> f64 {
    second / (first + second)
}
