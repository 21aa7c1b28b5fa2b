//! Which of the field's competing definitions an analysis uses, and how far it may go.

use num_bigint::BigInt;

/// When a package is rational: no worse than no deal for every party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Rational {
    /// Utility at or above the reservation value (Nash 1950; NegMAS's frontier).
    #[default]
    AtLeast,
    /// Utility strictly above it (NegMAS's `rational_fraction`).
    Above,
}

impl Rational {
    /// Whether utilities suit everybody by this rule.
    pub(super) fn suits(self, utilities: &[BigInt], reservation: &[BigInt]) -> bool {
        utilities.iter().zip(reservation).all(|(u, r)| match self {
            Rational::AtLeast => u >= r,
            Rational::Above => u > r,
        })
    }
}

/// The point from which gains are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DisagreementRule {
    /// Each party's reservation value (Nash 1950).
    #[default]
    Reservation,
    /// The reservation value, or the party's worst package where that is better (NegMAS 0.16).
    ReservationOrWorst,
    /// Each party's worst package, whatever its reservation value.
    Worst,
}

/// Over which packages the best a party could hope for is taken in Kalai and Smorodinsky's solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Ideals {
    /// Packages rational for every party (Kalai and Smorodinsky 1975).
    #[default]
    Rational,
    /// All packages.
    All,
}

/// Definitions and limits of an analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What counts as rational.
    pub rational: Rational,
    /// From where gains are measured in the Nash, Kalai–Smorodinsky and egalitarian solutions.
    pub disagreement: DisagreementRule,
    /// What an ideal is in the textbook Kalai–Smorodinsky solution.
    pub ideals: Ideals,
    /// Whether to count rational packages, which can take longer than everything else together.
    pub count: bool,
    /// The most partial packages a frontier may hold before the analysis stops with a message.
    pub frontier_limit: usize,
    /// The most bytes that one list of such packages may take; a union holds a few lists at once.
    pub frontier_bytes: usize,
    /// The most points looked at, for a frontier and again for a count; counted, not timed, so that the same space gets the same
    /// answer anywhere.
    pub work: u64,
    /// Whether a frontier that passes these limits is listed within a distance instead of refused.
    pub near: bool,
    /// The most states of links between issues held at once; beyond, pieces are gone through one by one.
    pub state_limit: usize,
    /// The most pieces gone through one by one before packages are sampled instead.
    pub piece_limit: usize,
    /// The most rows a half-table may have when rational packages are counted exactly; beyond, the count is bounded.
    pub count_limit: usize,
    /// Packages drawn where something must be sampled.
    pub samples: usize,
    /// Changes of packages that a search beside them may try, in each of its two parts.
    pub search: usize,
    /// Seed of both.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rational: Rational::default(),
            disagreement: DisagreementRule::default(),
            ideals: Ideals::default(),
            count: true,
            frontier_limit: 2_000_000,
            // Two parties' two million, at 64 bytes a point.
            frontier_bytes: 128 << 20,
            // Some five seconds of one core.
            work: 300_000_000,
            near: true,
            state_limit: 100_000,
            piece_limit: 50_000_000,
            count_limit: 2_000_000,
            samples: 100_000,
            // Some three seconds of one core on fifty issues.
            search: 12_000_000,
            seed: 1,
        }
    }
}
