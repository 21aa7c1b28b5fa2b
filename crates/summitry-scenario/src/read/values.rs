//! The values built so far, each with where it comes from and the number it is known by.

use indexmap::IndexMap;
use summitry_core::value::{Spread, Support, Value, ValueId};

use crate::document::{Provenance, Quote};
use crate::support;

/// The number of each value, in the order in which they are built: as they stand in the file, then defaults as built.
///
/// Streams are keyed by path, so the order changes no result; it is the order readers see.
pub(super) fn numbers(built: &[Provenance]) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..built.len()).collect();
    shown.sort_by_key(|&i| built[i].span.as_ref().map_or(usize::MAX, |s| s.start));
    inverse(&shown)
}

/// The permutation that undoes another.
fn inverse(permutation: &[usize]) -> Vec<usize> {
    let mut out = vec![0; permutation.len()];
    for (place, &number) in permutation.iter().enumerate() {
        out[number] = place;
    }
    out
}

/// The values built so far, in the order of building.
pub(super) struct Values<'f> {
    built: Vec<Value>,
    provenance: Vec<Provenance>,
    /// The number each is known by; empty: as built.
    numbers: &'f [usize],
    /// Number → place in `built`.
    places: Vec<usize>,
}

impl<'f> Values<'f> {
    pub(super) fn new(numbers: &'f [usize]) -> Self {
        Values { built: Vec::new(), provenance: Vec::new(), numbers, places: inverse(numbers) }
    }

    pub(super) fn push(&mut self, value: Value, provenance: Provenance) -> ValueId {
        let place = self.built.len();
        self.built.push(value);
        self.provenance.push(provenance);
        ValueId(self.numbers.get(place).copied().unwrap_or(place))
    }

    pub(super) fn spread(&self, id: ValueId) -> Option<&Spread> {
        let place = self.places.get(id.0).copied().unwrap_or(id.0);
        self.built.get(place).map(|value| &value.spread)
    }

    /// The number of a value by its path, of those built so far.
    pub(super) fn find(&self, path: &str) -> Option<ValueId> {
        let place = self.built.iter().position(|value| value.path == path)?;
        Some(ValueId(self.numbers.get(place).copied().unwrap_or(place)))
    }

    /// The paths of those built so far.
    pub(super) fn paths(&self) -> Vec<&str> {
        self.built.iter().map(|value| value.path.as_str()).collect()
    }

    /// Where those built so far come from.
    pub(super) fn provenance(&self) -> &[Provenance] {
        &self.provenance
    }

    /// All of them by number, each with who stands for it now that the quotes are known.
    pub(super) fn finish(
        &mut self,
        quotes: &IndexMap<String, Quote>,
    ) -> (Vec<Value>, Vec<Provenance>) {
        let built = std::mem::take(&mut self.built).into_iter();
        let mut all: Vec<(usize, Value, Provenance)> = built
            .zip(std::mem::take(&mut self.provenance))
            .enumerate()
            .map(|(place, (mut value, provenance))| {
                if value.support != Support::Default {
                    let cited = provenance.cite.iter().filter_map(|id| quotes.get(id));
                    value.support =
                        support::class(&provenance.written, cited.map(|q| q.text.as_str()));
                }
                (self.numbers.get(place).copied().unwrap_or(place), value, provenance)
            })
            .collect();
        all.sort_by_key(|(number, ..)| *number);
        all.into_iter().map(|(_, value, provenance)| (value, provenance)).unzip()
    }
}
