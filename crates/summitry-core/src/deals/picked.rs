//! What a search knows of the package that a concept picks.

use std::fmt;

use super::solutions::Concept;

/// How good the package is that a concept picks, where it was searched for.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked {
    /// The concept's key, such as `nash`.
    pub concept: &'static str,
    /// The value found, in what the concept compares: for `nash` the geometric mean of the parties' gains, for
    /// `kalai_smorodinsky` the smallest share of an ideal gain, for `egalitarian` the smallest gain, for `utilitarian` the sum of
    /// utilities.
    pub value: f64,
    /// What no package passes, in the same measure.
    pub bound: f64,
    /// Whether the search came to its end: no package is better.
    pub exact: bool,
}

impl fmt::Display for Picked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = Concept::ALL.iter().find(|concept| concept.id == self.concept);
        f.write_str(title.map_or(self.concept, |concept| concept.title))?;
        if self.exact {
            return f.write_str(" for certain");
        }
        let measure = match self.concept {
            "nash" => "geometric mean of gains",
            "kalai_smorodinsky" => "smallest share of an ideal gain",
            "egalitarian" => "smallest gain",
            _ => "sum of utilities",
        };
        write!(
            f,
            " within a bound ({measure} {:.4}, at most {:.4} possible)",
            self.value, self.bound
        )
    }
}
