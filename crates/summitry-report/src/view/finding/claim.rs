//! What may be claimed of a chance: the word of the end of its range that is nearer to an even chance.

use summitry_core::forecast::Chance;

use crate::figures::rounded;

/// A claim, from the strongest that something will not happen to the strongest that it will.
///
/// Bounds are those of ICD 203, of figures as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// At most 5 of 100, however the file's numbers move.
    RuledOut,
    /// At most 20.
    VeryUnlikely,
    /// At most 45.
    Unlikely,
    /// The range holds an even chance, the figure is below one.
    OpenAgainst,
    /// The range holds an even chance, and so is the figure: 45 to 55.
    CoinToss,
    /// The range holds an even chance, the figure is above one.
    OpenFor,
    /// At least 55.
    Likely,
    /// At least 80.
    VeryLikely,
    /// At least 95.
    Certain,
}

impl Claim {
    /// Every claim.
    pub const ALL: [Claim; 9] = [
        Claim::RuledOut,
        Claim::VeryUnlikely,
        Claim::Unlikely,
        Claim::OpenAgainst,
        Claim::CoinToss,
        Claim::OpenFor,
        Claim::Likely,
        Claim::VeryLikely,
        Claim::Certain,
    ];

    /// The strongest claim that holds over the whole range of a chance, its mean included.
    #[must_use]
    pub fn of(chance: Chance) -> Claim {
        let mean = rounded(chance.mean);
        let (low, high) = (rounded(chance.low).min(mean), rounded(chance.high).max(mean));
        match (low, high) {
            (_, ..=5) => Claim::RuledOut,
            (_, ..=20) => Claim::VeryUnlikely,
            (_, ..=45) => Claim::Unlikely,
            (95.., _) => Claim::Certain,
            (80.., _) => Claim::VeryLikely,
            (55.., _) => Claim::Likely,
            _ if mean < 45 => Claim::OpenAgainst,
            _ if mean > 55 => Claim::OpenFor,
            _ => Claim::CoinToss,
        }
    }

    /// The end of its messages' names.
    pub(super) fn id(self) -> &'static str {
        match self {
            Claim::RuledOut => "ruled-out",
            Claim::VeryUnlikely => "very-unlikely",
            Claim::Unlikely => "unlikely",
            Claim::OpenAgainst => "open-against",
            Claim::CoinToss => "coin-toss",
            Claim::OpenFor => "open-for",
            Claim::Likely => "likely",
            Claim::VeryLikely => "very-likely",
            Claim::Certain => "certain",
        }
    }
}
