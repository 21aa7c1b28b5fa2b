//! Adding up: from one state's and one venue's chances to the columns of the row.

use super::{FAILURES, Inside, SAME, Tell, scratch::Scratch, tally::Tally};
use crate::world::rules::{OWN, RULES};
use crate::{
    forecast::{BranchKind, Target},
    scenario::{Condition, EndingKind},
    value::Drawn,
    world::{
        columns::{ENDINGS, ending},
        conditions::Situation,
        states::{Mask, SideState},
    },
};

impl Inside<'_> {
    /// Empties the tallies of a venue.
    pub(super) fn clear_tallies(&self, scratch: &mut Scratch) {
        let conditions = self.plan.logic.len();
        scratch.whole.clear(conditions);
        scratch.of_branch.resize_with(self.columns.branch_list.len(), Tally::default);
        scratch.of_branch.iter_mut().for_each(|tally| tally.clear(conditions));
    }

    /// Adds the state at hand to the venue's tally and to that of every branch that turns out yes in it.
    pub(super) fn add_tally(&self, scratch: &mut Scratch, side: &SideState, mask: &Mask) {
        let state = &scratch.state;
        scratch.whole.add(state);
        for (branch, tally) in self.columns.branch_list.iter().zip(&mut scratch.of_branch) {
            let yes = match *branch {
                BranchKind::Link(l) => mask.links & (1 << l) != 0,
                BranchKind::Offer(d) => side.on & (1 << d) != 0,
                BranchKind::Raised(k) => self
                    .plan
                    .raised
                    .iter()
                    .position(|&(b, _)| self.plan.bargained[b].issue == k)
                    .is_some_and(|r| mask.raised & (1 << r) != 0),
                // Known of the venue as a whole.
                BranchKind::Venue(_) | BranchKind::Threat(_) => false,
            };
            if yes {
                tally.add(state);
            }
        }
    }

    /// Adds a venue's conditions and branches to the row, from its tallies.
    pub(super) fn add_tallies(&self, scratch: &Scratch, venue: usize, x: &Drawn, row: &mut [f64]) {
        let columns = self.columns;
        let s = self.plan.scenario;
        for c in 0..self.plan.logic.len() {
            let p = self.condition(&scratch.whole, venue, c);
            row[columns.conditions + c] += p;
            if c < columns.defines + columns.cases {
                row[columns.venue_condition(venue, c)] += p;
            }
        }
        for (b, branch) in columns.branch_list.iter().enumerate() {
            let start = columns.branch(b) + 1;
            let (tally, threat) = match *branch {
                BranchKind::Venue(v) if v != venue => continue,
                BranchKind::Venue(_) => (&scratch.whole, None),
                BranchKind::Threat(t) => (&scratch.whole, Some(t)),
                _ => (&scratch.of_branch[b], None),
            };
            // Whether a threat is carried out is settled apart from the talks: it tells only what follows when they fail.
            let chance = threat.map_or(1.0, |t| x.of(s.threats[t].carried_out));
            for (place, target) in columns.targets.iter().enumerate() {
                row[start + place] += match *target {
                    Target::Agreed => tally.agreed * chance,
                    Target::WordsOnly => tally.failures[0] * chance,
                    Target::BustUp => tally.failures[1] * chance,
                    Target::NoZone => tally.failures[2] * chance,
                    other => condition_of(other, columns.defines, columns.cases).map_or(0.0, |c| {
                        let after =
                            self.after_failure(tally, venue, threat.map_or(0, |t| 1 + t), c);
                        tally.conditions[c] * chance + after
                    }),
                };
            }
        }
    }

    /// The chance of a condition in the states of a tally.
    fn condition(&self, tally: &Tally, venue: usize, c: usize) -> f64 {
        tally.conditions[c] + self.after_failure(tally, venue, 0, c)
    }

    /// The chance of a failure after which condition `c` holds; with `threat` above 0 jointly with that threat (counted from
    /// 1) being carried out.
    fn after_failure(&self, tally: &Tally, venue: usize, threat: usize, c: usize) -> f64 {
        let conditions = self.plan.logic.len();
        let block = (1 + self.plan.scenario.threats.len()) * conditions;
        tally
            .failures
            .iter()
            .enumerate()
            .map(|(failure, p)| {
                let start = (venue * FAILURES.len() + failure) * block + threat * conditions;
                p * self.failed[start + c]
            })
            .sum()
    }

    /// Adds options, packages that are followed and those affected, from the chances of the rows and of the failures.
    pub(super) fn add_packages(
        &mut self,
        scratch: &mut Scratch,
        venue: usize,
        total: &[f64; ENDINGS],
        row: &mut [f64],
        packages: &mut Option<Tell>,
    ) {
        let plan = self.plan;
        let columns = self.columns;
        let issues = plan.bargained.len();
        let mut after = Vec::new();
        for (r, chances) in scratch.chances.iter().enumerate() {
            let p = chances[OWN];
            if chances.iter().all(|&p| p <= 0.0) {
                continue;
            }
            let package = &self.zone.options[r * issues..(r + 1) * issues];
            for (b, &o) in plan.bargained.iter().zip(package) {
                row[columns.agreed_options + columns.first_option[b.issue] + usize::from(o)] += p;
            }
            for fall in &self.opened.falls {
                let ends = if fall.sets.is_empty() {
                    package
                } else {
                    fall.after(plan, package, &mut after);
                    &after
                };
                for (b, &o) in plan.bargained.iter().zip(ends) {
                    let option = columns.first_option[b.issue] + usize::from(o);
                    row[columns.options + option] += p * fall.chance;
                    row[columns.venue_option(venue, option)] += p * fall.chance;
                    for (rule, q) in chances.iter().enumerate() {
                        row[columns.rule_option(rule, option)] += q * fall.chance;
                    }
                }
                self.add_affected(ends, p * fall.chance, false, row);
                let ending = EndingKind::Agreed;
                self.add_affected_only(ends, p * fall.chance, venue, ending, row);
            }
            if let Some(&place) = self.followed.place.get(&self.zone.index[r]) {
                row[columns.packages + place] += p;
            }
            if let Some(tell) = packages {
                tell(self.zone.index[r], package, p);
            }
        }
        let bust_up = total[ending(EndingKind::BustUp)];
        let quiet = total[ending(EndingKind::WordsOnly)] + total[ending(EndingKind::NoZone)];
        for b in &plan.bargained {
            for o in 0..b.options {
                let p = (bust_up + quiet) * self.opened.marginal[b.first + o];
                let option = columns.first_option[b.issue] + o;
                row[columns.options + option] += p;
                row[columns.venue_option(venue, option)] += p;
                (0..RULES).for_each(|rule| row[columns.rule_option(rule, option)] += p);
            }
        }
        for (outcome, &p) in self.opened.outcomes(plan).iter().zip(&self.opened.lottery.chances) {
            self.add_affected(&outcome.package, quiet * p, false, row);
            self.add_affected(&outcome.package, bust_up * p, true, row);
            for kind in FAILURES {
                self.add_affected_only(&outcome.package, total[ending(kind)] * p, venue, kind, row);
            }
        }
        self.add_tone(venue, bust_up, quiet + total[ending(EndingKind::Agreed)], row);
    }

    /// Adds the options of issues picked alone.
    fn add_tone(&self, venue: usize, bust_up: f64, otherwise: f64, row: &mut [f64]) {
        let plan = self.plan;
        let columns = self.columns;
        for (place, k) in plan.scenario.picked_alone().enumerate() {
            let mut add = |o: usize, p: f64| {
                let option = columns.first_option[k] + o;
                row[columns.options + option] += p;
                row[columns.venue_option(venue, option)] += p;
                (0..RULES).for_each(|rule| row[columns.rule_option(rule, option)] += p);
            };
            add(usize::from(plan.logic.tone_after_bust_up[place]), bust_up);
            for (tone, chance) in plan.logic.tones.iter().zip(&self.tones.chances) {
                add(usize::from(tone[place]), otherwise * chance);
            }
        }
    }

    /// Adds one outcome to better, same or worse of everyone affected without a condition.
    fn add_affected(&self, package: &[u16], p: f64, bust_up: bool, row: &mut [f64]) {
        if p <= 0.0 {
            return;
        }
        let tones = self.tones.chances.len();
        for (f, _) in self.who_feels(false) {
            let change = self.felt.change(self.plan, f, package);
            let mut add = |change, p| row[self.columns.affected + 3 * f + fares(change)] += p;
            if bust_up {
                add(change + self.felt.after_bust_up[f], p);
                continue;
            }
            for (tone, chance) in self.tones.chances.iter().enumerate() {
                add(change + self.felt.tone[f * tones + tone], p * chance);
            }
        }
    }

    /// The same for those who count only where a condition holds: the situation is looked at tone by tone.
    fn add_affected_only(
        &self,
        package: &[u16],
        p: f64,
        venue: usize,
        ending: EndingKind,
        row: &mut [f64],
    ) {
        if p <= 0.0 {
            return;
        }
        let logic = &self.plan.logic;
        let tones = self.tones.chances.len();
        for (f, only) in self.who_feels(true) {
            let Some(only) = only else { continue };
            let change = self.felt.change(self.plan, f, package);
            let mut add = |tone: &[u16], change, p| {
                let cheapest = self.cheapest;
                if logic.holds(
                    only,
                    &Situation { package, tone, venue, ending, on: 0, cheapest },
                    0,
                ) {
                    row[self.columns.affected + 3 * f + fares(change)] += p;
                }
            };
            if ending == EndingKind::BustUp {
                add(&logic.tone_after_bust_up, change + self.felt.after_bust_up[f], p);
                continue;
            }
            for (t, (tone, chance)) in logic.tones.iter().zip(&self.tones.chances).enumerate() {
                add(tone, change + self.felt.tone[f * tones + t], p * chance);
            }
        }
    }

    /// Those affected who count everywhere, or only where a condition holds.
    fn who_feels(&self, only: bool) -> impl Iterator<Item = (usize, Option<&Condition>)> {
        let all = self.plan.scenario.affected.iter().enumerate();
        all.map(|(f, who)| (f, who.only.as_ref())).filter(move |(_, o)| o.is_some() == only)
    }
}

/// Better, same or worse: the column a change against today belongs to.
fn fares(change: f64) -> usize {
    if change > SAME {
        0
    } else if change < -SAME {
        2
    } else {
        1
    }
}

/// The number of a target among all conditions; `None` for an ending.
fn condition_of(target: Target, defines: usize, cases: usize) -> Option<usize> {
    match target {
        Target::Define(d) => Some(d),
        Target::Case(c) => Some(defines + c),
        Target::Question(q) => Some(defines + cases + q),
        _ => None,
    }
}
