//! What a session brought: who gained, and how much was left on the table.

use super::TalksError;
use super::frontier::Frontier;
use super::session::Session;
use super::shape::Index;
use super::table::Table;

/// The usual measures of one session.
#[derive(Clone, Debug, PartialEq)]
pub struct Measures {
    /// What the end is worth to each party: the agreement's utility, or no deal's.
    pub utilities: Vec<f64>,
    /// What each party gained over no deal.
    pub gains: Vec<f64>,
    /// Distance to the nearest point of the frontier; `None` where no package is rational for everyone.
    ///
    /// Distances are Euclidean, each party's utility divided by its range from worst to best package.
    pub to_frontier: Option<f64>,
    /// Distance to Nash's solution (1950).
    pub to_nash: Option<f64>,
    /// Distance to Kalai and Smorodinsky's (1975).
    pub to_kalai_smorodinsky: Option<f64>,
    /// The sum of the utilities at the end.
    pub welfare: f64,
    /// The same as ratios, 1 being the best there is.
    pub optimality: Optimality,
    /// Why the frontier is not known; then there are no distances.
    pub unknown: Option<TalksError>,
}

/// How near an end came to the solutions, each 0 to 1, 1 being the solution itself: 1 less the distance as a share of the longest
/// there can be, which is from everybody's worst to everybody's best package (NegMAS 0.16's ratios, of utilities divided by their
/// ranges); `None` where nothing is rational for everyone or the frontier is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Optimality {
    /// To the nearest point of the frontier.
    pub pareto: Option<f64>,
    /// To Nash's solution.
    pub nash: Option<f64>,
    /// To Kalai and Smorodinsky's.
    pub kalai_smorodinsky: Option<f64>,
    /// The sum of utilities as a share of the largest on the frontier; 0 where it is negative, `None` where that is not above 0.
    pub welfare: Option<f64>,
}

impl Measures {
    /// Measures a session; where the frontier cannot be worked out, without distances.
    #[must_use]
    pub fn new(session: &Session, table: &Table) -> Self {
        let parties = table.parties();
        let utilities: Vec<f64> = (0..parties).map(|p| session.utility(table, p)).collect();
        let gain = |(p, u): (usize, &f64)| u - table.side(p).reservation();
        let gains = utilities.iter().enumerate().map(gain).collect();
        let welfare = utilities.iter().sum();
        let Frontier { points, nash, kalai_smorodinsky, welfare: most } = match table.frontier() {
            Ok(frontier) => frontier,
            Err(error) => {
                return Self {
                    utilities,
                    gains,
                    to_frontier: None,
                    to_nash: None,
                    to_kalai_smorodinsky: None,
                    welfare,
                    optimality: Optimality::default(),
                    unknown: Some(error),
                };
            }
        };
        let to = |point: &[f64]| {
            let square = |(p, (a, b)): (usize, (&f64, &f64))| {
                let side = table.side(p);
                let range = side.highest() - side.lowest();
                let gap = if range > 0.0 { (a - b) / range } else { 0.0 };
                gap * gap
            };
            libm::sqrt(utilities.iter().zip(point).enumerate().map(square).sum())
        };
        let some = |point: &Vec<f64>| (!point.is_empty()).then(|| to(point));
        let nearest = points.iter().map(|p| to(&p.utilities)).min_by(f64::total_cmp);
        let (to_nash, to_kalai_smorodinsky) = (some(nash), some(kalai_smorodinsky));
        let ranged = |p: &usize| table.side(*p).highest() > table.side(*p).lowest();
        let sides = u32::try_from((0..parties).filter(ranged).count()).unwrap_or(0);
        let longest = libm::sqrt(f64::from(sides));
        let near = |distance: Option<f64>| Some((1.0 - distance? / longest).max(0.0));
        let near = |distance| if longest > 0.0 { near(distance) } else { None };
        let optimality = Optimality {
            pareto: near(nearest),
            nash: near(to_nash),
            kalai_smorodinsky: near(to_kalai_smorodinsky),
            welfare: most.filter(|most| *most > 0.0).map(|most: f64| (welfare / most).max(0.0)),
        };
        Self {
            to_frontier: nearest,
            to_nash,
            to_kalai_smorodinsky,
            gains,
            utilities,
            welfare,
            optimality,
            unknown: None,
        }
    }
}

/// How far a party came down from its best package to the least it offered or accepted, as a share of the way to its floor: 0
/// where it never moved, 1 where it went down to its floor. `None` where it did neither, or has nothing to concede.
#[must_use]
pub fn concession(session: &Session, table: &Table, party: usize) -> Option<f64> {
    let side = table.side(party);
    let way = side.highest() - side.floor();
    if way <= 0.0 {
        return None;
    }
    let worth = |index: Index| table.utility(party, index);
    let offered = session.offers.iter().filter(|o| o.party == party).map(|o| worth(o.index));
    let least = offered.chain(session.agreement.map(worth)).min_by(f64::total_cmp)?;
    Some(((side.highest() - least) / way).clamp(0.0, 1.0))
}
