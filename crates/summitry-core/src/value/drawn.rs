//! One world's numbers: what every value of the scenario was drawn as.

use super::ValueId;

/// One number a value, in the order of [`Scenario::values`](crate::scenario::Scenario::values) and in each value's own unit.
#[derive(Debug, Default, PartialEq)]
pub struct Drawn(Vec<f64>);

impl Clone for Drawn {
    fn clone(&self) -> Self {
        Drawn(self.0.clone())
    }

    /// Without asking for memory where there is room, which worlds opened one after the other rely on.
    fn clone_from(&mut self, source: &Self) {
        self.0.clone_from(&source.0);
    }
}

impl Drawn {
    /// The number drawn for a value.
    ///
    /// # Panics
    /// Where the id is of another scenario, with more values than this one's.
    #[must_use]
    #[inline]
    pub fn of(&self, id: ValueId) -> f64 {
        self.0[id.0]
    }

    /// Puts another number in a value's place.
    ///
    /// # Panics
    /// As [`Drawn::of`].
    #[inline]
    pub fn set(&mut self, id: ValueId, number: f64) {
        self.0[id.0] = number;
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers in the order of the values.
    pub fn iter(&self) -> impl Iterator<Item = f64> + '_ {
        self.0.iter().copied()
    }

    /// Room for new numbers in place of the old ones: draws fill it without asking for memory.
    pub(crate) fn refill(&mut self, numbers: impl Iterator<Item = f64>) {
        self.0.clear();
        self.0.extend(numbers);
    }
}

impl FromIterator<f64> for Drawn {
    fn from_iter<I: IntoIterator<Item = f64>>(numbers: I) -> Self {
        Drawn(numbers.into_iter().collect())
    }
}

impl From<Drawn> for Vec<f64> {
    fn from(drawn: Drawn) -> Self {
        drawn.0
    }
}
