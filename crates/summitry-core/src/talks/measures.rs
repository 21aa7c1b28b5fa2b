//! What a session brought: who gained, and how much was left on the table.

use super::TalksError;
use super::frontier::Frontier;
use super::session::Session;
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
    /// Why the frontier is not known; then there are no distances.
    pub unknown: Option<TalksError>,
}

impl Measures {
    /// Measures a session; where the frontier cannot be worked out, without distances.
    #[must_use]
    pub fn new(session: &Session, table: &Table) -> Self {
        let parties = table.parties();
        let utilities: Vec<f64> = (0..parties).map(|p| session.utility(table, p)).collect();
        let gain = |(p, u): (usize, &f64)| u - table.side(p).reservation();
        let gains = utilities.iter().enumerate().map(gain).collect();
        let Frontier { points, nash, kalai_smorodinsky } = match table.frontier() {
            Ok(frontier) => frontier,
            Err(error) => {
                return Self {
                    utilities,
                    gains,
                    to_frontier: None,
                    to_nash: None,
                    to_kalai_smorodinsky: None,
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
        let unknown = None;
        Self { to_frontier: nearest, to_nash, to_kalai_smorodinsky, gains, utilities, unknown }
    }
}
