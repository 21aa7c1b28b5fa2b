//! A chance with its range, and how far one moved.

use pyo3::prelude::*;

/// How likely something is: the mean over worlds, and the range in which the model's answer moves when the file's numbers do. The
/// range is no interval for anything observed and holds no model error.
#[pyclass(frozen, get_all, module = "summitry")]
pub(crate) struct Chance {
    /// Mean over worlds, 0..1.
    mean: f64,
    /// 5 % quantile over worlds, 0..1.
    low: f64,
    /// 95 % quantile over worlds, 0..1.
    high: f64,
    shown: String,
}

impl From<summitry_kit::Chance> for Chance {
    fn from(c: summitry_kit::Chance) -> Self {
        Self { mean: c.mean, low: c.low, high: c.high, shown: c.to_string() }
    }
}

#[pymethods]
impl Chance {
    fn __float__(&self) -> f64 {
        self.mean
    }

    fn __str__(&self) -> &str {
        &self.shown
    }

    fn __repr__(&self) -> String {
        format!("<Chance {}>", self.shown)
    }
}

/// How far a chance moved between two forecasts.
#[pyclass(frozen, get_all, module = "summitry")]
pub(crate) struct Moved {
    /// The mean in this forecast, 0..1.
    this: f64,
    /// The mean in the one before, 0..1.
    before: f64,
    /// This less the other, -1..1.
    difference: f64,
    /// Standard error of the difference, from the worlds that both share; None where they have other worlds.
    error: Option<f64>,
    /// Whether it is within the noise: under two standard errors, or too small to show.
    noise: bool,
    shown: String,
}

impl From<summitry_kit::Moved> for Moved {
    fn from(m: summitry_kit::Moved) -> Self {
        let (this, before) = (m.this.mean, m.before.mean);
        let (noise, shown) = (m.is_noise(), m.to_string());
        Self { this, before, difference: m.difference, error: m.error, noise, shown }
    }
}

#[pymethods]
impl Moved {
    fn __str__(&self) -> &str {
        &self.shown
    }

    fn __repr__(&self) -> String {
        format!("<Moved {}>", self.shown)
    }
}
