//! The deals of one room, as an analyst reads them: plain numbers, ids and names.

use std::fmt;

use num_traits::ToPrimitive as _;
use summitry_core::deals::{Concept, Count, FrontierPoint, Options, Solutions};
use summitry_domains::reading::{Reading, Settings};

use super::answer::{DealsAnswer, DealsQuestion, OfSummit, answer};
use super::input::Input;
use crate::{Budget, Control, Error, ErrorKind, Named, Result, Rows, Study, Unwatched};

/// Which deals are possible in one room, every value at its middle.
#[derive(Clone, Debug)]
pub struct Deals {
    answer: DealsAnswer,
    frontier: Vec<Deal>,
    within: Option<Vec<Deal>>,
}

/// One package that nobody can improve on without somebody losing.
///
/// Printed, it says what changes against today, what each side gains over no deal, and the effort.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    /// For each issue its option: paths such as `issue.visas.faster`, with their names.
    pub options: Vec<Named>,
    /// What of it changes against today; the same paths and names.
    pub changes: Vec<Named>,
    /// For each party, by its name: what it gains over no deal, points on its own scale (an issue that
    /// matters 40 swings by 40 points from its worst to its best option; issues add up), never comparable across parties.
    pub gains: Vec<(String, f64)>,
    /// How hard it is, effort units.
    pub effort: f64,
    /// Whether one meeting can carry it.
    pub fits: bool,
    /// The solutions that pick it: `nash`, `kalai_smorodinsky`, `egalitarian`, `utilitarian`.
    pub picked_by: Vec<&'static str>,
}

impl Study {
    /// Which deals are possible in a room, within the default budget.
    ///
    /// # Errors
    /// There is no such venue, or its packages are too many to be worked out.
    pub fn deals(&self, venue: &str) -> Result<Deals> {
        self.deals_with(venue, &Budget::default(), &Unwatched)
    }

    /// The same within a budget, watched.
    ///
    /// # Errors
    /// As [`deals`](Self::deals), and where it was stopped or the budget does not reach.
    pub fn deals_with(&self, venue: &str, budget: &Budget, control: &dyn Control) -> Result<Deals> {
        self.venue(venue)?;
        let name = self.document().file.clone();
        let input = Input::Venue { name, study: self.clone(), venue: venue.to_owned() };
        let question = DealsQuestion {
            settings: Settings { reading: Reading::Genius, grid: crate::talks::GRID },
            options: Options::default(),
            worlds: None,
        };
        Deals::new(answer(&input, &question, budget, control)?)
    }
}

impl Deals {
    fn new(answer: DealsAnswer) -> Result<Self> {
        let Some(of) = &answer.of_summit else {
            return Err(Error::new(ErrorKind::Model, "deals of a room need a scenario"));
        };
        let deals = |points: &[FrontierPoint], solutions: &Solutions| -> Vec<Deal> {
            points.iter().enumerate().map(|(place, p)| deal(of, p, solutions, place)).collect()
        };
        let frontier = deals(&answer.analysis.frontier, &answer.analysis.solutions);
        let within = of.within.as_ref().ok().map(|w| deals(&w.frontier, &w.solutions));
        Ok(Deals { frontier, within, answer })
    }

    /// The deals that nobody can improve on without somebody losing and that suit every side; the first party's best first. Empty
    /// where no package suits all.
    #[must_use]
    pub fn frontier(&self) -> &[Deal] {
        &self.frontier
    }

    /// The same among the packages that one meeting can carry; `None` where that could not be worked out.
    #[must_use]
    pub fn within_capacity(&self) -> Option<&[Deal]> {
        self.within.as_deref()
    }

    /// Whether all of it is exact; otherwise packages were drawn.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.answer.analysis.method.exact
    }

    /// How many packages there are, in digits: they may be more than any number type holds.
    #[must_use]
    pub fn packages(&self) -> String {
        self.answer.analysis.packages.to_string()
    }

    /// How many of them suit every side, in digits; `None` where that is only known in bounds.
    #[must_use]
    pub fn rational(&self) -> Option<String> {
        match &self.answer.analysis.rational {
            Count::Exact(n) => Some(n.to_string()),
            Count::NotAsked | Count::Bounds { .. } => None,
        }
    }

    /// The frontier: a column an issue (the option's id), `gain of` each party, `effort`, `fits` (1 or 0), `picked by`.
    #[must_use]
    pub fn rows(&self) -> Rows {
        let deals = &self.frontier;
        let space = self.answer.of_summit.as_ref().map(|of| &of.summit.space);
        let mut rows = Rows::default();
        for (k, issue) in space.iter().flat_map(|s| s.issues.iter().enumerate()) {
            let points = &self.answer.analysis.frontier;
            let option = |p: &FrontierPoint| -> String {
                let option = p.package.get(k).and_then(|&o| issue.options.get(o));
                option.cloned().unwrap_or_default()
            };
            rows = rows.texts(issue.name.clone(), points.iter().map(option).collect());
        }
        for (i, party) in space.iter().flat_map(|s| s.parties.iter().enumerate()) {
            let gain = |d: &Deal| d.gains.get(i).map_or(f64::NAN, |g| g.1);
            rows =
                rows.numbers(format!("gain of {}", party.name), deals.iter().map(gain).collect());
        }
        rows.numbers("effort", deals.iter().map(|d| d.effort).collect())
            .numbers("fits", deals.iter().map(|d| f64::from(u8::from(d.fits))).collect())
            .texts("picked by", deals.iter().map(|d| d.picked_by.join(" ")).collect())
    }

    /// The whole analysis in exact numbers, indexed like its space: for faces that show all of it.
    #[must_use]
    pub fn answer(&self) -> &DealsAnswer {
        &self.answer
    }
}

fn deal(of: &OfSummit, point: &FrontierPoint, solutions: &Solutions, place: usize) -> Deal {
    let space = &of.summit.space;
    let issues = space.issues.iter().zip(&of.words.issues).zip(&point.package);
    let options: Vec<Named> = issues
        .map(|((issue, (label, options)), &o)| {
            let id = issue.options.get(o).map_or("", String::as_str);
            let option = options.get(o).map_or(id, String::as_str);
            Named {
                path: summitry_scenario::path::join(&["issue", &issue.name, id]),
                label: format!("{label}: {option}"),
            }
        })
        .collect();
    let moved = options.iter().zip(&point.package).zip(&of.summit.now);
    let changes = moved.filter(|((_, o), now)| o != now).map(|((n, _), _)| n.clone()).collect();
    let gain = |(u, p): (&num_rational::BigRational, &summitry_core::deals::Profile)| {
        (u - &p.reservation).to_f64().unwrap_or_default()
    };
    let gains = point.utilities.iter().zip(&space.parties).map(gain);
    let picks = |concept: &&Concept| (concept.of)(solutions).points.contains(&place);
    Deal {
        changes,
        options,
        gains: of.words.parties.iter().cloned().zip(gains).collect(),
        effort: of.summit.effort(&point.package),
        fits: of.summit.fits(&point.package),
        picked_by: Concept::told().filter(picks).map(|concept| concept.id).collect(),
    }
}

impl fmt::Display for Deal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changes: Vec<&str> = self.changes.iter().map(|c| c.label.as_str()).collect();
        f.write_str(&if changes.is_empty() { "as today".to_owned() } else { changes.join("; ") })?;
        let gains: Vec<String> =
            self.gains.iter().map(|(who, gain)| format!("{who} {gain:+.1}")).collect();
        write!(f, " ({}; effort {:.1}", gains.join(", "), self.effort)?;
        f.write_str(if self.fits { ")" } else { ", more than one meeting can carry)" })
    }
}
