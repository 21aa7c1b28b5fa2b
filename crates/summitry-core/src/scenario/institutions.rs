//! Institutions: who must agree, who else can say no, who helps, until when, and what tables of positions say.
//!
//! A file without any of it reads as before: all sides must agree, at this one meeting.

use crate::value::ValueId;

use super::Want;
pub use super::decision::{Counted, Decision, DecisionRule, Lapse, Quota};

/// How the table is bound by rules. The default is a meeting in which all must agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Institutions {
    /// What a package needs, whatever it changes, unless an issue decides otherwise.
    pub decision: Decision,
    /// Parties without whom nothing is agreed, whatever the count and whatever the issue; each once, in ascending order.
    pub vetoes: Vec<usize>,
    /// Who puts packages to the vote and breaks ties.
    pub chair: Option<Chair>,
    /// Those who are absent and asked afterwards.
    pub ratifiers: Vec<Ratifier>,
    /// Those who help without a stake or a vote.
    pub mediators: Vec<Mediator>,
    /// Meetings before the deadline; `None`: this one alone.
    pub meetings: Option<Meetings>,
    /// Where parties stand on ladders of 0 to 100, for the weighted mean shown beside the forecast.
    pub positions: Vec<Position>,
    /// Parties that agree to whatever is put to the vote, whatever it does to them: no file says so, a question supposes it
    /// ("which one more vote"). Nothing where all must agree.
    pub sure: Vec<usize>,
}

/// Who chairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chair {
    /// A party: it puts nothing to the vote by which it loses, and its side decides ties.
    Party(usize),
    /// A mediator, without a stake: ties are decided for the proposal.
    Mediator(usize),
}

/// Someone absent whose consent may be needed afterwards (Putnam 1988).
#[derive(Clone, Debug, PartialEq)]
pub struct Ratifier {
    /// Id, unique among ratifiers.
    pub id: String,
    /// Whose side it belongs to.
    pub of: usize,
    /// Chance that it is asked; `None`: certain.
    pub asked: Option<ValueId>,
    /// Only packages that change one of these issues need it; empty: every package does.
    pub needed_for: Vec<usize>,
    /// What it makes of each issue; `None` where it is indifferent.
    pub wants: Vec<Option<Want>>,
}

/// Someone who helps, without a stake and without a vote. Each factor is positive; `None` changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Mediator {
    /// Id, unique among mediators.
    pub id: String,
    /// What every effort is multiplied by; below 1: agreeing gets easier.
    pub effort: Option<ValueId>,
    /// What the chance of a row is multiplied by, in every venue; the product is at most 1.
    pub bust_up: Option<ValueId>,
    /// What the gain of the least content side is multiplied by when a package is chosen; above 1: more even deals.
    pub worse_off: Option<ValueId>,
}

/// This meeting and those still to come before the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meetings {
    /// How many, this one among them; two or more.
    pub count: u32,
    /// Chance that the next one takes place after a public row.
    pub resumes: ValueId,
    /// κ, how far a later meeting goes as this one went: 0 a new throw, 1 the same again.
    pub alike: ValueId,
}

/// Where one party stands on one issue's ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Who.
    pub party: usize,
    /// On what.
    pub issue: usize,
    /// Where, 0 to 100.
    pub at: ValueId,
    /// How much it matters to it, 0 to 100.
    pub salience: ValueId,
    /// What it can bring to bear on this issue, positive; only ratios count.
    pub power: ValueId,
}
