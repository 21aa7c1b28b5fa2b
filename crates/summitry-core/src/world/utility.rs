//! At the table: what the person there weighs (docs/model.md, sections 2 and 3).
//!
//! A weighted mean on one 0–100 scale: the side's own value with weight 1, each home audience with its importance times the
//! venue's pull, and the own stake of each person on that side. Domestic pressure with publicity as the dial (Putnam 1988;
//! Stasavage 2004; Kurizaki 2007): the direction is theory's, the size the file author's.

use crate::{scenario::Disagreement, world::plan::Plan};

/// What no deal is worth to one side, in points at the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoDeal {
    /// What today is worth.
    pub(crate) today: f64,
    /// D_i: where gains are measured from.
    pub(crate) from: f64,
    /// A_i: what a package must be worth to be accepted.
    pub(crate) accepts: f64,
}

/// What every side and audience makes of every option in one world, before any venue.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tastes {
    /// `own[party * slots + slot]`: points of the side's own value, weight share times delivered score.
    pub(crate) own: Vec<f64>,
    /// `audience[a * slots + slot]`: points of the audience's value, already divided by the issues it likes.
    pub(crate) audience: Vec<f64>,
    /// ω of each audience at pull 1: importance / 100; 0 where it likes no bargained issue.
    pub(crate) audience_weight: Vec<f64>,
    /// ω of each person: own stake / 100; 0 where none.
    pub(crate) stake: Vec<f64>,
}

impl Tastes {
    /// Fills in this world's tastes.
    pub(crate) fn fill(&mut self, plan: &Plan, x: &[f64]) {
        let scenario = plan.scenario;
        let slots = plan.slots;
        self.own.clear();
        self.own.resize(plan.parties() * slots, 0.0);
        self.audience.clear();
        self.audience.resize(scenario.audiences.len() * slots, 0.0);
        for i in 0..plan.parties() {
            self.fill_own(plan, x, i);
        }
        self.audience_weight.clear();
        for (a, audience) in scenario.audiences.iter().enumerate() {
            let likes = plan.audience_likes[a];
            self.audience_weight.push(if likes == 0 { 0.0 } else { x[audience.matters.0] / 100.0 });
            if likes == 0 {
                continue;
            }
            for b in &plan.bargained {
                let kept = kept_share(plan, x, b.issue, audience.pushes);
                let now = plan.audience_base[a][b.first + b.now];
                for slot in b.first..b.first + b.options {
                    let score = kept * plan.audience_base[a][slot] + (1.0 - kept) * now;
                    self.audience[a * slots + slot] = score / likes as f64;
                }
            }
        }
        self.stake.clear();
        self.stake
            .extend(scenario.people.iter().map(|p| p.own_stake.map_or(0.0, |id| x[id.0] / 100.0)));
    }

    /// One party's own value of every option.
    fn fill_own(&mut self, plan: &Plan, x: &[f64], party: usize) {
        let wants = &plan.scenario.wants[party];
        let weight = |issue: usize| wants[issue].as_ref().map_or(0.0, |want| x[want.matters.0]);
        let total: f64 = plan.bargained.iter().map(|b| weight(b.issue)).sum();
        if total <= 0.0 {
            return;
        }
        for b in &plan.bargained {
            let share = weight(b.issue) / total;
            let kept = kept_share(plan, x, b.issue, party);
            let now = plan.raw_score(party, b.issue, b.now, x);
            for o in 0..b.options {
                let score = kept * plan.raw_score(party, b.issue, o, x) + (1.0 - kept) * now;
                self.own[party * plan.slots + b.first + o] = share * score;
            }
        }
    }
}

/// δ for this party: 1 where it must deliver the issue itself, or where everything is delivered.
fn kept_share(plan: &Plan, x: &[f64], issue: usize, party: usize) -> f64 {
    let issue = &plan.scenario.issues[issue];
    match issue.delivered {
        Some(id) if !issue.held_by.delivers(party) => x[id.0],
        _ => 1.0,
    }
}

/// One venue's utilities at the table: U_i(x) = Σ_k table[i][x_k] + shift_i(side-deal state).
#[derive(Clone, Debug, Default)]
pub(crate) struct AtTable {
    /// `table[party * slots + slot]`, points.
    pub(crate) table: Vec<f64>,
    /// 1 + Σω_a + Σω_p of each side.
    pub(crate) denominator: Vec<f64>,
    /// Pull of the venue in this world.
    pub(crate) pull: f64,
}

impl AtTable {
    /// Fills in one venue.
    pub(crate) fn fill(&mut self, plan: &Plan, tastes: &Tastes, venue: usize, x: &[f64]) {
        let scenario = plan.scenario;
        let slots = plan.slots;
        self.pull = x[scenario.venues[venue].audience_pull.0];
        self.denominator.clear();
        self.denominator.resize(plan.parties(), 1.0);
        self.table.clear();
        self.table.extend_from_slice(&tastes.own);
        for (a, audience) in scenario.audiences.iter().enumerate() {
            let weight = tastes.audience_weight[a] * self.pull;
            self.denominator[audience.pushes] += weight;
            let from = &tastes.audience[a * slots..(a + 1) * slots];
            let into = &mut self.table[audience.pushes * slots..(audience.pushes + 1) * slots];
            for (u, s) in into.iter_mut().zip(from) {
                *u += weight * s;
            }
        }
        for (p, person) in scenario.people.iter().enumerate() {
            if let Some(side) = person.side {
                self.denominator[side] += tastes.stake[p];
            }
        }
        for i in 0..plan.parties() {
            let scale = 1.0 / self.denominator[i];
            self.table[i * slots..(i + 1) * slots].iter_mut().for_each(|u| *u *= scale);
        }
    }

    /// What a side-deal state adds to each side's utility: the worth to its people, and what audiences make of a leak.
    pub(crate) fn shifts(
        &self,
        plan: &Plan,
        tastes: &Tastes,
        on: u64,
        leaked: u64,
        x: &[f64],
        into: &mut [f64],
    ) {
        into.fill(0.0);
        let scenario = plan.scenario;
        for (d, deal) in scenario.side_deals.iter().enumerate().filter(|(d, _)| on & (1 << d) != 0)
        {
            if let Some(side) = scenario.people[deal.gets].side {
                into[side] += tastes.stake[deal.gets] * x[deal.worth.0] / self.denominator[side];
            }
            if leaked & (1 << d) != 0 {
                for &(a, points) in &deal.if_leaked {
                    let side = scenario.audiences[a].pushes;
                    into[side] += tastes.audience_weight[a] * self.pull * x[points.0]
                        / self.denominator[side];
                }
            }
        }
    }

    /// What no deal is worth to a side (docs/model.md, section 4); `marginal[slot]` is the lottery's chance of each option.
    pub(crate) fn no_deal(&self, plan: &Plan, marginal: &[f64], i: usize, x: &[f64]) -> NoDeal {
        let s = plan.scenario;
        let table = &self.table[i * plan.slots..(i + 1) * plan.slots];
        let today: f64 = plan.bargained.iter().map(|b| table[b.first + b.now]).sum();
        let mut outside = 0.0;
        for door in &s.outsides {
            if door.helps == i {
                outside += x[door.worth.0];
            }
            if let Some((side, costs)) = door.hurts
                && side == i
            {
                outside -= x[costs.0];
            }
        }
        outside /= self.denominator[i];
        let lottery: f64 = table.iter().zip(marginal).map(|(u, p)| u * p).sum();
        let (from, accepts) = match s.engine.disagreement {
            Disagreement::Threats => (lottery + outside, lottery + outside),
            Disagreement::Impasse => (today, today + outside.max(0.0)),
        };
        NoDeal { today, from, accepts }
    }

    /// The best every side can hope for without side deals: its best option on each issue, whatever the others want.
    pub(crate) fn best(&self, plan: &Plan, party: usize) -> f64 {
        let row = &self.table[party * plan.slots..(party + 1) * plan.slots];
        plan.bargained
            .iter()
            .map(|b| {
                row[b.first..b.first + b.options].iter().copied().fold(f64::NEG_INFINITY, f64::max)
            })
            .sum()
    }
}
