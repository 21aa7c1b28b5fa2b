//! What a group of states comes to: how the meeting ends there, and what its deals make true.

/// Sums over states. After a failure conditions depend on the venue alone, so only its chance is kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// Chance of an agreement.
    pub(super) agreed: f64,
    /// Chance of each failure, in the order of [`super::FAILURES`].
    pub(super) failures: [f64; 3],
    /// Chance of an agreement that makes each condition true.
    pub(super) conditions: Vec<f64>,
}

impl Tally {
    /// Empties it, for this many conditions.
    pub(super) fn clear(&mut self, conditions: usize) {
        self.agreed = 0.0;
        self.failures = [0.0; 3];
        self.conditions.clear();
        self.conditions.resize(conditions, 0.0);
    }

    /// Adds a state.
    pub(super) fn add(&mut self, state: &Tally) {
        self.agreed += state.agreed;
        self.failures.iter_mut().zip(&state.failures).for_each(|(a, b)| *a += b);
        if state.agreed > 0.0 {
            self.conditions.iter_mut().zip(&state.conditions).for_each(|(a, b)| *a += b);
        }
    }
}
