//! What a forecast is made of. Everything is indexed like the [`Scenario`](crate::scenario::Scenario) it came from.

use super::{Chance, Samples, noise::is_noise};
use crate::{
    value::ValueId,
    world::{
        institutions::power::VotingPower,
        rules::Rule,
        targets::{BranchKind, Target},
    },
};

/// How the meeting ends; the four means sum to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ending {
    /// A package is agreed.
    pub agreed: Chance,
    /// Friendly words only.
    pub words_only: Chance,
    /// The room blows up.
    pub bust_up: Chance,
    /// No package is possible; includes `no_capacity`.
    pub no_zone: Chance,
    /// Of `no_zone`: the part where a package would be possible if one meeting could carry more effort.
    pub no_capacity: Chance,
}

/// Whether the chances inside each world were integrated exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Exactness {
    /// `true`: every world was integrated exactly over venues, links, offers, raised issues, threats and packages.
    pub exact: bool,
    /// Where sampled: the largest standard error of any ending's mean that is due to sampling inside worlds, 0..1.
    pub error: f64,
    /// How many worlds had to be sampled inside.
    pub sampled_worlds: u64,
}

/// A whole forecast.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// Number of worlds.
    pub worlds: u64,
    /// Worlds asked for: more than [`worlds`](Self::worlds) where the run was stopped and gave what it had.
    pub asked: u64,
    /// Seed of the streams.
    pub seed: u64,
    /// Whether the chances inside each world are exact.
    pub exactness: Exactness,
    /// How it ends.
    pub ending: Ending,
    /// By venue, in the scenario's order.
    pub venues: Vec<VenueForecast>,
    /// `issues[issue][option]`.
    pub issues: Vec<Vec<Chance>>,
    /// `agreed_issues[issue][option]`: the chance that a package is agreed and holds this option; 0 for issues picked alone.
    pub agreed_issues: Vec<Vec<Chance>>,
    /// `by_rule[rule][issue][option]`, one entry for each of [`Rule::ALL`].
    pub by_rule: Vec<(Rule, Vec<Vec<Chance>>)>,
    /// The defines, in order.
    pub defines: Vec<Chance>,
    /// The cases, in order.
    pub cases: Vec<Chance>,
    /// The questions, in order: chance of yes by its date.
    pub questions: Vec<Chance>,
    /// The expectations, in order.
    pub expectations: Vec<ExpectationForecast>,
    /// Single steps, best first.
    pub steps: Vec<StepForecast>,
    /// Likeliest whole packages (not `now`), likeliest first, at most ten.
    pub packages: Vec<PackageForecast>,
    /// Where the headline comes from.
    pub headline: Headline,
    /// If our guess were other: largest movement first within each target.
    pub drivers: Vec<Driver>,
    /// If we knew: largest share first within each target.
    pub branches: Vec<Branch>,
    /// Those affected, in order.
    pub affected: Vec<AffectedForecast>,
    /// What votes, ratifiers and further meetings come to.
    pub institutions: InstitutionsForecast,
    /// For each party: U(now) − D, the points by which today beats no deal at the table; mean, 5 % and 95 % quantiles.
    pub now_over_no_deal: Vec<Chance>,
    /// For each party: the mean over worlds of H − D, the points its best hope is above no deal.
    pub best_hope: Vec<f64>,
    /// One row of probabilities a world, of the first worlds at least: ranges and paired comparisons rest on these.
    pub samples: Samples,
}

/// What votes, ratifiers and further meetings come to; empty lists where the file has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InstitutionsForecast {
    /// P(agreed by the last of several meetings); `None` where this is the only one.
    pub by_last: Option<Chance>,
    /// By ratifier: what its no costs of P(agreed), in the file's order; a part of words only.
    pub refused: Vec<Chance>,
    /// By party: agreed, and it loses by it; empty where all must agree.
    pub outvoted: Vec<Chance>,
    /// By party: its share of the power to decide by the meeting's rule (Shapley & Shubik 1954), which the forecast uses, and
    /// Banzhaf's (1965) beside it; each sums to 1. Empty where all must agree.
    pub power: Vec<VotingPower>,
}

/// One venue's side of the comparison, with the same worlds as everything else.
#[derive(Clone, Debug, PartialEq)]
pub struct VenueForecast {
    /// How likely the venue is.
    pub chance: Chance,
    /// How it ends if held there.
    pub ending: Ending,
    /// `issues[issue][option]` if held there.
    pub issues: Vec<Vec<Chance>>,
    /// The defines if held there.
    pub defines: Vec<Chance>,
    /// The cases if held there.
    pub cases: Vec<Chance>,
}

/// An expectation of the source beside the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExpectationForecast {
    /// The model's chance.
    pub model: Chance,
    /// Whether the model's mean agrees with what the source expects.
    pub agrees: bool,
}

/// One issue moved from `now` to one other option.
#[derive(Clone, Debug, PartialEq)]
pub struct StepForecast {
    /// Which issue.
    pub issue: usize,
    /// To which option.
    pub option: usize,
    /// Mean effort, effort units.
    pub effort: f64,
    /// For each party: points gained on the scale of importance, on which one issue is worth 0 to 100.
    pub gains: Vec<Chance>,
    /// Share of worlds in which no party loses more than `engine.tolerance` points.
    pub nobody_loses: Chance,
    /// The same with a tolerance of 3 points.
    pub nobody_loses_by_3: Chance,
    /// Share of worlds in which this step ranks first of all.
    pub first: Chance,
}

/// A whole package and its chance.
#[derive(Clone, Debug, PartialEq)]
pub struct PackageForecast {
    /// One option an issue; issues picked alone keep `now` here and are left out of the count.
    pub options: Vec<usize>,
    /// Chance that exactly this is agreed.
    pub chance: Chance,
}

/// One factor of the headline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// Chance of passing this step, given the ones before; a ratio of means, so that the product is the headline.
    pub chance: f64,
    /// The same if only the level spoke: what such meetings do by their count or the file's judgement, whatever is at stake.
    pub at_level: f64,
}

/// Where the headline comes from: agreed = zone × no row × more than words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Headline {
    /// P(agreed), the product of the three factors.
    pub agreed: Chance,
    /// The same if only the level spoke wherever a package is possible.
    pub at_level: f64,
    /// No public row.
    pub no_row: Factor,
    /// A zone of agreement exists, given no row.
    pub zone: Factor,
    /// More than words, given no row and a zone.
    pub more_than_words: Factor,
}

/// If our guess were other: how the forecast moves with one uncertain value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Driver {
    /// Which value.
    pub value: ValueId,
    /// Which forecast.
    pub of: Target,
    /// Mean of the forecast over the worlds in which the value lies in its low third, 0..1.
    pub low: f64,
    /// The same for the high third, 0..1.
    pub high: f64,
    /// Least-squares slope of the forecast per unit of the value.
    pub slope: f64,
    /// Standard error of `high − low`.
    pub error: f64,
}

impl Driver {
    /// Whether the forecast moves by no more than noise from the value's low third to its high third.
    #[must_use]
    pub fn is_noise(&self) -> bool {
        is_noise(self.high - self.low, self.error)
    }
}

/// If we knew: how the forecast splits on one branch (value of information, Howard 1966).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Branch {
    /// Which branch.
    pub branch: BranchKind,
    /// Which forecast.
    pub of: Target,
    /// Forecast if the branch turns out yes.
    pub yes: Chance,
    /// Forecast if it turns out no.
    pub no: Chance,
    /// Share of the forecast's variance that knowing would remove: p(1 − p)Δ² / (P(1 − P)), 0..1.
    pub share: f64,
}

/// How someone affected fares against today.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AffectedForecast {
    /// Better off by more than 1 point.
    pub better: Chance,
    /// Within 1 point of today.
    pub same: Chance,
    /// Worse off by more than 1 point.
    pub worse: Chance,
}
