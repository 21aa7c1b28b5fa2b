//! The probabilities of every world, for ranges and for comparing two runs world by world.

use super::{Chance, Target, noise::is_noise};
use crate::{
    scenario::EndingKind,
    world::{
        columns::{Columns, NO_CAPACITY, ending},
        rules::Rule,
    },
};

/// One probability of the forecast that is kept world by world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// An ending, define, case or question.
    Target(Target),
    /// An option of an issue: (issue, option).
    Option(usize, usize),
    /// The chance of a venue.
    Venue(usize),
    /// An expectation.
    Expectation(usize),
    /// Too little capacity: a part of no zone.
    NoCapacity,
    /// An ending in one venue, jointly with the meeting being held there: (venue, ending).
    VenueEnding(usize, EndingKind),
    /// An option under one rule: (rule, issue, option).
    RuleOption(Rule, usize, usize),
    /// Someone affected is better off.
    Better(usize),
    /// Someone affected fares as today.
    Same(usize),
    /// Someone affected is worse off.
    Worse(usize),
    /// Agreed by the last of several meetings.
    ByLast,
    /// What a ratifier's no costs.
    Refused(usize),
    /// Agreed, and this party loses by it.
    Outvoted(usize),
}

/// How far a figure moved between two runs with the same worlds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paired {
    /// Mean difference, the second run less the first.
    pub difference: f64,
    /// Its standard error, from the differences world by world; 0 with one world.
    pub error: f64,
}

impl Paired {
    /// Whether the difference is within the noise, see [`is_noise`].
    #[must_use]
    pub fn is_noise(&self) -> bool {
        is_noise(self.difference, self.error)
    }
}

/// Worlds kept together, and worked out in one go by one thread.
pub(crate) const BLOCK: usize = 32;

/// The probabilities of every world; of runs too long to keep them all, those of the first worlds and the sums of the rest: means are
/// over all worlds, ranges and what is compared world by world over the kept ones.
#[derive(Clone, Debug)]
pub struct Samples {
    pub(crate) columns: Columns,
    /// Block by block of [`BLOCK`] worlds (the last may have fewer), inside a block column by column: reading a column takes
    /// whole stretches of memory, and no second copy is needed to turn rows into columns.
    pub(crate) blocks: Vec<f64>,
    /// Worlds whose rows these are.
    pub(crate) kept: u64,
    /// Column by column, the sum over the other worlds; empty where there are none.
    pub(crate) rest: Vec<f64>,
    pub(crate) worlds: u64,
    pub(crate) questions: usize,
}

impl Samples {
    pub(crate) fn new(columns: Columns, blocks: Vec<f64>, worlds: u64, questions: usize) -> Self {
        Samples { columns, blocks, kept: worlds, rest: Vec::new(), worlds, questions }
    }

    /// The probability at one place in every kept world, in order.
    ///
    /// # Panics
    ///
    /// If the place does not exist in the scenario.
    pub fn at(&self, place: Place) -> impl Iterator<Item = f64> + '_ {
        self.column(self.number(place))
    }

    /// How far a place moved from `before` to here, world by world. `None` where the runs have other worlds.
    ///
    /// # Panics
    ///
    /// If the place does not exist in either scenario.
    #[must_use]
    pub fn against(&self, place: Place, before: &Samples, place_before: Place) -> Option<Paired> {
        if self.worlds != before.worlds {
            return None;
        }
        let (mut sum, mut squares) = (0.0, 0.0);
        for (a, b) in self.at(place).zip(before.at(place_before)) {
            sum += a - b;
            squares += (a - b) * (a - b);
        }
        // The spread of the differences is that of the kept worlds, the mean that of all.
        let (kept, n) = (self.kept.min(before.kept) as f64, self.worlds as f64);
        let mean = sum / kept;
        let error = if kept < 2.0 {
            0.0
        } else {
            ((squares - kept * mean * mean).max(0.0) / (kept - 1.0) / n).sqrt()
        };
        let all = self.rest.is_empty() && before.rest.is_empty();
        let difference = if all {
            mean
        } else {
            self.mean(self.number(place)) - before.mean(before.number(place_before))
        };
        Some(Paired { difference, error })
    }

    /// The mean at one place over all worlds and its standard error; the error is 0 with one world.
    ///
    /// # Panics
    ///
    /// If the place does not exist in the scenario.
    #[must_use]
    pub fn mean_and_error(&self, place: Place) -> (f64, f64) {
        let number = self.number(place);
        let (kept, n) = (self.kept as f64, self.worlds as f64);
        let mean = self.column(number).sum::<f64>() / kept;
        let squares = self.column(number).map(|p| (p - mean) * (p - mean)).sum::<f64>();
        let variance = if kept < 2.0 { 0.0 } else { squares / (kept - 1.0) };
        (self.mean(number), (variance / n).sqrt())
    }

    /// Number of worlds.
    #[must_use]
    pub fn worlds(&self) -> u64 {
        self.worlds
    }

    /// How many of them kept their rows: all of some ten thousands.
    #[must_use]
    pub fn kept(&self) -> u64 {
        self.kept
    }

    pub(super) fn number(&self, place: Place) -> usize {
        let c = &self.columns;
        match place {
            Place::Target(target) => c.target(target),
            Place::Option(issue, option) => c.options + c.first_option[issue] + option,
            Place::Venue(v) => c.venue(v),
            Place::Expectation(e) => c.conditions + c.defines + c.cases + self.questions + e,
            Place::NoCapacity => NO_CAPACITY,
            Place::ByLast => c.by_last,
            Place::Refused(r) => c.refused + r,
            Place::Outvoted(i) => c.outvoted + i,
            Place::VenueEnding(v, kind) => c.venue_ending(v, ending(kind)),
            Place::RuleOption(rule, issue, option) => {
                c.rule_option(rule as usize, c.first_option[issue] + option)
            }
            Place::Better(f) => c.affected + 3 * f,
            Place::Same(f) => c.affected + 3 * f + 1,
            Place::Worse(f) => c.affected + 3 * f + 2,
        }
    }

    pub(crate) fn column(&self, column: usize) -> impl Iterator<Item = f64> + '_ {
        let width = self.columns.width;
        self.blocks.chunks(width * BLOCK).flat_map(move |block| {
            let worlds = block.len() / width;
            block[column * worlds..(column + 1) * worlds].iter().copied()
        })
    }

    /// A column, world by world, to write into.
    pub(crate) fn column_mut(&mut self, column: usize) -> impl Iterator<Item = &mut f64> + '_ {
        let width = self.columns.width;
        self.blocks.chunks_mut(width * BLOCK).flat_map(move |block| {
            let worlds = block.len() / width;
            &mut block[column * worlds..(column + 1) * worlds]
        })
    }

    /// A column copied out, for those that read it many times.
    pub(crate) fn copied(&self, column: usize) -> Vec<f64> {
        let mut values = Vec::with_capacity(self.kept as usize);
        self.column(column).for_each(|p| values.push(p));
        values
    }

    pub(crate) fn mean(&self, column: usize) -> f64 {
        let rest = self.rest.get(column).copied().unwrap_or(0.0);
        (self.column(column).sum::<f64>() + rest) / self.worlds as f64
    }

    /// A chance: sums of many shares may pass 1 in the last bits.
    pub(crate) fn chance(&self, column: usize) -> Chance {
        let Chance { mean, low, high } = self.points(column);
        Chance { mean: mean.clamp(0.0, 1.0), low: low.clamp(0.0, 1.0), high: high.clamp(0.0, 1.0) }
    }

    /// Mean and range of a column that holds points.
    pub(crate) fn points(&self, column: usize) -> Chance {
        let Chance { low, high, .. } = Chance::of(&mut self.copied(column));
        Chance { mean: self.mean(column), low, high }
    }

    /// The chance of a joint column given another: ratio of means, quantiles of the ratios.
    pub(crate) fn given(&self, joint: usize, condition: usize) -> Chance {
        let total = self.mean(condition);
        if total <= 0.0 {
            // What is never the case is kept as it would be, if it were (see `Inside::venue`).
            return self.chance(joint);
        }
        let mut ratios: Vec<f64> = self
            .column(joint)
            .zip(self.column(condition))
            .filter(|&(_, p)| p > 0.0)
            .map(|(joint, p)| (joint / p).clamp(0.0, 1.0))
            .collect();
        let of_ratios = Chance::of(&mut ratios);
        let mean = (self.mean(joint) / total).clamp(0.0, 1.0);
        Chance { mean, low: of_ratios.low, high: of_ratios.high }
    }
}

impl Chance {
    /// Mean and 5 % and 95 % quantiles (linear interpolation, type 7 of Hyndman & Fan 1996); sorts its input.
    ///
    /// The quantiles are widened to hold the mean, which a very skewed spread could leave outside.
    #[must_use]
    pub fn of(values: &mut [f64]) -> Self {
        if values.is_empty() {
            return Chance::default();
        }
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let quantile = |values: &mut [f64], q: f64| {
            let place = q * (values.len() - 1) as f64;
            let below = place.floor() as usize;
            let (_, &mut low, above) = values.select_nth_unstable_by(below, f64::total_cmp);
            let next = above.iter().copied().fold(f64::INFINITY, f64::min);
            if next.is_finite() { low + (next - low) * (place - below as f64) } else { low }
        };
        let low = quantile(values, 0.05);
        let high = quantile(values, 0.95);
        Chance { mean, low, high }
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    /// `numpy.quantile([1, 2, 4, 8, 16], [0.05, 0.95])` is 1.2 and 14.4.
    #[test]
    fn quantiles_are_numpys() {
        let chance = Chance::of(&mut [16.0, 1.0, 8.0, 2.0, 4.0]);
        assert!((chance.low - 1.2).abs() < 1e-12);
        assert!((chance.high - 14.4).abs() < 1e-12);
        assert!((chance.mean - 6.2).abs() < 1e-12);
    }
}
