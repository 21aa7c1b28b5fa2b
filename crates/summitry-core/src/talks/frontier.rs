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
            points,
        })
    }

    /// The same from utilities in doubles: `utilities[party][place]` of the package `index(place)`, those below anyone's
    /// reservation value left out here.
    ///
    /// Nash's solution maximises the product of gains over the reservation values, Kalai and Smorodinsky's the smallest
    /// gain as a share of what the party can gain at the most; of points that tie the first party's best.
    pub(crate) fn of_list(
        utilities: &[Vec<f64>],
        reservation: &[f64],
        packages: usize,
        index: impl Fn(usize) -> Index,
    ) -> Self {
        let rational = |place: &usize| {
            utilities.iter().zip(reservation).all(|(list, none)| list[*place] >= *none)
        };
        let mut places: Vec<usize> = (0..packages).filter(rational).collect();
        // Whoever dominates comes before what it dominates.
        places.sort_unstable_by(|&a, &b| {
            let each = utilities.iter().map(|list| list[b].total_cmp(&list[a]));
            let order = each.into_iter().find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal);
            order.then_with(|| index(a).cmp(&index(b)))
        });
        let mut points: Vec<Point> = Vec::new();
        for &place in &places {
            let own: Vec<f64> = utilities.iter().map(|list| list[place]).collect();
            let beats = |p: &Point| p.utilities.iter().zip(&own).all(|(a, b)| a >= b);
            // With two parties the last point has the most for the second one.
            let beaten = if own.len() == 2 {
                points.last().is_some_and(beats)
            } else {
                points.iter().any(beats)
            };
            if !beaten {
                points.push(Point { index: index(place), utilities: own });
            }
        }
        let most: Vec<f64> = (0..utilities.len())
            .map(|i| points.iter().map(|p| p.utilities[i]).fold(reservation[i], f64::max))
            .collect();
        let gain = |p: &Point, i: usize| p.utilities[i] - reservation[i];
        let product = |p: &Point| (0..most.len()).map(|i| gain(p, i)).product::<f64>();
        let share = |p: &Point| {
            let each = (0..most.len()).filter(|&i| most[i] > reservation[i]);
            each.map(|i| gain(p, i) / (most[i] - reservation[i])).fold(f64::INFINITY, f64::min)
        };
        let best = |value: &dyn Fn(&Point) -> f64| {
            let best = points.iter().map(|p| (value(p), p));
            let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best });
            best.map(|(_, p)| p.utilities.clone()).unwrap_or_default()
        };
        Self { nash: best(&product), kalai_smorodinsky: best(&share), points }
    }
}
