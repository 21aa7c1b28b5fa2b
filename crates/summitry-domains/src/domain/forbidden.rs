//! What a party takes under no condition.

use num_rational::BigRational;

/// Packages a party takes under no condition: those that take a forbidden value on every issue named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forbidden {
    /// Issue number and which of its values.
    pub on: Vec<(usize, ForbiddenValues)>,
}

/// Which values of an issue are forbidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForbiddenValues {
    /// These, by name; of ranges by their number as text.
    Named(Vec<String>),
    /// From the first to the second, both included.
    Within(BigRational, BigRational),
    /// Below the first and above the second.
    Outside(BigRational, BigRational),
}
