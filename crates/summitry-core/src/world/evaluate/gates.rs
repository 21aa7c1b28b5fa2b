//! Where an outcome is lost in one world: the same integral as the forecast's, counted by the first thing that stands in its way
//! (docs/model.md, section 9b).

mod failed;
mod lost;
mod wanted;
mod wishes;

pub(crate) use lost::Tally;
pub(crate) use wanted::Wanted;
use wanted::bits_of;
use wishes::{Reached, furthest};

use super::{
    FAILURES, Inside, Sampler, States,
    classes::best_of_classes,
    scratch::{Judge, Scratch},
    too_many, venue_chances,
};
use crate::world::rules::OWN;
use crate::{
    value::Drawn,
    world::{
        ending::deal_chance,
        institutions::{consent::members, mediators},
        states::{Mask, SideState},
        zone::useless_changes,
    },
};

impl Inside<'_> {
    /// Counts world `n`. Conditions on the cheapest gain count as unmet.
    pub(crate) fn lost_at(&mut self, n: u64, wanted: &mut Wanted) -> Tally {
        let plan = self.plan;
        let ratifiers = plan.scenario.institutions.ratifiers.len();
        let mut tally = Tally::new(plan.parties(), ratifiers);
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
        let row = mediators::bust_up(plan.scenario, x, venue);
        let [words, bust_up, no_zone] =
            FAILURES.map(|kind| self.holds_after(venue, kind, wanted.condition));
        let [words_lapsed, _, no_zone_lapsed] =
            FAILURES.map(|kind| self.lapses_after(venue, kind, wanted.condition));
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
                let (failed, lapsed) =
                    if found.agreeable { (words, words_lapsed) } else { (no_zone, no_zone_lapsed) };
                tally.without += weight * (1.0 - deal) * failed;
                tally.lapsed += weight * (1.0 - deal) * lapsed;
                let mut lost = weight * (1.0 - deal) * (1.0 - failed - lapsed);
                if found.any && found.possible {
                    tally.by_deal += weight * deal * found.share;
                    tally.beaten += weight * deal * (1.0 - found.share);
                    let refusals = self.refusals(&scratch, mask, &judge);
                    for (refused, no) in tally.refused.iter_mut().zip(refusals) {
                        let part = weight * no * (1.0 - failed - lapsed);
                        *refused += part;
                        lost -= part;
                    }
                    tally.words += lost.max(0.0);
                    continue;
                }
                let wishes =
                    wishes.get_or_insert_with(|| self.wishes(&scratch, venue, side, wanted));
                let lost = lost + weight * deal;
                match furthest(wishes, mask, plan) {
                    None => tally.no_package += lost,
                    Some(Reached::NotRaised) => tally.not_raised += lost,
                    Some(Reached::Link) => tally.link += lost,
                    Some(Reached::Effort) => tally.effort += lost,
                    Some(Reached::Useless) => tally.useless += lost,
                    Some(Reached::Loses(_, side)) => tally.loses[side] += lost,
                    Some(Reached::NoCoalition(_, short_by)) => {
                        tally.no_coalition += lost;
                        members(short_by).for_each(|i| tally.short_by[i] += lost);
                    }
                    Some(Reached::Refused(bits)) => {
                        let first = (bits & mask.asked).trailing_zeros() as usize;
                        tally.refused.iter_mut().skip(first).take(1).for_each(|r| *r += lost);
                    }
                }
            }
        }
        self.states = States { sides, masks };
        self.venue = scratch;
    }

    /// What each ratifier's no costs P(agreed) in one state, in the file's order.
    fn refusals(&self, scratch: &Scratch, mask: &Mask, judge: &Judge) -> Vec<f64> {
        let count = self.plan.scenario.institutions.ratifiers.len();
        let best = best_of_classes(&scratch.classes, &scratch.accepted, &scratch.least);
        let deal = |asked: u64| {
            let mask = Mask { asked, ..*mask };
            let gains = scratch.classes.list.iter().zip(&best);
            let allowed = gains.filter(|(class, _)| class.allowed(&mask));
            let gain = allowed.map(|(_, gain)| *gain).fold(0.0, f64::max);
            deal_chance(judge.base, judge.elasticity, gain)
        };
        let (mut so_far, mut before) = (0, if count > 0 { deal(0) } else { 0.0 });
        (0..count)
            .map(|r| {
                so_far |= mask.asked & (1 << r);
                let after = deal(so_far);
                let lost = before - after;
                before = after;
                lost
            })
            .collect()
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
        let mut after = Vec::new();
        let mut share = |&r: &usize| {
            let package = self.zone.options.row(r);
            let falls = self.opened.falls.iter();
            falls
                .map(|fall| {
                    fall.chance * self.over_tones(bits[fall.after(self.plan, package, &mut after)])
                })
                .sum()
        };
        scratch.accepted.iter().map(&mut share).collect()
    }

    fn over_tones(&self, bits: u64) -> f64 {
        let tones = self.tones.chances.iter().enumerate();
        tones.filter(|(t, _)| bits & (1 << t) != 0).map(|(_, p)| p).sum()
    }
}

/// What the accepted rows that a state allows come to.
struct Found {
    any: bool,
    /// Something could be agreed if nobody were asked afterwards.
    agreeable: bool,
    possible: bool,
    best: f64,
    share: f64,
}

fn among(scratch: &Scratch, mask: &Mask, has: &[f64]) -> Found {
    let allowed: Vec<bool> = scratch.classes.list.iter().map(|c| c.allowed(mask)).collect();
    let agreeable = {
        let of = |&r: &usize| scratch.classes.list.get(scratch.classes.of(r));
        scratch.accepted.iter().filter_map(of).any(|class| class.may_be_agreed(mask))
    };
    let mut found = Found { any: false, agreeable, possible: false, best: 0.0, share: 0.0 };
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
