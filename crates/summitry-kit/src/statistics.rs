//! Means with intervals: what tournaments and repeated talks share.

use serde_json::{Value, json};

/// The normal distribution's 97.5 % point.
const Z: f64 = 1.959_963_984_540_054;

/// A mean in the making: count, sum, sum of squares about the first value, which loses no digits where all are alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mean {
    count: u64,
    first: f64,
    sum: f64,
    squares: f64,
}

impl Mean {
    /// Takes one more value.
    pub fn push(&mut self, value: f64) {
        if self.count == 0 {
            self.first = value;
        }
        let from = value - self.first;
        self.count += 1;
        self.sum += from;
        self.squares += from * from;
    }

    /// As four numbers that read back as the same.
    pub(crate) fn write(&self) -> Value {
        json!([self.count, self.first, self.sum, self.squares])
    }

    /// Reads what [`write`](Self::write) wrote.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let [count, first, sum, squares] = value.as_array()?.as_slice() else { return None };
        Some(Self {
            count: count.as_u64()?,
            first: first.as_f64()?,
            sum: sum.as_f64()?,
            squares: squares.as_f64()?,
        })
    }

    /// The sample standard deviation; 0 for fewer than two values.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
    pub fn deviation(&self) -> f64 {
        if self.count < 2 {
            return 0.0;
        }
        let n = self.count as f64;
        ((self.squares - self.sum * self.sum / n) / (n - 1.0)).max(0.0).sqrt()
    }

    /// Joins another one, as if its values had followed.
    #[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
    pub fn add(&mut self, other: &Self) {
        if self.count == 0 {
            *self = other.clone();
            return;
        }
        let shift = other.first - self.first;
        if other.count == 0 {
            return;
        }
        self.squares +=
            other.squares + 2.0 * shift * other.sum + shift * shift * other.count as f64;
        self.sum += other.sum + shift * other.count as f64;
        self.count += other.count;
    }

    /// How many values.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The mean; 0 without values.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
    pub fn mean(&self) -> f64 {
        self.first + self.sum / self.count.max(1) as f64
    }

    /// Half the width of the 95 % interval of the mean (normal); 0 for fewer than two values.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
    pub fn half_width(&self) -> f64 {
        if self.count < 2 {
            return 0.0;
        }
        Z * self.deviation() / (self.count as f64).sqrt()
    }
}

/// The 95 % interval of a chance, from how often it came true (Wilson 1927).
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
pub fn wilson(yes: u64, all: u64) -> (f64, f64) {
    let n = all.max(1) as f64;
    let p = yes as f64 / n;
    let middle = p + Z * Z / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    (((middle - half) / scale).max(0.0), ((middle + half) / scale).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_join_as_if_one_followed_the_other() {
        let values = [0.3, 0.9, 0.1, 0.4, 0.4];
        let mean = |values: &[f64]| {
            let mut mean = Mean::default();
            values.iter().for_each(|&v| mean.push(v));
            mean
        };
        let mut joined = mean(&values[..2]);
        joined.add(&mean(&values[2..]));
        assert!((joined.mean() - 0.42).abs() < 1e-12);
        // Sample standard deviation 0.2949576241 (by hand), over √5, times 1.96.
        assert!((joined.half_width() - Z * 0.294_957_624_075_053 / 5f64.sqrt()).abs() < 1e-12);
        assert_eq!(mean(&[0.1; 1000]).half_width(), 0.0);
    }

    #[test]
    fn wilsons_interval_is_the_textbooks() {
        // 8 of 10: 0.4901625 to 0.9433178 (Newcombe 1998's formula 3, worked out apart).
        let (low, high) = wilson(8, 10);
        assert!(
            (low - 0.490_162_5).abs() < 1e-6 && (high - 0.943_317_8).abs() < 1e-6,
            "{low} {high}"
        );
        assert_eq!(wilson(0, 10).0, 0.0);
    }
}
