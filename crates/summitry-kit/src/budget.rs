//! How much an answer may cost.

use std::time::Duration;

/// How much an answer may cost. What is left open is as large as the file or the machine says.
///
/// ```
/// use std::time::Duration;
/// use summitry_kit::Budget;
/// let quick = Budget { worlds: Some(500), time: Some(Duration::from_secs(2)), ..Budget::default() };
/// assert_eq!(quick.threads, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// Worlds of a forecast, 1 or more; `None`: what the file says, else 20,000.
    pub worlds: Option<u64>,
    /// Wall time; what takes longer ends with an error of kind [`Budget`](crate::ErrorKind::Budget). `None`: no limit.
    pub time: Option<Duration>,
    /// Memory, bytes, of what grows with the question (worlds kept, frontiers, records of talks); what would need more is refused
    /// before it begins or stops there. `None`: limits under which a laptop keeps breathing.
    pub memory: Option<u64>,
    /// Threads, 1 or more; no figure depends on it. `None`: as many as the caller's rayon pool has, one a core by default.
    pub threads: Option<usize>,
}
