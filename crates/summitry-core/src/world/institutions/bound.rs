//! What binds a package beside utilities: the decisions it needs, red lines, who holds what it changes, and who would refuse
//! it afterwards.

use crate::world::institutions::Set;

/// The bonds of one package at one table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bound {
    /// The decisions in force, a bit each.
    pub(crate) in_force: u64,
    /// Those who never accept it.
    pub(crate) barred: Set,
    /// Those who alone hold something it changes: it is off the table where one of them has walked out.
    pub(crate) held: Set,
    /// Ratifiers who refuse it if they are asked.
    pub(crate) refused: u64,
}
