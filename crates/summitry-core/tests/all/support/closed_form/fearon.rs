//! Why bargaining can fail although war costs both (Fearon 1995): one demand, take it or leave it.
//!
//! A prize of 1; A wins it in a war with chance p; war costs A and B. B's cost is its own secret.

/// What both prefer to war: A's share from the first to the second number.
pub(crate) fn range(p: f64, cost_a: f64, cost_b: f64) -> (f64, f64) {
    (p - cost_a, p + cost_b)
}

/// A's best demand where B's cost is drawn evenly from 0 to `most`, and p + most ≤ 1.
pub(crate) fn demand(p: f64, cost_a: f64, most: f64) -> f64 {
    p + ((most - cost_a) / 2.0).max(0.0)
}

/// The chance of war when A makes that demand.
pub(crate) fn war(cost_a: f64, most: f64) -> f64 {
    ((1.0 - cost_a / most) / 2.0).max(0.0)
}
