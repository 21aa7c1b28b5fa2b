//! The agenda as the model reads it: the issues bargained over, their ladders, and what issues picked alone may end at.

use crate::scenario::{Issue, Scenario};
use crate::world::rows::Rows;

/// One issue that is bargained over.
#[derive(Clone, Debug)]
pub(crate) struct Bargained {
    /// Its index in the scenario.
    pub(crate) issue: usize,
    /// Number of its first option among all options of bargained issues.
    pub(crate) first: usize,
    /// How many options it has.
    pub(crate) options: usize,
    /// Which holds today.
    pub(crate) now: usize,
    /// Bit of the issue among those that may not be raised; `None`: always raised.
    pub(crate) raised_bit: Option<u32>,
}

/// One option among all options of the issues that are bargained over: the place of its number in every list with one
/// number a slot. Only its issue gives it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot(usize);

impl Slot {
    /// What a list with one entry a slot has for it.
    #[inline]
    pub(crate) fn of<T: Copy>(self, slots: &[T]) -> T {
        slots[self.0]
    }

    /// The row that a table with one row a slot has for it.
    #[inline]
    pub(crate) fn row<T: Copy>(self, slots: &Rows<T>) -> &[T] {
        slots.row(self.0)
    }

    /// A list's entry for it, to be changed.
    #[inline]
    pub(crate) fn of_mut<T>(self, slots: &mut [T]) -> &mut T {
        &mut slots[self.0]
    }
}

impl Bargained {
    /// The issue itself.
    #[inline]
    pub(crate) fn issue_in<'s>(&self, scenario: &'s Scenario) -> &'s Issue {
        &scenario.issues[self.issue]
    }

    /// The mixed-radix index of a package up to here from its index up to the issue before; wraps where the space is larger.
    #[inline]
    pub(crate) fn index(&self, before: usize, option: u16) -> usize {
        before.wrapping_mul(self.options).wrapping_add(option.into())
    }

    /// The slot of one of its options.
    #[inline]
    pub(crate) fn slot(&self, option: usize) -> Slot {
        Slot(self.first + option)
    }

    /// The slot of what holds today.
    #[inline]
    pub(crate) fn today(&self) -> Slot {
        self.slot(self.now)
    }

    /// The part of a list with one entry a slot that is about its own options, in their order.
    #[inline]
    pub(crate) fn of<'t, T>(&self, slots: &'t [T]) -> &'t [T] {
        &slots[self.first..self.first + self.options]
    }

    /// The same, to be changed.
    #[inline]
    pub(crate) fn of_mut<'t, T>(&self, slots: &'t mut [T]) -> &'t mut [T] {
        &mut slots[self.first..self.first + self.options]
    }

    /// By how much an option is worth more than today's to the side whose points these are.
    #[inline]
    pub(crate) fn gain(&self, option: usize, points: &[f64]) -> f64 {
        self.slot(option).of(points) - self.today().of(points)
    }
}

/// Scores that fall off with distance along the ladder from the option liked: 100 there, 0 at the far end.
pub(crate) fn ladder_scores(scenario: &Scenario, issue: usize, liked: usize) -> Vec<f64> {
    let options = &scenario.issues[issue].options;
    let liked = options[liked].at;
    let farthest = options.iter().map(|o| (o.at - liked).abs()).fold(0.0, f64::max);
    let score = |at: f64| {
        if farthest > 0.0 { 100.0 * (1.0 - (at - liked).abs() / farthest) } else { 100.0 }
    };
    options.iter().map(|o| score(o.at)).collect()
}

/// Every combination without a lowest option, last issue fastest; one empty combination where no issue is picked alone.
pub(crate) fn combinations(scenario: &Scenario) -> Vec<Vec<u16>> {
    let mut all = vec![Vec::new()];
    for k in scenario.picked_alone() {
        let options = scenario.issues[k].options.len() as u16;
        all = all
            .into_iter()
            .flat_map(|c| (1..options).map(move |o| [c.clone(), vec![o]].concat()))
            .collect();
    }
    all
}

/// The combination that holds after a bust-up: the lowest option of each.
pub(crate) fn after_bust_up(scenario: &Scenario) -> Vec<u16> {
    scenario.picked_alone().map(|_| 0).collect()
}
