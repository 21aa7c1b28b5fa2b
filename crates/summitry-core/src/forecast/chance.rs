//! A chance as it is told: its mean over worlds, and the range it moves in.

/// A chance: the mean over worlds and the range the model's answer moves in when the file's numbers do.
///
/// The range is no interval for anything observed and holds no model error. Low and high are true quantiles: of a skewed
/// figure the mean may lie outside them, and whoever shows it says so.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Chance {
    /// Mean over worlds, 0..1.
    pub mean: f64,
    /// 5 % quantile over worlds, 0..1.
    pub low: f64,
    /// 95 % quantile over worlds, 0..1.
    pub high: f64,
}
