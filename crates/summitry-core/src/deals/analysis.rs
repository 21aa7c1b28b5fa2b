//! What an analysis of deals says.

use std::fmt;

use num_bigint::BigUint;
use num_rational::BigRational;
use num_traits::ToPrimitive;

use super::limit::Limit;
use super::picked::Picked;
use super::solutions::{Solution, Solutions};

/// Everything `analyse` finds out about a space of packages.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// Packages that can be: the product of the issues' options, less the excluded ones; where not even that could be
    /// counted, all combinations (and `method` says so).
    pub packages: BigUint,
    /// How many of them are rational for every party at once.
    pub rational: Count,
    /// One summary a party, in the space's order; where packages were only sampled, of the sample.
    pub parties: Vec<PartySummary>,
    /// Undominated rational packages, one entry a point of utilities, the first party's best first.
    pub frontier: Vec<FrontierPoint>,
    /// The bargaining solutions; all without points where no package is rational.
    pub solutions: Solutions,
    /// How far apart the parties' wishes are.
    pub opposition: Opposition,
    /// How this was worked out and whether it is exact.
    pub method: Method,
}

/// A number of packages, exact or bounded.
#[derive(Clone, Debug, PartialEq)]
pub enum Count {
    /// Exactly this many.
    Exact(BigUint),
    /// Not asked for ([`Options::count`](super::Options::count)).
    NotAsked,
    /// Counting exactly would need tables beyond the limit.
    Bounds {
        /// Certainly no fewer.
        low: BigUint,
        /// Certainly no more.
        high: BigUint,
        /// Share of all combinations of options, estimated by drawing packages, with its standard error.
        estimate: (f64, f64),
        /// Packages drawn for the estimate.
        draws: usize,
    },
}

/// One party's range.
#[derive(Clone, Debug, PartialEq)]
pub struct PartySummary {
    /// The party's name.
    pub name: String,
    /// Utility of no deal.
    pub reservation: BigRational,
    /// Utility of its worst package, rational or not; `None` where every package is excluded.
    pub minimum: Option<BigRational>,
    /// Utility of its best package, rational or not; `None` where every package is excluded.
    pub maximum: Option<BigRational>,
}

/// A point of utilities no rational package improves on.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierPoint {
    /// One utility a party. Fractions over the party's common denominator: equal to, but not always written in, lowest
    /// terms.
    pub utilities: Vec<BigRational>,
    /// How many packages have exactly these utilities; where packages were only sampled, 1: at least one.
    pub packages: BigUint,
    /// One of them: an option of each issue. Of several, the one with the smallest index.
    pub package: Vec<usize>,
    /// Its index in mixed radix, the first issue most significant.
    pub index: BigUint,
}

impl Solution {
    /// The picked point with the smallest package index.
    pub fn first<'a>(&self, analysis: &'a Analysis) -> Option<&'a FrontierPoint> {
        self.points.first().and_then(|&i| analysis.frontier.get(i))
    }
}

/// How far from everyone's best the parties must end, by two tools' definitions.
#[derive(Clone, Debug, PartialEq)]
pub struct Opposition {
    /// Least distance of a rational package to everyone's best, utilities divided by each party's maximum (NegMAS 0.16,
    /// after Baarslag et al. 2013); `None` where no package is rational.
    pub negmas: Option<f64>,
    /// Distance to (1, …, 1) of the package with the highest sum of utilities, rational or not (NegoLog; Doğru et al.
    /// 2024); meant for utilities between 0 and 1. `None` where every package is excluded or the space was sampled.
    pub negolog: Option<f64>,
}

/// How the answer was reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// Whether frontier, solutions, opposition and ranges are exact. The count of rational packages says so itself.
    pub exact: bool,
    /// The algorithm.
    pub how: How,
    /// Why this one.
    pub why: WhyMethod,
}

/// Algorithms an analysis may have used.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// Issues combined one by one, dominated partial sums dropped.
    IssueByIssue,
    /// The same, held apart by which links between issues still apply.
    LinkStates {
        /// The most states held at once.
        states: usize,
    },
    /// Every combination of options that links tell apart, one by one.
    PieceByPiece,
    /// Values rounded to coarse steps, so that few points are left: no package that leaves every party at least that much
    /// better off than no deal improves on the whole list by more than `within` for every party at once.
    Rounded {
        /// Steps that each party's range was cut into.
        steps: u32,
        /// What rounding may have cost each party, in its own utility.
        within: Vec<BigRational>,
        /// What a search by branch and bound knows of the packages that concepts pick, concept by concept.
        picked: Vec<Picked>,
    },
    /// Packages drawn evenly and searched for: the frontier is that of the packages found, each attainable, none certainly undominated.
    Sampled {
        /// Packages drawn that no exclusion rules out.
        packages: usize,
        /// Packages weighed by a search beside them.
        searched: u64,
        /// Packages drawn afterwards to see what the drawn frontier misses.
        checks: usize,
        /// Of those, the rational ones that no point of the drawn frontier weakly dominates.
        missed: usize,
        /// Upper 95% confidence bound on the share of packages so missed (Clopper and Pearson 1934).
        missed_at_most: f64,
    },
}

/// Reasons for the algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyMethod {
    /// Every party's values add up over issues and nothing is excluded.
    Additive,
    /// Interactions or exclusions link issues.
    Linked,
    /// The exact frontier passed what may be held at once.
    FrontierTooLarge {
        /// Which limit.
        limit: Limit,
    },
    /// Links cut the space into more pieces than the limit allows.
    TooManyPieces {
        /// The limit.
        limit: usize,
    },
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IssueByIssue => {
                f.write_str("issues combined one by one, dominated partial packages dropped")
            }
            Self::LinkStates { states } => write!(
                f,
                "issues combined one by one within each of at most {states} states of their links, dominated partial \
                 packages dropped"
            ),
            Self::PieceByPiece => {
                f.write_str("every combination that links tell apart, one by one")
            }
            Self::Rounded { steps, within, picked } => {
                write!(
                    f,
                    "values rounded to a {steps}th of each party's range: no package that leaves every party as much \
                 better off than no deal improves on this list by more than "
                )?;
                for (i, loss) in within.iter().enumerate() {
                    let comma = if i > 0 { ", " } else { "" };
                    write!(f, "{comma}{}", short(loss))?;
                }
                f.write_str(" (a number a party) for all parties at once")?;
                for (i, one) in picked.iter().enumerate() {
                    f.write_str(if i == 0 { "; by branch and bound " } else { ", " })?;
                    one.fmt(f)?;
                }
                Ok(())
            }
            Self::Sampled { packages, searched, checks, missed, missed_at_most } => write!(
                f,
                "{packages} packages drawn evenly and {searched} weighed by a search; of {checks} more, {missed} beat the frontier found (at most {:.3}% of \
                 packages, 95% confidence)",
                missed_at_most * 100.0
            ),
        }
    }
}

impl fmt::Display for WhyMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Additive => f.write_str("every party's values add up over issues"),
            Self::Linked => f.write_str("interactions or exclusions link issues"),
            Self::FrontierTooLarge { limit: Limit::Points(limit) } => {
                write!(f, "the whole frontier has more than {limit} points on the way")
            }
            Self::FrontierTooLarge { limit: Limit::Work } => {
                f.write_str("the whole frontier takes more comparisons than the limit allows")
            }
            Self::TooManyPieces { limit } => {
                write!(f, "links cut the space into more than {limit} pieces")
            }
        }
    }
}

/// Four digits of a fraction, rounded up: a bound stays one.
fn short(x: &BigRational) -> String {
    let digits = 10_000.0;
    let up = libm::ceil(x.to_f64().unwrap_or(f64::INFINITY) * digits) / digits;
    format!("{up}")
}
