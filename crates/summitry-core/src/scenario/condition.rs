//! Named outcomes: what counts as an accord, a case, an expectation met, a question settled with yes.

use crate::value::ValueId;

/// How a meeting can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EndingKind {
    /// A package is agreed.
    Agreed,
    /// Friendly words only.
    WordsOnly,
    /// The room blows up.
    BustUp,
    /// No package suits every side, or none fits into one meeting.
    NoZone,
}

/// One test on how the talks ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Atom {
    /// The issue ends at one of the flagged options (`options[o]`, one flag an option).
    Issue {
        /// Which issue.
        issue: usize,
        /// One flag an option.
        options: Vec<bool>,
    },
    /// The definition with this index is met (or, with `false`, is not).
    Define(usize, bool),
    /// The case with this index is met (or, with `false`, is not).
    Case(usize, bool),
    /// The meeting was held in this venue.
    Venue(usize),
    /// The side deal was part of a deal.
    SideDeal(usize),
    /// The meeting ended so.
    Ending(EndingKind),
    /// The first of the low-hanging fruit (the best step that costs nobody anything) lies on this issue.
    CheapestGain(usize),
}

/// All of `all`, at least one of `any` (unless empty), none of `none`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Condition {
    /// Every one must hold.
    pub all: Vec<Atom>,
    /// At least one must hold, unless the list is empty.
    pub any: Vec<Atom>,
    /// None may hold.
    pub none: Vec<Atom>,
}

/// A named outcome: a `define` or a `case`.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Id, unique among defines and cases together.
    pub id: String,
    /// When it is met.
    pub condition: Condition,
}

/// What the source expects: a check the model may fail in public, never an input.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// Id, unique among expectations.
    pub id: String,
    /// What is expected.
    pub that: Condition,
    /// The chance the source's words stand for, both ends in 0..1; `None` for a claim about the mode.
    pub chance: Option<(f64, f64)>,
    /// Whether the claim is that this is the most likely outcome.
    pub most_likely: bool,
}

/// A question settled later.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Id, unique among questions.
    pub id: String,
    /// What counts as yes on the day of the meeting.
    pub counts: Condition,
    /// Chance that it happens anyway by its date; `None`: none.
    pub otherwise: Option<ValueId>,
    /// Chance that what was agreed lasts until then; `None`: it does.
    pub holds: Option<ValueId>,
}
