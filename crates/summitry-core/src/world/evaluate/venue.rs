//! One venue of one world: the points of each side, the zone, and then state by state.

use super::{
    Inside, MOST_LISTED, MOST_LISTED_OF_MANY, Row, Sampler, States, Tell,
    scratch::{Ended, Judge, Scratch},
};
use crate::world::rules::RULES;
use crate::{
    scenario::{EndingKind, VenueChance},
    value::{Drawn, Spread},
    world::{
        columns::{NO_CAPACITY, ending},
        institutions::mediators,
        plan::Plan,
        rules::common_gain,
        utility::NoDeal,
        zone::{Drawing, Terms, sample, useless_changes},
    },
};

impl Inside<'_> {
    /// Adds one venue to the row.
    pub(super) fn venue(
        &mut self,
        venue: usize,
        chance: f64,
        x: &Drawn,
        sampler: &mut Sampler,
        row: &mut Row,
        packages: &mut Option<Tell>,
    ) {
        if chance > 0.0 {
            self.held(venue, chance, x, sampler, row, packages);
        } else if is_never(self.plan, venue) {
            // Nobody will meet here; the columns of this room alone say what would happen if they did.
            let mut apart = vec![0.0; self.columns.width];
            self.held(venue, 1.0, x, sampler, &mut Row::new(self.columns, &mut apart), &mut None);
            row.copy_venue(venue, &apart);
        }
    }

    /// Adds one venue that is used with this chance.
    fn held(
        &mut self,
        venue: usize,
        chance: f64,
        x: &Drawn,
        sampler: &mut Sampler,
        row: &mut Row,
        packages: &mut Option<Tell>,
    ) {
        row.set(self.columns.venue(venue), chance);
        let plan = self.plan;
        let s = plan.scenario;
        self.at_table.fill(plan, &self.opened.tastes, venue, x);
        let mut scratch = std::mem::take(&mut self.venue);
        self.fill_points(&mut scratch, x);
        self.write_points(&scratch, chance, row);
        self.fill_zone(&mut scratch, x, sampler);
        scratch.chances.clear();
        scratch.chances.resize(self.zone.len(), [0.0; RULES]);
        let bust_up = mediators::bust_up(s, x, venue);
        scratch.refused.clear();
        scratch.refused.resize(s.institutions.ratifiers.len(), 0.0);
        let judge = Judge::new(s, x);
        let mut no_capacity = 0.0;
        self.clear_tallies(&mut scratch);
        let States { sides, masks } = std::mem::take(&mut self.states);
        for side in &sides {
            self.judge(&mut scratch, side, x, &judge);
            self.find_patterns(&mut scratch, side, venue);
            for mask in &masks {
                let weight = chance * side.chance * mask.chance;
                let odds =
                    self.state(&mut scratch, side, mask, x, &judge, weight * (1.0 - bust_up));
                no_capacity += odds.no_capacity;
                row.add(self.columns.at_level, odds.at_level);
                scratch.state.agreed = odds.agreed;
                scratch.state.failures = [odds.words, weight * bust_up, odds.no_zone];
                self.add_tally(&mut scratch, side, mask);
            }
            self.spread(&mut scratch, row);
        }
        self.states = States { sides, masks };
        let refused = row.from(self.columns.refused).iter_mut();
        refused.zip(&scratch.refused).for_each(|(sum, p)| *sum += p);
        let [words, _, no_zone] = scratch.whole.failures;
        let agreed = scratch.whole.agreed;
        let ended = Ended { agreed, words, bust_up: chance * bust_up, no_zone };
        row.add(self.columns.zone, agreed + words);
        self.add_tallies(&scratch, venue, x, row);
        let endings = EndingKind::ALL.map(|kind| (ending(kind), ended.by(kind)));
        for (kind, p) in endings.into_iter().chain([(NO_CAPACITY, no_capacity)]) {
            row.add(kind, p);
            row.add(self.columns.venue_ending(venue, kind), p);
        }
        self.add_packages(&mut scratch, venue, &ended, row, packages);
        self.venue = scratch;
    }

    /// Each side's points of disagreement and acceptance, its best hope, its tilt by power, and what no deal is worth against
    /// today.
    pub(super) fn fill_points(&mut self, scratch: &mut Scratch, x: &Drawn) {
        let plan = self.plan;
        scratch.disagreement.clear();
        scratch.acceptance.clear();
        scratch.hopes.clear();
        scratch.today.clear();
        scratch.tilts.clear();
        let sides = plan.scenario.parties.iter().zip(&plan.consent.shares);
        scratch.tilts.extend(sides.map(|(p, share)| share * common_gain::tilt(x.of(p.power))));
        for i in 0..plan.parties() {
            let NoDeal { today, from, accepts } =
                self.at_table.no_deal(plan, &self.opened.marginal, i, x);
            let hope = self.at_table.best(plan, i);
            scratch.disagreement.push(from);
            scratch.acceptance.push(accepts);
            scratch.hopes.push(hope);
            scratch.today.push(today);
        }
    }

    /// What today and a side's best hope are worth against no deal.
    fn write_points(&self, scratch: &Scratch, chance: f64, row: &mut Row) {
        let sides = scratch.disagreement.iter().zip(&scratch.today).zip(&scratch.hopes);
        let columns = row.from(self.columns.parties).chunks_exact_mut(2);
        for (((from, today), hope), column) in sides.zip(columns) {
            let over_no_deal = [today - from, hope - from];
            column.iter_mut().zip(over_no_deal).for_each(|(sum, over)| *sum += chance * over);
        }
    }

    /// Lists the packages that may be in the zone of some state of this venue; samples them if there are too many.
    pub(super) fn fill_zone(&mut self, scratch: &mut Scratch, x: &Drawn, sampler: &mut Sampler) {
        let plan = self.plan;
        let parties = plan.parties();
        useless_changes(plan, &self.at_table.table, &mut self.useless);
        scratch.measure.fill(plan, &self.at_table.table, &self.opened.efforts);
        scratch.shifts.resize(parties, 0.0);
        scratch.most.clear();
        scratch.most.resize(parties, f64::NEG_INFINITY);
        for side in &self.states.sides {
            self.at_table.shifts(
                plan,
                &self.opened.tastes,
                side.on,
                side.leaked,
                x,
                &mut scratch.shifts,
            );
            for (most, shift) in scratch.most.iter_mut().zip(&scratch.shifts) {
                *most = most.max(*shift);
            }
        }
        scratch.needs.clear();
        scratch.needs.extend(scratch.acceptance.iter().zip(&scratch.most).map(|(a, m)| a - m));
        let choosing = x.of(plan.scenario.engine.choosing);
        scratch.fill_pull(&self.at_table.table, choosing);
        let terms = Terms {
            table: &self.at_table.table,
            rule: Drawing {
                pull: &scratch.pull,
                choosing,
                worse_off: mediators::worse_off(plan.scenario, x),
                from: &scratch.disagreement,
                spread: &scratch.measure.spread,
                tilts: &scratch.tilts,
            },
            needs: &scratch.needs,
            efforts: &self.opened.efforts,
            share: &scratch.measure.share,
            alone: &scratch.measure.alone,
            useless: &self.useless,
            most_effort: plan.most_effort,
            carries: x.of(plan.scenario.capacity),
            left: &self.at_table.left,
            ratifiers: &self.opened.ratifiers,
        };
        let small = plan.scenario.packages() <= MOST_LISTED as u128;
        let limit = if small { MOST_LISTED } else { MOST_LISTED_OF_MANY };
        if plan.zone_is_sampled || !self.walk.list(plan, &terms, limit, &mut self.zone) {
            self.sampled = true;
            self.overflowed = true;
            sample::packages(plan, &terms, sampler, &mut self.zone);
            self.looked += 10 * sample::DRAWN as u64;
        } else {
            self.looked += self.walk.steps() as u64;
        }
        // Every package is weighed by the rules in every state of the side deals.
        self.looked += 10 * (self.zone.len() * self.states.sides.len()) as u64;
        scratch.classes.sort(&self.zone);
    }
}

/// Whether a venue has no chance in any world.
fn is_never(plan: &Plan, venue: usize) -> bool {
    match plan.scenario.venues[venue].chance {
        VenueChance::Never => true,
        VenueChance::Value(id) => plan.scenario.value(id).spread == Spread::Point(0.0),
        _ => false,
    }
}
