//! P(agreed) of one world and nothing else: what shares of variance and searches ask for thousands of times.

use super::{
    Inside, Sampler, States, classes::best_of_classes, scratch::Judge, too_many, venue_chances,
};
use crate::{
    value::Drawn,
    world::{ending::deal_chance, institutions::mediators},
};

impl Inside<'_> {
    /// P(agreed) in world `n` with these values in place of its own.
    pub(crate) fn agreed(&mut self, n: u64, x: &Drawn) -> f64 {
        let plan = self.plan;
        let mut sampler = Sampler::new(plan, n, 0);
        self.opened.at_values(plan, x, &mut sampler);
        if too_many(plan) {
            self.states.sample(plan, x, &mut sampler);
        } else {
            self.states.list(plan, x);
        }
        let chances = venue_chances(plan, x);
        let mut agreed = 0.0;
        for (venue, &chance) in chances.iter().enumerate().filter(|(_, chance)| **chance > 0.0) {
            agreed += chance * self.agreed_in(venue, x, &mut sampler);
        }
        agreed
    }

    /// The same given the venue.
    fn agreed_in(&mut self, venue: usize, x: &Drawn, sampler: &mut Sampler) -> f64 {
        let plan = self.plan;
        let s = plan.scenario;
        let stays = 1.0 - mediators::bust_up(s, x, venue);
        let mut scratch = std::mem::take(&mut self.venue);
        self.at_table.fill(plan, &self.opened.tastes, venue, x);
        self.fill_points(&mut scratch, x);
        self.fill_zone(&mut scratch, x, sampler);
        let judge = Judge::new(s, x);
        let States { sides, masks } = std::mem::take(&mut self.states);
        let mut agreed = 0.0;
        for side in &sides {
            self.at_table.shifts(
                plan,
                &self.opened.tastes,
                side.on,
                side.leaked,
                x,
                &mut scratch.shifts,
            );
            self.find_accepted(&mut scratch, side.left, judge.worse_off);
            let best = best_of_classes(&scratch.classes, &scratch.accepted, &scratch.least);
            for mask in &masks {
                let gains = scratch.classes.list.iter().zip(&best);
                let allowed = gains.filter(|(class, _)| class.allowed(mask));
                let gain = allowed.map(|(_, gain)| *gain).fold(0.0, f64::max);
                let deal = deal_chance(judge.base, judge.elasticity, gain);
                agreed += side.chance * mask.chance * deal;
            }
        }
        self.states = States { sides, masks };
        self.venue = scratch;
        stays * agreed
    }
}
