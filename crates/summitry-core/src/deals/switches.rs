//! What is not a number about a world: which links hold, which issues are raised, which side deals are on and leak.
//!
//! The forecast goes through all states of a world; an exact space of packages is that of one. So the middle takes what
//! is at least as likely as not, and every drawn world draws its own.

use crate::value::ValueId;
use crate::value::streams::Stream;
use crate::world::plan::Plan;

/// At least as likely as not.
const EVEN: f64 = 0.5;

/// One state of a world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Switches {
    /// One flag a link: it holds.
    pub(super) links: Vec<bool>,
    /// One flag a bargained issue: it is raised.
    pub(super) raised: Vec<bool>,
    /// Side deals on offer, as bits.
    pub(super) on: u64,
    /// Those of them that leak, as bits.
    pub(super) leaked: u64,
}

impl Switches {
    /// What is at least as likely as not.
    pub(super) fn likely(plan: &Plan, x: &[f64]) -> Self {
        Self::of(plan, &mut |id| x[id.0] >= EVEN)
    }

    /// What world `n` draws: the uniform depends on the seed, the value's path and the world alone, and is not the one that the
    /// chance itself is drawn from.
    pub(super) fn drawn(plan: &Plan, seed: u64, n: u64, x: &[f64]) -> Self {
        let values = &plan.scenario.values;
        let mut on = |id: ValueId| {
            let stream = Stream::new(seed, &format!("{}.happens", values[id.0].path));
            stream.uniform(n) < x[id.0]
        };
        Self::of(plan, &mut on)
    }

    fn of(plan: &Plan, is: &mut dyn FnMut(ValueId) -> bool) -> Self {
        let s = plan.scenario;
        let mut bits = |ids: &mut dyn Iterator<Item = ValueId>| {
            ids.enumerate().fold(0u64, |bits, (d, id)| bits | u64::from(is(id)) << d)
        };
        let on = bits(&mut s.side_deals.iter().map(|d| d.on_offer));
        let leaked = on & bits(&mut s.side_deals.iter().map(|d| d.leaks));
        let links = s.links.iter().map(|l| is(l.holds)).collect();
        let raised = plan.bargained.iter().map(|b| s.issues[b.issue].raised.is_none_or(&mut *is));
        Self { raised: raised.collect(), links, on, leaked }
    }
}
