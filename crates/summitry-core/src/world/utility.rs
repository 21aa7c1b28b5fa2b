//! At the table: what the person there weighs, in points (docs/model.md, section 3).
//!
//! Everything is added up on the scale of `matters`, 0 to 100 points for one issue, and nothing is divided by what else is on
//! the agenda: an issue added moves no other. A home audience is a swing weight of its own, its importance times the venue's
//! pull, shared over the issues it likes. Domestic pressure with publicity as the dial (Putnam 1988; Stasavage 2004; Kurizaki
//! 2007): the direction is theory's, the size the file author's.

use crate::{
    scenario::Disagreement,
    value::Drawn,
    world::{agenda::Bargained, plan::Plan, rows::Rows},
};

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
    /// A row a party, a slot each: weight times delivered score.
    pub(crate) own: Rows<f64>,
    /// The same with everything delivered: what a threat carried out is worth, which is a fact and no promise.
    sure: Rows<f64>,
    /// A row an audience, a slot each: importance times delivered score, on the issues it likes.
    audience: Rows<f64>,
    /// The same with everything delivered.
    audience_sure: Rows<f64>,
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
        self.unsure = plan.bargained.iter().any(|b| plan.issue(b).delivered.is_some());
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
        self.own.clear(plan.slots);
        self.sure.clear(plan.slots);
        for party in 0..plan.parties() {
            for b in &plan.bargained {
                let want = plan.scenario.want(party, b.issue);
                let share = want.map_or(0.0, |want| x.of(want.matters) / 100.0);
                let kept = plan.kept_share(b, party, x);
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
        self.audience.clear(plan.slots);
        self.audience_sure.clear(plan.slots);
        let audiences = plan.scenario.audiences.iter().zip(&plan.likings);
        for ((audience, liking), weight) in audiences.zip(&self.audience_weight) {
            // Its swing is shared over the issues it likes: a list of wishes is no louder than one.
            let weight = weight / liking.issues.max(1) as f64;
            for b in &plan.bargained {
                let kept = plan.kept_share(b, audience.pushes, x);
                let now = b.today().of(&liking.base);
                for score in b.of(&liking.base) {
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
    /// A row a party, a slot each.
    pub(crate) table: Rows<f64>,
    /// The same with everything delivered; empty where that is no other.
    sure: Rows<f64>,
    /// For each side, what is left if only what lapses by itself happens: today, where nothing does. Content is measured from it.
    pub(crate) left: Vec<f64>,
    /// Pull of the venue in this world.
    pub(crate) pull: f64,
}

impl AtTable {
    /// Fills in one venue.
    pub(crate) fn fill(&mut self, plan: &Plan, tastes: &Tastes, venue: usize, x: &Drawn) {
        let scenario = plan.scenario;
        self.pull = x.of(scenario.venues[venue].audience_pull);
        let pull = self.pull;
        let add = |into: &mut Rows<f64>, own: &Rows<f64>, audiences: &Rows<f64>| {
            into.copy_from(own);
            for (audience, from) in scenario.audiences.iter().zip(audiences.iter()) {
                let side = into.row_mut(audience.pushes);
                side.iter_mut().zip(from).for_each(|(u, s)| *u += pull * s);
            }
        };
        add(&mut self.table, &tastes.own, &tastes.audience);
        add(&mut self.sure, &tastes.sure, &tastes.audience_sure);
        self.expect_acts(plan, x);
        self.expect_lapses(plan, x);
    }

    /// What is done anyway is no gain of a deal: today's option is worth what it may come to by an act (section 16.3).
    fn expect_acts(&mut self, plan: &Plan, x: &Drawn) {
        if plan.acts.is_empty() {
            return;
        }
        if self.sure.is_empty() {
            self.sure.copy_from(&self.table);
        }
        for (party, sure) in self.sure.iter().enumerate() {
            let table = self.table.row_mut(party);
            for die in &plan.acts {
                let Some(b) = plan.bargained.get(die.issue) else { continue };
                let now = b.today().of(table);
                let acts = die.faces.iter().zip(die.chances(x));
                let gained: f64 = acts.map(|((o, _), p)| p * (b.slot(*o).of(sure) - now)).sum();
                *b.today().of_mut(table) += gained;
            }
        }
    }

    /// What each side would have if nothing happened but what lapses by itself (section 16.2).
    fn expect_lapses(&mut self, plan: &Plan, x: &Drawn) {
        self.left.clear();
        let nothing_lapses = plan.lapses.is_empty();
        let left = |row| if nothing_lapses { plan.sum_today(row) } else { lapsed(plan, row, x) };
        self.left.extend(self.table.iter().map(left));
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
        let sure = if self.sure.is_empty() { &self.table } else { &self.sure }.row(i);
        let today = plan.sum_today(sure);
        let lottery: f64 = sure.iter().zip(marginal).map(|(u, p)| u * p).sum();
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
                let stays = if plan.lapses.is_empty() { today } else { lapsed(plan, sure, x) };
                (stays, stays + outside.max(0.0))
            }
        };
        NoDeal { today, from, accepts }
    }

    /// The best every side can hope for without side deals: its best option on each issue, whatever the others want.
    pub(crate) fn best(&self, plan: &Plan, party: usize) -> f64 {
        let row = self.table.row(party);
        let best = |b: &Bargained| b.of(row).iter().copied().fold(f64::NEG_INFINITY, f64::max);
        plan.bargained.iter().map(best).sum()
    }
}

/// What a side has on this row of a table if nothing happens but what lapses by itself, points.
fn lapsed(plan: &Plan, row: &[f64], x: &Drawn) -> f64 {
    let lost = plan.lapses.iter().map(|die| {
        let Some(b) = plan.bargained.get(die.issue) else { return 0.0 };
        let faces = die.faces.iter().zip(die.chances(x));
        faces.map(|((o, _), p)| p * b.gain(*o, row)).sum::<f64>()
    });
    plan.sum_today(row) + lost.sum::<f64>()
}
