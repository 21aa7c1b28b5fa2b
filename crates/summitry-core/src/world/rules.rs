//! The soft-bargaining rules: which package of the possible ones. One rule a file.

pub mod egalitarian;
pub mod kalai_smorodinsky;
pub mod nash;
pub mod utilitarian;

/// The rules a package is chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Nash (1950), asymmetric; pooled.
    Nash,
    /// Kalai & Smorodinsky (1975), smoothed; pooled.
    KalaiSmorodinsky,
    /// Relative utilitarian (Dhillon & Mertens 1999); shown, not pooled.
    Utilitarian,
    /// Egalitarian on raw gains (Kalai 1977); shown, not pooled.
    Egalitarian,
}

impl Rule {
    /// Every rule, pooled ones first.
    pub const ALL: [Rule; 4] =
        [Rule::Nash, Rule::KalaiSmorodinsky, Rule::Utilitarian, Rule::Egalitarian];

    /// The rule's id in files and output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Rule::Nash => "nash",
            Rule::KalaiSmorodinsky => "kalai_smorodinsky",
            Rule::Utilitarian => "utilitarian",
            Rule::Egalitarian => "egalitarian",
        }
    }
}
