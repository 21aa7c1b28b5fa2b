//! The states of a world: which side deals are on and leak, which links hold, which issues are raised.
//!
//! Inside a world all are independent. They are listed where there are few enough, and sampled otherwise.

use crate::{
    value::{Drawn, ValueId, streams::Stream},
    world::{
        institutions::{Set, consent::bit},
        plan::{MOST_STATES, Plan},
    },
};

/// A state of the side deals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SideState {
    /// Side deals on offer, as bits.
    pub(crate) on: u64,
    /// Those of them that leak.
    pub(crate) leaked: u64,
    /// Parties that have walked out.
    pub(crate) left: Set,
    /// Chance.
    pub(crate) chance: f64,
}

/// Which links hold and which optional issues are raised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mask {
    /// Links that hold, as bits.
    pub(crate) links: u64,
    /// Optional issues that are raised, as bits.
    pub(crate) raised: u64,
    /// Ratifiers that are asked, as bits.
    pub(crate) asked: u64,
    /// Chance.
    pub(crate) chance: f64,
}

/// Uniform numbers for sampling inside one world.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sampler {
    stream: Stream,
    world: u64,
    lane: u64,
    next: u64,
}

impl Sampler {
    /// The numbers of one replicate of one world.
    pub(crate) fn new(plan: &Plan, world: u64, replicate: u64) -> Self {
        Sampler { stream: plan.sampling, world, lane: replicate, next: 0 }
    }

    /// The next uniform in (0, 1).
    pub(crate) fn uniform(&mut self) -> f64 {
        self.next += 1;
        self.stream.further(self.world, self.lane, self.next - 1)
    }
}

/// All states of one world, as a product of side-deal states and masks.
#[derive(Clone, Debug, Default)]
pub(crate) struct States {
    /// States of the side deals; chances sum to 1.
    pub(crate) sides: Vec<SideState>,
    /// Links and raised issues; chances sum to 1.
    pub(crate) masks: Vec<Mask>,
}

/// How many side-deal states and masks are drawn where they are sampled.
const SAMPLED: (usize, usize) = (16, 64);

/// Whether a scenario has too many states to list.
pub(crate) fn too_many(plan: &Plan) -> bool {
    let s = plan.scenario;
    let ratifiers = s.institutions.ratifiers.iter().filter(|r| r.asked.is_some()).count();
    let switches = (s.links.len() + plan.raised.len() + ratifiers) as u32;
    let leaves = s.parties.iter().filter(|p| p.leaves.is_some()).count() as u32;
    let sides = 3usize
        .checked_pow(s.side_deals.len() as u32)
        .and_then(|n| n.checked_mul(2usize.checked_pow(leaves)?));
    let masks = 2usize.checked_pow(switches);
    !matches!(sides.zip(masks), Some((a, b)) if a.saturating_mul(b) <= MOST_STATES)
}

impl States {
    /// Lists every state that has a chance.
    pub(crate) fn list(&mut self, plan: &Plan, x: &Drawn) {
        let s = plan.scenario;
        self.sides.clear();
        self.sides.push(SideState { on: 0, leaked: 0, left: 0, chance: 1.0 });
        for (d, deal) in s.side_deals.iter().enumerate() {
            let (on, leak) = (x.of(deal.on_offer), x.of(deal.leaks));
            let before = std::mem::take(&mut self.sides);
            for state in before {
                let with = |on: u64, leaked: u64, chance: f64| SideState {
                    on: state.on | on << d,
                    leaked: state.leaked | leaked << d,
                    left: 0,
                    chance: state.chance * chance,
                };
                self.sides.push(with(0, 0, 1.0 - on));
                self.sides.push(with(1, 0, on * (1.0 - leak)));
                self.sides.push(with(1, 1, on * leak));
            }
        }
        for (i, leaves) in leaving(plan) {
            let leaves = x.of(leaves);
            let before = std::mem::take(&mut self.sides);
            for state in before {
                self.sides.push(SideState { chance: state.chance * (1.0 - leaves), ..state });
                let left = state.left | bit(i);
                self.sides.push(SideState { left, chance: state.chance * leaves, ..state });
            }
        }
        self.sides.retain(|state| state.chance > 0.0);
        self.masks.clear();
        self.masks.push(Mask { links: 0, raised: 0, asked: always_asked(plan), chance: 1.0 });
        let links = s.links.iter().enumerate().map(|(l, link)| (1 << l, 0, 0, x.of(link.holds)));
        let raised =
            plan.raised.iter().enumerate().map(|(r, &(_, chance))| (0, 1 << r, 0, x.of(chance)));
        let asked = perhaps_asked(plan).map(|(r, chance)| (0, 0, 1 << r, x.of(chance)));
        for (link, issue, ratifier, chance) in links.chain(raised).chain(asked) {
            let before = std::mem::take(&mut self.masks);
            for mask in before {
                self.masks.push(Mask { chance: mask.chance * (1.0 - chance), ..mask });
                let (links, raised) = (mask.links | link, mask.raised | issue);
                let asked = mask.asked | ratifier;
                self.masks.push(Mask { links, raised, asked, chance: mask.chance * chance });
            }
        }
        self.masks.retain(|mask| mask.chance > 0.0);
    }

    /// Draws states instead of listing them.
    pub(crate) fn sample(&mut self, plan: &Plan, x: &Drawn, sampler: &mut Sampler) {
        let s = plan.scenario;
        self.sides.clear();
        for _ in 0..SAMPLED.0 {
            let (mut on, mut leaked) = (0, 0);
            for (d, deal) in s.side_deals.iter().enumerate() {
                on |= u64::from(sampler.uniform() < x.of(deal.on_offer)) << d;
                leaked |= u64::from(sampler.uniform() < x.of(deal.leaks)) << d;
            }
            let left = leaving(plan).fold(0, |left, (i, leaves)| {
                if sampler.uniform() < x.of(leaves) { left | bit(i) } else { left }
            });
            let chance = 1.0 / SAMPLED.0 as f64;
            self.sides.push(SideState { on, leaked: leaked & on, left, chance });
        }
        self.masks.clear();
        for _ in 0..SAMPLED.1 {
            let (mut links, mut raised) = (0, 0);
            for (l, link) in s.links.iter().enumerate() {
                links |= u64::from(sampler.uniform() < x.of(link.holds)) << l;
            }
            for (r, &(_, chance)) in plan.raised.iter().enumerate() {
                raised |= u64::from(sampler.uniform() < x.of(chance)) << r;
            }
            let asked = perhaps_asked(plan).fold(always_asked(plan), |asked, (r, chance)| {
                asked | u64::from(sampler.uniform() < x.of(chance)) << r
            });
            self.masks.push(Mask { links, raised, asked, chance: 1.0 / SAMPLED.1 as f64 });
        }
    }
}

/// The parties that may walk out, with the chance of each.
fn leaving<'p>(plan: &'p Plan) -> impl Iterator<Item = (usize, ValueId)> + 'p {
    let parties = plan.scenario.parties.iter().enumerate();
    parties.filter_map(|(i, party)| party.leaves.map(|leaves| (i, leaves)))
}

/// The ratifiers that may be asked or not, with the chance of each.
fn perhaps_asked<'p>(plan: &'p Plan) -> impl Iterator<Item = (usize, ValueId)> + 'p {
    let ratifiers = plan.scenario.institutions.ratifiers.iter().enumerate();
    ratifiers.filter_map(|(r, ratifier)| ratifier.asked.map(|asked| (r, asked)))
}

/// The ratifiers that are asked in every state, a bit each.
fn always_asked(plan: &Plan) -> u64 {
    let ratifiers = plan.scenario.institutions.ratifiers.iter().enumerate();
    ratifiers.filter(|(_, r)| r.asked.is_none()).fold(0, |bits, (r, _)| bits | 1 << r)
}
