//! Inside one world: every uncertain value is fixed, and the chances are integrated, not sampled, wherever that is affordable.
//!
//! The order of work is that of docs/model.md: tastes, the no-deal lottery, then for each venue the zone, the rules and the
//! endings, state by state. Everything is added into one row of [`Columns`].

mod agreed;
mod classes;
mod dominance;
mod gates;
mod row;
mod scratch;
mod state;
mod tally;
mod venue;

use crate::scenario::EndingKind;
use crate::value::Drawn;
use crate::world::{
    affected::{Feelings, Felt, SAME},
    columns::{Columns, ending},
    conditions::FAILURES,
    institutions::meetings,
    opened::Opened,
    plan::Plan,
    states::{Sampler, States, too_many},
    steps,
    tone::Tones,
    utility::AtTable,
    venues::venue_chances,
    zone::{Packages, Walk},
};

/// Most packages listed in one venue of one world where the whole space is at most this large.
const MOST_LISTED: usize = 1_000_000;
/// The same where the space is larger.
const MOST_LISTED_OF_MANY: usize = 200_000;

pub(crate) use gates::{Tally, Wanted};

/// One world at a time, with its memory kept from world to world.
#[derive(Debug)]
pub(crate) struct Inside<'p> {
    plan: &'p Plan<'p>,
    columns: &'p Columns,
    feelings: &'p Feelings,
    followed: &'p Followed,
    opened: Opened,
    tones: Tones,
    felt: Felt,
    at_table: AtTable,
    states: States,
    useless: Vec<bool>,
    zone: Packages,
    walk: Walk,
    venue: scratch::Scratch,
    /// `failed[((venue * 3 + failure) * (1 + threats) + threat) * conditions + c]`: P(c | venue, failure) and jointly with
    /// each threat being carried out.
    failed: Vec<f64>,
    cheapest: Option<usize>,
    sampled: bool,
    /// Whether some venue of the last world had too many packages to list.
    pub(crate) overflowed: bool,
}

/// Someone who is told the index, the options and the chance of every package agreed.
pub(crate) type Tell<'t> = &'t mut dyn FnMut(usize, &[u16], f64);

/// The packages whose chance is kept world by world.
#[derive(Clone, Debug, Default)]
pub(crate) struct Followed {
    /// Mixed-radix index → place among the followed.
    pub(crate) place: rustc_hash::FxHashMap<usize, usize>,
}

impl<'p> Inside<'p> {
    pub(crate) fn new(
        plan: &'p Plan,
        columns: &'p Columns,
        feelings: &'p Feelings,
        followed: &'p Followed,
    ) -> Self {
        Inside {
            plan,
            columns,
            feelings,
            followed,
            opened: Opened::default(),
            tones: Tones::default(),
            felt: Felt::default(),
            at_table: AtTable::default(),
            states: States::default(),
            useless: Vec::new(),
            zone: Packages::default(),
            walk: Walk::default(),
            venue: scratch::Scratch::default(),
            failed: Vec::new(),
            cheapest: None,
            sampled: false,
            overflowed: false,
        }
    }

    /// Works out world `n` into its row (`replicate` tells apart repeated samplings of one world). Whether anything in it
    /// was sampled. `packages` is told the chance of every package agreed.
    pub(crate) fn evaluate(
        &mut self,
        n: u64,
        replicate: u64,
        row: &mut [f64],
        mut packages: Option<Tell>,
    ) -> bool {
        row.fill(0.0);
        self.sampled = false;
        self.overflowed = false;
        let plan = self.plan;
        let mut sampler = Sampler::new(plan, n, replicate);
        self.sampled = self.opened.open(plan, n, &mut sampler);
        let x = std::mem::take(&mut self.opened.x);
        self.tones.fill(plan, &x);
        self.felt.fill(plan, self.feelings, &x);
        self.write_steps(&x, row);
        self.fill_failed();
        if too_many(plan) {
            self.states.sample(plan, &x, &mut sampler);
            self.sampled = true;
        } else {
            self.states.list(plan, &x);
        }
        let chances = venue_chances(plan, &x);
        for (venue, &chance) in chances.iter().enumerate() {
            self.venue(venue, chance, &x, &mut sampler, row, &mut packages);
        }
        let (agreed, bust_up) = (row[ending(EndingKind::Agreed)], row[ending(EndingKind::BustUp)]);
        row[self.columns.by_last] = meetings::in_world(plan.scenario, &x, agreed, bust_up);
        self.write_certain(row);
        self.write_branch_chances(&x, &chances, row);
        self.write_questions(&x, row);
        self.opened.x = x;
        self.sampled
    }

    /// The chance of every condition after each failure, alone and jointly with each threat being carried out.
    fn fill_failed(&mut self) {
        let plan = self.plan;
        let logic = &plan.logic;
        let (conditions, threats) = (logic.len(), plan.scenario.threats.len());
        let block = (1 + threats) * conditions;
        self.failed.clear();
        self.failed.resize(plan.scenario.venues.len() * FAILURES.len() * block, 0.0);
        let listed = self.opened.is_listed();
        let mut scratch = vec![0; logic.words];
        for (number, outcome) in self.opened.outcomes(plan).iter().enumerate() {
            let chance = self.opened.lottery.chances[number];
            for venue in 0..plan.scenario.venues.len() {
                for (failure, kind) in FAILURES.into_iter().enumerate() {
                    let bust_up = kind == crate::scenario::EndingKind::BustUp;
                    let start = (venue * FAILURES.len() + failure) * block;
                    let into = &mut self.failed[start..start + block];
                    for (tone, tone_chance) in self.tones.chances.iter().enumerate() {
                        let p = if bust_up { chance } else { chance * tone_chance };
                        let number = listed.then_some(number);
                        let bits = logic.failed(
                            venue,
                            failure,
                            tone,
                            number,
                            &outcome.package,
                            &mut scratch,
                        );
                        each_bit(bits, |c| {
                            into[c] += p;
                            let mut executed = outcome.executed;
                            while executed != 0 {
                                into[(1 + executed.trailing_zeros() as usize) * conditions + c] +=
                                    p;
                                executed &= executed - 1;
                            }
                        });
                        for &(c, only) in &logic.worldly {
                            let on_its_own = || {
                                let s = logic.failure_in(
                                    venue,
                                    failure,
                                    tone,
                                    &outcome.package,
                                    self.cheapest,
                                );
                                logic.condition(c, &s)
                            };
                            if !only && on_its_own() {
                                into[c] += p;
                                (0..threats).filter(|t| outcome.executed & (1 << t) != 0).for_each(
                                    |t| {
                                        into[(1 + t) * conditions + c] += p;
                                    },
                                );
                            }
                        }
                        if bust_up {
                            break;
                        }
                    }
                }
            }
        }
    }

    /// Gains and efforts of every step, and which comes first.
    fn write_steps(&mut self, x: &Drawn, row: &mut [f64]) {
        let plan = self.plan;
        let parties = plan.parties();
        let tolerance = x.of(plan.scenario.engine.tolerance);
        let list = &self.columns.step_list;
        let mut gains = Vec::with_capacity(list.len() * parties);
        let mut efforts = Vec::with_capacity(list.len());
        for step in list {
            gains.extend((0..parties).map(|i| steps::gain(plan, &self.opened.tastes, *step, i)));
            let b = &plan.bargained[step.bargained];
            efforts.push(self.opened.efforts[b.first + step.option]);
        }
        let first = steps::first(list, &gains, parties, &efforts, tolerance);
        self.cheapest = first.map(|s| plan.bargained[list[s].bargained].issue);
        for s in 0..list.len() {
            let at = self.columns.step(s);
            let mine = &gains[s * parties..(s + 1) * parties];
            row[at..at + parties].copy_from_slice(mine);
            row[at + parties] = efforts[s];
            row[at + parties + 1] = f64::from(steps::nobody_loses(mine, tolerance));
            row[at + parties + 2] =
                f64::from(steps::nobody_loses(mine, tolerance.max(steps::WIDE_TOLERANCE)));
            row[at + parties + 3] = f64::from(first == Some(s));
        }
    }

    /// Conditions that are about the cheapest gain alone are certain either way in a world.
    fn write_certain(&self, row: &mut [f64]) {
        let logic = &self.plan.logic;
        for &(c, only) in &logic.worldly {
            if only {
                let situation = logic.failure_in(0, 0, 0, &[], self.cheapest);
                row[self.columns.conditions + c] = f64::from(logic.condition(c, &situation));
            }
        }
    }

    /// The chance of every branch; joint chances were added state by state.
    fn write_branch_chances(&self, x: &Drawn, venues: &[f64], row: &mut [f64]) {
        use crate::forecast::BranchKind;
        let s = self.plan.scenario;
        for (b, branch) in self.columns.branch_list.iter().enumerate() {
            row[self.columns.branch(b)] = match *branch {
                BranchKind::Venue(v) => venues[v],
                BranchKind::Link(l) => x.of(s.links[l].holds),
                BranchKind::Offer(d) => x.of(s.side_deals[d].on_offer),
                BranchKind::Raised(k) => s.issues[k].raised.map_or(1.0, |id| x.of(id)),
                BranchKind::Threat(t) => x.of(s.threats[t].carried_out),
            };
        }
    }

    /// Adds time to the questions: yes by the date = q·holds + (1 − q)·otherwise.
    fn write_questions(&self, x: &Drawn, row: &mut [f64]) {
        let s = self.plan.scenario;
        let columns = self.columns;
        for (q, question) in s.questions.iter().enumerate() {
            let holds = question.holds.map_or(1.0, |id| x.of(id));
            let otherwise = question.otherwise.map_or(0.0, |id| x.of(id));
            let target = crate::forecast::Target::Question(q);
            let at = columns.target(target);
            row[at] = row[at] * holds + (1.0 - row[at]) * otherwise;
            let Some(place) = columns.targets.iter().position(|t| *t == target) else { continue };
            for b in 0..columns.branch_list.len() {
                let start = columns.branch(b);
                let (chance, joint) = (row[start], row[start + 1 + place]);
                row[start + 1 + place] = joint * holds + (chance - joint) * otherwise;
            }
        }
    }
}

/// Calls `f` with the number of every bit that is set.
fn each_bit(words: &[u64], mut f: impl FnMut(usize)) {
    for (w, &word) in words.iter().enumerate() {
        let mut word = word;
        while word != 0 {
            f(w * 64 + word.trailing_zeros() as usize);
            word &= word - 1;
        }
    }
}
