//! Combinations of options in falling order of what they are worth together (best-first search, Lawler 1972).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::talks::shape::Index;

/// A sum of gains with what it adds to an index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    pub(super) gain: f64,
    pub(super) index: Index,
}

/// An issue's allowed options by falling gain, with what each adds to the index.
#[derive(Clone, Debug)]
pub(super) struct Issue {
    pub(super) options: Vec<Sum>,
}

impl Issue {
    /// How much more the best option is worth than the worst.
    pub(super) fn range(&self) -> f64 {
        self.options.first().map_or(0.0, |o| o.gain)
    }

    /// The same issue for someone who wants the opposite: the worst option first.
    pub(super) fn mirrored(&self) -> Self {
        let gain = |o: &Sum| Sum { gain: self.range() - o.gain, index: o.index };
        Self { options: self.options.iter().rev().map(gain).collect() }
    }
}

impl Sum {
    /// Both together.
    pub(super) fn plus(self, other: Sum) -> Sum {
        Sum { gain: self.gain + other.gain, index: self.index + other.index }
    }
}

/// A package on the way down from the best: lost so much, last moved issue and its place there.
#[derive(PartialEq)]
struct Step {
    loss: f64,
    index: Index,
    issue: usize,
    place: usize,
}

impl Eq for Step {}

impl Ord for Step {
    fn cmp(&self, other: &Self) -> Ordering {
        // The heap gives the largest: the smallest loss, then the smallest index.
        other.loss.total_cmp(&self.loss).then(other.index.cmp(&self.index))
    }
}

impl PartialOrd for Step {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// An issue with at least two options: one to begin with and one to step down to.
#[derive(Clone, Copy)]
struct Ladder<'i> {
    options: &'i [Sum],
    first: Sum,
    second: Sum,
}

impl<'i> Ladder<'i> {
    fn of(issue: &'i Issue) -> Option<Self> {
        let options = issue.options.as_slice();
        let [first, second, ..] = options else { return None };
        Some(Self { options, first: *first, second: *second })
    }

    /// What an option gives less than the best.
    fn loss(&self, option: &Sum) -> f64 {
        self.first.gain - option.gain
    }

    /// The loss of the first step.
    fn first_loss(&self) -> f64 {
        self.loss(&self.second)
    }

    /// The index after the first step.
    fn begin(&self, index: Index) -> Index {
        index - self.first.index + self.second.index
    }
}

/// The best combinations of options in falling order, `most` of them at most, and whether these are all.
///
/// Every combination but the best has one parent, so that none comes twice: issues by the loss of their first step, a
/// combination's last moved issue goes one place on, or the next issue takes its first step, or, where the last one took only
/// its first step, that step is handed on to the next issue.
pub(super) fn falling(issues: &[Issue], most: usize) -> (Vec<Sum>, bool) {
    let best = |issue: &Issue| issue.options.first().copied();
    let start = issues.iter().filter_map(best).fold(Sum { gain: 0.0, index: 0 }, Sum::plus);
    let mut issues: Vec<Ladder<'_>> = issues.iter().filter_map(Ladder::of).collect();
    issues.sort_by(|a, b| a.first_loss().total_cmp(&b.first_loss()));
    let mut found = vec![start];
    let mut heap = BinaryHeap::new();
    if let Some(first) = issues.first() {
        let index = first.begin(start.index);
        heap.push(Step { loss: first.first_loss(), index, issue: 0, place: 1 });
    }
    while found.len() < most {
        let Some(Step { loss: lost, index, issue, place }) = heap.pop() else { break };
        found.push(Sum { gain: start.gain - lost, index });
        let Some(here) = issues.get(issue) else { break };
        if let [from, to] = here.options.get(place..place + 2).unwrap_or_default() {
            let index = index - from.index + to.index;
            let loss = lost - here.loss(from) + here.loss(to);
            heap.push(Step { loss, index, issue, place: place + 1 });
        }
        if let Some(next) = issues.get(issue + 1) {
            let on = next.begin(index);
            let loss_on = lost + next.first_loss();
            heap.push(Step { loss: loss_on, index: on, issue: issue + 1, place: 1 });
            if place == 1 {
                let handed = on - here.second.index + here.first.index;
                let loss = loss_on - here.first_loss();
                heap.push(Step { loss, index: handed, issue: issue + 1, place: 1 });
            }
        }
    }
    (found, heap.is_empty())
}
