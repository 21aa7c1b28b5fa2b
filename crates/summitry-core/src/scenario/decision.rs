//! How something is decided, and what holds where nothing is.

use crate::value::ValueId;

/// What a package needs: every rule of the list must hold. An empty list, like [`DecisionRule::All`], is unanimity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// The rules, all of them in force.
    pub rules: Vec<DecisionRule>,
}

/// One rule of decision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DecisionRule {
    /// Every party at the table agrees.
    All,
    /// Those who agree count for enough.
    Quota {
        /// How much is enough.
        quota: Quota,
        /// What is counted.
        of: Counted,
    },
}

/// How much is enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quota {
    /// At least this share of all who are at the table, above 0, at most 1.
    Share(f64),
    /// At least this number, above 0.
    Number(f64),
    /// More than half; exactly half where the chair is among those who agree, or has no side of its own.
    MoreThanHalf,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Heads.
    Parties,
    /// The parties' weights.
    Weight,
}

/// What an issue falls to if nothing is agreed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lapse {
    /// The option that holds then.
    pub option: usize,
    /// With what chance; `None`: certainly, and then it is the only one of its issue. What is left stays as today.
    pub chance: Option<ValueId>,
}

impl Decision {
    /// Whether only all together can agree.
    #[must_use]
    pub fn is_unanimous(&self) -> bool {
        self.rules.is_empty() || self.rules.contains(&DecisionRule::All)
    }
}
