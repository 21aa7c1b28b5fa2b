//! One venue of one world: the points of each side, the zone, and then state by state.

use super::{
    Inside, MOST_LISTED, MOST_LISTED_OF_MANY, Sampler, Tell,
    scratch::{Judge, Scratch},
};
use crate::world::rules::RULES;
use crate::{
    scenario::{EndingKind, VenueChance},
    value::{Drawn, Spread},
    world::{
        columns::{ENDINGS, NO_CAPACITY, ending},
        institutions::mediators,
        plan::Plan,
        rules::common_gain,
        utility::NoDeal,
        zone::{Terms, sample, useless_changes},
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
        row: &mut [f64],
        packages: &mut Option<Tell>,
    ) {
        if chance > 0.0 {
            self.held(venue, chance, x, sampler, row, packages);
        } else if is_never(self.plan, venue) {
            // Nobody will meet here; the columns of this room alone say what would happen if they did.
            let mut apart = vec![0.0; row.len()];
            self.held(venue, 1.0, x, sampler, &mut apart, &mut None);
            let own = self.columns.venue(venue) + 1..self.columns.venue(venue + 1);
            row[own.clone()].copy_from_slice(&apart[own]);
        }
    }

    /// Adds one venue that is used with this chance.
    fn held(
        &mut self,
        venue: usize,
        chance: f64,
        x: &Drawn,
        sampler: &mut Sampler,
        row: &mut [f64],
        packages: &mut Option<Tell>,
    ) {
        row[self.columns.venue(venue)] = chance;
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
        let mut total = [0.0; ENDINGS];
        total[ending(EndingKind::BustUp)] = chance * bust_up;
        self.clear_tallies(&mut scratch);
        let sides = std::mem::take(&mut self.states.sides);
        for side in &sides {
            self.judge(&mut scratch, side, x, &judge);
            self.find_patterns(&mut scratch, side, venue);
            for m in 0..self.states.masks.len() {
                let mask = self.states.masks[m];
                let weight = chance * side.chance * mask.chance;
                let odds =
                    self.state(&mut scratch, side, &mask, x, &judge, weight * (1.0 - bust_up));
                total[NO_CAPACITY] += odds.no_capacity;
                row[self.columns.at_level] += odds.at_level;
                scratch.state.agreed = odds.agreed;
                scratch.state.failures = [odds.words, weight * bust_up, odds.no_zone];
                self.add_tally(&mut scratch, side, &mask);
            }
            self.spread(&mut scratch, row);
        }
        self.states.sides = sides;
        row[self.columns.refused..].iter_mut().zip(&scratch.refused).for_each(|(r, p)| *r += p);
        let [words, _, no_zone] = scratch.whole.failures;
        total[ending(EndingKind::Agreed)] = scratch.whole.agreed;
        total[ending(EndingKind::WordsOnly)] = words;
        total[ending(EndingKind::NoZone)] = no_zone;
        row[self.columns.zone] += scratch.whole.agreed + words;
        self.add_tallies(&scratch, venue, x, row);
        for (kind, p) in total.into_iter().enumerate() {
            row[kind] += p;
            row[self.columns.venue_ending(venue, kind)] += p;
        }
        self.add_packages(&mut scratch, venue, &total, row, packages);
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
    fn write_points(&self, scratch: &Scratch, chance: f64, row: &mut [f64]) {
        let sides = scratch.disagreement.iter().zip(&scratch.today).zip(&scratch.hopes);
        let columns = row[self.columns.parties..].chunks_exact_mut(2);
        for (((from, today), hope), column) in sides.zip(columns) {
            column[0] += chance * (today - from);
            column[1] += chance * (hope - from);
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
        let terms = Terms {
            table: &self.at_table.table,
            needs: &scratch.needs,
            efforts: &self.opened.efforts,
            share: &scratch.measure.share,
            alone: &scratch.measure.alone,
            useless: &self.useless,
            most_effort: plan.most_effort,
            carries: x.of(plan.scenario.capacity),
            lapsed: &self.at_table.lapsed,
            ratifiers: &self.opened.ratifiers,
        };
        let small = plan.scenario.packages() <= MOST_LISTED as u128;
        let limit = if small { MOST_LISTED } else { MOST_LISTED_OF_MANY };
        if plan.zone_is_sampled || !self.walk.list(plan, &terms, limit, &mut self.zone) {
            self.sampled = true;
            self.overflowed = true;
            sample::packages(plan, &terms, &scratch.hopes, sampler, &mut self.zone);
        }
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
