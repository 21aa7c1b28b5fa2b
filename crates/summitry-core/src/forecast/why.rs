//! Why a chance is what it is: how much of it is lost at each gate, counted by the forecast's own integral.
//!
//! In every state of every world an outcome either happens or is lost at the first thing that stands in its way, so the gates add
//! up to one. Which party stands in the way is told by the package that comes nearest.

use rayon::prelude::*;

use super::{Cancelled, ForecastError, Quiet, Watcher};
use crate::{
    scenario::{Atom, Condition, EndingKind, HeldBy, Outcome, Scenario},
    world::{
        affected::Feelings,
        columns::Columns,
        evaluate::{Followed, Inside, Tally, Wanted},
        plan::Plan,
    },
};

/// The largest agenda whose packages are gone through one by one, and the most tones.
const LARGEST: u128 = 200_000;
const MOST_TONES: usize = 64;
/// Packages, states and worlds are kept near this many steps, about a second of one core.
const WORK: u128 = 40_000_000;
/// The fewest worlds counted, and the most.
const WORLDS: (u64, u64) = (16, 1_000);
/// Worlds counted by one thread at a time; sums are added in this order on any number of threads.
const BLOCK: u64 = 8;

/// What stands in the way of an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gate {
    /// The room blows up.
    BustUp,
    /// No package brings it about.
    NoPackage,
    /// An issue it needs is not raised.
    NotRaised,
    /// A link that holds rules it out.
    Link,
    /// It takes more effort than such a meeting carries.
    Effort,
    /// It holds a change that leaves nobody better off than today.
    Useless,
    /// This side would lose by it, whatever comes with it.
    Loses(usize),
    /// No coalition that can decide wants it; see [`Why::short_by`].
    NoCoalition,
    /// This ratifier would refuse it.
    Refused(usize),
    /// Nothing is agreed, and what would have kept it lapses.
    Lapses,
    /// It is possible, and the meeting ends in words.
    Words,
    /// It is possible, and another deal is agreed.
    Beaten,
}

impl Gate {
    /// The gate's id in output; which side loses stands beside it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Gate::BustUp => "bust_up",
            Gate::NoPackage => "no_package",
            Gate::NotRaised => "not_raised",
            Gate::Link => "link",
            Gate::Effort => "effort",
            Gate::Useless => "useless",
            Gate::Loses(_) => "loses",
            Gate::NoCoalition => "no_coalition",
            Gate::Refused(_) => "refused",
            Gate::Lapses => "lapses",
            Gate::Words => "words",
            Gate::Beaten => "beaten",
        }
    }
}

/// The chance of an outcome and where the rest is lost; all shares sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// Of what.
    pub outcome: Outcome,
    /// Worlds counted: the forecast's first.
    pub worlds: u64,
    /// The chance that it happens by a deal.
    pub by_deal: f64,
    /// The chance that it happens without one.
    pub without_deal: f64,
    /// What is lost at each gate, in the order of the meeting; gates that lose nothing are left out.
    pub gates: Vec<(Gate, f64)>,
    /// Of what is lost for want of a coalition: for each party whose consent alone would have been enough, the chance of
    /// that, the likeliest first. More than one may be at a time.
    pub short_by: Vec<(usize, f64)>,
}

impl Why {
    /// The chance that it happens, over the worlds counted.
    #[must_use]
    pub fn happens(&self) -> f64 {
        self.by_deal + self.without_deal
    }

    /// The gate at which most is lost.
    #[must_use]
    pub fn main(&self) -> Option<(Gate, f64)> {
        self.gates.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))
    }
}

/// Why nothing can be counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhyError {
    /// No forecast either.
    #[error(transparent)]
    Forecast(#[from] ForecastError),
    /// Nothing of that kind is lost at a gate.
    #[error("of {0} no gates can be told: it is no outcome of the talks themselves")]
    NoGates(&'static str),
    /// Too many packages to go through.
    #[error(
        "{0} packages are too many to go through one by one (limit {LARGEST}); leave issues out"
    )]
    TooMany(String),
}

/// Where an outcome is lost, over the forecast's first worlds: as many as fit into about a second. Of a question, the day of the
/// meeting is told; what happens until its date is left aside.
///
/// # Errors
/// An agenda of more than 200,000 packages; an outcome that is no outcome of the talks (a venue, an issue each side picks
/// alone); a scenario that cannot be forecast.
pub fn why(
    scenario: &Scenario,
    seed: u64,
    outcome: Outcome,
    control: &dyn Watcher,
) -> Result<Why, WhyError> {
    why_over(scenario, seed, outcome, WORLDS.1, control)
}

/// The same over at most so many of the forecast's first worlds, for whoever tells of many outcomes at once.
///
/// # Errors
/// As [`why`].
pub fn why_over(
    scenario: &Scenario,
    seed: u64,
    outcome: Outcome,
    most: u64,
    control: &dyn Watcher,
) -> Result<Why, WhyError> {
    let condition = condition(scenario, outcome)?;
    let packages = scenario.packages();
    let plan = Plan::new(scenario, seed).map_err(ForecastError::from)?;
    if packages > LARGEST || plan.logic.tones.len() > MOST_TONES {
        return Err(WhyError::TooMany(packages.to_string()));
    }
    let states = 3u128.saturating_pow(scenario.side_deals.len() as u32).min(64)
        * scenario.venues.len().max(1) as u128;
    let fit = WORK / (packages.max(1) * states * scenario.parties.len() as u128);
    let worlds = u64::try_from(fit).unwrap_or(WORLDS.1).clamp(WORLDS.0, WORLDS.1).min(most.max(1));
    let (feelings, columns) = (Feelings::new(scenario), Columns::new(&plan, 0));
    let nobody = Followed::default();
    let blocks: Option<Vec<Tally>> = (0..worlds.div_ceil(BLOCK))
        .into_par_iter()
        .map_init(
            || {
                let inside = Inside::new(&plan, &columns, &feelings, &nobody);
                (inside, Wanted::new(&plan, &condition))
            },
            |(inside, wanted), block| {
                let mut sum =
                    Tally::new(scenario.parties.len(), scenario.institutions.ratifiers.len());
                for n in block * BLOCK..worlds.min((block + 1) * BLOCK) {
                    sum.add(&inside.lost_at(n, wanted));
                }
                control.done(worlds.min((block + 1) * BLOCK)).then_some(sum)
            },
        )
        .collect();
    let blocks = blocks.ok_or(ForecastError::from(Cancelled))?;
    let mut sum = Tally::new(scenario.parties.len(), scenario.institutions.ratifiers.len());
    blocks.iter().for_each(|block| sum.add(block));
    Ok(told(outcome, worlds, &sum))
}

/// The same with nobody watching.
///
/// # Errors
/// As [`why`].
pub fn why_quietly(scenario: &Scenario, seed: u64, outcome: Outcome) -> Result<Why, WhyError> {
    why(scenario, seed, outcome, &Quiet)
}

fn told(outcome: Outcome, worlds: u64, sum: &Tally) -> Why {
    let share = |x: f64| x / worlds as f64;
    let before = [
        (Gate::BustUp, sum.bust_up),
        (Gate::NoPackage, sum.no_package),
        (Gate::NotRaised, sum.not_raised),
        (Gate::Link, sum.link),
        (Gate::Effort, sum.effort),
        (Gate::Useless, sum.useless),
    ];
    let loses = sum.loses.iter().enumerate().map(|(i, &lost)| (Gate::Loses(i), lost));
    let refused = sum.refused.iter().enumerate().map(|(r, &lost)| (Gate::Refused(r), lost));
    let after = [(Gate::Lapses, sum.lapsed), (Gate::Words, sum.words), (Gate::Beaten, sum.beaten)];
    let coalition = [(Gate::NoCoalition, sum.no_coalition)];
    let gates = before.into_iter().chain(loses).chain(coalition).chain(refused).chain(after);
    let short = sum.short_by.iter().enumerate().filter(|(_, lost)| **lost > 0.0);
    let mut short_by: Vec<(usize, f64)> = short.map(|(i, &lost)| (i, share(lost))).collect();
    short_by.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Why {
        outcome,
        worlds,
        by_deal: share(sum.by_deal),
        without_deal: share(sum.without),
        gates: gates
            .filter(|(_, lost)| *lost > 0.0)
            .map(|(gate, lost)| (gate, share(lost)))
            .collect(),
        short_by,
    }
}

/// What has to hold for an outcome to count.
fn condition(s: &Scenario, outcome: Outcome) -> Result<Condition, WhyError> {
    let one = |atom| Condition { all: vec![atom], any: Vec::new(), none: Vec::new() };
    let known = match outcome {
        Outcome::Ending(EndingKind::Agreed) => Some(one(Atom::Ending(EndingKind::Agreed))),
        Outcome::Define(d) => Some(one(Atom::Define(d, true))),
        Outcome::Case(c) => Some(one(Atom::Case(c, true))),
        Outcome::Question(q) => s.questions.get(q).map(|q| q.counts.clone()),
        Outcome::Expectation(e) => s.expectations.get(e).map(|e| e.that.clone()),
        Outcome::Option { issue, option } => {
            s.issues.get(issue).filter(|of| of.held_by != HeldBy::Each).map(|of| {
                let options = (0..of.options.len()).map(|o| o == option).collect();
                one(Atom::Issue { issue, options })
            })
        }
        Outcome::Ending(_) => return Err(WhyError::NoGates("an ending without a deal")),
        Outcome::NoCapacity => return Err(WhyError::NoGates("too little capacity")),
        Outcome::ByLast => return Err(WhyError::NoGates("what later meetings bring")),
        Outcome::Refused(_) => return Err(WhyError::NoGates("a ratifier's no")),
        Outcome::Outvoted(_) => return Err(WhyError::NoGates("a party outvoted")),
        Outcome::Venue(_) => return Err(WhyError::NoGates("a venue")),
    };
    known.ok_or(WhyError::NoGates("what each side picks alone"))
}
