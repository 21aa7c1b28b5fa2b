//! Bargaining solutions on a frontier of exact points.
//!
//! Each function returns the positions of all points that tie for best. None divides: shares are compared after
//! multiplying by the other parties' denominators.

mod egalitarian;
mod flat;
mod kalai_smorodinsky;
mod nash;
mod spread;
mod utilitarian;

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::One;

use super::options::{DisagreementRule, Ideals, Options};
use super::scale::Scaled;
pub(super) use flat::Flat;

/// The frontier points a solution concept picks: more than one where they tie.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Solution {
    /// Positions in [`Analysis::frontier`](super::Analysis::frontier), the one with the smallest package index first.
    pub points: Vec<usize>,
    /// Packages at those points together.
    pub packages: BigUint,
}

/// What a concept may look at.
struct Given<'g> {
    points: &'g [Flat],
    /// What gains are measured from.
    from: Vec<BigInt>,
    /// Every party's best.
    ideals: Vec<BigInt>,
    /// The same two as NegMAS has them.
    negmas: (Vec<BigInt>, Vec<BigInt>),
    /// Bring the parties' integers to one scale.
    factors: Vec<BigInt>,
}

/// One way to single out points of the frontier.
#[derive(Debug)]
pub struct Concept {
    /// Its key in data, such as `kalai_smorodinsky`.
    pub id: &'static str,
    /// As readers know it, in English.
    pub title: &'static str,
    /// The same in a narrow column.
    pub short: &'static str,
    /// Whom it is from.
    pub source: &'static str,
    /// Whether a brief tells it; what is there only to be held beside another tool is not.
    pub told: bool,
    /// What it picks.
    pub of: fn(&Solutions) -> &Solution,
}

/// The one list: a concept is a row here and a file beside this one.
macro_rules! concepts {
    ($($(#[doc = $doc:literal])+ $id:ident: $title:literal, $short:literal, $source:literal, $told:literal, $best:expr;)+) => {
        /// What each concept picks.
        #[derive(Clone, Debug, PartialEq, Eq, Default)]
        pub struct Solutions {
            $($(#[doc = $doc])+ pub $id: Solution,)+
        }

        impl Concept {
            /// Every concept, in the order they are told in.
            pub const ALL: &'static [Concept] = &[$(Concept {
                id: stringify!($id),
                title: $title,
                short: $short,
                source: $source,
                told: $told,
                of: |solutions| &solutions.$id,
            },)+];
        }

        impl Concept {
            /// Those that a brief tells, in the same order.
            pub fn told() -> impl Iterator<Item = &'static Concept> {
                Self::ALL.iter().filter(|concept| concept.told)
            }
        }

        fn pick(given: &Given<'_>) -> Solutions {
            let by = |best: fn(&Given<'_>) -> Vec<usize>| solution(given.points, best(given));
            Solutions { $($id: by($best),)+ }
        }
    };
}

concepts! {
    /// Highest product of gains (Nash 1950).
    nash: "Nash", "Nash", "Nash 1950", true, |g| nash::best(g.points, &g.from);
    /// Highest smallest share of the ideal gain (Kalai and Smorodinsky 1975).
    kalai_smorodinsky: "Kalai–Smorodinsky", "K–S", "Kalai and Smorodinsky 1975", true,
        |g| kalai_smorodinsky::best(g.points, &g.from, &g.ideals);
    /// Smallest spread of normalised gains (what NegMAS 0.16 calls Kalai–Smorodinsky).
    kalai_smorodinsky_negmas: "Kalai–Smorodinsky (NegMAS)", "K–S (NegMAS)", "NegMAS 0.16", false,
        |g| spread::best(g.points, &g.negmas.0, &g.negmas.1);
    /// Highest smallest gain (Kalai 1977).
    egalitarian: "egalitarian", "egal.", "Kalai 1977", true,
        |g| egalitarian::best(g.points, &g.from, &g.factors);
    /// Highest sum of utilities (Harsanyi 1955).
    utilitarian: "utilitarian", "util.", "Harsanyi 1955", true, |g| utilitarian::best(g.points, &g.factors);
}

/// All solutions. `range` holds each party's worst and best package, where there is any.
pub(super) fn all(
    points: &[Flat],
    space: &Scaled,
    range: &[(BigInt, BigInt)],
    options: &Options,
) -> Solutions {
    if points.is_empty() {
        return Solutions::default();
    }
    let best: Vec<BigInt> = range.iter().map(|r| r.1.clone()).collect();
    let ideals = match options.ideals {
        Ideals::All => best.clone(),
        // Every party's best rational package is on the frontier, or ties with one that is.
        Ideals::Rational => (0..space.parties())
            .map(|p| points.iter().map(|x| &x.u[p]).max().cloned().unwrap_or_default())
            .collect(),
    };
    let common = space.denominators.iter().fold(BigInt::one(), |a, d| a.lcm(d));
    pick(&Given {
        points,
        from: disagreement(space, range, options.disagreement),
        ideals,
        negmas: (disagreement(space, range, DisagreementRule::ReservationOrWorst), best),
        factors: space.denominators.iter().map(|d| &common / d).collect(),
    })
}

fn disagreement(space: &Scaled, range: &[(BigInt, BigInt)], rule: DisagreementRule) -> Vec<BigInt> {
    let each = space.reservation.iter().zip(range);
    each.map(|(reservation, (worst, _))| match rule {
        DisagreementRule::Reservation => reservation.clone(),
        DisagreementRule::ReservationOrWorst => reservation.max(worst).clone(),
        DisagreementRule::Worst => worst.clone(),
    })
    .collect()
}

fn solution(points: &[Flat], mut ties: Vec<usize>) -> Solution {
    ties.sort_by_key(|&i| points.get(i).map(|point| &point.index));
    let packages = ties.iter().filter_map(|&i| points.get(i)).map(|point| &point.packages).sum();
    Solution { points: ties, packages }
}
