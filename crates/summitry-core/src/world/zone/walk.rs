//! The walk over the agenda that lists possible packages, depth first.
//!
//! It stops at the capacity, at useless changes, and where a side could not accept even with its best options on what is left. What
//! a beginning comes to is worked out once for all packages that begin so.

use super::{Known, Packages, Terms};
use crate::world::{
    agenda::{Bargained, Slot},
    institutions::{Set, consent::bit},
    plan::Plan,
    rows::Rows,
    slack::{ACCEPT_SLACK, SLACK},
};

/// A walk, with its memory kept from world to world.
#[derive(Clone, Debug, Default)]
pub(crate) struct Walk {
    /// A row a slot, a party each: what the option is worth at the table.
    worth: Rows<f64>,
    /// A row an issue, a party each: the most it can still get from that issue and later ones.
    rest: Rows<f64>,
    /// A row an issue, a party each: what the options chosen for the issues before it are worth.
    sums: Rows<f64>,
    /// For each issue the least effort that any change takes on it or on a later one; infinite where nothing can change.
    least_effort: Vec<f64>,
    options: Vec<u16>,
    nodes: usize,
}

/// What the options chosen so far come to, beside their worth.
#[derive(Clone, Copy, Debug)]
struct Begun {
    effort: f64,
    /// The share of a place they take.
    measure: f64,
    index: usize,
    /// Links whose condition they meet so far, and those whose consequence they break.
    when: u64,
    out: u64,
    optional: u64,
    changed: bool,
    /// Whether no change among them has to do with keeping a link: a package of such is one row, with this measure.
    simple: bool,
}

impl Begun {
    const NOTHING: Self = Begun {
        effort: 0.0,
        measure: 1.0,
        index: 0,
        when: u64::MAX,
        out: 0,
        optional: 0,
        changed: false,
        simple: true,
    };

    /// With one more issue's option.
    fn and(&self, plan: &Plan, terms: &Terms, b: &Bargained, option: usize) -> Self {
        let slot = b.slot(option);
        let links = slot.of(&plan.links);
        let stays = option == b.now;
        let raised = b.raised_bit.map_or(0, |bit| 1 << bit);
        Begun {
            effort: self.effort + slot.of(terms.efforts),
            measure: if stays { self.measure } else { self.measure * slot.of(terms.share) },
            index: b.index(self.index, option as u16),
            when: self.when & links.when,
            out: self.out | links.out,
            optional: self.optional | if stays { 0 } else { raised },
            changed: self.changed || !stays,
            simple: self.simple && (stays || (links.rescue == 0 && !slot.of(terms.useless))),
        }
    }
}

/// What a walk comes to at its end: all options, their worth to each side, and the rest.
struct Reached<'a> {
    options: &'a [u16],
    sums: &'a [f64],
    begun: Begun,
}

/// For how long a walk goes on, and whom it tells.
struct Way<'a, V> {
    plan: &'a Plan<'a>,
    terms: &'a Terms<'a>,
    visit: V,
    /// The most steps.
    limit: usize,
}

impl Walk {
    /// How many steps the last walk took.
    pub(crate) fn steps(&self) -> usize {
        self.nodes
    }

    /// Lists the packages of every state into `into`; `false` if there are more than `limit`.
    pub(crate) fn list(
        &mut self,
        plan: &Plan,
        terms: &Terms,
        limit: usize,
        into: &mut Packages,
    ) -> bool {
        into.clear(plan);
        let visit = |reached: Reached| {
            into.push_reached(plan, terms, &reached);
            into.len() <= limit
        };
        self.walk(Way { plan, terms, visit, limit: limit.saturating_mul(8) })
    }

    /// Whether some package passes `test`, whatever its effort; `None` if that took more than `limit` steps to find out.
    pub(crate) fn any(
        &mut self,
        plan: &Plan,
        terms: &Terms,
        limit: usize,
        mut test: impl FnMut(&[u16]) -> bool,
    ) -> Option<bool> {
        let mut found = false;
        let visit = |reached: Reached| {
            found = test(reached.options);
            !found
        };
        let done = self.walk(Way { plan, terms, visit, limit });
        if found { Some(true) } else { done.then_some(false) }
    }

    /// Walks over every package that passes the bounds until it is told to stop or the limit of steps is reached; whether it
    /// came to the end.
    fn walk(&mut self, mut way: Way<impl FnMut(Reached) -> bool>) -> bool {
        let (plan, terms) = (way.plan, way.terms);
        let parties = plan.parties();
        let issues = plan.bargained.len();
        self.rest.fill(issues + 1, parties, 0.0);
        self.least_effort.clear();
        self.least_effort.resize(issues + 1, f64::INFINITY);
        let mut rest = vec![0.0; parties];
        let mut least = f64::INFINITY;
        for (k, b) in plan.bargained.iter().enumerate().rev() {
            for (rest, side) in rest.iter_mut().zip(terms.table.iter()) {
                *rest += b.of(side).iter().copied().fold(f64::NEG_INFINITY, f64::max);
            }
            self.rest.row_mut(k).copy_from_slice(&rest);
            let changes = (0..b.options).filter(|&o| o != b.now).map(|o| b.slot(o));
            let open = changes.filter(|&slot| !terms.is_idle(plan, slot));
            least = open.map(|slot| slot.of(terms.efforts)).fold(least, f64::min);
            if let Some(of) = self.least_effort.get_mut(k) {
                *of = least;
            }
        }
        self.worth.clear(parties);
        for b in &plan.bargained {
            for slot in (0..b.options).map(|o| b.slot(o)) {
                self.worth.extend(terms.table.iter().map(|side| slot.of(side)));
            }
        }
        self.options.clear();
        self.options.resize(issues, 0);
        self.nodes = 0;
        self.sums.fill(issues + 1, parties, 0.0);
        self.step(0, Begun::NOTHING, &mut way)
    }

    /// One issue after the other, deepest first; the sums of the options chosen so far stand in the row of the issue at hand.
    fn step(&mut self, k: usize, begun: Begun, way: &mut Way<impl FnMut(Reached) -> bool>) -> bool {
        self.nodes += 1;
        if self.nodes > way.limit {
            return false;
        }
        let (plan, terms) = (way.plan, way.terms);
        let Some(b) = plan.bargained.get(k) else {
            let reached = Reached { options: &self.options, sums: self.sums.row(k), begun };
            return (way.visit)(reached);
        };
        let most = terms.most_effort + SLACK;
        if plan.consent.plain
            && begun.effort + self.least_effort.get(k).copied().unwrap_or(0.0) > most
        {
            return self.stay(k, begun, way);
        }
        for o in 0..b.options {
            let slot = b.slot(o);
            if begun.effort + slot.of(terms.efforts) > most || terms.is_idle(plan, slot) {
                continue;
            }
            if let Some(chosen) = self.options.get_mut(k) {
                *chosen = o as u16;
            }
            if self.adds(k, slot, plan, terms)
                && !self.step(k + 1, begun.and(plan, terms, b, o), way)
            {
                return false;
            }
        }
        true
    }

    /// Adds the worth of one issue's option to the sums; whether those who must agree still may.
    fn adds(&mut self, k: usize, slot: Slot, plan: &Plan, terms: &Terms) -> bool {
        let (sums, next) = self.sums.row_and_next(k);
        let sides = sums.iter().zip(slot.row(&self.worth)).zip(terms.needs);
        let sides = next.iter_mut().zip(self.rest.row(k + 1)).zip(sides);
        if plan.consent.plain {
            for ((next, rest), ((sum, worth), need)) in sides {
                *next = sum + worth;
                if *next + rest < need - 2.0 * ACCEPT_SLACK {
                    return false;
                }
            }
            return true;
        }
        let mut willing: Set = 0;
        for (i, ((next, rest), ((sum, worth), need))) in sides.enumerate() {
            *next = sum + worth;
            let may = *next + rest >= need - 2.0 * ACCEPT_SLACK;
            willing |= if may { bit(i) } else { 0 };
        }
        let begun = self.options.get(..=k).unwrap_or_default();
        plan.consent.could_win(willing, &plan.bargained, begun)
    }

    /// Nothing more can change: today's options on all that is left, in one step, and in the order that sums are made in.
    fn stay(&mut self, k: usize, begun: Begun, way: &mut Way<impl FnMut(Reached) -> bool>) -> bool {
        let (plan, terms) = (way.plan, way.terms);
        let mut begun = begun;
        let (sums, next) = self.sums.row_and_next(k);
        next.copy_from_slice(sums);
        for (b, chosen) in plan.bargained.iter().zip(&mut self.options).skip(k) {
            let today = b.today();
            next.iter_mut().zip(today.row(&self.worth)).for_each(|(sum, worth)| *sum += worth);
            *chosen = b.now as u16;
            begun = begun.and(plan, terms, b, b.now);
        }
        let accepted =
            next.iter().zip(terms.needs).all(|(sum, need)| *sum >= need - 2.0 * ACCEPT_SLACK);
        !accepted || (way.visit)(Reached { options: &self.options, sums: next, begun })
    }
}

impl Packages {
    /// Adds the package that a walk came to, as [`Packages::push`] does.
    fn push_reached(&mut self, plan: &Plan, terms: &Terms, reached: &Reached) {
        let begun = &reached.begun;
        if !begun.simple {
            return self.push(plan, terms, reached.options, 1.0);
        }
        // Where something lapses by itself, keeping today is a deal too.
        if begun.changed || !plan.lapses.is_empty() {
            let Begun { effort, index, optional, .. } = *begun;
            let of = Known { effort, index, broken: begun.when & begun.out, optional };
            let sums = reached.sums.iter().copied();
            self.add(plan, terms, reached.options, sums, &of, 1.0, begun.measure);
        }
    }
}
