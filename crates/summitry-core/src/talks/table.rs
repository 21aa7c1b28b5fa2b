//! A negotiation laid out for talks: every party's utilities in doubles, sorted once, shared by any number of sessions.

mod enumerated;
mod gathered;
mod outside;

use std::sync::{Arc, OnceLock};

use super::TalksError;
use super::frontier::Frontier;
use super::halves::{Halves, Whole};
use super::inverse::Inverse;
use super::lazy::Lazy;
use super::listing::Listing;
use super::pool;
use super::rounded::ratio;
use super::shape::{Index, Shape};
use super::summed::Summed;
use crate::deals::check::check;
use crate::deals::scale::Scaled;
use crate::deals::{Options, Space, SpaceIssue};
use num_bigint::BigInt;

use enumerated::{allowed, list};

pub use gathered::PackagesGathered;

/// The most packages that are listed and sorted unless said otherwise: about 20 bytes a package and party.
pub const LISTED: usize = 5_000_000;

/// A negotiation laid out for talks.
#[derive(Debug)]
pub struct Table {
    shape: Shape,
    sides: Vec<Arc<Side>>,
    /// Of packages worked out elsewhere; a space has its own.
    issues: Vec<SpaceIssue>,
    values: Values,
    frontier: OnceLock<Result<Frontier, TalksError>>,
    gathered: Option<PackagesGathered>,
}

/// What a frontier is worked out from.
#[derive(Debug)]
enum Values {
    /// Exactly, from a space.
    Space(Arc<Space>),
    /// In doubles, from the packages that may be agreed on.
    Lists(Lists),
}

/// Packages that may be agreed on, and what they are worth.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    /// Their indices, ascending.
    pub(crate) packages: Vec<u32>,
    /// `utilities[party][place]`.
    pub(crate) utilities: Vec<Vec<f64>>,
}

impl Values {
    fn frontier(&self, reservation: &[f64]) -> Result<Frontier, TalksError> {
        match self {
            Self::Space(space) => Frontier::new(space, &Options::default()),
            Self::Lists(lists) => {
                Ok(Frontier::of_list(&lists.utilities, reservation, &lists.packages))
            }
        }
    }
}

/// What one side brings to the table: its utilities, sorted, and what it believes of the others.
#[derive(Debug)]
pub struct Side {
    name: String,
    reservation: f64,
    lowest: f64,
    highest: f64,
    utilities: Utilities,
    inverse: Inverse,
    believed: Option<Belief>,
}

/// A space a side takes for true, with the frontier it works out from it.
#[derive(Debug)]
struct Belief {
    values: Values,
    reservation: Vec<f64>,
    frontier: OnceLock<Result<Frontier, TalksError>>,
}

/// One party's utility of any package.
#[derive(Debug)]
enum Utilities {
    /// `[index]`.
    Listed(Vec<f64>),
    /// `[index]`, of which only some packages may be agreed on; the others are not a number.
    Partly(Vec<f64>),
    /// Listed once it pays.
    Lazy(Arc<Lazy>),
    /// Too many to list.
    Summed(Summed),
}

impl Table {
    /// Lays a space out. A table of more than `limit` packages is not listed: see [`Table::listed`].
    ///
    /// Utilities are summed exactly and rounded once, so that packages of equal worth are equal here.
    ///
    /// Where there are more than `limit` packages and values hang together across issues, the table is of packages gathered: see
    /// [`Table::gathered`].
    ///
    /// # Errors
    /// A space that does not hang together; more than 2^128 packages without links; more than `limit` packages with links, and an issue of
    /// more than 65,535 options.
    pub fn new(space: &Space, limit: usize) -> Result<Self, TalksError> {
        Self::shared_space(Arc::new(space.clone()), limit)
    }

    /// The same of a space that others keep as well: nothing of it is copied.
    ///
    /// # Errors
    /// As [`Table::new`].
    pub fn shared_space(space: Arc<Space>, limit: usize) -> Result<Self, TalksError> {
        check(&space)?;
        let shape = Shape::new(space.issues.iter().map(|i| i.options.len()).collect());
        let small = shape.as_ref().and_then(|shape| usize::try_from(shape.packages()).ok());
        let small = small.filter(|n| *n <= limit);
        if small.is_some()
            && let Some(shape) = &shape
            && let Some(sides) = Side::all_additive(shape, &space)
        {
            return Ok(Self::of_space(shape.clone(), sides, space));
        }
        let scaled = Scaled::new(&space);
        if small.is_none()
            && !scaled.links.is_empty()
            && let Some(pool) = pool::gather(&scaled)
        {
            return Ok(Self::of_pool(&space, &scaled, pool));
        }
        let packages = || space.combinations().to_string();
        let Some(shape) = shape else {
            return Err(TalksError::TooManyPackages { packages: packages() });
        };
        if small.is_none() && !scaled.links.is_empty() {
            return Err(TalksError::TooLargeForLinks { packages: packages(), limit });
        }
        let allowed = small.map(|_| allowed(&shape, &scaled));
        let side = |(party, profile): (usize, &crate::deals::Profile)| {
            let divide = |x: &BigInt| ratio(x, &scaled.denominators[party]);
            let reservation = divide(&scaled.reservation[party]);
            let whole = small.and_then(|_| Whole::of_scaled(&scaled, party));
            if let Some(halves) = whole.and_then(|whole| Halves::new(&shape, whole)) {
                return Side::lazy(profile.name.clone(), halves, &shape);
            }
            let (utilities, inverse) = if let Some(allowed) = &allowed {
                let list = list(&shape, &scaled, party);
                let listing =
                    Listing::new(&list, reservation, |index| allowed.is_empty() || allowed[index]);
                (Utilities::Listed(list), Inverse::listed(listing))
            } else {
                let summed = Summed::new(&shape, &scaled, party);
                let inverse = Inverse::searched(&summed, reservation);
                (Utilities::Summed(summed), inverse)
            };
            let (lowest, highest) = match &utilities {
                Utilities::Listed(list) => {
                    let flags = allowed.as_deref().unwrap_or_default().iter().copied();
                    // Where everything is allowed there are no flags.
                    let kept = list.iter().zip(flags.chain(std::iter::repeat(true)));
                    let kept = kept.filter(|(_, allowed)| *allowed).map(|(u, _)| *u);
                    kept.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), u| (l.min(u), h.max(u)))
                }
                Utilities::Partly(_) | Utilities::Lazy(_) => (f64::NAN, f64::NAN),
                Utilities::Summed(summed) => summed.range(),
            };
            let name = profile.name.clone();
            Arc::new(Side {
                name,
                reservation,
                lowest,
                highest,
                utilities,
                inverse,
                believed: None,
            })
        };
        let sides = space.parties.iter().enumerate().map(side).collect();
        Ok(Self::of_space(shape, sides, space))
    }

    fn of_space(shape: Shape, sides: Vec<Arc<Side>>, space: Arc<Space>) -> Self {
        let values = Values::Space(space);
        Self { shape, sides, issues: Vec::new(), values, frontier: OnceLock::new(), gathered: None }
    }

    /// A table of packages worked out elsewhere: `parties` holds a name and a reservation value each.
    pub(crate) fn of_lists(
        issues: Vec<SpaceIssue>,
        shape: Shape,
        parties: Vec<(String, f64)>,
        lists: Lists,
    ) -> Self {
        let all = usize::try_from(shape.packages()).unwrap_or(0);
        let sides = parties.into_iter().zip(&lists.utilities);
        let sides = sides.map(|((name, reservation), utilities)| {
            let inverse =
                Inverse::listed(Listing::of_some(utilities, &lists.packages, reservation));
            let range = utilities
                .iter()
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), &u| (l.min(u), h.max(u)));
            // With nothing to agree on, no deal is all there is.
            let (lowest, highest) =
                if utilities.is_empty() { (reservation, reservation) } else { range };
            let mut list = vec![f64::NAN; all];
            for (&index, &u) in lists.packages.iter().zip(utilities) {
                if let Some(slot) = list.get_mut(index as usize) {
                    *slot = u;
                }
            }
            let utilities = Utilities::Partly(list);
            Arc::new(Side {
                name,
                reservation,
                lowest,
                highest,
                utilities,
                inverse,
                believed: None,
            })
        });
        let sides = sides.collect();
        let values = Values::Lists(lists);
        Self { shape, sides, issues, values, frontier: OnceLock::new(), gathered: None }
    }

    /// The same table, where a party takes other utilities of the same packages for true.
    pub(crate) fn believing_lists(
        &mut self,
        party: usize,
        reservation: Vec<f64>,
        utilities: Vec<Vec<f64>>,
    ) {
        let Values::Lists(Lists { packages, .. }) = &self.values else { return };
        let values = Values::Lists(Lists { packages: packages.clone(), utilities });
        if let Some(side) = self.sides.get_mut(party).and_then(Arc::get_mut) {
            side.believed = Some(Belief { values, reservation, frontier: OnceLock::new() });
        }
    }

    /// The same table, where a party takes another space for true: its own values as they are, its guess of the others'.
    ///
    /// # Errors
    /// A space that does not hang together.
    pub fn believing(mut self, party: usize, space: Space) -> Result<Self, TalksError> {
        check(&space)?;
        let scaled = Scaled::new(&space);
        let reservation = scaled.reservation.iter().zip(&scaled.denominators);
        let reservation = reservation.map(|(r, d)| ratio(r, d)).collect();
        if let Some(side) = self.sides.get_mut(party).and_then(Arc::get_mut) {
            let values = Values::Space(Arc::new(space));
            side.believed = Some(Belief { values, reservation, frontier: OnceLock::new() });
        }
        Ok(self)
    }

    /// How many parties there are.
    #[must_use]
    pub fn parties(&self) -> usize {
        self.sides.len()
    }

    /// The agenda's shape.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// One side.
    ///
    /// # Panics
    /// Like indexing a slice, where there is no such party.
    #[must_use]
    pub fn side(&self, party: usize) -> &Side {
        &self.sides[party]
    }

    /// The agenda.
    #[must_use]
    pub fn issues(&self) -> &[SpaceIssue] {
        match &self.values {
            Values::Space(space) => &space.issues,
            Values::Lists(_) => &self.issues,
        }
    }

    /// Whether every package is listed and every proposal therefore exact. Otherwise a proposal aims at
    /// [`super::WITHIN`] above its target, and [`Table::widest_gap`] says how near it comes.
    #[must_use]
    pub fn listed(&self) -> bool {
        self.sides.iter().all(|side| side.inverse.is_exact())
    }

    /// How far above its target a proposal was at the most, tried at so many targets a party: see
    /// [`Inverse::widest_gap`].
    #[must_use]
    pub fn widest_gap(&self, targets: u32) -> f64 {
        self.sides.iter().map(|side| side.inverse.widest_gap(targets)).fold(0.0, f64::max)
    }

    /// What a package is worth to a party.
    #[must_use]
    pub fn utility(&self, party: usize, index: Index) -> f64 {
        self.sides[party].utility(index)
    }

    /// Everyone has something to gain.
    ///
    /// # Errors
    /// Names the first party to which no package is worth no deal.
    pub fn check(&self) -> Result<(), TalksError> {
        match self.sides.iter().find(|side| side.inverse.best().is_none()) {
            None => Ok(()),
            Some(side) => Err(TalksError::NothingToGain {
                party: side.name.clone(),
                reservation: side.reservation,
                best: side.highest,
            }),
        }
    }

    /// The undominated packages that are rational for everyone, worked out once.
    ///
    /// # Errors
    /// Where the frontier outgrows memory.
    pub fn frontier(&self) -> Result<&Frontier, TalksError> {
        let reservation = || self.sides.iter().map(|s| s.reservation).collect::<Vec<_>>();
        let made = self.frontier.get_or_init(|| self.values.frontier(&reservation()));
        made.as_ref().map_err(Clone::clone)
    }

    /// Every party's reservation value as one party sees it.
    #[must_use]
    pub fn believed_reservation(&self, party: usize) -> Vec<f64> {
        match self.sides.get(party).and_then(|s| s.believed.as_ref()) {
            None => self.sides.iter().map(|side| side.reservation).collect(),
            Some(belief) => belief.reservation.clone(),
        }
    }

    /// The frontier as one party sees it.
    ///
    /// # Errors
    /// Where the frontier outgrows memory.
    pub fn believed_frontier(&self, party: usize) -> Result<&Frontier, TalksError> {
        let Some(belief) = self.sides.get(party).and_then(|s| s.believed.as_ref()) else {
            return self.frontier();
        };
        let make = || belief.values.frontier(&belief.reservation);
        belief.frontier.get_or_init(make).as_ref().map_err(Clone::clone)
    }
}

impl Side {
    /// All sides of a space without links and exclusions, read off it as they stand; `None` where it has some, or numbers are too large.
    fn all_additive(shape: &Shape, space: &Space) -> Option<Vec<Arc<Self>>> {
        let side = |profile: &crate::deals::Profile| {
            let halves = Halves::new(shape, Whole::of_profile(space, profile)?)?;
            Some(Self::lazy(profile.name.clone(), halves, shape))
        };
        space.parties.iter().map(side).collect()
    }

    /// Laid out no further than anyone asks.
    fn lazy(name: String, halves: Halves, shape: &Shape) -> Arc<Self> {
        let reservation = halves.reservation();
        let (lowest, highest) = halves.range();
        let lazy = Arc::new(Lazy::new(halves, shape.packages(), reservation));
        let (utilities, inverse) = (Utilities::Lazy(Arc::clone(&lazy)), Inverse::lazy(lazy));
        Arc::new(Self { name, reservation, lowest, highest, utilities, inverse, believed: None })
    }

    /// The party's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Utility of no deal.
    #[must_use]
    pub fn reservation(&self) -> f64 {
        self.reservation
    }

    /// Utility of the worst package, rational or not.
    #[must_use]
    pub fn lowest(&self) -> f64 {
        self.lowest
    }

    /// Utility of the best package.
    #[must_use]
    pub fn highest(&self) -> f64 {
        self.highest
    }

    /// The least a party can end with: no deal, or the worst package where that is better.
    #[must_use]
    pub fn floor(&self) -> f64 {
        self.lowest.max(self.reservation)
    }

    /// Packages by worth.
    #[must_use]
    pub fn inverse(&self) -> &Inverse {
        &self.inverse
    }

    /// What a package is worth.
    #[must_use]
    pub fn utility(&self, index: Index) -> f64 {
        match &self.utilities {
            Utilities::Listed(list) | Utilities::Partly(list) => list[index as usize],
            Utilities::Lazy(lazy) => lazy.utility(index),
            Utilities::Summed(summed) => summed.utility(index),
        }
    }
}
