//! Branch and bound over the agenda (Land and Doig 1960): issue by issue, most telling first, options by what the lowest plane makes
//! of them. A branch ends where some plane, or what a party can still get, says that nothing in it is wanted.

use super::{
    goal::{Goal, Plane},
    relaxed::{Relaxed, relax},
    table::{Choice, Table},
    uphill::climb,
};
use crate::deals::meter::Meter;

/// Packages alike to the last bits that are told apart: beyond, the first of them stand for all.
const MOST_TIES: usize = 2_000;
/// Steps between two looks at the store of work.
const STRIDE: usize = 1_024;

/// What a search came to.
pub(super) struct Searched {
    /// The packages, a choice an issue, whose value lies within the last bits of the highest found.
    pub(super) ties: Vec<Vec<usize>>,
    /// The highest value found; −∞: none.
    pub(super) value: f64,
    /// No package's value passes this; the value itself where the search came to its end.
    pub(super) bound: f64,
}

impl Searched {
    /// Whether no package is better.
    pub(super) fn is_certain(&self) -> bool {
        self.bound <= self.value
    }
}

/// The best packages of a table for a goal among those that give each party what it needs; `steps` at most.
pub(super) fn search(
    table: &Table,
    goal: &Goal,
    start: &[Vec<usize>],
    steps: usize,
    meter: &Meter<'_>,
) -> Searched {
    let relaxed = relax(table, goal);
    let slacks: Vec<f64> = (0..table.base.len()).map(|party| table.slack(party)).collect();
    let mut tree = Tree::new(table, goal, &relaxed, &slacks, steps, meter);
    for package in start.iter().chain(&relaxed.liked) {
        if let Some((value, package)) = climb(table, goal, package, &slacks) {
            tree.keep(value, &package);
        }
    }
    let whole = tree.start();
    let Tree { value, mut ties, .. } = tree;
    ties.retain(|(of, _)| *of >= value - Goal::slack(value));
    let bound = if whole { value } else { relaxed.bound.max(value) };
    Searched { ties: ties.into_iter().map(|(_, package)| package).collect(), value, bound }
}

/// A choice as the tree sees it: its number among the issue's, and what every plane and every party makes of it.
struct Branch {
    choice: usize,
    planes: Vec<f64>,
    worth: Vec<f64>,
}

struct Tree<'t> {
    table: &'t Table,
    goal: &'t Goal,
    slacks: &'t [f64],
    meter: &'t Meter<'t>,
    /// The issues in the order of the tree, and the choices of each.
    order: Vec<usize>,
    levels: Vec<Vec<Branch>>,
    /// At every level what each plane can still add, and each party still get.
    rest: Vec<(Vec<f64>, Vec<f64>)>,
    /// At every level what the choices so far add up to.
    sums: Vec<(Vec<f64>, Vec<f64>)>,
    package: Vec<usize>,
    value: f64,
    ties: Vec<(f64, Vec<usize>)>,
    steps: usize,
}

impl<'t> Tree<'t> {
    fn new(
        table: &'t Table,
        goal: &'t Goal,
        relaxed: &Relaxed,
        slacks: &'t [f64],
        steps: usize,
        meter: &'t Meter<'t>,
    ) -> Self {
        let of = |plane: &Plane, worth: &[f64]| -> f64 {
            plane.weights.iter().zip(worth).map(|(w, u)| w * u).sum()
        };
        let by_planes =
            |worth: &[f64]| -> Vec<f64> { relaxed.planes.iter().map(|p| of(p, worth)).collect() };
        let mut levels: Vec<(f64, usize, Vec<Branch>)> = Vec::new();
        for (k, choices) in table.issues.iter().enumerate() {
            let branch = |(choice, of): (usize, &Choice)| Branch {
                choice,
                planes: by_planes(&of.worth),
                worth: of.worth.clone(),
            };
            let mut branches: Vec<Branch> = choices.iter().enumerate().map(branch).collect();
            let by = |branch: &Branch| branch.planes.first().copied().unwrap_or(0.0);
            branches.sort_by(|a, b| by(b).total_cmp(&by(a)).then(a.choice.cmp(&b.choice)));
            // How much worse the second best is: an issue that decides itself is settled first.
            let telling = match branches.as_slice() {
                [first, second, ..] => by(first) - by(second),
                _ => f64::INFINITY,
            };
            levels.push((telling, k, branches));
        }
        levels.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let order = levels.iter().map(|(_, k, _)| *k).collect();
        let levels: Vec<Vec<Branch>> =
            levels.into_iter().map(|(_, _, branches)| branches).collect();
        let parties = table.base.len();
        let mut rest = vec![(vec![0.0; relaxed.planes.len()], vec![0.0; parties])];
        for branches in levels.iter().rev() {
            let Some((planes, worth)) = rest.last().cloned() else { break };
            let most = |of: &dyn Fn(&Branch) -> f64| {
                branches.iter().map(of).fold(f64::NEG_INFINITY, f64::max)
            };
            let add = |sums: Vec<f64>, of: &dyn Fn(&Branch, usize) -> f64| -> Vec<f64> {
                sums.iter().enumerate().map(|(i, sum)| sum + most(&|b: &Branch| of(b, i))).collect()
            };
            let nth = |of: &[f64], i: usize| of.get(i).copied().unwrap_or(0.0);
            let planes = add(planes, &|b, i| nth(&b.planes, i));
            let worth = add(worth, &|b, i| nth(&b.worth, i));
            rest.push((planes, worth));
        }
        rest.reverse();
        let constants = relaxed.planes.iter().map(|p| p.constant + of(p, &table.base)).collect();
        let mut sums = vec![(constants, table.base.clone())];
        sums.resize(levels.len() + 1, (vec![0.0; relaxed.planes.len()], vec![0.0; parties]));
        Tree {
            table,
            goal,
            slacks,
            meter,
            order,
            package: vec![0; levels.len()],
            levels,
            rest,
            sums,
            value: f64::NEG_INFINITY,
            ties: Vec::new(),
            steps,
        }
    }

    /// Whether all of the tree was looked at.
    fn start(&mut self) -> bool {
        let levels = std::mem::take(&mut self.levels);
        self.step(&levels, 0)
    }

    fn step(&mut self, levels: &[Vec<Branch>], level: usize) -> bool {
        let Some(branches) = levels.get(level) else {
            self.reached(level);
            return true;
        };
        for branch in branches {
            if self.steps == 0 || (self.steps.is_multiple_of(STRIDE) && !self.go_on()) {
                self.steps = 0;
                return false;
            }
            self.steps -= 1;
            if !self.take(level, branch) {
                continue;
            }
            if let Some(place) = self.order.get(level).and_then(|&k| self.package.get_mut(k)) {
                *place = branch.choice;
            }
            if !self.step(levels, level + 1) {
                return false;
            }
        }
        true
    }

    fn go_on(&self) -> bool {
        self.meter.spend(STRIDE) && self.meter.go_on()
    }

    /// Adds a choice to the sums; whether something wanted may lie behind it.
    fn take(&mut self, level: usize, branch: &Branch) -> bool {
        let least = self.value - Goal::slack(self.value);
        let (before, after) = self.sums.split_at_mut(level + 1);
        let (Some(sums), Some(next), Some(rest)) =
            (before.last(), after.first_mut(), self.rest.get(level + 1))
        else {
            return false;
        };
        let planes = next.0.iter_mut().zip(&sums.0).zip(&branch.planes).zip(&rest.0);
        for (((next, sum), adds), rest) in planes {
            *next = sum + adds;
            if *next + rest < least {
                return false;
            }
        }
        let parties = next.1.iter_mut().zip(&sums.1).zip(&branch.worth).zip(&rest.1);
        for ((((next, sum), adds), rest), (need, slack)) in
            parties.zip(self.table.needs.iter().zip(self.slacks))
        {
            *next = sum + adds;
            if *next + rest < need - slack {
                return false;
            }
        }
        true
    }

    /// At a whole package.
    fn reached(&mut self, level: usize) {
        let Some((_, utilities)) = self.sums.get(level) else { return };
        let value = self.goal.value(utilities);
        if value > f64::NEG_INFINITY && self.table.allows(&self.package) {
            let package = std::mem::take(&mut self.package);
            self.keep(value, &package);
            self.package = package;
        }
    }

    /// Keeps a package that is as good as the best so far.
    fn keep(&mut self, value: f64, package: &[usize]) {
        if value < self.value - Goal::slack(self.value) {
            return;
        }
        if value > self.value {
            self.value = value;
            let least = value - Goal::slack(value);
            self.ties.retain(|(of, _)| *of >= least);
        }
        let known = self.ties.iter().any(|(_, other)| other == package);
        if !known && self.ties.len() < MOST_TIES {
            self.ties.push((value, package.to_vec()));
        }
    }
}
