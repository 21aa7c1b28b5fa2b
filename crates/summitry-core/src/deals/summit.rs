//! One world of a summit as a space of packages, so that everything exact about foreign domains holds for it too
//! (docs/deals.md, "A scenario"; docs/model.md, sections 2 to 5).

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use thiserror::Error;

use super::analyse::rational_frontier;
use super::check::check;
use super::scale::Scaled;
use super::{
    Ask, DealsError, Exclusion, OptionBlock, Options, Profile, Space, SpaceIssue, Swap, asks,
    blocks, swaps,
};
use crate::at_table::{AtTable, Tastes};
use crate::no_deal::Lottery;
use crate::plan::{Plan, PlanError};
use crate::scenario::{Link, Scenario};
use crate::zone::{ACCEPT_SLACK, SLACK};

/// Decimal places of a point that are kept: what lies beyond is the rounding of the model's own sums, whose slack is 10^-9.
const PLACES: u32 = 9;

/// A link counts as holding, an issue as raised, where its chance is at least this.
const EVEN: f64 = 0.5;

/// The name of the party that stands for the capacity; ids never contain blanks.
const MEETING: &str = "the meeting";

/// One world of a scenario in one venue, without side deals.
#[derive(Clone, Debug, PartialEq)]
pub struct Summit {
    /// What every side makes of every package at the table, in points of its own 0–100 scale. The reservation value is what
    /// it accepts at least (the disagreement point D unless the file takes impasse as the status quo), less the model's
    /// slack of 10^-7. Exclusions are the links that hold, the issues that are not raised, and the package of today. Names are the file's ids.
    pub space: Space,
    /// The same packages as the sides' own lists value them, without audiences and leaders: the scale on which the
    /// brief's low-hanging fruit and swaps are measured. No reservation value (0).
    pub own: Space,
    /// The package that holds today.
    pub now: Vec<usize>,
    /// For each issue of the space, its index in the scenario.
    pub issues: Vec<usize>,
    /// Links taken to hold: those with a chance of at least one half.
    pub links: Vec<usize>,
    /// Issues of the space kept as they are today, being raised with a chance under one half.
    pub unraised: Vec<usize>,
    /// Effort of every option of every issue of the space, effort units.
    pub efforts: Vec<Vec<f64>>,
    /// How much effort one meeting can carry.
    pub capacity: f64,
}

/// What an analyst asks of a summit beside its frontier.
#[derive(Clone, Debug, PartialEq)]
pub struct Analyst {
    /// From today, in points of the sides' own lists: steps that cost nobody anything (the low-hanging fruit) and swaps.
    pub swaps: Vec<Swap>,
    /// For each party, what to ask for first, on the same scale.
    pub asks: Vec<Vec<Ask>>,
    /// Options that somebody, or everybody together, can block, at the table.
    pub blocks: Vec<OptionBlock>,
}

/// Why a scenario has no exact space.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SummitError {
    /// The scenario cannot be forecast either.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// No such venue.
    #[error("there is no venue number {0}")]
    Venue(usize),
    /// A world needs one number a value.
    #[error("a world of this scenario has {expected} values, not {found}")]
    Values {
        /// How many were given.
        found: usize,
        /// How many there are.
        expected: usize,
    },
    /// A value that is no number.
    #[error("a value of this world is not a finite number")]
    NotANumber,
    /// Threats may turn out in too many ways to be listed.
    #[error(
        "what may happen if nothing is agreed has too many outcomes to list; join threats or their forms"
    )]
    Outcomes,
    /// The space itself does not hang together.
    #[error(transparent)]
    Deals(#[from] DealsError),
}

/// The world in which every value is at its middle: the median of its distribution.
#[must_use]
pub fn middle(scenario: &Scenario) -> Vec<f64> {
    scenario.values.iter().map(|value| value.spread.median()).collect()
}

/// One world of a scenario in one venue as a space of packages. `x` holds one number a value, in the scenario's order.
///
/// Side deals are off (their payments reach the table in no world's disagreement point either); the capacity does not
/// thin out the space, [`Summit::fits`] and [`Summit::zone_within_capacity`] answer for it.
///
/// # Errors
/// Where the scenario cannot be forecast, the venue or the world does not fit it, or the no-deal lottery is too large.
pub fn of_scenario(scenario: &Scenario, venue: usize, x: &[f64]) -> Result<Summit, SummitError> {
    of_plan(&Plan::new(scenario, 0)?, venue, x)
}

pub(super) fn of_plan(plan: &Plan, venue: usize, x: &[f64]) -> Result<Summit, SummitError> {
    let scenario = plan.scenario;
    if venue >= scenario.venues.len() {
        return Err(SummitError::Venue(venue));
    }
    if x.len() != scenario.values.len() {
        return Err(SummitError::Values { found: x.len(), expected: scenario.values.len() });
    }
    if plan.outcomes.is_sampled() {
        return Err(SummitError::Outcomes);
    }
    let mut tastes = Tastes::default();
    tastes.fill(plan, x);
    let mut table = AtTable::default();
    table.fill(plan, &tastes, venue, x);
    let marginal = marginal(plan, x);
    let mut profiles = Vec::new();
    let mut own = Vec::new();
    for (i, party) in scenario.parties.iter().enumerate() {
        let accepts = table.no_deal(plan, &marginal, i, x).accepts - ACCEPT_SLACK;
        let (name, at) = (&party.id, i * plan.slots);
        profiles.push(profile(plan, name, &table.table[at..at + plan.slots], accepts)?);
        own.push(profile(plan, name, &tastes.own[at..at + plan.slots], 0.0)?);
    }
    let issues: Vec<SpaceIssue> = plan
        .bargained
        .iter()
        .map(|b| {
            let issue = &scenario.issues[b.issue];
            let options = issue.options.iter().map(|o| o.id.clone()).collect();
            SpaceIssue { name: issue.id.clone(), options }
        })
        .collect();
    let holds = |l: &usize| x[scenario.links[*l].holds.0] >= EVEN;
    let links: Vec<usize> = (0..scenario.links.len()).filter(holds).collect();
    let raised = |k: &usize| {
        scenario.issues[plan.bargained[*k].issue].raised.is_none_or(|chance| x[chance.0] >= EVEN)
    };
    let unraised: Vec<usize> = (0..plan.bargained.len()).filter(|k| !raised(k)).collect();
    let mut exclusions: Vec<Exclusion> = Vec::new();
    for &l in &links {
        exclusions.extend(broken(plan, &scenario.links[l]));
    }
    for &k in &unraised {
        let b = &plan.bargained[k];
        let others = (0..b.options).map(|o| o != b.now).collect();
        exclusions.push(Exclusion { on: vec![(k, others)] });
    }
    // The model's zone holds packages that change something: what holds today is no deal.
    let mut deals = exclusions.clone();
    let today = |(k, b): (usize, &crate::plan::Bargained)| {
        (k, (0..b.options).map(|o| o == b.now).collect())
    };
    deals.push(Exclusion { on: plan.bargained.iter().enumerate().map(today).collect() });
    let efforts =
        |b: &crate::plan::Bargained| (0..b.options).map(|o| plan.effort(b, o, x)).collect();
    Ok(Summit {
        own: Space { issues: issues.clone(), parties: own, exclusions },
        space: Space { issues, parties: profiles, exclusions: deals },
        now: plan.bargained.iter().map(|b| b.now).collect(),
        issues: plan.bargained.iter().map(|b| b.issue).collect(),
        links,
        unraised,
        efforts: plan.bargained.iter().map(efforts).collect(),
        capacity: x[scenario.capacity.0],
    })
}

/// The chance of every option if nothing is agreed.
fn marginal(plan: &Plan, x: &[f64]) -> Vec<f64> {
    let mut lottery = Lottery::default();
    lottery.fill(plan.scenario, &plan.outcomes, x);
    let mut marginal = vec![0.0; plan.slots];
    for (outcome, chance) in plan.outcomes.list.iter().zip(&lottery.chances) {
        for (b, &o) in plan.bargained.iter().zip(&outcome.package) {
            marginal[b.first + usize::from(o)] += chance;
        }
    }
    marginal
}

fn profile(plan: &Plan, name: &str, row: &[f64], accepts: f64) -> Result<Profile, SummitError> {
    let of_issue = |b: &crate::plan::Bargained| {
        row[b.first..b.first + b.options].iter().map(|&u| exactly(u)).collect::<Result<Vec<_>, _>>()
    };
    Ok(Profile {
        name: name.to_owned(),
        reservation: exactly(accepts)?,
        base: BigRational::zero(),
        values: plan.bargained.iter().map(of_issue).collect::<Result<_, _>>()?,
        interactions: Vec::new(),
    })
}

/// A double as a decimal of nine places.
fn exactly(x: f64) -> Result<BigRational, SummitError> {
    let whole = BigRational::from_float(x).ok_or(SummitError::NotANumber)?;
    let scale = BigRational::from_integer(BigInt::from(10).pow(PLACES));
    Ok((whole * &scale).round() / scale)
}

/// The packages that break a link: every `when` entry matches, and one of the options ruled out is taken.
fn broken<'a>(plan: &'a Plan, link: &'a Link) -> impl Iterator<Item = Exclusion> + 'a {
    link.rules_out.iter().filter_map(move |out| {
        plan.bargained_index(out.0)?;
        let mut on: Vec<(usize, Vec<bool>)> = Vec::new();
        for (issue, options) in link.when.iter().chain([out]) {
            // Issues that are not bargained over never hold a link back (the model's own reading of `when`).
            let Some(k) = plan.bargained_index(*issue) else { continue };
            let flag = |o: usize| options.contains(&o);
            match on.iter_mut().find(|(there, _)| *there == k) {
                Some((_, flags)) => flags.iter_mut().enumerate().for_each(|(o, f)| *f &= flag(o)),
                None => on.push((k, (0..plan.bargained[k].options).map(flag).collect())),
            }
        }
        Some(Exclusion { on })
    })
}

impl Summit {
    /// Effort of a package, effort units; options beyond the agenda count nothing.
    #[must_use]
    pub fn effort(&self, package: &[usize]) -> f64 {
        self.efforts.iter().zip(package).filter_map(|(row, &o)| row.get(o)).sum()
    }

    /// Whether one meeting can carry the package.
    #[must_use]
    pub fn fits(&self, package: &[usize]) -> bool {
        self.effort(package) <= self.capacity + SLACK
    }

    /// Swaps and asks from today, at most `most` swaps and as many asks a party; and what can be blocked.
    ///
    /// The free changes among the swaps are the forecast's low-hanging fruit at this world's values: both compare what the
    /// sides' own lists give before and after, with a tolerance of 0 (held by `tests/deals_summit.rs`).
    ///
    /// # Errors
    /// Where the space does not hang together, which [`of_scenario`] rules out.
    pub fn analyst(&self, most: usize, options: &Options) -> Result<Analyst, SummitError> {
        let of_party = |party| {
            let mut list = asks(&self.own, &self.now, party)?;
            list.truncate(most);
            Ok::<_, DealsError>(list)
        };
        let today = |b: &OptionBlock| self.now.get(b.issue) == Some(&b.option);
        let mut blocks = blocks(&self.space, options)?;
        // Today's options need no deal; of the others only what is blocked is news.
        blocks.retain(|b| {
            !today(b) && b.in_some_deal == Some(false) && !self.unraised.contains(&b.issue)
        });
        Ok(Analyst {
            swaps: swaps(&self.own, &self.now, most)?,
            asks: (0..self.own.parties.len()).map(of_party).collect::<Result<_, _>>()?,
            blocks,
        })
    }

    /// Whether some package is rational for every side and fits into one meeting.
    ///
    /// The meeting sits at the table as one more party, whose utility is the effort spared and whose reservation value is
    /// the capacity: a package rational for all of them is one that fits.
    ///
    /// # Errors
    /// Where a frontier outgrows its limit.
    pub fn zone_within_capacity(&self, options: &Options) -> Result<bool, SummitError> {
        let mut space = self.space.clone();
        let spared =
            |row: &Vec<f64>| row.iter().map(|&e| exactly(-e)).collect::<Result<Vec<_>, _>>();
        space.parties.push(Profile {
            name: MEETING.to_owned(),
            reservation: exactly(-self.capacity - SLACK)?,
            base: BigRational::zero(),
            values: self.efforts.iter().map(spared).collect::<Result<_, _>>()?,
            interactions: Vec::new(),
        });
        check(&space)?;
        let front = rational_frontier(&Scaled::new(&space), options);
        Ok(!front
            .map_err(|_| DealsError::FrontierTooLarge {
                limit: options.frontier_limit,
                done: 0,
                issues: space.issues.len(),
            })?
            .is_empty())
    }
}
