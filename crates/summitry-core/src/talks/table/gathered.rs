//! A table of gathered packages: see [`pool`](crate::talks::pool).

use num_bigint::BigUint;

use super::{Lists, Table};
use crate::deals::Space;
use crate::deals::scale::Scaled;
use crate::talks::pool::Pool;
use crate::talks::rounded::ratio;
use crate::talks::shape::Shape;

/// How the packages of a table were gathered that has too many to list and whose values hang together across issues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackagesGathered {
    /// How many packages the agenda has.
    pub of: BigUint,
    /// How many the search found, of which none is as good as another for everybody.
    pub found: usize,
}

impl Table {
    /// A table of gathered packages.
    pub(super) fn of_pool(space: &Space, scaled: &Scaled, pool: Pool) -> Self {
        let Pool { packages, utilities, found } = pool;
        let parties = space.parties.iter().zip(scaled.reservation.iter().zip(&scaled.denominators));
        let parties = parties.map(|(party, (r, d))| (party.name.clone(), ratio(r, d))).collect();
        let count = u32::try_from(packages.len()).unwrap_or(u32::MAX);
        let lists = Lists { packages: (0..count).collect(), utilities };
        let sizes = space.issues.iter().map(|i| i.options.len()).collect();
        let shape = Shape::of_gathered(sizes, packages);
        let mut table = Self::of_lists(space.issues.clone(), shape, parties, lists);
        table.gathered = Some(PackagesGathered { of: space.combinations(), found });
        table
    }

    /// Where only some packages are on the table: how they were gathered. Then offers, the frontier and what is left on the table are of
    /// these alone, and a package's index is its place among them.
    #[must_use]
    pub fn gathered(&self) -> Option<&PackagesGathered> {
        self.gathered.as_ref()
    }
}
