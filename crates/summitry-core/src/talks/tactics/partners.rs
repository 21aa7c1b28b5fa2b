//! What the tactics that model their partners share: one model a partner, and the kindest of several packages.

use crate::talks::bayes::Bayes;
use crate::talks::listing::Pick;
use crate::talks::opponent::Frequency;
use crate::talks::shape::{Index, Shape};
use crate::talks::table::{Side, Table};
use crate::talks::tactic::Heard;

/// A guess of what a partner wants.
pub(super) trait Model {
    /// Nothing heard yet.
    fn new(shape: &Shape) -> Self;

    /// Hears an offer.
    fn hear(&mut self, shape: &Shape, index: Index);

    /// What a package seems to be worth to it.
    fn worth(&self, options: &[usize]) -> f64;
}

impl Model for Frequency {
    fn new(shape: &Shape) -> Self {
        Self::new(shape)
    }

    fn hear(&mut self, shape: &Shape, index: Index) {
        self.hear(shape, index);
    }

    fn worth(&self, options: &[usize]) -> f64 {
        self.worth(options)
    }
}

impl Model for Bayes {
    fn new(shape: &Shape) -> Self {
        Self::new(shape)
    }

    fn hear(&mut self, shape: &Shape, index: Index) {
        self.hear(shape, index);
    }

    fn worth(&self, options: &[usize]) -> f64 {
        self.worth(options)
    }
}

/// A model of each other party.
#[derive(Debug)]
pub(super) struct Partners<M> {
    models: Vec<Option<M>>,
}

/// Packages looked at for the kindest one, evenly spread: a model of the partner that is a guess itself deserves no more.
const LOOKED_AT: usize = 128;
/// How far above its target a party looks, as a share of its range: what it could as well propose.
const AS_WELL: f64 = 0.05;

impl<M: Model> Partners<M> {
    pub(super) fn new(table: &Table) -> Self {
        Self { models: (0..table.parties()).map(|_| None).collect() }
    }

    pub(super) fn hear(&mut self, offer: Heard, table: &Table) {
        if let Some(model) = self.models.get_mut(offer.from) {
            let model = model.get_or_insert_with(|| M::new(table.shape()));
            model.hear(table.shape(), offer.index);
        }
    }

    /// What a package seems to be worth to the partners heard so far, added up.
    pub(super) fn worth(&self, options: &[usize]) -> f64 {
        self.models.iter().flatten().map(|model| model.worth(options)).sum()
    }

    /// Of the packages just above the target, the one worth most to the partners; the better own one where they tie.
    pub(super) fn kindest(&self, target: f64, side: &Side, table: &Table) -> Option<Pick> {
        let high = target + AS_WELL * (side.highest() - side.floor());
        let mut options = vec![0; table.shape().sizes().len()];
        let mut best: Option<(f64, Pick)> = None;
        for pick in side.inverse().between(target, high, LOOKED_AT) {
            table.shape().options_into(pick.index, &mut options);
            let worth = self.worth(&options);
            // The list rises: a later pick that ties is the better own one.
            if best.is_none_or(|(most, _)| worth >= most) {
                best = Some((worth, pick));
            }
        }
        best.map(|(_, pick)| pick)
    }
}
