//! Quartiles of any number of values in little memory: how often each value came.
//!
//! Up to [`EXACT`] different values are kept as they are. Beyond, values that agree in their first 15 binary digits count as
//! one, so that a quantile is within 2^-14 of itself. Joined in one order, the result is one, whatever the threads.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// Different values that are kept exactly.
const EXACT: usize = 4096;
/// Binary digits of a double's fraction that are dropped beyond.
const DROPPED: u32 = 38;

/// How often each value came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quantiles {
    counts: BTreeMap<u64, u64>,
    coarse: bool,
}

/// A double as a number that rises with it (its bits, the sign turned).
fn rising(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}

fn back(key: u64) -> f64 {
    f64::from_bits(if key >> 63 == 1 { key & !(1 << 63) } else { !key })
}

/// Towards zero, to few digits.
fn cut(key: u64) -> u64 {
    rising(f64::from_bits(back(key).to_bits() >> DROPPED << DROPPED))
}

impl Quantiles {
    /// Takes one more value.
    pub fn push(&mut self, value: f64) {
        let key = rising(value);
        let key = if self.coarse { cut(key) } else { key };
        *self.counts.entry(key).or_default() += 1;
        self.limit();
    }

    /// Joins another one.
    pub fn add(&mut self, other: &Self) {
        if other.coarse {
            self.coarsen();
        }
        for (&key, count) in &other.counts {
            let key = if self.coarse { cut(key) } else { key };
            *self.counts.entry(key).or_default() += count;
        }
        self.limit();
    }

    fn limit(&mut self) {
        if self.counts.len() > EXACT {
            self.coarsen();
        }
    }

    fn coarsen(&mut self) {
        if !self.coarse {
            self.coarse = true;
            for (key, count) in std::mem::take(&mut self.counts) {
                *self.counts.entry(cut(key)).or_default() += count;
            }
        }
    }

    /// Whether quantiles are exact.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        !self.coarse
    }

    /// The quantile at a share of 0 to 1, between two values by straight interpolation (Hyndman & Fan 1996, their seventh
    /// definition, that of NumPy and R); `None` without values.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place among counted values"
    )]
    pub fn at(&self, share: f64) -> Option<f64> {
        let all: u64 = self.counts.values().sum();
        let place = share.clamp(0.0, 1.0) * all.checked_sub(1)? as f64;
        let (below, part) = (place.floor() as u64, place - place.floor());
        let value = |place: u64| {
            let mut passed = 0;
            let found = self.counts.iter().find(|(_, count)| {
                passed += **count;
                passed > place
            });
            found.map(|(key, _)| back(*key))
        };
        let low = value(below)?;
        let high = if part > 0.0 { value(below + 1)? } else { low };
        Some(low + part * (high - low))
    }

    pub(super) fn write(&self) -> Value {
        let flat: Vec<Value> =
            self.counts.iter().flat_map(|(&k, &n)| [json!(back(k)), json!(n)]).collect();
        json!([self.coarse, flat])
    }

    pub(super) fn read(value: &Value) -> Option<Self> {
        let [coarse, flat] = value.as_array()?.as_slice() else { return None };
        let mut counts = BTreeMap::new();
        for pair in flat.as_array()?.chunks(2) {
            let [value, count] = pair else { return None };
            counts.insert(rising(value.as_f64()?), count.as_u64()?);
        }
        Some(Self { counts, coarse: coarse.as_bool()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_numpys() {
        let mut all = Quantiles::default();
        assert_eq!(all.at(0.5), None);
        for value in [0.3, -1.0, 0.0, 0.9, 0.3, -0.2] {
            all.push(value);
        }
        // numpy.quantile([.3, -1, 0, .9, .3, -.2], [0, .25, .5, .75, 1])
        let want = [-1.0, -0.15, 0.15, 0.3, 0.9];
        for (share, want) in [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().zip(want) {
            assert!((all.at(share).unwrap() - want).abs() < 1e-12, "{share}");
        }
        assert_eq!(Quantiles::read(&all.write()), Some(all));
    }

    #[test]
    fn many_values_are_kept_to_few_digits_whoever_comes_first() {
        let value = |n: u32| f64::from(n) / 9999.0 - 0.3;
        let (mut one, mut two, mut rest) =
            (Quantiles::default(), Quantiles::default(), Quantiles::default());
        for n in 0..10_000 {
            one.push(value(n));
            if n < 3000 { two.push(value(n)) } else { rest.push(value(n)) }
        }
        assert!(!one.is_exact());
        rest.add(&two);
        assert_eq!(one, rest);
        for share in [0.01, 0.25, 0.5, 0.9] {
            let want = share - 0.3;
            assert!((one.at(share).unwrap() - want).abs() <= want.abs() / 16384.0 + 2e-4);
        }
        assert_eq!(Quantiles::read(&one.write()), Some(one));
    }
}
