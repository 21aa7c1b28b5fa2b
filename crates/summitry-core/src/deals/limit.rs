//! What an exact frontier may not pass.

/// What an exact frontier may not pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// So many points held at once: [`Options::frontier_limit`](super::Options::frontier_limit), or what fits into
    /// [`Options::frontier_bytes`](super::Options::frontier_bytes).
    Points(usize),
    /// [`Options::work`](super::Options::work).
    Work,
}
