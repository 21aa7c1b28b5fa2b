//! What is on the table: issues, their options, what each party makes of them, and which options exclude each other.

use super::decision::{Decision, Lapse};
use crate::value::ValueId;

/// One point to cover: an ordered ladder of two or more options.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Id, unique among issues.
    pub id: String,
    /// The ladder, two or more options.
    pub options: Vec<OptionOf>,
    /// Which option holds today.
    pub now: usize,
    /// Who can change it.
    pub held_by: HeldBy,
    /// Chance that the issue comes up at all; `None`: certain. Not raised, it keeps `now`.
    pub raised: Option<ValueId>,
    /// δ, the share of a promise that is kept; `None`: all of it. Everyone but the side that must deliver (the one
    /// that holds the issue) values a changed option at δ·score + (1 − δ)·score(now).
    pub delivered: Option<ValueId>,
    /// What it falls to if nothing is agreed, each option once; empty: it stays as it is.
    pub without_deal: Vec<Lapse>,
    /// What a package that changes it needs, in place of the meeting's rule; `None`: that.
    pub decision: Option<Decision>,
}

/// One rung of an issue's ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionOf {
    /// Id, unique within the issue.
    pub id: String,
    /// How hard it is to get there, whatever one thinks of it; effort units, 0 or more. `None`: no effort.
    pub effort: Option<ValueId>,
    /// Where on the ladder it lies, 0 to 100; evenly spaced unless the file says.
    pub at: f64,
    /// Chance that whoever holds the issue does it without any deal; `None`: never.
    pub alone: Option<ValueId>,
}

/// Who can change an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldBy {
    /// These parties, together. All of them for `both` or `all`.
    Parties(Vec<usize>),
    /// Any side can spoil it alone; it is not bargained over (tone).
    Each,
}

impl HeldBy {
    /// Whether this party is the one that must deliver: it alone holds the issue.
    #[must_use]
    pub fn delivers(&self, party: usize) -> bool {
        matches!(self, HeldBy::Parties(p) if p.as_slice() == [party])
    }
}

/// What one party makes of one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Want {
    /// Swing weight, 0 to 100: what the step from its worst to its best option is worth.
    pub matters: ValueId,
    /// One score an option, 0 to 100.
    pub scores: Vec<Score>,
    /// Options it never accepts, in ascending order: red lines.
    pub never: Vec<usize>,
}

/// A score: fixed where it is the party's worst (0) or best (100), otherwise a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Score {
    /// 0 for the worst, 100 for the best.
    Anchor(f64),
    /// A value of the file, or the default (evenly spaced on the ladder).
    Value(ValueId),
    /// By distance from the point of the ladder where the party stands, 0 to 100: 100 there, 0 at the farther end of the
    /// options.
    From(ValueId),
}

/// Packages that rule each other out, with the chance that this holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Id, unique among links.
    pub id: String,
    /// The link speaks of packages in which every one of these issues takes one of these options.
    pub when: Vec<(usize, Vec<usize>)>,
    /// Of those, it rules out each package in which any of these issues takes one of these options.
    pub rules_out: Vec<(usize, Vec<usize>)>,
    /// Chance that the link holds.
    pub holds: ValueId,
}
