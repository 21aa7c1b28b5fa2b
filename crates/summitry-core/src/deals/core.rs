//! What the exact engine comes to, in numbers that no longer depend on what it worked in.

use super::analysis::Count;
use super::solutions::Flat;

/// The frontier in big integers, the count of rational packages, and the most states held.
pub(super) struct Core {
    /// The frontier.
    pub(super) points: Vec<Flat>,
    /// Rational packages.
    pub(super) rational: Count,
    /// Whether links were left that join issues.
    pub(super) linked: bool,
    /// The most states of links held at once.
    pub(super) states: usize,
    /// Whether pieces were gone through one by one.
    pub(super) enumerated: bool,
}
