//! Sealed bids under private values drawn evenly from 0 to 1 (Chatterjee & Samuelson 1983): the linear equilibrium.
//!
//! Buyer and seller name a bid and an ask; where the bid is at least the ask they trade at k·bid + (1 − k)·ask.

/// What a buyer who values the good at `value` bids.
pub(crate) fn bid(value: f64, k: f64) -> f64 {
    value / (1.0 + k) + k * (1.0 - k) / (2.0 * (1.0 + k))
}

/// What a seller whom the good costs `cost` asks.
pub(crate) fn ask(cost: f64, k: f64) -> f64 {
    cost / (2.0 - k) + (1.0 - k) / 2.0
}

/// The chance that they trade.
pub(crate) fn trade(k: f64) -> f64 {
    // The triangle of values in which the bid reaches the ask.
    (1.0 + k) * (2.0 - k) / 8.0
}

/// What both together may expect to gain.
pub(crate) fn gains(k: f64) -> f64 {
    // In that triangle value exceeds cost by half on the average.
    trade(k) / 2.0
}
