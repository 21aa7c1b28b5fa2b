//! Inside one world: every uncertain value is fixed, and the chances are integrated, not sampled, wherever that is affordable.
//!
//! The order of work is that of docs/model.md: tastes, the no-deal lottery, then for each venue the zone, the rules and the
//! endings, state by state. Everything is added into one row of [`Columns`].

mod agreed;
mod classes;
mod dominance;
mod failures;
mod gates;
mod row;
mod scratch;
mod state;
mod tally;
mod venue;
mod written;

use crate::scenario::EndingKind;
use crate::value::Drawn;
use crate::world::{
    affected::{Feelings, Felt, SAME},
    columns::{Columns, ending},
    conditions::FAILURES,
    institutions::meetings,
    opened::Opened,
    plan::Plan,
    rows::Rows,
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
const MOST_LISTED_OF_MANY: usize = 30_000;
/// Steps of the search for a package that capacity alone forbids, where packages are sampled anyway.
const MOST_SEARCHED: usize = 20_000;

use written::Row;

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
    failures: failures::Failures,
    cheapest: Option<usize>,
    sampled: bool,
    /// What all worlds so far took: see [`work_a_world`](crate::forecast::work_a_world).
    pub(crate) looked: u64,
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
            failures: failures::Failures::default(),
            cheapest: None,
            sampled: false,
            looked: 0,
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
        let row = &mut Row::new(self.columns, row);
        self.sampled = false;
        self.overflowed = false;
        let plan = self.plan;
        let mut sampler = Sampler::new(plan, n, replicate);
        self.sampled = self.opened.open(plan, n, &mut sampler);
        let x = std::mem::take(&mut self.opened.x);
        self.tones.fill(plan, &x);
        self.felt.fill(plan, self.feelings, &x);
        self.write_steps(&x, row);
        self.failures.fill(plan, &self.opened, &self.tones, self.cheapest);
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
        let (agreed, bust_up) =
            (row.at(ending(EndingKind::Agreed)), row.at(ending(EndingKind::BustUp)));
        row.set(self.columns.by_last, meetings::in_world(plan.scenario, &x, agreed, bust_up));
        self.write_certain(row);
        self.write_branch_chances(&x, &chances, row);
        self.write_questions(&x, row);
        self.opened.x = x;
        self.sampled
    }

    /// Gains and efforts of every step, and which comes first.
    fn write_steps(&mut self, x: &Drawn, row: &mut Row) {
        let plan = self.plan;
        let tolerance = x.of(plan.scenario.engine.tolerance);
        let list = &self.columns.step_list;
        let mut gains = Rows::default();
        gains.clear(plan.parties());
        let mut efforts = Vec::with_capacity(list.len());
        for step in list {
            gains.extend(self.opened.tastes.own.iter().map(|own| steps::gain(plan, own, *step)));
            efforts.push(step.slot(plan).of(&self.opened.efforts));
        }
        let first = steps::first(&gains, &efforts, tolerance);
        self.cheapest = first.and_then(|s| list.get(s)).map(|step| step.issue(plan));
        let wide = tolerance.max(steps::WIDE_TOLERANCE);
        for (s, (gains, &effort)) in gains.iter().zip(&efforts).enumerate() {
            let nobody_loses = |tolerance| f64::from(steps::nobody_loses(gains, tolerance));
            let odds = [nobody_loses(tolerance), nobody_loses(wide), f64::from(first == Some(s))];
            let numbers = gains.iter().copied().chain([effort]).chain(odds);
            row.set_from(self.columns.step(s), numbers);
        }
    }

    /// Conditions that are about the cheapest gain alone are certain either way in a world.
    fn write_certain(&self, row: &mut Row) {
        let logic = &self.plan.logic;
        for &(c, only) in &logic.worldly {
            if only {
                let situation = logic.failure_in(0, 0, 0, &[], self.cheapest);
                let holds = f64::from(logic.condition(c, &situation));
                row.set(self.columns.conditions + c, holds);
            }
        }
    }

    /// The chance of every branch; joint chances were added state by state.
    fn write_branch_chances(&self, x: &Drawn, venues: &[f64], row: &mut Row) {
        use crate::forecast::BranchKind;
        let s = self.plan.scenario;
        for (b, branch) in self.columns.branch_list.iter().enumerate() {
            let chance = match *branch {
                BranchKind::Venue(v) => venues[v],
                BranchKind::Link(l) => x.of(s.links[l].holds),
                BranchKind::Offer(d) => x.of(s.side_deals[d].on_offer),
                BranchKind::Raised(k) => s.issues[k].raised.map_or(1.0, |id| x.of(id)),
                BranchKind::Threat(t) => x.of(s.threats[t].carried_out),
            };
            row.set(self.columns.branch(b), chance);
        }
    }

    /// Adds time to the questions: yes by the date = q·holds + (1 − q)·otherwise.
    fn write_questions(&self, x: &Drawn, row: &mut Row) {
        let s = self.plan.scenario;
        let columns = self.columns;
        for (q, question) in s.questions.iter().enumerate() {
            let holds = question.holds.map_or(1.0, |id| x.of(id));
            let otherwise = question.otherwise.map_or(0.0, |id| x.of(id));
            let target = crate::forecast::Target::Question(q);
            let at = columns.target(target);
            let counts = row.at(at);
            row.set(at, counts * holds + (1.0 - counts) * otherwise);
            let Some(place) = columns.targets.iter().position(|t| *t == target) else { continue };
            for b in 0..columns.branch_list.len() {
                let start = columns.branch(b);
                let (chance, joint) = (row.at(start), row.at(start + 1 + place));
                row.set(start + 1 + place, joint * holds + (chance - joint) * otherwise);
            }
        }
    }
}
