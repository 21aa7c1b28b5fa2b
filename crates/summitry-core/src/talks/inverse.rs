//! The inverse of a utility: from what a package should be worth to a package.

use std::sync::Arc;

use super::lazy::Lazy;
use super::listing::{Listing, Pick};
use super::searched::Searched;
use super::summed::Summed;

/// One party's packages by worth, those below no deal left out.
#[derive(Debug)]
pub struct Inverse(Kind);

#[derive(Debug)]
enum Kind {
    /// All packages, sorted: exact.
    Listed(Listing),
    /// All packages, sorted once it pays: exact.
    Lazy(Arc<Lazy>),
    /// Too many to list: the best ones sorted, the rest found near a target.
    Searched(Box<Searched>),
}

impl Inverse {
    pub(crate) fn listed(listing: Listing) -> Self {
        Self(Kind::Listed(listing))
    }

    pub(crate) fn lazy(lazy: Arc<Lazy>) -> Self {
        Self(Kind::Lazy(lazy))
    }

    pub(crate) fn searched(values: &Summed, reservation: f64) -> Self {
        Self(Kind::Searched(Box::new(Searched::new(values, reservation))))
    }

    /// Whether every package is listed, so that every answer is exact.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        !matches!(self.0, Kind::Searched(_))
    }

    /// The best package (of several, the one with the smallest index); `None` where none is worth no deal.
    #[must_use]
    pub fn best(&self) -> Option<Pick> {
        match &self.0 {
            Kind::Listed(l) => l.at_least(f64::INFINITY).and_then(|top| l.at_least(top.utility)),
            Kind::Lazy(l) => l.best(),
            Kind::Searched(s) => s.ranked(0),
        }
    }

    /// The package at a place in the order of worth, the best at 0; equal ones by falling index. `None` beyond the last
    /// rational one, or beyond the last one ranked where packages are too many to list.
    #[must_use]
    pub fn ranked(&self, place: usize) -> Option<Pick> {
        match &self.0 {
            Kind::Listed(l) => l.at(l.len().checked_sub(place.checked_add(1)?)?),
            Kind::Lazy(l) => {
                let l = l.listing();
                l.at(l.len().checked_sub(place.checked_add(1)?)?)
            }
            Kind::Searched(s) => s.ranked(place),
        }
    }

    /// The worst rational package worth at least this much, or else the best one. Where packages are too many to list:
    /// the worst one found, see [`super::WITHIN`].
    #[must_use]
    pub fn at_least(&self, utility: f64) -> Option<Pick> {
        match &self.0 {
            Kind::Listed(l) => l.at_least(utility),
            Kind::Lazy(l) => l.at_least(utility),
            Kind::Searched(s) => s.at_least(utility),
        }
    }

    /// The same, but a package up to `below` short of it wins where it is strictly nearer.
    #[must_use]
    pub fn nearest_from(&self, utility: f64, below: f64) -> Option<Pick> {
        match &self.0 {
            Kind::Listed(l) => l.nearest_from(utility, below),
            Kind::Lazy(l) => l.nearest_from(utility, below),
            Kind::Searched(s) => s.at_least(utility),
        }
    }

    /// Rational packages worth `low` to `high`, the worst first: at most `most`, evenly spread over those there are; at
    /// least one, that of [`Inverse::at_least`].
    #[must_use]
    pub fn between(&self, low: f64, high: f64, most: usize) -> Vec<Pick> {
        match &self.0 {
            Kind::Listed(l) => spread(l, low, high, most),
            Kind::Lazy(l) => spread(l.listing(), low, high, most),
            Kind::Searched(s) => s.between(low, high, most.min(64)),
        }
    }

    /// How far above its target a proposal was at the most, as a share of the party's range, tried at so many evenly spaced
    /// targets below the ranked packages; 0 where every package is listed and proposals are exact.
    #[must_use]
    pub fn widest_gap(&self, targets: u32) -> f64 {
        match &self.0 {
            Kind::Listed(_) | Kind::Lazy(_) => 0.0,
            Kind::Searched(s) => s.widest_gap(targets),
        }
    }

    /// A rational package by chance, from uniforms in (0, 1): evenly among all listed ones; where packages are too many to
    /// list, evenly among all packages until one is rational, 64 times at most, and then one of evenly drawn worth.
    pub fn draw(&self, uniform: &mut dyn FnMut() -> f64) -> Option<Pick> {
        match &self.0 {
            Kind::Listed(l) => draw(l, uniform),
            Kind::Lazy(l) => draw(l.listing(), uniform),
            Kind::Searched(s) => s.draw(uniform),
        }
    }
}

/// At most so many of the packages between two worths, evenly spread.
fn spread(l: &Listing, low: f64, high: f64, most: usize) -> Vec<Pick> {
    let Some(last) = l.len().checked_sub(1) else { return Vec::new() };
    let from = l.position(low).min(last);
    let to = l.position(high).max(from + 1).min(last + 1);
    let step = (to - from).div_ceil(most.max(1)).max(1);
    (from..to).step_by(step).filter_map(|p| l.at(p)).collect()
}

/// A listed package by chance.
fn draw(l: &Listing, uniform: &mut dyn FnMut() -> f64) -> Option<Pick> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a position below the length"
    )]
    let position = (uniform() * l.len() as f64) as usize;
    l.at(position.min(l.len().checked_sub(1)?))
}
