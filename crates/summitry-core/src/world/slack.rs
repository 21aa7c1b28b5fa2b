//! How near is equal: sums of shares differ in their last bits, and nobody is better off by those.

/// Slack on accepting, points: sums of shares may differ in the last bits.
pub(crate) const ACCEPT_SLACK: f64 = 1e-7;
/// Slack on effort and on being better off, in effort units and points.
pub(crate) const SLACK: f64 = 1e-9;
