//! How much an answer may cost.

use std::time::{Duration, Instant};

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
    /// Whether a forecast that is stopped, by the time or by whoever watches, gives the worlds it has, marked
    /// ([`Forecast::is_partial`](crate::Forecast::is_partial)), instead of an error. What it gives then depends on the machine.
    pub partial: bool,
    /// Threads, 1 or more; no figure depends on it. `None`: as many as the caller's rayon pool has, one a core by default.
    pub threads: Option<usize>,
}

impl Budget {
    /// The same with what is left of the time since then: for work of several parts.
    #[must_use]
    pub fn left(self, since: Instant) -> Self {
        Budget { time: self.time.map(|time| time.saturating_sub(since.elapsed())), ..self }
    }

    /// The same with a part of the time, 0 to 1: what comes after needs the rest.
    #[must_use]
    pub fn share(self, part: f64) -> Self {
        Budget { time: self.time.map(|time| time.mul_f64(part.clamp(0.0, 1.0))), ..self }
    }
}
