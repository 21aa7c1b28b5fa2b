//! At the table: what the person there weighs, in points (docs/model.md, section 3).
//!
//! Everything is added up on the scale of `matters`, 0 to 100 points for one issue, and nothing is divided by what else is on
//! the agenda: an issue added moves no other. A home audience is a swing weight of its own, its importance times the venue's
//! pull, shared over the issues it likes. Domestic pressure with publicity as the dial (Putnam 1988; Stasavage 2004; Kurizaki
//! 2007): the direction is theory's, the size the file author's.

use crate::{scenario::Disagreement, value::Drawn, world::plan::Plan};

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

/// What every side and audience makes of every option in one world, before any venue, points.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tastes {
    /// `own[party * slots + slot]`: weight times delivered score.
    pub(crate) own: Vec<f64>,
    /// The same with everything delivered: what a threat carried out is worth, which is a fact and no promise.
    sure: Vec<f64>,
    /// `audience[a * slots + slot]`: importance times delivered score, on the issues it likes.
    audience: Vec<f64>,
    /// The same with everything delivered.
    audience_sure: Vec<f64>,
    /// Importance of each audience as a share of 100.
    audience_weight: Vec<f64>,
    /// Own stake of each person as a share of 100; 0 where none.
    stake: Vec<f64>,
    /// Whether anything is not delivered for sure; otherwise the two tables of each kind are one.
    unsure: bool,
}

impl Tastes {
    /// Fills in this world's tastes.
    pub(crate) fn fill(&mut self, plan: &Plan, x: &Drawn) {
        let scenario = plan.scenario;
        self.unsure = plan.bargained.iter().any(|b| scenario.issues[b.issue].delivered.is_some());
        self.fill_parties(plan, x);
        self.audience_weight.clear();
        self.audience_weight.extend(scenario.audiences.iter().map(|a| x.of(a.matters) / 100.0));
        self.fill_audiences(plan, x);
        self.stake.clear();
        self.stake
            .extend(scenario.people.iter().map(|p| p.own_stake.map_or(0.0, |id| x.of(id) / 100.0)));
    }

    /// Every party's own points for every option.
    fn fill_parties(&mut self, plan: &Plan, x: &Drawn) {
        self.own.clear();
        self.sure.clear();
        for (party, wants) in plan.scenario.wants.iter().enumerate() {
            for b in &plan.bargained {
                let share = wants[b.issue].as_ref().map_or(0.0, |want| x.of(want.matters) / 100.0);
                let kept = plan.kept_share(b.issue, party, x);
                let now = plan.raw_score(party, b.issue, b.now, x);
                for o in 0..b.options {
                    let score = plan.raw_score(party, b.issue, o, x);
                    self.own.push(share * (kept * score + (1.0 - kept) * now));
                    if self.unsure {
                        self.sure.push(share * score);
                    }
                }
            }
        }
    }

    /// Every audience's points for every option.
    fn fill_audiences(&mut self, plan: &Plan, x: &Drawn) {
        self.audience.clear();
        self.audience_sure.clear();
        let audiences = plan.scenario.audiences.iter().zip(&plan.audience_base);
        for (a, ((audience, base), weight)) in audiences.zip(&self.audience_weight).enumerate() {
            // Its swing is shared over the issues it likes: a list of wishes is no louder than one.
            let weight = weight / plan.audience_likes[a].max(1) as f64;
            for b in &plan.bargained {
                let kept = plan.kept_share(b.issue, audience.pushes, x);
                let now = base[b.first + b.now];
                for score in &base[b.first..b.first + b.options] {
                    self.audience.push(weight * (kept * score + (1.0 - kept) * now));
                    if self.unsure {
                        self.audience_sure.push(weight * score);
                    }
                }
            }
        }
    }
}

/// One venue's utilities at the table: U_i(x) = Σ_k table[i][x_k] + shift_i(side-deal state), points.
#[derive(Clone, Debug, Default)]
pub(crate) struct AtTable {
    /// `table[party * slots + slot]`.
    pub(crate) table: Vec<f64>,
    /// The same with everything delivered; empty where that is no other.
    sure: Vec<f64>,
    /// For each side, what is left if only what lapses by itself happens; empty where nothing lapses.
    pub(crate) lapsed: Vec<f64>,
    /// Pull of the venue in this world.
    pub(crate) pull: f64,
}

impl AtTable {
    /// Fills in one venue.
    pub(crate) fn fill(&mut self, plan: &Plan, tastes: &Tastes, venue: usize, x: &Drawn) {
        let scenario = plan.scenario;
        self.pull = x.of(scenario.venues[venue].audience_pull);
        let add = |into: &mut Vec<f64>, own: &[f64], audiences: &[f64]| {
            into.clear();
            into.extend_from_slice(own);
            for (audience, from) in
                scenario.audiences.iter().zip(audiences.chunks_exact(plan.slots))
            {
                let side = audience.pushes * plan.slots;
                for (u, s) in into[side..side + plan.slots].iter_mut().zip(from) {
                    *u += self.pull * s;
                }
            }
        };
        add(&mut self.table, &tastes.own, &tastes.audience);
        add(&mut self.sure, &tastes.sure, &tastes.audience_sure);
        if !tastes.unsure {
            self.sure.clear();
        }
        self.expect_acts(plan, x);
        self.expect_lapses(plan, x);
    }

    /// What is done anyway is no gain of a deal: today's option is worth what it may come to by an act (section 16.3).
    fn expect_acts(&mut self, plan: &Plan, x: &Drawn) {
        if plan.acts.is_empty() {
            return;
        }
        if self.sure.is_empty() {
            self.sure.clone_from(&self.table);
        }
        let rows = self.table.chunks_exact_mut(plan.slots).zip(self.sure.chunks_exact(plan.slots));
        for (table, sure) in rows {
            for die in &plan.acts {
                let Some(b) = plan.bargained.get(die.issue) else { continue };
                let now = table[b.first + b.now];
                let acts = die.faces.iter().zip(die.chances(x));
                table[b.first + b.now] +=
                    acts.map(|((o, _), p)| p * (sure[b.first + o] - now)).sum::<f64>();
            }
        }
    }

    /// What each side would have if nothing happened but what lapses by itself (section 16.2); nothing where nothing does.
    fn expect_lapses(&mut self, plan: &Plan, x: &Drawn) {
        self.lapsed.clear();
        if plan.lapses.is_empty() {
            return;
        }
        for row in self.table.chunks_exact(plan.slots) {
            self.lapsed.push(lapsed(plan, row, x));
        }
    }

    /// What a side-deal state adds to each side's utility of any deal: the worth to its people, and what audiences make of a
    /// leak.
    pub(crate) fn shifts(
        &self,
        plan: &Plan,
        tastes: &Tastes,
        on: u64,
        leaked: u64,
        x: &Drawn,
        into: &mut [f64],
    ) {
        into.fill(0.0);
        let scenario = plan.scenario;
        for (d, deal) in scenario.side_deals.iter().enumerate().filter(|(d, _)| on & (1 << d) != 0)
        {
            if let Some(side) = scenario.people[deal.gets].side {
                into[side] += tastes.stake[deal.gets] * x.of(deal.worth);
            }
            if leaked & (1 << d) != 0 {
                for &(a, points) in &deal.if_leaked {
                    let side = scenario.audiences[a].pushes;
                    into[side] += tastes.audience_weight[a] * self.pull * x.of(points);
                }
            }
        }
    }

    /// What no deal is worth to a side (docs/model.md, section 4); `marginal[slot]` is the lottery's chance of each option.
    pub(crate) fn no_deal(&self, plan: &Plan, marginal: &[f64], i: usize, x: &Drawn) -> NoDeal {
        let s = plan.scenario;
        let table = if self.sure.is_empty() { &self.table } else { &self.sure };
        let row = &table[i * plan.slots..(i + 1) * plan.slots];
        let today = plan.bargained.iter().map(|b| row[b.first + b.now]).sum();
        let lottery: f64 = row.iter().zip(marginal).map(|(u, p)| u * p).sum();
        let mut outside = 0.0;
        for door in &s.outsides {
            if door.helps == i {
                outside += x.of(door.worth);
            }
            if let Some((side, costs)) = door.hurts
                && side == i
            {
                outside -= x.of(costs);
            }
        }
        let (from, accepts) = match s.engine.disagreement {
            Disagreement::Threats => (lottery + outside, lottery + outside),
            Disagreement::Impasse => {
                let stays = if plan.lapses.is_empty() { today } else { lapsed(plan, row, x) };
                (stays, stays + outside.max(0.0))
            }
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

/// What a side has on this row of a table if nothing happens but what lapses by itself, points.
fn lapsed(plan: &Plan, row: &[f64], x: &Drawn) -> f64 {
    let today: f64 = plan.bargained.iter().map(|b| row[b.first + b.now]).sum();
    let lost = plan.lapses.iter().map(|die| {
        let Some(b) = plan.bargained.get(die.issue) else { return 0.0 };
        let faces = die.faces.iter().zip(die.chances(x));
        faces.map(|((o, _), p)| p * (row[b.first + o] - row[b.first + b.now])).sum::<f64>()
    });
    today + lost.sum::<f64>()
}
