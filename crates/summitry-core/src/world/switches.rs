//! What is not a number about a world: which links hold, which issues are raised, which side deals are on and leak.
//!
//! The forecast integrates over all of them (`states`). Whoever needs one state of a world, as talks and the exact space of
//! packages do, draws it here, so that world n of the one is world n of the other, switch by switch.

use crate::{
    scenario::Scenario,
    value::{Drawn, ValueId, streams::Stream},
    world::{
        plan::{Plan, PlanError},
        zone::Packages,
    },
};

/// One state of a world in the scenario's own terms: what talks and deals of world n were played and counted in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorldState {
    /// Links that hold, by their place in [`Scenario::links`](crate::scenario::Scenario::links).
    pub links: Vec<usize>,
    /// Issues that are not raised, by their place in [`Scenario::issues`](crate::scenario::Scenario::issues).
    pub unraised: Vec<usize>,
    /// Side deals on offer, by their place in [`Scenario::side_deals`](crate::scenario::Scenario::side_deals).
    pub side_deals: Vec<usize>,
    /// Those of them that leak.
    pub leaked: Vec<usize>,
}

/// The state that world `n` of a seed draws, the same for talks ([`crate::talks::Room`]) and deals
/// ([`crate::deals::of_drawn_world`]). The forecast integrates over all states of the same values.
///
/// # Errors
/// A scenario that cannot be forecast.
pub fn state(scenario: &Scenario, seed: u64, n: u64) -> Result<WorldState, PlanError> {
    let plan = Plan::new(scenario, seed)?;
    let mut x = Drawn::default();
    plan.draw(n, &mut x);
    Ok(SwitchStreams::new(&plan, seed).draw(n, &x).state(&plan))
}

/// At least as likely as not.
const EVEN: f64 = 0.5;

/// One state of a world; a bit a link, an issue that may not be raised (in the plan's order), a side deal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Switches {
    /// Links that hold.
    pub(crate) links: u64,
    /// Optional issues that are raised.
    pub(crate) raised: u64,
    /// Side deals on offer.
    pub(crate) on: u64,
    /// Those of them that leak.
    pub(crate) leaked: u64,
}

/// The streams that switches are drawn from, one a chance: keyed by the chance's own path, so that a link, issue or side deal
/// added moves no other draw, and not the stream the chance itself is drawn from.
#[derive(Clone, Debug)]
pub(crate) struct SwitchStreams {
    links: Vec<(Stream, ValueId)>,
    raised: Vec<(Stream, ValueId)>,
    on: Vec<(Stream, ValueId)>,
    leaked: Vec<(Stream, ValueId)>,
}

impl SwitchStreams {
    /// The streams of a plan's switches.
    pub(crate) fn new(plan: &Plan, seed: u64) -> Self {
        let s = plan.scenario;
        let stream =
            |id: ValueId| (Stream::new(seed, &format!("{}.happens", s.value(id).path)), id);
        SwitchStreams {
            links: s.links.iter().map(|l| stream(l.holds)).collect(),
            raised: plan.raised.iter().map(|&(_, chance)| stream(chance)).collect(),
            on: s.side_deals.iter().map(|d| stream(d.on_offer)).collect(),
            leaked: s.side_deals.iter().map(|d| stream(d.leaks)).collect(),
        }
    }

    /// What world `n` with values `x` draws.
    pub(crate) fn draw(&self, n: u64, x: &Drawn) -> Switches {
        let bits = |of: &[(Stream, ValueId)]| {
            gather(of.iter().map(|(stream, id)| stream.uniform(n) < x.of(*id)))
        };
        let on = bits(&self.on);
        Switches {
            links: bits(&self.links),
            raised: bits(&self.raised),
            on,
            leaked: on & bits(&self.leaked),
        }
    }
}

impl Switches {
    /// What is at least as likely as not in a world with values `x`.
    pub(crate) fn likely(plan: &Plan, x: &Drawn) -> Self {
        let s = plan.scenario;
        let likely = |id: ValueId| x.of(id) >= EVEN;
        let on = gather(s.side_deals.iter().map(|d| likely(d.on_offer)));
        Switches {
            links: gather(s.links.iter().map(|l| likely(l.holds))),
            raised: gather(plan.raised.iter().map(|&(_, chance)| likely(chance))),
            on,
            leaked: on & gather(s.side_deals.iter().map(|d| likely(d.leaks))),
        }
    }

    /// The same in the scenario's own terms.
    pub(crate) fn state(&self, plan: &Plan) -> WorldState {
        let s = plan.scenario;
        let set = |bits: u64, count: usize| (0..count).filter(|b| bits & (1 << b) != 0).collect();
        let unraised = plan.bargained.iter().filter(|b| !self.is_raised(b.raised_bit));
        WorldState {
            links: set(self.links, s.links.len()),
            unraised: unraised.map(|b| b.issue).collect(),
            side_deals: set(self.on, s.side_deals.len()),
            leaked: set(self.leaked, s.side_deals.len()),
        }
    }

    /// Whether an issue with this bit (none: always raised) may be changed.
    pub(crate) fn is_raised(&self, bit: Option<u32>) -> bool {
        bit.is_none_or(|bit| self.raised & (1 << bit) != 0)
    }

    /// Whether a listed package may be agreed on in this state.
    pub(crate) fn allow(&self, zone: &Packages, row: usize) -> bool {
        let start = zone.needed.partition_point(|&(r, _)| r < row);
        let mut needed = zone.needed[start..].iter().take_while(|&&(r, _)| r == row);
        zone.broken[row] & self.links == 0
            && zone.optional[row] & !self.raised == 0
            && needed.all(|&(_, links)| links & self.links != 0)
    }
}

fn gather(flags: impl Iterator<Item = bool>) -> u64 {
    flags.enumerate().fold(0, |bits, (i, flag)| bits | u64::from(flag) << i)
}
