//! A chance with its range, and how far one moved.

use std::fmt;

use summitry_core::forecast::{self, Paired};

/// How likely something is: the mean over worlds, and the range the model's answer moves in when the file's numbers do. The
/// range is no interval for anything observed and holds no model error.
///
/// Printed, it is `31% (12% to 54%)`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Chance {
    /// Mean over worlds, 0..1.
    pub mean: f64,
    /// 5 % quantile over worlds, 0..1, at most `mean`.
    pub low: f64,
    /// 95 % quantile over worlds, 0..1, at least `mean`.
    pub high: f64,
}

impl From<forecast::Chance> for Chance {
    fn from(chance: forecast::Chance) -> Self {
        Chance { mean: chance.mean, low: chance.low, high: chance.high }
    }
}

/// A share in whole percent, tenths where rounding would say never or always of something that is neither.
pub(crate) fn percent(share: f64) -> String {
    let whole = (share * 100.0).round();
    let hides = (whole <= 0.0 && share > 0.0) || (whole >= 100.0 && share < 1.0);
    if hides { format!("{:.1}%", share * 100.0) } else { format!("{whole:.0}%") }
}

impl fmt::Display for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [mean, low, high] = [self.mean, self.low, self.high].map(percent);
        write!(f, "{mean} ({low} to {high})")
    }
}

/// How far a chance moved between two forecasts.
///
/// Printed, it is `24% → 31%: +7 points (± 2)`, with `within the noise` where that is so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// In the forecast that is compared.
    pub this: Chance,
    /// In the one it is compared with.
    pub before: Chance,
    /// This mean less the other, −1..1.
    pub difference: f64,
    /// Standard error of the difference, from the worlds that both share; `None` where they have other worlds.
    pub error: Option<f64>,
}

impl Moved {
    /// Whether it is within the noise: under two standard errors, or too small to show (half in a hundred).
    #[must_use]
    pub fn is_noise(&self) -> bool {
        Paired { difference: self.difference, error: self.error.unwrap_or(0.0) }.is_noise()
    }
}

impl fmt::Display for Moved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [before, this] = [self.before.mean, self.this.mean].map(percent);
        write!(f, "{before} → {this}: {:+.1} points", self.difference * 100.0)?;
        if let Some(error) = self.error {
            // 95 % of differences lie within 1.96 standard errors.
            write!(f, " (± {:.1})", 196.0 * error)?;
        }
        if self.is_noise() { f.write_str(", within the noise") } else { Ok(()) }
    }
}
