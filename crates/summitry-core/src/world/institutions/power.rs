//! Who decides: each party's share of the power to decide (docs/model.md, section 16.1).

/// A party's power to decide, 0 to 1, by two indices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VotingPower {
    /// Shapley & Shubik (1954).
    pub shapley_shubik: f64,
    /// Banzhaf (1965), normalised.
    pub banzhaf: f64,
    /// Whether it can stop a decision alone.
    pub can_block: bool,
}
