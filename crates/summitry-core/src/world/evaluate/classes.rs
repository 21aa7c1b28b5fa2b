//! Classes of packages: rows that every state allows or forbids together, so that a state costs its classes, not its rows.

use rustc_hash::FxHashMap;

use crate::world::rules::RULES;
use crate::world::{states::Mask, zone::Packages};

/// What decides whether a state allows a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Class {
    /// Links its packages break.
    broken: u64,
    /// Issues they change that may not be raised.
    optional: u64,
    /// Ratifiers who refuse its packages.
    refused: u64,
    /// For every useless change in them, the links of which one must hold; `None` without such changes, the usual case,
    /// which is then compared at no cost.
    needed: Option<Vec<u64>>,
}

impl Class {
    /// Whether a state allows the packages of this class.
    pub(super) fn allowed(&self, mask: &Mask) -> bool {
        self.refused & mask.asked == 0 && self.may_be_agreed(mask)
    }

    /// The same before anyone is asked afterwards.
    pub(super) fn may_be_agreed(&self, mask: &Mask) -> bool {
        self.broken & mask.links == 0
            && self.optional & !mask.raised == 0
            && self.needed.iter().flatten().all(|links| links & mask.links != 0)
    }
}

/// The classes of one venue's zone, in the order of their first rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    pub(super) list: Vec<Class>,
    /// The class of every row of the zone.
    of: Vec<usize>,
    known: FxHashMap<Class, usize>,
}

impl Classes {
    /// The class of a row of the zone.
    #[inline]
    pub(super) fn of(&self, row: usize) -> usize {
        self.of[row]
    }

    /// Sorts the rows of a zone.
    pub(super) fn sort(&mut self, zone: &Packages) {
        self.list.clear();
        self.of.clear();
        self.known.clear();
        let mut needed = zone.needed.as_slice();
        for (row, (&broken, &optional)) in zone.broken.iter().zip(&zone.optional).enumerate() {
            let (mine, rest) = needed.split_at(needed.partition_point(|&(r, _)| r == row));
            needed = rest;
            let links = mine.iter().map(|&(_, links)| links);
            let needed = (!mine.is_empty()).then(|| links.collect());
            let class = Class { broken, optional, refused: zone.bound(row).refused, needed };
            // Neighbours on the walk are mostly alike.
            let last = self.of.last().copied().filter(|&last| self.list.get(last) == Some(&class));
            let number = last.unwrap_or_else(|| {
                let next = self.list.len();
                let number = *self.known.entry(class.clone()).or_insert(next);
                if number == next {
                    self.list.push(class);
                }
                number
            });
            self.of.push(number);
        }
    }
}

/// For each class, the most that an accepted row of it leaves the least content side, hundreds of points; 0 where none is.
pub(super) fn best_of_classes(classes: &Classes, accepted: &[usize], least: &[f64]) -> Vec<f64> {
    let mut best = vec![0.0f64; classes.list.len()];
    for (&row, &gain) in accepted.iter().zip(least) {
        let of = &mut best[classes.of(row)];
        *of = of.max(gain);
    }
    best
}

/// What the accepted rows of one class come to in one side-deal state.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ClassSums {
    /// Accepted rows.
    pub(super) rows: usize,
    /// Sum of their weights under each rule.
    pub(super) weights: [f64; RULES],
    /// The largest of their smallest shares.
    pub(super) best: f64,
    /// Chance for each unit of weight under each rule, gathered over the states that allow the class.
    pub(super) scale: [f64; RULES],
}
