//! Memory for one venue, kept from world to world, and the small records its parts hand on.

use rustc_hash::FxHashMap;

use super::{
    classes::{ClassSums, Classes},
    dominance::Dominance,
    tally::Tally,
};
use crate::{
    scenario::{EndingKind, Scenario},
    value::Drawn,
    world::{institutions::mediators, measure::Measure, rows::Rows, rules::RULES},
};

/// Memory for one venue, kept from world to world.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    pub(super) shifts: Vec<f64>,
    pub(super) most: Vec<f64>,
    /// Point of disagreement and of acceptance of each side.
    pub(super) disagreement: Vec<f64>,
    pub(super) acceptance: Vec<f64>,
    pub(super) needs: Vec<f64>,
    pub(super) hopes: Vec<f64>,
    /// What today is worth to each side.
    pub(super) today: Vec<f64>,
    /// Rows of the zone that every side accepts in this side-deal state, with their weights under each rule.
    pub(super) accepted: Vec<usize>,
    pub(super) log_weights: Vec<[f64; RULES]>,
    pub(super) weights: Vec<[f64; RULES]>,
    /// c(x)·min r of each: what it gives the least content side over what that side accepts, hundreds of points.
    pub(super) least: Vec<f64>,
    /// What each side gets over what it accepts, points, a row an accepted row; filled only where not all must agree.
    pub(super) overs: Rows<f64>,
    /// Chance of each accepted row under the forecast's rule that had to be worked out apart, its weight having underflowed.
    pub(super) anew: Vec<f64>,
    /// What each ratifier's no costs in this venue.
    pub(super) refused: Vec<f64>,
    /// Gains over no deal in standard deviations, a row an accepted row, a party each, and σ of each accepted row.
    pub(super) standard: Rows<f64>,
    pub(super) sigma: Vec<f64>,
    pub(super) dominance: Dominance,
    pub(super) measure: Measure,
    pub(super) tilts: Vec<f64>,
    /// See [`Terms::pull`](crate::world::zone::Terms::pull).
    pub(super) pull: Vec<f64>,
    /// Classes of the zone, and what the accepted rows of each come to in this side-deal state.
    pub(super) classes: Classes,
    pub(super) sums: Vec<ClassSums>,
    /// Which pattern of truth each accepted row has: rows that make the same conditions true, whatever the tone, count together.
    pub(super) pattern: Vec<usize>,
    /// The patterns, one word block a combination of tone, and the chance gathered by each in one state.
    pub(super) patterns: Vec<u64>,
    pub(super) gathered: Vec<f64>,
    /// The pairs of pattern and class that occur, with the weights of their rows under the forecast's rule.
    pub(super) cells: Vec<Cell>,
    pub(super) known_cells: FxHashMap<(usize, usize), usize>,
    /// The classes that this state allows.
    pub(super) allowed: Vec<bool>,
    /// Chance of every row of the zone in this venue under each rule, jointly with the venue.
    pub(super) chances: Vec<[f64; RULES]>,
    pub(super) shares: Vec<f64>,
    pub(super) gains: Vec<f64>,
    pub(super) standing: Vec<Standing>,
    /// The state at hand, all states of the venue, and those in which each branch turns out yes.
    pub(super) state: Tally,
    pub(super) whole: Tally,
    pub(super) of_branch: Vec<Tally>,
    pub(super) bits: Vec<u64>,
}

impl Scratch {
    /// What each slot adds to a package's log-weight by the forecast's own rule, with the least content side's gain taken for the
    /// mean of all: measure and tilts are known.
    pub(super) fn fill_pull(&mut self, table: &Rows<f64>, choosing: f64) {
        let alike = 1.0 / self.tilts.len().max(1) as f64;
        self.pull.clear();
        for ((side, tilt), spread) in table.iter().zip(&self.tilts).zip(&self.measure.spread) {
            self.pull.resize(side.len(), 0.0);
            let counts = choosing * (alike + tilt) / spread;
            self.pull.iter_mut().zip(side).for_each(|(pull, points)| *pull += counts * points);
        }
    }
}

/// The accepted rows of one class that make the same conditions true.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) pattern: usize,
    pub(super) class: usize,
    /// Sum of their weights under the forecast's rule.
    pub(super) weight: f64,
}

/// What one state comes to, beside what its tally holds.
pub(super) struct StateOdds {
    pub(super) agreed: f64,
    pub(super) words: f64,
    pub(super) no_zone: f64,
    pub(super) no_capacity: f64,
    pub(super) at_level: f64,
}

/// How the meeting ends in one venue, jointly with the venue.
pub(super) struct Ended {
    pub(super) agreed: f64,
    pub(super) words: f64,
    pub(super) bust_up: f64,
    pub(super) no_zone: f64,
}

impl Ended {
    /// The chance of one ending.
    pub(super) fn by(&self, kind: EndingKind) -> f64 {
        match kind {
            EndingKind::Agreed => self.agreed,
            EndingKind::WordsOnly => self.words,
            EndingKind::BustUp => self.bust_up,
            EndingKind::NoZone => self.no_zone,
        }
    }
}

/// One side in one side-deal state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// What the side deals add to any package.
    pub(super) shift: f64,
    /// Its point of disagreement.
    pub(super) from: f64,
    /// The most it can gain.
    pub(super) ideal: f64,
    /// 0 where it has nothing to gain and so no say in the choice.
    pub(super) power: f64,
}

/// How the packages of one side-deal state are judged: the engine's constants in this world.
pub(super) struct Judge {
    pub(super) choosing: f64,
    pub(super) waste: f64,
    pub(super) split: f64,
    pub(super) sharpness: f64,
    pub(super) floor: f64,
    pub(super) blend: f64,
    pub(super) base: f64,
    pub(super) elasticity: f64,
    /// What mediators multiply the gain of the least content side by.
    pub(super) worse_off: f64,
}

/// Sharper than this nothing changes, and the exponent stays a number.
const SHARPEST: f64 = 1e12;

impl Judge {
    /// This world's.
    pub(super) fn new(scenario: &Scenario, x: &Drawn) -> Self {
        let e = &scenario.engine;
        Judge {
            choosing: x.of(e.choosing).min(SHARPEST),
            waste: x.of(e.waste),
            split: x.of(e.split),
            sharpness: x.of(e.sharpness).min(SHARPEST),
            floor: x.of(e.nash_floor),
            blend: x.of(e.ks_blend),
            base: scenario.level.base(x),
            elasticity: x.of(e.elasticity),
            worse_off: mediators::worse_off(scenario, x),
        }
    }
}
