//! Adding up: from one state's and one venue's chances to the columns of the row.

use super::{
    FAILURES, Inside, SAME, Tell, outcomes,
    scratch::{Judge, RULES, Scratch},
};
use crate::{
    columns::{ENDINGS, ending},
    forecast::{BranchKind, Target},
    logic::Situation,
    scenario::{Condition, EndingKind},
    states::{Mask, SideState},
};

impl Inside<'_> {
    /// Adds one state's conditions and branches to the row.
    #[expect(clippy::too_many_arguments, reason = "the coordinates of a state")]
    pub(super) fn add_state(
        &self,
        scratch: &mut Scratch,
        side: &SideState,
        mask: &Mask,
        venue: usize,
        failures: &[f64; 3],
        agreed: f64,
        x: &[f64],
        row: &mut [f64],
    ) {
        let columns = self.columns;
        let s = self.plan.scenario;
        let conditions = self.plan.logic.len();
        if agreed <= 0.0 {
            scratch.conditions.clear();
            scratch.conditions.resize(conditions, 0.0);
        }
        let threats = s.threats.len();
        let failed = |failure: usize, threat: usize| {
            let start = ((venue * FAILURES.len() + failure) * (1 + threats) + threat) * conditions;
            &self.failed[start..start + conditions]
        };
        // Jointly with each threat first: there the deal's part is still apart.
        for (b, branch) in columns.branch_list.iter().enumerate() {
            let BranchKind::Threat(t) = *branch else { continue };
            let chance = x[s.threats[t].carried_out.0];
            let start = columns.branch(b) + 1;
            let endings = [agreed, failures[0], failures[1], failures[2]];
            for (place, target) in columns.targets.iter().enumerate() {
                row[start + place] += match condition_of(*target, columns.defines, columns.cases) {
                    None => endings[place] * chance,
                    Some(c) => {
                        let after: f64 = (0..3).map(|f| failures[f] * failed(f, 1 + t)[c]).sum();
                        scratch.conditions[c] * chance + after
                    }
                };
            }
        }
        for (failure, &p) in failures.iter().enumerate().filter(|(_, p)| **p > 0.0) {
            for (into, q) in scratch.conditions.iter_mut().zip(failed(failure, 0)) {
                *into += p * q;
            }
        }
        for (into, p) in row[columns.conditions..].iter_mut().zip(&scratch.conditions) {
            *into += p;
        }
        let start = columns.venue_condition(venue, 0);
        for (into, p) in
            row[start..start + columns.defines + columns.cases].iter_mut().zip(&scratch.conditions)
        {
            *into += p;
        }
        scratch.targets.clear();
        scratch.targets.extend(columns.targets.iter().map(|target| {
            match *target {
                Target::Agreed => agreed,
                Target::WordsOnly => failures[0],
                Target::BustUp => failures[1],
                Target::NoZone => failures[2],
                other => condition_of(other, columns.defines, columns.cases)
                    .map_or(0.0, |c| scratch.conditions[c]),
            }
        }));
        for (b, branch) in columns.branch_list.iter().enumerate() {
            let yes = match *branch {
                BranchKind::Venue(v) => v == venue,
                BranchKind::Link(l) => mask.links & (1 << l) != 0,
                BranchKind::Offer(d) => side.on & (1 << d) != 0,
                BranchKind::Raised(k) => self
                    .plan
                    .raised
                    .iter()
                    .position(|&(b, _)| self.plan.bargained[b].issue == k)
                    .is_some_and(|r| mask.raised & (1 << r) != 0),
                BranchKind::Threat(_) => false,
            };
            if yes {
                let start = columns.branch(b) + 1;
                for (into, p) in row[start..].iter_mut().zip(&scratch.targets) {
                    *into += p;
                }
            }
        }
    }

    /// Adds options, packages that are followed and those affected, from the chances of the rows and of the failures.
    pub(super) fn add_packages(
        &mut self,
        scratch: &mut Scratch,
        venue: usize,
        total: &[f64; ENDINGS],
        judge: &Judge,
        row: &mut [f64],
        packages: &mut Option<Tell>,
    ) {
        let plan = self.plan;
        let columns = self.columns;
        let issues = plan.bargained.len();
        let pool = [judge.pool_nash, 1.0 - judge.pool_nash];
        scratch.pooled.clear();
        scratch.pooled.extend(scratch.chances.iter().map(|p| pool[0] * p[0] + pool[1] * p[1]));
        for (r, &p) in scratch.pooled.iter().enumerate() {
            if p <= 0.0 && scratch.chances[r].iter().all(|&p| p <= 0.0) {
                continue;
            }
            let package = &self.zone.options[r * issues..(r + 1) * issues];
            for (b, &o) in plan.bargained.iter().zip(package) {
                let option = columns.first_option[b.issue] + usize::from(o);
                row[columns.options + option] += p;
                row[columns.agreed_options + option] += p;
                row[columns.venue_option(venue, option)] += p;
                for (rule, q) in scratch.chances[r].iter().enumerate() {
                    row[columns.rule_option(rule, option)] += q;
                }
            }
            if let Some(&place) = self.followed.place.get(&self.zone.index[r]) {
                row[columns.packages + place] += p;
            }
            if let Some(tell) = packages {
                tell(self.zone.index[r], package, p);
            }
            self.add_affected(package, p, false, row);
            self.add_affected_only(package, p, venue, EndingKind::Agreed, row);
        }
        let bust_up = total[ending(EndingKind::BustUp)];
        let quiet = total[ending(EndingKind::WordsOnly)] + total[ending(EndingKind::NoZone)];
        for b in &plan.bargained {
            for o in 0..b.options {
                let p = (bust_up + quiet) * self.marginal[b.first + o];
                let option = columns.first_option[b.issue] + o;
                row[columns.options + option] += p;
                row[columns.venue_option(venue, option)] += p;
                (0..RULES).for_each(|rule| row[columns.rule_option(rule, option)] += p);
            }
        }
        for (outcome, &p) in outcomes(plan, &self.drawn_outcomes).iter().zip(&self.lottery.chances)
        {
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
