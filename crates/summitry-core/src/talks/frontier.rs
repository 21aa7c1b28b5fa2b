//! The Pareto frontier as those who look ahead use it: utilities in doubles beside package numbers.

use num_traits::ToPrimitive;

use super::TalksError;
use super::shape::Index;
use crate::deals::{Options, Space, analyse};

/// One undominated package rational for everyone.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The package; of several with the same utilities the one with the smallest index.
    pub index: Index,
    /// What it is worth to each party.
    pub utilities: Vec<f64>,
}

/// Undominated rational packages, the first party's best first, and the solutions on them.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// The points; empty where nothing is rational for everyone.
    pub points: Vec<Point>,
    /// The utilities of Nash's solution (1950); empty where there is no point.
    pub nash: Vec<f64>,
    /// The utilities of Kalai and Smorodinsky's (1975).
    pub kalai_smorodinsky: Vec<f64>,
}

impl Frontier {
    pub(crate) fn new(space: &Space, options: &Options) -> Result<Self, TalksError> {
        let analysis = analyse(space, &Options { count: false, ..options.clone() })?;
        // Rounded as tables round, so that a plan and an offer agree to the last bit.
        let double = |r: &num_rational::BigRational| super::table::ratio(r.numer(), r.denom());
        let points: Vec<Point> = analysis
            .frontier
            .iter()
            .filter_map(|p| {
                let index = p.index.to_u128()?;
                Some(Point { index, utilities: p.utilities.iter().map(double).collect() })
            })
            .collect();
        let at = |solution: &crate::deals::Solution| {
            let point = solution.points.first().and_then(|&i| points.get(i));
            point.map(|p| p.utilities.clone()).unwrap_or_default()
        };
        let solutions = &analysis.solutions;
        Ok(Self {
            nash: at(&solutions.nash),
            kalai_smorodinsky: at(&solutions.kalai_smorodinsky),
            points,
        })
    }
}
