//! The space of packages and what each party makes of them, in exact numbers.
//!
//! This is what every reader of a domain file produces and what every exact algorithm consumes. A utility is additive
//! over issues plus interactions; a decimal in a file is that decimal, never the nearest binary fraction.

use num_rational::BigRational;

/// One point of the agenda: a name and its options in the file's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpaceIssue {
    /// The issue's name or id, unique within the space.
    pub name: String,
    /// The options' names or ids, unique within the issue; at least one.
    pub options: Vec<String>,
}

/// What is added where several issues take certain options together: a GENIUS hyper-rectangle, a bonus, a penalty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interaction {
    /// The issues concerned with, for each, one flag an option: the interaction applies where every flag is `true`.
    pub on: Vec<(usize, Vec<bool>)>,
    /// What is added to the party's utility there; may be negative.
    pub adds: BigRational,
}

/// Packages that cannot be: every named issue takes one of the flagged options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// The issues concerned with, for each, one flag an option.
    pub on: Vec<(usize, Vec<bool>)>,
}

/// One party's exact preferences over the space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The party's name, unique within the space.
    pub name: String,
    /// Utility of no deal: the reservation value.
    pub reservation: BigRational,
    /// A constant added to every package's utility.
    pub base: BigRational,
    /// `values[issue][option]`: the weighted value, already multiplied by the issue's weight.
    pub values: Vec<Vec<BigRational>>,
    /// What depends on several issues together; empty for additive preferences.
    pub interactions: Vec<Interaction>,
}

/// Issues, parties and exclusions: everything needed to ask which deals are possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    /// The agenda; a package takes one option of each issue. Indices are mixed radix, the first issue most significant.
    pub issues: Vec<SpaceIssue>,
    /// Two or more parties.
    pub parties: Vec<Profile>,
    /// Packages ruled out altogether; empty where everything may be combined.
    pub exclusions: Vec<Exclusion>,
}
