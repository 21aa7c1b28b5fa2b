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
    /// The largest sum of utilities on it; `None` where there is no point.
    pub welfare: Option<f64>,
}

/// The largest sum of utilities.
fn welfare(points: &[Point]) -> Option<f64> {
    points.iter().map(|p| p.utilities.iter().sum()).max_by(f64::total_cmp)
}

impl Frontier {
    pub(crate) fn new(space: &Space, options: &Options) -> Result<Self, TalksError> {
        // Distances are measured from it: an exact frontier or none.
        let analysis = analyse(space, &Options { count: false, near: false, ..options.clone() })?;
        // Rounded as tables round, so that a plan and an offer agree to the last bit.
        let double = |r: &num_rational::BigRational| super::rounded::ratio(r.numer(), r.denom());
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
            welfare: welfare(&points),
            points,
        })
    }

    /// The same from utilities in doubles: `utilities[party][place]` of the package `packages[place]`, those below anyone's
    /// reservation value left out here.
    ///
    /// Nash's solution maximises the product of gains over the reservation values, Kalai and Smorodinsky's the smallest
    /// gain as a share of what the party can gain at the most; of points that tie the first party's best.
    pub(crate) fn of_list(utilities: &[Vec<f64>], reservation: &[f64], packages: &[u32]) -> Self {
        // One point a package; lists are as long as there are packages.
        let mut lists: Vec<_> = utilities.iter().map(|list| list.iter().copied()).collect();
        let mut rational: Vec<Point> = Vec::new();
        let mut own = Vec::with_capacity(lists.len());
        for &package in packages {
            own.clear();
            own.extend(lists.iter_mut().filter_map(Iterator::next));
            if own.iter().zip(reservation).all(|(u, none)| u >= none) {
                rational.push(Point { index: Index::from(package), utilities: own.clone() });
            }
        }
        // Whoever dominates comes before what it dominates.
        rational.sort_unstable_by(|a, b| {
            let mut each = a.utilities.iter().zip(&b.utilities).map(|(a, b)| b.total_cmp(a));
            let order = each.find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal);
            order.then_with(|| a.index.cmp(&b.index))
        });
        let mut points: Vec<Point> = Vec::new();
        for point in rational {
            let own = &point.utilities;
            let beats = |p: &Point| p.utilities.iter().zip(own).all(|(a, b)| a >= b);
            // With two parties the last point has the most for the second one.
            let beaten = if own.len() == 2 {
                points.last().is_some_and(beats)
            } else {
                points.iter().any(beats)
            };
            if !beaten {
                points.push(point);
            }
        }
        let mut most = reservation.to_vec();
        for point in &points {
            most.iter_mut().zip(&point.utilities).for_each(|(most, u)| *most = most.max(*u));
        }
        let gains = |p: &Point| {
            let gains = p.utilities.iter().zip(reservation).map(|(u, none)| u - none);
            gains.collect::<Vec<f64>>()
        };
        let product = |p: &Point| gains(p).into_iter().product::<f64>();
        let share = |p: &Point| {
            let each = gains(p).into_iter().zip(most.iter().zip(reservation));
            let each = each.filter(|(_, (most, none))| most > none);
            each.map(|(gain, (most, none))| gain / (most - none)).fold(f64::INFINITY, f64::min)
        };
        let best = |value: &dyn Fn(&Point) -> f64| {
            let best = points.iter().map(|p| (value(p), p));
            let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best });
            best.map(|(_, p)| p.utilities.clone()).unwrap_or_default()
        };
        let welfare = welfare(&points);
        Self { nash: best(&product), kalai_smorodinsky: best(&share), welfare, points }
    }
}
