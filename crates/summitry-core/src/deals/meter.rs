//! How much work an engine may do, and who may stop it.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::forecast::Watcher;

/// A store of work, drawn on by everything that is worked out under one roof, and somebody's eyes.
///
/// Work is counted in points looked at, not in seconds: the same space gets the same answer on any machine.
pub(super) struct Meter<'c> {
    control: &'c dyn Watcher,
    left: AtomicU64,
}

impl<'c> Meter<'c> {
    /// A store of so many points looked at.
    pub(super) fn new(control: &'c dyn Watcher, work: u64) -> Self {
        Meter { control, left: AtomicU64::new(work) }
    }

    /// A store of its own under the same eyes.
    pub(super) fn anew(&self, work: u64) -> Meter<'c> {
        Meter::new(self.control, work)
    }

    /// Who watches.
    pub(super) fn control(&self) -> &'c dyn Watcher {
        self.control
    }

    /// Whether nobody has had it stopped.
    pub(super) fn go_on(&self) -> bool {
        self.control.done(0)
    }

    /// Draws on the store; `false` once it is empty.
    pub(super) fn spend(&self, points: usize) -> bool {
        let points = points as u64;
        let before = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
            Some(left.saturating_sub(points))
        });
        before.is_ok_and(|left| left >= points)
    }
}
