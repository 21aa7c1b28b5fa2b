//! What an index says, and how well it is known.

/// How often to sample where no count fits, and the seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// Seed of the draws: same seed, same answer.
    pub seed: u64,
    /// Number of draws, two or more: coalitions for Banzhaf, orders of the members for Shapley–Shubik.
    pub draws: u64,
}

impl Default for Sampling {
    /// 20,000 draws: a standard error of at most 0.0036.
    fn default() -> Self {
        Sampling { seed: 0, draws: 20_000 }
    }
}

/// Whether an index was counted or sampled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Precision {
    /// Every coalition was counted, in whole numbers.
    Exact,
    /// Drawn at random.
    Sampled {
        /// Largest standard error among the members' shares.
        error: f64,
    },
}

/// A priori power of each member: not negative, sum 1; 0 for a member that no coalition ever needs.
#[derive(Clone, Debug, PartialEq)]
pub struct PowerIndex {
    /// A share for each member, in order.
    pub shares: Vec<f64>,
    /// Counted, or sampled with an error.
    pub precision: Precision,
}
