//! How many packages a package is: near-clones share a place, and a change worth next to nothing counts next to nothing
//! (docs/model.md, section 6; Debreu 1960).
//!
//! Both fade over half a point, so that no chance jumps where two scores meet or a gain crosses zero.

use crate::world::{agenda::Bargained, plan::Plan, rows::Rows, slack::SLACK};

/// Half a point at the table: below it options are the less distinct, and gains the less a reason, the smaller they are. One
/// point is the least that anyone writes into a file.
pub(crate) const FADE: f64 = 0.5;
/// The same for effort, effort units: a twentieth of a sentence in the communiqué.
const FADE_EFFORT: f64 = 0.05;
/// The most options of an issue that are compared with each other; in a longer ladder an option is compared with this many
/// neighbours on either side, which are its likest ones.
const NEIGHBOURS: usize = 64;

/// The measure of every slot in one venue of one world, and the spread of each side's gains.
#[derive(Clone, Debug, Default)]
pub(crate) struct Measure {
    /// m·f of every slot: the share of a place it takes; 1 for `now`.
    pub(crate) share: Vec<f64>,
    /// m of every slot, whether or not it gains anybody anything: of a change that only keeps a link.
    pub(crate) alone: Vec<f64>,
    /// f of every slot: how far it gains somebody something over `now`, 0 to 1.
    pub(crate) gains: Vec<f64>,
    /// For each party, the standard deviation of its utility over packages of live options, points, at least 1.
    pub(crate) spread: Vec<f64>,
}

impl Measure {
    /// Works it out for one table; options that no meeting could carry take part in nothing.
    pub(crate) fn fill(&mut self, plan: &Plan, table: &Rows<f64>, efforts: &[f64]) {
        self.share.clear();
        self.alone.clear();
        self.gains.clear();
        self.spread.clear();
        self.spread.resize(plan.parties(), 1.0);
        for b in &plan.bargained {
            self.fill_issue(plan, b, table, efforts);
        }
        self.spread.iter_mut().for_each(|variance| *variance = libm::sqrt(*variance));
    }

    fn fill_issue(&mut self, plan: &Plan, b: &Bargained, table: &Rows<f64>, efforts: &[f64]) {
        let live = |o: usize| o == b.now || b.slot(o).of(efforts) <= plan.most_effort + SLACK;
        let between = |points: &[f64], o: usize, other: usize| {
            (b.slot(o).of(points) - b.slot(other).of(points)).abs()
        };
        for o in 0..b.options {
            if o == b.now {
                self.gains.push(1.0);
                self.share.push(1.0);
                self.alone.push(1.0);
                continue;
            }
            let most = table.iter().map(|side| b.gain(o, side)).fold(f64::NEG_INFINITY, f64::max);
            let gains = (most / FADE).clamp(0.0, 1.0);
            self.gains.push(gains);
            if !live(o) {
                self.share.push(0.0);
                self.alone.push(0.0);
                continue;
            }
            let others = o.saturating_sub(NEIGHBOURS)..(o + NEIGHBOURS + 1).min(b.options);
            let alike: f64 = others
                .filter(|&other| other != b.now && live(other))
                .map(|other| {
                    let sides = table.iter().map(|side| between(side, o, other));
                    let apart = sides.fold(0.0, f64::max) / FADE;
                    let effort = between(efforts, o, other) / FADE_EFFORT;
                    (1.0 - apart.max(effort)).max(0.0)
                })
                .sum();
            self.share.push(gains / alike);
            self.alone.push(1.0 / alike);
        }
        let share = b.of(&self.share);
        let total: f64 = share.iter().sum();
        for (variance, side) in self.spread.iter_mut().zip(table.iter()) {
            let points = b.of(side);
            let mean = share.iter().zip(points).map(|(w, t)| w * t).sum::<f64>() / total;
            let square =
                share.iter().zip(points).map(|(w, t)| w * (t - mean) * (t - mean)).sum::<f64>();
            *variance += square / total;
        }
    }
}
