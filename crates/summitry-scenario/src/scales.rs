//! Words and the ranges they stand for: likelihood, importance, effort.

use indexmap::IndexMap;

/// The words a file may use instead of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Scales {
    /// Name of the likelihood scale: `icd203`, `phia`, `nato`, `ipcc`, or `own` for the file's own table.
    pub likelihood_name: String,
    /// Likelihood word → range, both ends 0..1, in ascending order.
    pub likelihood: IndexMap<String, (f64, f64)>,
    /// Word of importance → range, points 0–100; equal ends for an exact number.
    pub importance: IndexMap<String, (f64, f64)>,
    /// Word of effort → units, 0 or more.
    pub effort: IndexMap<String, f64>,
}
