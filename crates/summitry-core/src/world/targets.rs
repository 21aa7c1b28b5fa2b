//! What chances are kept of in every world: the outcomes that drivers move, and the branches of what may turn out.

/// What a chance is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// P(agreed): the headline.
    Agreed,
    /// P(words only).
    WordsOnly,
    /// P(bust-up).
    BustUp,
    /// P(no zone).
    NoZone,
    /// A definition, by index.
    Define(usize),
    /// A case, by index.
    Case(usize),
    /// A question, by index.
    Question(usize),
}

/// Which branch of the tree of what may turn out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BranchKind {
    /// The meeting is held in this venue.
    Venue(usize),
    /// This link holds.
    Link(usize),
    /// This side deal is on offer.
    Offer(usize),
    /// This issue is raised.
    Raised(usize),
    /// This threat would be carried out if nothing is agreed.
    Threat(usize),
}
