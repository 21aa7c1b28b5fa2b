//! Who sits at the table, what they threaten, where else they could turn, and what one of them may get in private.

use crate::value::ValueId;

/// One side of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Id, unique among parties.
    pub id: String,
    /// Bargaining power, positive; only ratios count. Equal unless said.
    pub power: ValueId,
    /// What it counts in quotas of weight, 0 or more; 1 unless said.
    pub weight: f64,
    /// Chance that it walks out of a meeting that goes on without it; `None`: never.
    pub leaves: Option<ValueId>,
}

/// Someone named: a leader may have own stakes that are not the country's.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Id, unique among people.
    pub id: String,
    /// Whose side the person is on.
    pub side: Option<usize>,
    /// ω_p × 100: how much the person's own stakes weigh beside the side's value; `None`: not at all.
    pub own_stake: Option<ValueId>,
}

/// What a side may do if nothing is agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct Threat {
    /// Id, unique among threats.
    pub id: String,
    /// Who threatens.
    pub by: usize,
    /// What it does: issues and the forms it may take on each, mildest first.
    pub does: Vec<(usize, Vec<usize>)>,
    /// Chance that it is carried out if nothing is agreed, for whatever reason.
    pub carried_out: ValueId,
    /// Where a threat has several forms: how often, if carried out, it takes its last. `None` with one form.
    pub worst_form: Option<ValueId>,
}

impl Threat {
    /// In how many forms the threat may be carried out; at least one.
    #[must_use]
    pub fn forms(&self) -> usize {
        self.does.iter().map(|(_, options)| options.len()).max().unwrap_or(1).max(1)
    }
}

/// Another door: what a side may turn to if nothing is agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// Id, unique among outside options.
    pub id: String,
    /// Whose no-deal value it raises.
    pub helps: usize,
    /// By how much, in points on that side's own scale (an issue that matters 40 swings by 40): the extra over today.
    pub worth: ValueId,
    /// Whose no-deal value it lowers, and by how many points of its own.
    pub hurts: Option<(usize, ValueId)>,
}

/// Something one person gets, on offer or not, that may leak.
#[derive(Clone, Debug, PartialEq)]
pub struct SideDeal {
    /// Id, unique among side deals.
    pub id: String,
    /// Who gets it.
    pub gets: usize,
    /// What it is worth to that person, 0 to 100.
    pub worth: ValueId,
    /// Chance that it is on offer; then every deal includes it.
    pub on_offer: ValueId,
    /// Chance that it becomes public, if it is part of a deal.
    pub leaks: ValueId,
    /// Points added to each audience's value if it leaks; usually negative.
    pub if_leaked: Vec<(usize, ValueId)>,
}
