//! One state of one venue: which packages every side accepts, how it ends, and the chance of each package.

use super::{
    Inside, MOST_LISTED, each_bit,
    scratch::{Judge, RULES, Scratch, StateOdds},
};
use crate::{
    ending::words_only,
    logic::Situation,
    rules::{egalitarian, kalai_smorodinsky, nash, utilitarian},
    scenario::EndingKind,
    states::{Mask, SideState},
    zone::{ACCEPT_SLACK, Packages, Terms},
};

/// Below this sum, weights have lost their digits and are worked out anew.
const UNDERFLOW: f64 = 1e-200;

impl Inside<'_> {
    /// The rows every side accepts in one side-deal state, with their weights under each rule.
    pub(super) fn judge(
        &mut self,
        scratch: &mut Scratch,
        side: &SideState,
        x: &[f64],
        judge: &Judge,
    ) {
        let plan = self.plan;
        let parties = plan.parties();
        self.at_table.shifts(plan, &self.tastes, side.on, side.leaked, x, &mut scratch.shifts);
        let mut unit: f64 = 0.0;
        scratch.powers.clear();
        for i in 0..parties {
            let ideal = scratch.hopes[i] + scratch.shifts[i] - scratch.disagreement[i];
            unit = unit.max(ideal);
            let power = if ideal < 0.01 { 0.0 } else { x[plan.scenario.parties[i].power.0] };
            scratch.powers.push(power);
        }
        let all: f64 = scratch.powers.iter().sum();
        let staying: Vec<usize> = (0..parties).filter(|&i| scratch.powers[i] > 0.0).collect();
        let powers: Vec<f64> = staying.iter().map(|&i| scratch.powers[i] / all).collect();
        scratch.accepted.clear();
        scratch.log_weights.clear();
        scratch.smallest.clear();
        for r in 0..self.zone.len() {
            let sums = &self.zone.sums[r * parties..(r + 1) * parties];
            let accepts =
                |i: usize| sums[i] + scratch.shifts[i] >= scratch.acceptance[i] - ACCEPT_SLACK;
            if !(0..parties).all(accepts) {
                continue;
            }
            scratch.shares.clear();
            scratch.gains.clear();
            for &i in &staying {
                let gain = (sums[i] + scratch.shifts[i] - scratch.disagreement[i]).max(0.0);
                let ideal = scratch.hopes[i] + scratch.shifts[i] - scratch.disagreement[i];
                scratch.gains.push(gain);
                scratch.shares.push((gain / ideal).min(1.0));
            }
            let (shares, gains) = (&scratch.shares, &scratch.gains);
            scratch.accepted.push(r);
            scratch.smallest.push(if shares.is_empty() {
                0.0
            } else {
                shares.iter().copied().fold(1.0, f64::min)
            });
            scratch.log_weights.push([
                judge.sharpness * nash::sigma(shares, &powers, judge.floor),
                judge.sharpness * kalai_smorodinsky::sigma(shares, &powers, judge.blend),
                judge.sharpness * utilitarian::sigma(shares, &powers),
                judge.sharpness * egalitarian::sigma(gains, unit),
            ]);
        }
        let mut top = [f64::NEG_INFINITY; RULES];
        for logs in &scratch.log_weights {
            (0..RULES).for_each(|rule| top[rule] = top[rule].max(logs[rule]));
        }
        scratch.weights.clear();
        for (logs, &r) in scratch.log_weights.iter().zip(&scratch.accepted) {
            let base = self.zone.weights[r];
            scratch
                .weights
                .push(std::array::from_fn(|rule| base * libm::exp(logs[rule] - top[rule])));
        }
    }

    /// One state of one side-deal state: which rows it allows, how it ends, and the chance of each row. `weight` is the
    /// chance of the state and no bust-up.
    pub(super) fn state(
        &mut self,
        scratch: &mut Scratch,
        side: &SideState,
        mask: &Mask,
        x: &[f64],
        judge: &Judge,
        weight: f64,
    ) -> StateOdds {
        let zone = &self.zone;
        scratch.allowed.clear();
        let mut sums = [0.0; RULES];
        let mut best: f64 = 0.0;
        for (a, &r) in scratch.accepted.iter().enumerate() {
            if zone.broken[r] & mask.links != 0
                || zone.optional[r] & !mask.raised != 0
                || unneeded(zone, r, mask)
            {
                continue;
            }
            scratch.allowed.push(a);
            best = best.max(scratch.smallest[a]);
            (0..RULES).for_each(|rule| sums[rule] += scratch.weights[a][rule]);
        }
        if scratch.allowed.is_empty() {
            let possible = self.possible_without_capacity(scratch, side, mask, x);
            let no_capacity = if possible { weight } else { 0.0 };
            return StateOdds {
                agreed: 0.0,
                words: 0.0,
                no_zone: weight,
                no_capacity,
                without_stakes: 0.0,
            };
        }
        let words = words_only(judge.typed, judge.stakes, best, judge.usual);
        let agreed = weight * (1.0 - words);
        for (rule, &sum) in sums.iter().enumerate() {
            if sum > UNDERFLOW {
                for &a in &scratch.allowed {
                    let p = agreed * scratch.weights[a][rule] / sum;
                    scratch.chances[scratch.accepted[a]][rule] += p;
                }
            } else {
                self.add_anew(scratch, rule, agreed);
            }
        }
        scratch.conditions.clear();
        scratch.conditions.resize(self.plan.logic.len(), 0.0);
        self.add_conditions(scratch, judge, agreed, &sums);
        StateOdds {
            agreed,
            words: weight * words,
            no_zone: 0.0,
            no_capacity: 0.0,
            without_stakes: weight * (1.0 - judge.typed),
        }
    }

    /// Weights of one rule worked out anew against the best row this state allows: the common scale had underflowed.
    fn add_anew(&self, scratch: &mut Scratch, rule: usize, agreed: f64) {
        let shares = anew(scratch, &self.zone.weights, rule);
        for (&a, share) in scratch.allowed.iter().zip(shares) {
            scratch.chances[scratch.accepted[a]][rule] += agreed * share;
        }
    }

    /// Sorts the accepted rows by the conditions they make true.
    pub(super) fn find_patterns(&self, scratch: &mut Scratch, side: &SideState, venue: usize) {
        let logic = &self.plan.logic;
        let issues = self.plan.bargained.len();
        let block = logic.words * self.tones.chances.len();
        scratch.bits.resize(logic.words, 0);
        scratch.pattern.clear();
        scratch.patterns.clear();
        for &r in &scratch.accepted {
            let package = &self.zone.options[r * issues..(r + 1) * issues];
            let start = scratch.patterns.len();
            for tone in 0..self.tones.chances.len() {
                let bits = logic.agreed(
                    venue,
                    side.on,
                    tone,
                    self.zone.index[r],
                    package,
                    &mut scratch.bits,
                );
                let at = scratch.patterns.len();
                scratch.patterns.extend_from_slice(bits);
                for &(c, only) in &logic.worldly {
                    let (ending, tone) = (EndingKind::Agreed, logic.tones[tone].as_slice());
                    let s = Situation {
                        package,
                        tone,
                        venue,
                        ending,
                        on: side.on,
                        cheapest: self.cheapest,
                    };
                    if !only && logic.condition(c, &s) {
                        scratch.patterns[at + c / 64] |= 1 << (c % 64);
                    }
                }
            }
            let (known, new) = scratch.patterns.split_at(start);
            let found = known.chunks_exact(block).position(|pattern| pattern == new);
            if found.is_some() {
                scratch.patterns.truncate(start);
            }
            scratch.pattern.push(found.unwrap_or(start / block));
        }
    }

    /// Adds the chance of every condition after a deal in one state to `scratch.conditions`.
    fn add_conditions(
        &self,
        scratch: &mut Scratch,
        judge: &Judge,
        agreed: f64,
        sums: &[f64; RULES],
    ) {
        let words = self.plan.logic.words;
        let tones = self.tones.chances.len();
        let pool = [judge.pool_nash, 1.0 - judge.pool_nash];
        scratch.gathered.clear();
        scratch.gathered.resize(scratch.patterns.len() / (words * tones), 0.0);
        for (rule, pool) in pool.into_iter().enumerate() {
            if sums[rule] > UNDERFLOW {
                let scale = agreed * pool / sums[rule];
                for &a in &scratch.allowed {
                    scratch.gathered[scratch.pattern[a]] += scale * scratch.weights[a][rule];
                }
            } else {
                let shares = anew(scratch, &self.zone.weights, rule);
                for (&a, share) in scratch.allowed.iter().zip(shares) {
                    scratch.gathered[scratch.pattern[a]] += agreed * pool * share;
                }
            }
        }
        for (p, pattern) in
            scratch.gathered.iter().zip(scratch.patterns.chunks_exact(words * tones))
        {
            for (bits, tone) in pattern.chunks_exact(words).zip(&self.tones.chances) {
                each_bit(bits, |c| scratch.conditions[c] += p * tone);
            }
        }
    }

    /// Whether lifting the capacity alone would put a package into the zone of this state.
    fn possible_without_capacity(
        &mut self,
        scratch: &Scratch,
        side: &SideState,
        mask: &Mask,
        x: &[f64],
    ) -> bool {
        let plan = self.plan;
        let mut shifts = vec![0.0; plan.parties()];
        self.at_table.shifts(plan, &self.tastes, side.on, side.leaked, x, &mut shifts);
        let needs: Vec<f64> = scratch.acceptance.iter().zip(&shifts).map(|(a, s)| a - s).collect();
        let terms = Terms {
            table: &self.at_table.table,
            needs: &needs,
            efforts: &self.efforts,
            uniqueness: &self.uniqueness,
            useless: &self.useless,
            capacity: f64::INFINITY,
        };
        let parties = plan.parties();
        let mut one = Packages::default();
        let test = |options: &[u16]| {
            one.clear();
            one.push(plan, &terms, options, 1.0);
            one.len() == 1
                && (0..parties).all(|i| one.sums[i] >= needs[i] - ACCEPT_SLACK)
                && one.broken[0] & mask.links == 0
                && one.optional[0] & !mask.raised == 0
                && !unneeded(&one, 0, mask)
        };
        match self.walk.any(plan, &terms, MOST_LISTED, test) {
            Some(found) => found,
            None => {
                self.sampled = true;
                false
            }
        }
    }
}

/// Whether a row holds a useless change that no holding link needs.
fn unneeded(zone: &Packages, row: usize, mask: &Mask) -> bool {
    let start = zone.needed.partition_point(|&(r, _)| r < row);
    zone.needed[start..]
        .iter()
        .take_while(|&&(r, _)| r == row)
        .any(|&(_, links)| links & mask.links == 0)
}

/// Shares of the allowed rows under one rule, scaled by the best of them; even where all weights are 0.
fn anew(scratch: &Scratch, base: &[f64], rule: usize) -> Vec<f64> {
    let rows = || {
        scratch.allowed.iter().map(|&a| (scratch.log_weights[a][rule], base[scratch.accepted[a]]))
    };
    let top =
        rows().filter(|&(_, w)| w > 0.0).map(|(log, _)| log).fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> =
        rows().map(|(log, w)| if w > 0.0 { w * libm::exp(log - top) } else { 0.0 }).collect();
    let sum: f64 = weights.iter().sum();
    let even = 1.0 / weights.len() as f64;
    weights.into_iter().map(|w| if sum > 0.0 { w / sum } else { even }).collect()
}
