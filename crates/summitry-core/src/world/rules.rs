//! The soft-bargaining rules: which package of the possible ones. One rule a file.

pub mod common_gain;
pub mod egalitarian;
pub mod kalai_smorodinsky;
pub mod nash;
pub mod utilitarian;

/// The rules a package is chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// The forecast's own: a soft maximin with a tilt by power and a penalty for waste.
    CommonGain,
    /// Nash (1950), asymmetric; shown.
    Nash,
    /// Kalai & Smorodinsky (1975), smoothed; shown.
    KalaiSmorodinsky,
    /// Relative utilitarian, after Dhillon & Mertens (1999); shown.
    Utilitarian,
    /// Egalitarian on raw gains, after Kalai (1977); shown.
    Egalitarian,
}

impl Rule {
    /// Every rule, the forecast's own first.
    pub const ALL: [Rule; 5] = [
        Rule::CommonGain,
        Rule::Nash,
        Rule::KalaiSmorodinsky,
        Rule::Utilitarian,
        Rule::Egalitarian,
    ];

    /// The rule's id in files and output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Rule::CommonGain => "common_gain",
            Rule::Nash => "nash",
            Rule::KalaiSmorodinsky => "kalai_smorodinsky",
            Rule::Utilitarian => "utilitarian",
            Rule::Egalitarian => "egalitarian",
        }
    }
}

/// How many rules there are.
pub(crate) const RULES: usize = Rule::ALL.len();

/// The forecast's own among them.
pub(crate) const OWN: usize = 0;
