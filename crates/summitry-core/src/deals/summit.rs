//! One world of a summit as a space of packages, so that everything exact about foreign domains holds for it too
//! (docs/deals.md, "A scenario"; docs/model.md, sections 2 to 5).

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use thiserror::Error;

use super::engine::Limits;
use super::meter::Meter;
use super::opposition;
use super::scale::Scaled;
use super::{
    Ask, DealsError, Exclusion, OptionBlock, Options, Profile, Space, SpaceIssue, Swap, Within,
};
use crate::forecast::Quiet;
use crate::scenario::{Link, Scenario};
use crate::value::Drawn;
use crate::world::agenda::Bargained;
use crate::world::opened::Opened;
use crate::world::plan::{Plan, PlanError};
use crate::world::slack::{ACCEPT_SLACK, SLACK};
use crate::world::switches::{SwitchStreams, Switches};
use crate::world::venues::likeliest_venue as likeliest;

/// Decimal places of a point that are kept: what lies beyond is the rounding of the model's own sums, whose slack is 10^-9.
const PLACES: u32 = 9;

/// The name of the party that stands for the capacity; ids never contain blanks.
const MEETING: &str = "the meeting";

/// One state of one world of a scenario in one venue.
#[derive(Clone, Debug, PartialEq)]
pub struct Summit {
    /// What every side makes of every package at the table, in points of its own scale (what an issue matters, 0–100, is its swing;
    /// issues add up). The reservation value is what it accepts at least (the disagreement point D unless the file takes impasse as the status quo), less the model's
    /// slack of 10^-7. Exclusions are the links that hold, the issues that are not raised, and the package of today. Names are the file's ids.
    pub space: Space,
    /// The same packages as the sides' own lists value them, without audiences and leaders: the scale on which the
    /// brief's low-hanging fruit and swaps are measured. No reservation value (0).
    pub own: Space,
    /// The package that holds today.
    pub now: Vec<usize>,
    /// For each issue of the space, its index in the scenario.
    pub issues: Vec<usize>,
    /// Links taken to hold: at the middle those with a chance of at least one half.
    pub links: Vec<usize>,
    /// Issues of the space kept as they are today: at the middle those raised with a chance under one half.
    pub unraised: Vec<usize>,
    /// Side deals taken to be part of every deal: at the middle those on offer with a chance of at least one half.
    pub side_deals: Vec<usize>,
    /// Those of them taken to leak: at the middle those with a chance of at least one half.
    pub leaked: Vec<usize>,
    /// Effort of every option of every issue of the space, effort units.
    pub efforts: Vec<Vec<f64>>,
    /// How much effort one meeting can carry.
    pub capacity: f64,
    /// The same as exact numbers: the meeting as a party whose utility is the effort spared and whose reservation value is
    /// the capacity.
    pub(super) meeting: Profile,
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
pub fn middle(scenario: &Scenario) -> Drawn {
    scenario.middle()
}

/// The venue that is likeliest at the middle of the values; of equally likely ones the first.
///
/// # Errors
/// Where the scenario cannot be forecast.
pub fn likeliest_venue(scenario: &Scenario) -> Result<usize, SummitError> {
    Ok(likeliest(&Plan::new(scenario, 0)?))
}

/// One world of a scenario in one venue as a space of packages. `x` holds one number a value, in the scenario's order.
///
/// Links hold, issues are raised, side deals are part of every deal and leak where that is at least as likely as not in
/// this world. The capacity does not thin out the space: [`Summit::fits`] and [`Summit::within_capacity`] answer for it.
///
/// # Errors
/// Where the scenario cannot be forecast, the venue or the world does not fit it, or the no-deal lottery is too large.
pub fn of_scenario(scenario: &Scenario, venue: usize, x: &Drawn) -> Result<Summit, SummitError> {
    if x.len() != scenario.values.len() {
        return Err(SummitError::Values { found: x.len(), expected: scenario.values.len() });
    }
    let plan = Plan::new(scenario, 0)?;
    of_world(&plan, venue, &Opened::at(&plan, x), Switches::likely(&plan, x))
}

/// World `n` of a seed in one venue as a space of packages, in the state that world draws: the same as the forecast's and
/// the talks' world `n`.
///
/// # Errors
/// As [`of_scenario`].
pub fn of_drawn_world(
    scenario: &Scenario,
    venue: usize,
    seed: u64,
    n: u64,
) -> Result<Summit, SummitError> {
    let plan = Plan::new(scenario, seed)?;
    let opened = Opened::world(&plan, n);
    of_world(&plan, venue, &opened, SwitchStreams::new(&plan, seed).draw(n, &opened.x))
}

/// The same of a world that was opened, in a given state.
pub(super) fn of_world(
    plan: &Plan,
    venue: usize,
    opened: &Opened,
    switches: Switches,
) -> Result<Summit, SummitError> {
    let scenario = plan.scenario;
    if venue >= scenario.venues.len() {
        return Err(SummitError::Venue(venue));
    }
    if plan.outcomes.is_sampled() {
        return Err(SummitError::Outcomes);
    }
    let x = &opened.x;
    let table = opened.at_table(plan, venue);
    let mut shifts = vec![0.0; plan.parties()];
    table.shifts(plan, &opened.tastes, switches.on, switches.leaked, x, &mut shifts);
    let mut profiles = Vec::new();
    let mut own = Vec::new();
    for (i, (party, &shift)) in scenario.parties.iter().zip(&shifts).enumerate() {
        let accepts = opened.no_deal(plan, &table, i).accepts - ACCEPT_SLACK;
        let name = &party.id;
        let mut at_table = profile(plan, name, table.table.row(i), accepts)?;
        at_table.base = exactly(shift)?;
        profiles.push(at_table);
        own.push(profile(plan, name, opened.tastes.own.row(i), 0.0)?);
    }
    let issues: Vec<SpaceIssue> = plan
        .bargained
        .iter()
        .map(|b| {
            let issue = plan.issue(b);
            let options = issue.options.iter().map(|o| o.id.clone()).collect();
            SpaceIssue { name: issue.id.clone(), options }
        })
        .collect();
    let held = |(l, _): &(usize, &Link)| switches.links & (1 << l) != 0;
    let held = || scenario.links.iter().enumerate().filter(held);
    let unraised = |(_, b): &(usize, &Bargained)| !switches.is_raised(b.raised_bit);
    let unraised = || plan.bargained.iter().enumerate().filter(unraised);
    let side_deals =
        |bits: u64| (0..scenario.side_deals.len()).filter(|d| bits & (1 << d) != 0).collect();
    let mut exclusions: Vec<Exclusion> = Vec::new();
    for (_, link) in held() {
        exclusions.extend(broken(plan, link));
    }
    for (k, b) in unraised() {
        let others = (0..b.options).map(|o| o != b.now).collect();
        exclusions.push(Exclusion { on: vec![(k, others)] });
    }
    // The model's zone holds packages that change something: what holds today is no deal.
    let mut deals = exclusions.clone();
    let today = |(k, b): (usize, &Bargained)| (k, (0..b.options).map(|o| o == b.now).collect());
    deals.push(Exclusion { on: plan.bargained.iter().enumerate().map(today).collect() });
    let efforts = |b: &Bargained| b.of(&opened.efforts).to_vec();
    let efforts: Vec<Vec<f64>> = plan.bargained.iter().map(efforts).collect();
    let capacity = x.of(scenario.capacity);
    Ok(Summit {
        meeting: meeting(&efforts, capacity)?,
        own: Space { issues: issues.clone(), parties: own, exclusions },
        space: Space { issues, parties: profiles, exclusions: deals },
        now: plan.bargained.iter().map(|b| b.now).collect(),
        issues: plan.bargained.iter().map(|b| b.issue).collect(),
        links: held().map(|(l, _)| l).collect(),
        unraised: unraised().map(|(k, _)| k).collect(),
        side_deals: side_deals(switches.on),
        leaked: side_deals(switches.leaked),
        efforts,
        capacity,
    })
}

/// The meeting as a party.
fn meeting(efforts: &[Vec<f64>], capacity: f64) -> Result<Profile, SummitError> {
    let spared = |row: &Vec<f64>| row.iter().map(|&e| exactly(-e)).collect::<Result<Vec<_>, _>>();
    Ok(Profile {
        name: MEETING.to_owned(),
        reservation: exactly(-capacity - SLACK)?,
        base: BigRational::zero(),
        values: efforts.iter().map(spared).collect::<Result<_, _>>()?,
        interactions: Vec::new(),
    })
}

/// One party of a space: its points for every option, exactly.
fn profile(plan: &Plan, name: &str, row: &[f64], accepts: f64) -> Result<Profile, SummitError> {
    let of_issue = |b: &Bargained| {
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

    /// Whether one meeting can carry the package; options beyond the agenda count nothing.
    #[must_use]
    pub fn fits(&self, package: &[usize]) -> bool {
        let spared: BigRational =
            self.meeting.values.iter().zip(package).filter_map(|(row, &o)| row.get(o)).sum();
        spared >= self.meeting.reservation
    }

    /// Swaps and asks from today, at most `most` swaps and as many asks a party; and what can be blocked.
    ///
    /// The free changes among the swaps are the forecast's low-hanging fruit at this world's values: both compare what the
    /// sides' own lists give before and after, with a tolerance of 0 (held by `tests/all/deals_summit.rs`).
    ///
    /// # Errors
    /// Where the space does not hang together, which [`of_scenario`] rules out.
    pub fn analyst(&self, most: usize, options: &Options) -> Result<Analyst, SummitError> {
        self.analyst_watched(most, options, &Quiet)
    }

    /// What is possible among the packages that one meeting can carry.
    ///
    /// # Errors
    /// Where that cannot be worked out exactly within the limits.
    pub fn within_capacity(&self, options: &Options) -> Result<Within, SummitError> {
        self.within_capacity_watched(options, &Quiet)
    }

    /// NegoLog's opposition, which is meant for utilities from 0 to 1, of the points divided by 100. `None` as in
    /// [`Opposition::negolog`](super::Opposition::negolog).
    #[must_use]
    pub fn negolog_opposition(&self, options: &Options) -> Option<f64> {
        let mut scaled = Scaled::new(&self.space);
        scaled.denominators.iter_mut().for_each(|one| *one *= 100);
        opposition::negolog(&scaled, Limits::new(options, &Meter::new(&Quiet, options.work)))
    }
}
