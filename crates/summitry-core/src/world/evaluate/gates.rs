//! Where an outcome is lost in one world: the same integral as the forecast's, counted by the first thing that stands in its way
//! (docs/model.md, section 9b).

use super::{
    FAILURES, Inside, Sampler, States,
    scratch::{Judge, Scratch},
    too_many, venue_chances,
};
use crate::world::rules::OWN;
use crate::{
    scenario::{Condition, EndingKind},
    value::Drawn,
    world::{
        conditions::Situation,
        ending::deal_chance,
        plan::Plan,
        slack::SLACK,
        states::{Mask, SideState},
        zone::useless_changes,
    },
};

/// What is asked for, and which packages have it: a bit a combination of tone, for each package by its index.
#[derive(Debug)]
pub(crate) struct Wanted<'c> {
    condition: &'c Condition,
    /// `of[venue]`: the states of the side deals seen so far, and the bits of every package there.
    of: Vec<Vec<(u64, Vec<u64>)>>,
}

/// Chances by what became of the outcome; they sum to 1 over all of a world.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tally {
    /// It happens by a deal.
    pub(crate) by_deal: f64,
    /// It happens without one.
    pub(crate) without: f64,
    /// The room blew up.
    pub(crate) bust_up: f64,
    /// An issue it needs was not raised.
    pub(crate) not_raised: f64,
    /// A link that holds rules it out.
    pub(crate) link: f64,
    /// It takes more effort than any such meeting carries.
    pub(crate) effort: f64,
    /// It holds a change that leaves nobody better off than today.
    pub(crate) useless: f64,
    /// A side would lose by it, whatever comes with it: the side that loses most by the best of them.
    pub(crate) loses: Vec<f64>,
    /// It was possible, and the meeting ended in words.
    pub(crate) words: f64,
    /// It was possible, and another package was agreed.
    pub(crate) beaten: f64,
    /// No package brings it about.
    pub(crate) no_package: f64,
}

impl Tally {
    pub(crate) fn new(parties: usize) -> Self {
        Tally {
            by_deal: 0.0,
            without: 0.0,
            bust_up: 0.0,
            not_raised: 0.0,
            link: 0.0,
            effort: 0.0,
            useless: 0.0,
            loses: vec![0.0; parties],
            words: 0.0,
            beaten: 0.0,
            no_package: 0.0,
        }
    }

    pub(crate) fn add(&mut self, other: &Tally) {
        self.by_deal += other.by_deal;
        self.without += other.without;
        self.bust_up += other.bust_up;
        self.not_raised += other.not_raised;
        self.link += other.link;
        self.effort += other.effort;
        self.useless += other.useless;
        self.loses.iter_mut().zip(&other.loses).for_each(|(a, b)| *a += b);
        self.words += other.words;
        self.beaten += other.beaten;
        self.no_package += other.no_package;
    }
}

/// How far a package gets that has what is asked for, further being greater.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Reached {
    NotRaised,
    Link,
    Effort,
    Useless,
    /// Which side loses, and by how many points less than nothing it gets.
    Loses(f64, usize),
}

/// One package that has what is asked for, at one table.
struct Wish {
    broken: u64,
    optional: u64,
    effort: f64,
    useless: bool,
    least: f64,
    loser: usize,
}

impl<'c> Wanted<'c> {
    pub(crate) fn new(plan: &Plan, condition: &'c Condition) -> Self {
        Wanted { condition, of: vec![Vec::new(); plan.scenario.venues.len()] }
    }
}

impl Inside<'_> {
    /// Counts world `n`. Conditions on the cheapest gain count as unmet.
    pub(crate) fn lost_at(&mut self, n: u64, wanted: &mut Wanted) -> Tally {
        let plan = self.plan;
        let mut tally = Tally::new(plan.parties());
        let mut sampler = Sampler::new(plan, n, 0);
        self.opened.open(plan, n, &mut sampler);
        let x = std::mem::take(&mut self.opened.x);
        self.tones.fill(plan, &x);
        if too_many(plan) {
            self.states.sample(plan, &x, &mut sampler);
        } else {
            self.states.list(plan, &x);
        }
        let chances = venue_chances(plan, &x);
        for (venue, &chance) in chances.iter().enumerate().filter(|(_, chance)| **chance > 0.0) {
            self.lost_in(venue, chance, &x, &mut sampler, wanted, &mut tally);
        }
        self.opened.x = x;
        tally
    }

    fn lost_in(
        &mut self,
        venue: usize,
        chance: f64,
        x: &Drawn,
        sampler: &mut Sampler,
        wanted: &mut Wanted,
        tally: &mut Tally,
    ) {
        let plan = self.plan;
        let row = x.of(plan.scenario.venues[venue].bust_up);
        let [words, bust_up, no_zone] =
            FAILURES.map(|kind| self.holds_after(venue, kind, wanted.condition));
        tally.without += chance * row * bust_up;
        tally.bust_up += chance * row * (1.0 - bust_up);
        let mut scratch = std::mem::take(&mut self.venue);
        self.at_table.fill(plan, &self.opened.tastes, venue, x);
        self.fill_points(&mut scratch, x);
        self.fill_zone(&mut scratch, x, sampler);
        useless_changes(plan, &self.at_table.table, &mut self.useless);
        let judge = Judge::new(plan.scenario, x);
        let States { sides, masks } = std::mem::take(&mut self.states);
        for side in &sides {
            self.judge(&mut scratch, side, x, &judge);
            let has = self.share_of_rows(&scratch, venue, side, wanted);
            let mut wishes = None;
            for mask in &masks {
                let weight = chance * (1.0 - row) * side.chance * mask.chance;
                let found = among(&scratch, mask, &has);
                let deal = deal_chance(judge.base, judge.elasticity, found.best);
                let failed = if found.any { words } else { no_zone };
                tally.without += weight * (1.0 - deal) * failed;
                let lost = weight * (1.0 - deal) * (1.0 - failed);
                if found.any && found.possible {
                    tally.by_deal += weight * deal * found.share;
                    tally.beaten += weight * deal * (1.0 - found.share);
                    tally.words += lost;
                    continue;
                }
                let wishes =
                    wishes.get_or_insert_with(|| self.wishes(&scratch, venue, side, wanted));
                let lost = lost + weight * deal;
                match furthest(wishes, mask, plan.most_effort) {
                    None => tally.no_package += lost,
                    Some(Reached::NotRaised) => tally.not_raised += lost,
                    Some(Reached::Link) => tally.link += lost,
                    Some(Reached::Effort) => tally.effort += lost,
                    Some(Reached::Useless) => tally.useless += lost,
                    Some(Reached::Loses(_, side)) => tally.loses[side] += lost,
                }
            }
        }
        self.states = States { sides, masks };
        self.venue = scratch;
    }

    /// The chance that the condition holds after a failure in this venue, over the lottery and the tone.
    fn holds_after(&self, venue: usize, kind: EndingKind, condition: &Condition) -> f64 {
        let logic = &self.plan.logic;
        let mut holds = 0.0;
        for (outcome, chance) in
            self.opened.outcomes(self.plan).iter().zip(&self.opened.lottery.chances)
        {
            let situation = |tone| Situation {
                package: &outcome.package,
                tone,
                venue,
                ending: kind,
                on: 0,
                cheapest: None,
            };
            if kind == EndingKind::BustUp {
                let so = logic.holds(condition, &situation(&logic.tone_after_bust_up), 0);
                holds += if so { *chance } else { 0.0 };
                continue;
            }
            for (tone, p) in logic.tones.iter().zip(&self.tones.chances) {
                holds += if logic.holds(condition, &situation(tone), 0) { chance * p } else { 0.0 };
            }
        }
        holds
    }

    /// For each accepted row, the chance over the tone that it has what is asked for.
    fn share_of_rows(
        &self,
        scratch: &Scratch,
        venue: usize,
        side: &SideState,
        wanted: &mut Wanted,
    ) -> Vec<f64> {
        let bits = bits_of(self.plan, wanted, venue, side.on);
        let share = |&r: &usize| self.over_tones(bits[self.zone.index[r]]);
        scratch.accepted.iter().map(share).collect()
    }

    fn over_tones(&self, bits: u64) -> f64 {
        let tones = self.tones.chances.iter().enumerate();
        tones.filter(|(t, _)| bits & (1 << t) != 0).map(|(_, p)| p).sum()
    }

    /// Every package of the agenda that has what is asked for, at this table.
    fn wishes(
        &self,
        scratch: &Scratch,
        venue: usize,
        side: &SideState,
        wanted: &mut Wanted,
    ) -> Vec<Wish> {
        let plan = self.plan;
        let bits = bits_of(plan, wanted, venue, side.on);
        let mut wishes = Vec::new();
        let mut options = vec![0u16; plan.bargained.len()];
        for (index, _) in bits.iter().enumerate().filter(|(_, bits)| **bits != 0) {
            unpack(plan, index, &mut options);
            let (broken, optional, changes) = crate::world::zone::bits(plan, &options);
            if !changes {
                continue;
            }
            let mut least = (f64::INFINITY, 0);
            let sides = self.at_table.table.iter().zip(&scratch.shifts).zip(&scratch.acceptance);
            for (i, ((side, shift), accepts)) in sides.enumerate() {
                let over = plan.sum(&options, side) + shift - accepts;
                if over < least.0 {
                    least = (over, i);
                }
            }
            wishes.push(Wish {
                broken,
                optional,
                effort: plan.sum(&options, &self.opened.efforts),
                useless: plan.slots_of(&options).any(|slot| slot.of(&self.useless)),
                least: least.0,
                loser: least.1,
            });
        }
        wishes
    }
}

/// What the accepted rows that a state allows come to.
struct Found {
    any: bool,
    possible: bool,
    best: f64,
    share: f64,
}

fn among(scratch: &Scratch, mask: &Mask, has: &[f64]) -> Found {
    let allowed: Vec<bool> = scratch.classes.list.iter().map(|c| c.allowed(mask)).collect();
    let mut found = Found { any: false, possible: false, best: 0.0, share: 0.0 };
    let rows = scratch.accepted.iter().zip(&scratch.weights).zip(has).zip(&scratch.least);
    let (mut all, mut with) = (0.0, 0.0);
    for (((&r, weights), &has), &least) in rows {
        if !allowed[scratch.classes.of(r)] {
            continue;
        }
        found.any = true;
        found.possible |= has > 0.0;
        found.best = found.best.max(least);
        all += weights[OWN];
        with += weights[OWN] * has;
    }
    found.share = if all > 0.0 { with / all } else { 0.0 };
    found
}

/// How far the package gets that gets furthest.
fn furthest(wishes: &[Wish], mask: &Mask, most_effort: f64) -> Option<Reached> {
    let reached = |wish: &Wish| {
        if wish.optional & !mask.raised != 0 {
            Reached::NotRaised
        } else if wish.broken & mask.links != 0 {
            Reached::Link
        } else if wish.effort > most_effort + SLACK {
            Reached::Effort
        } else if wish.useless {
            Reached::Useless
        } else {
            Reached::Loses(wish.least, wish.loser)
        }
    };
    wishes.iter().map(reached).fold(None, |best, next| match best {
        Some(best) if best >= next => Some(best),
        _ => Some(next),
    })
}

/// The bits of every package in one venue and state of the side deals, worked out once.
fn bits_of<'w>(plan: &Plan, wanted: &'w mut Wanted, venue: usize, on: u64) -> &'w [u64] {
    let condition = wanted.condition;
    let known = &mut wanted.of[venue];
    let place = known.iter().position(|(known, _)| *known == on).unwrap_or_else(|| {
        let logic = &plan.logic;
        let mut options = vec![0u16; plan.bargained.len()];
        let packages = plan.scenario.packages() as usize;
        let bits = (0..packages).map(|index| {
            unpack(plan, index, &mut options);
            let with = |tone: &Vec<u16>| {
                let ending = EndingKind::Agreed;
                let package = options.as_slice();
                let situation = Situation { package, tone, venue, ending, on, cheapest: None };
                logic.holds(condition, &situation, 0)
            };
            logic
                .tones
                .iter()
                .enumerate()
                .fold(0, |bits, (t, tone)| bits | u64::from(with(tone)) << t)
        });
        let bits = bits.collect();
        known.push((on, bits));
        known.len() - 1
    });
    &known[place].1
}

/// The options of a package by its index, first issue most significant.
fn unpack(plan: &Plan, mut index: usize, into: &mut [u16]) {
    for (b, o) in plan.bargained.iter().zip(into).rev() {
        *o = (index % b.options) as u16;
        index /= b.options;
    }
}
