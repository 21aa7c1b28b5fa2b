//! A party's packages laid out only as far as anyone asks: halves at first, a sorted list once it pays.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::halves::Halves;
use super::listing::{Listing, Pick};
use super::shape::Index;

/// Of a table's packages, one in so many may be asked for before they are listed and sorted, which costs about as much.
const PAYS: u64 = 16;

/// One party's packages.
#[derive(Debug)]
pub(crate) struct Lazy {
    halves: Halves,
    packages: u64,
    reservation: f64,
    asked: AtomicU64,
    listed: OnceLock<(Vec<f64>, Listing)>,
}

impl Lazy {
    pub(crate) fn new(halves: Halves, packages: u128, reservation: f64) -> Self {
        let packages = u64::try_from(packages).unwrap_or(u64::MAX);
        Self { halves, packages, reservation, asked: AtomicU64::new(0), listed: OnceLock::new() }
    }

    fn both(&self) -> &(Vec<f64>, Listing) {
        self.listed.get_or_init(|| {
            let list = self.halves.list();
            let listing = Listing::new(&list, self.reservation, |_| true);
            (list, listing)
        })
    }

    /// All packages, sorted.
    pub(crate) fn listing(&self) -> &Listing {
        &self.both().1
    }

    /// The sorted list, where it is there or has come to pay.
    fn sorted(&self) -> Option<&Listing> {
        match self.listed.get() {
            Some((_, listing)) => Some(listing),
            None if self.asked.fetch_add(1, Ordering::Relaxed) > self.packages / PAYS => {
                Some(self.listing())
            }
            None => None,
        }
    }

    pub(crate) fn utility(&self, index: Index) -> f64 {
        match self.listed.get() {
            Some((list, _)) => {
                usize::try_from(index).ok().and_then(|at| list.get(at)).copied().unwrap_or(f64::NAN)
            }
            None => self.halves.utility(index),
        }
    }

    pub(crate) fn best(&self) -> Option<Pick> {
        self.halves.best()
    }

    pub(crate) fn at_least(&self, utility: f64) -> Option<Pick> {
        self.sorted().map_or_else(|| self.halves.at_least(utility), |l| l.at_least(utility))
    }

    pub(crate) fn nearest_from(&self, utility: f64, below: f64) -> Option<Pick> {
        match self.sorted() {
            Some(listing) => listing.nearest_from(utility, below),
            None => self.halves.nearest_from(utility, below),
        }
    }
}
