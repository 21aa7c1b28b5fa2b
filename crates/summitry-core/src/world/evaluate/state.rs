//! One state of one venue: which packages every side accepts, how it ends, and the chance of each package.

use super::{
    Inside, MOST_LISTED,
    classes::{ClassSums, Classes},
    each_bit,
    scratch::{Cell, Judge, Scratch, StateOdds},
};
use crate::world::rules::{OWN, RULES};
use crate::{
    scenario::EndingKind,
    value::Drawn,
    world::{
        conditions::Situation,
        ending::deal_chance,
        institutions::{Set, consent::bit},
        rules::{common_gain, egalitarian, kalai_smorodinsky, nash, utilitarian},
        slack::ACCEPT_SLACK,
        states::{Mask, SideState},
        zone::{Packages, Terms},
    },
};

/// Below this sum, weights have lost their digits and are worked out anew.
const UNDERFLOW: f64 = 1e-200;

impl Inside<'_> {
    /// The rows every side accepts in one side-deal state, with their weights under each rule.
    pub(super) fn judge(
        &mut self,
        scratch: &mut Scratch,
        side: &SideState,
        x: &Drawn,
        judge: &Judge,
    ) {
        let plan = self.plan;
        let parties = plan.parties();
        self.at_table.shifts(
            plan,
            &self.opened.tastes,
            side.on,
            side.leaked,
            x,
            &mut scratch.shifts,
        );
        let mut unit: f64 = 0.0;
        scratch.powers.clear();
        for i in 0..parties {
            let ideal = scratch.hopes[i] + scratch.shifts[i] - scratch.disagreement[i];
            unit = unit.max(ideal);
            let power = if ideal < 0.01 || side.left & bit(i) != 0 {
                0.0
            } else {
                x.of(plan.scenario.parties[i].power)
            };
            scratch.powers.push(power);
        }
        let all: f64 = scratch.powers.iter().sum();
        let staying: Vec<usize> = (0..parties).filter(|&i| scratch.powers[i] > 0.0).collect();
        let powers: Vec<f64> = staying.iter().map(|&i| scratch.powers[i] / all).collect();
        self.find_accepted(scratch, side.left, judge.worse_off);
        let Scratch { dominance, standard, sigma, accepted, .. } = scratch;
        dominance.fill(&self.zone, parties, accepted, sigma, standard);
        scratch.log_weights.clear();
        for (a, &r) in scratch.accepted.iter().enumerate() {
            let sums = &self.zone.sums[r * parties..(r + 1) * parties];
            scratch.shares.clear();
            scratch.gains.clear();
            for &i in &staying {
                let gain = (sums[i] + scratch.shifts[i] - scratch.disagreement[i]).max(0.0);
                let ideal = scratch.hopes[i] + scratch.shifts[i] - scratch.disagreement[i];
                scratch.gains.push(gain);
                scratch.shares.push((gain / ideal).min(1.0));
            }
            let (shares, gains) = (&scratch.shares, &scratch.gains);
            let wasted = judge.waste * libm::log1p(scratch.dominance.count[a]);
            let apart = judge.split * self.opened.split(plan, self.zone.package(plan, r));
            scratch.log_weights.push([
                judge.choosing * scratch.sigma[a] - wasted - apart,
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
        scratch.anew.clear();
        scratch.anew.resize(scratch.accepted.len(), 0.0);
        scratch.sums.clear();
        scratch.sums.resize(scratch.classes.list.len(), ClassSums::default());
        for (a, (logs, &r)) in scratch.log_weights.iter().zip(&scratch.accepted).enumerate() {
            let base = self.zone.weights[r];
            let weights = std::array::from_fn(|rule| base * libm::exp(logs[rule] - top[rule]));
            scratch.weights.push(weights);
            let sums = &mut scratch.sums[scratch.classes.of[r]];
            sums.rows += 1;
            sums.best = sums.best.max(scratch.least[a]);
            (0..RULES).for_each(|rule| sums.weights[rule] += weights[rule]);
        }
    }

    /// The rows of the zone that find the consent they need and somebody gains by in one side-deal state, with each side's gain
    /// in standard deviations, σ, and what the side gains whose consent is hardest to get.
    pub(super) fn find_accepted(&self, scratch: &mut Scratch, left: Set, worse_off: f64) {
        let plan = self.plan;
        let parties = plan.parties();
        let consent = &plan.consent;
        scratch.accepted.clear();
        scratch.least.clear();
        scratch.standard.clear();
        scratch.sigma.clear();
        scratch.overs.clear();
        for (r, sums) in self.zone.sums.chunks_exact(parties.max(1)).enumerate() {
            let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
            let first = scratch.overs.len();
            for ((sum, shift), accepts) in sums.iter().zip(&scratch.shifts).zip(&scratch.acceptance)
            {
                let over = sum + shift - accepts;
                least = least.min(over);
                most = most.max(over);
                scratch.overs.push(over);
            }
            let overs = &scratch.overs[first..];
            let bound = self.zone.bound(r);
            if !consent.plain {
                most = consent.most(overs, left);
                least = consent.consenting(overs, &bound, left);
            }
            // A package that leaves nobody better off than no deal is no deal.
            if least < -ACCEPT_SLACK || most <= ACCEPT_SLACK {
                scratch.overs.truncate(first);
                continue;
            }
            scratch.accepted.push(r);
            scratch.least.push(self.zone.change[r] * least.max(0.0) / 100.0);
            let start = scratch.standard.len();
            let spread = &scratch.measure.spread;
            for (i, sum) in sums.iter().enumerate() {
                let gain = sum + scratch.shifts[i] - scratch.disagreement[i];
                scratch.standard.push(if left & bit(i) == 0 { gain / spread[i] } else { 0.0 });
            }
            let gains = &scratch.standard[start..];
            let worst = if consent.plain {
                gains.iter().copied().fold(f64::INFINITY, f64::min)
            } else {
                consent.consenting(gains, &bound, left)
            };
            scratch.sigma.push(common_gain::sigma(gains, &scratch.tilts, worst * worse_off));
        }
    }

    /// One state of one side-deal state: which rows it allows and how it ends; its tally is left in `scratch.state`. `weight`
    /// is the chance of the state and no bust-up. The chances of the rows follow in [`Inside::spread`].
    pub(super) fn state(
        &mut self,
        scratch: &mut Scratch,
        side: &SideState,
        mask: &Mask,
        x: &Drawn,
        judge: &Judge,
        weight: f64,
    ) -> StateOdds {
        scratch.state.clear(self.plan.logic.len());
        scratch.allowed.clear();
        let mut sums = [0.0; RULES];
        let (mut rows, mut best) = (0, 0.0f64);
        let mut agreeable = false;
        for (class, of) in scratch.classes.list.iter().zip(&scratch.sums) {
            let may_be_agreed = of.rows > 0 && class.may_be_agreed(mask);
            let allowed = may_be_agreed && class.allowed(mask);
            scratch.allowed.push(allowed);
            agreeable |= may_be_agreed;
            if allowed {
                rows += of.rows;
                best = best.max(of.best);
                (0..RULES).for_each(|rule| sums[rule] += of.weights[rule]);
            }
        }
        if agreeable && mask.asked != 0 {
            add_refused(scratch, mask, judge, weight);
        }
        if rows == 0 && agreeable {
            return StateOdds {
                agreed: 0.0,
                words: weight,
                no_zone: 0.0,
                no_capacity: 0.0,
                at_level: weight * judge.base,
            };
        }
        if rows == 0 {
            let possible = self.possible_without_capacity(scratch, side, mask, x);
            let no_capacity = if possible { weight } else { 0.0 };
            return StateOdds {
                agreed: 0.0,
                words: 0.0,
                no_zone: weight,
                no_capacity,
                at_level: 0.0,
            };
        }
        let agreed = weight * deal_chance(judge.base, judge.elasticity, best);
        scratch.gathered.clear();
        scratch.gathered.resize(scratch.patterns.len() / self.pattern_words(), 0.0);
        for (rule, &sum) in sums.iter().enumerate() {
            if sum > UNDERFLOW {
                let scale = agreed / sum;
                for (of, allowed) in scratch.sums.iter_mut().zip(&scratch.allowed) {
                    of.scale[rule] += if *allowed { scale } else { 0.0 };
                }
                if rule == OWN {
                    gather(scratch, scale);
                }
            } else {
                self.add_anew(scratch, rule, agreed);
            }
        }
        self.add_conditions(scratch);
        StateOdds {
            agreed,
            words: weight - agreed,
            no_zone: 0.0,
            no_capacity: 0.0,
            at_level: weight * judge.base,
        }
    }

    /// Weights of one rule worked out anew against the best row this state allows: the common scale had underflowed.
    fn add_anew(&self, scratch: &mut Scratch, rule: usize, agreed: f64) {
        scratch.rows.clear();
        for (a, &r) in scratch.accepted.iter().enumerate() {
            if scratch.allowed[scratch.classes.of[r]] {
                scratch.rows.push(a);
            }
        }
        let shares = anew(scratch, &self.zone.weights, rule);
        for (&a, share) in scratch.rows.iter().zip(shares) {
            scratch.chances[scratch.accepted[a]][rule] += agreed * share;
            if rule == OWN {
                scratch.anew[a] += agreed * share;
                scratch.gathered[scratch.pattern[a]] += agreed * share;
            }
        }
    }

    /// Hands the chances gathered by the classes over all states of one side-deal state on to their rows.
    pub(super) fn spread(&self, scratch: &mut Scratch, row: &mut [f64]) {
        let parties = self.plan.parties().max(1);
        let against = &mut row[self.columns.outvoted..];
        for (a, (weights, &r)) in scratch.weights.iter().zip(&scratch.accepted).enumerate() {
            let scale = &scratch.sums[scratch.classes.of[r]].scale;
            let chances = &mut scratch.chances[r];
            (0..RULES).for_each(|rule| chances[rule] += weights[rule] * scale[rule]);
            if self.plan.consent.plain {
                continue;
            }
            let chance = weights[OWN] * scale[OWN] + scratch.anew.get(a).copied().unwrap_or(0.0);
            let overs = &scratch.overs[a * parties..(a + 1) * parties];
            for (loses, over) in against.iter_mut().zip(overs) {
                *loses += if *over < -ACCEPT_SLACK { chance } else { 0.0 };
            }
        }
    }

    /// Sorts the accepted rows by the conditions they make true: one block of bits a way that acts done alone fall out and a
    /// combination of tone.
    pub(super) fn find_patterns(&self, scratch: &mut Scratch, side: &SideState, venue: usize) {
        let logic = &self.plan.logic;
        let issues = self.plan.bargained.len();
        let block = self.pattern_words();
        let mut after = Vec::new();
        scratch.bits.resize(logic.words, 0);
        scratch.pattern.clear();
        scratch.patterns.clear();
        for &r in &scratch.accepted {
            let agreed = &self.zone.options[r * issues..(r + 1) * issues];
            let start = scratch.patterns.len();
            for fall in &self.opened.falls {
                let (index, package) = if fall.sets.is_empty() {
                    (self.zone.index[r], agreed)
                } else {
                    (fall.after(self.plan, agreed, &mut after), after.as_slice())
                };
                for tone in 0..self.tones.chances.len() {
                    let bits =
                        logic.agreed(venue, side.on, tone, index, package, &mut scratch.bits);
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
            }
            let (known, new) = scratch.patterns.split_at(start);
            let found = known
                .chunks_exact(block)
                .position(|pattern| (0..block).all(|word| pattern[word] == new[word]));
            if found.is_some() {
                scratch.patterns.truncate(start);
            }
            scratch.pattern.push(found.unwrap_or(start / block));
        }
        find_cells(scratch);
    }

    /// Words of bits in one pattern.
    fn pattern_words(&self) -> usize {
        self.plan.logic.words * self.tones.chances.len() * self.opened.falls.len()
    }

    /// Adds the chance of every condition after a deal in one state to its tally.
    fn add_conditions(&self, scratch: &mut Scratch) {
        let words = self.plan.logic.words;
        let patterns = scratch.patterns.chunks_exact(self.pattern_words());
        for (p, pattern) in scratch.gathered.iter().zip(patterns) {
            let manners = self
                .opened
                .falls
                .iter()
                .flat_map(|fall| self.tones.chances.iter().map(move |tone| tone * fall.chance));
            for (bits, manner) in pattern.chunks_exact(words).zip(manners) {
                each_bit(bits, |c| scratch.state.conditions[c] += p * manner);
            }
        }
    }

    /// Whether lifting the capacity alone would put a package into the zone of this state.
    fn possible_without_capacity(
        &mut self,
        scratch: &Scratch,
        side: &SideState,
        mask: &Mask,
        x: &Drawn,
    ) -> bool {
        let plan = self.plan;
        let mut shifts = vec![0.0; plan.parties()];
        self.at_table.shifts(plan, &self.opened.tastes, side.on, side.leaked, x, &mut shifts);
        let needs: Vec<f64> = scratch.acceptance.iter().zip(&shifts).map(|(a, s)| a - s).collect();
        let terms = Terms {
            table: &self.at_table.table,
            needs: &needs,
            efforts: &self.opened.efforts,
            share: &scratch.measure.share,
            alone: &scratch.measure.alone,
            useless: &self.useless,
            most_effort: f64::INFINITY,
            carries: f64::INFINITY,
            lapsed: &self.at_table.lapsed,
            ratifiers: &self.opened.ratifiers,
        };
        let consent = &plan.consent;
        let enough =
            |one: &Packages| one.sums.iter().zip(&needs).all(|(sum, n)| *sum >= n - ACCEPT_SLACK);
        let consents = |one: &Packages| {
            let overs: Vec<f64> = one.sums.iter().zip(&needs).map(|(sum, n)| sum - n).collect();
            consent.consenting(&overs, &one.bound(0), side.left) >= -ACCEPT_SLACK
        };
        let mut one = Packages::default();
        let mut classes = Classes::default();
        let test = |options: &[u16]| {
            one.clear();
            one.push(plan, &terms, options, 1.0);
            classes.sort(&one);
            one.len() > 0
                && if consent.plain { enough(&one) } else { consents(&one) }
                && classes.list.iter().any(|class| class.allowed(mask))
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

/// What is lost because someone asked afterwards refuses: ratifier by ratifier in the file's order, each what is lost further.
fn add_refused(scratch: &mut Scratch, mask: &Mask, judge: &Judge, weight: f64) {
    let deal = |asked: u64| {
        let mask = Mask { asked, ..*mask };
        let classes = scratch.classes.list.iter().zip(&scratch.sums);
        let rows = classes.filter(|(class, of)| of.rows > 0 && class.allowed(&mask));
        let best = rows.map(|(_, of)| of.best).fold(0.0, f64::max);
        weight * deal_chance(judge.base, judge.elasticity, best)
    };
    let (mut so_far, mut before) = (0, deal(0));
    let mut lost = vec![0.0; scratch.refused.len()];
    for (r, lost) in lost.iter_mut().enumerate().filter(|(r, _)| mask.asked & (1 << r) != 0) {
        so_far |= 1 << r;
        let after = deal(so_far);
        *lost = before - after;
        before = after;
    }
    scratch.refused.iter_mut().zip(lost).for_each(|(refused, lost)| *refused += lost);
}

/// Adds the chance of the allowed rows of every pattern.
fn gather(scratch: &mut Scratch, scale: f64) {
    for cell in scratch.cells.iter().filter(|cell| scratch.allowed[cell.class]) {
        scratch.gathered[cell.pattern] += scale * cell.weight;
    }
}

/// Sorts the accepted rows by pattern and class.
fn find_cells(scratch: &mut Scratch) {
    scratch.cells.clear();
    scratch.known_cells.clear();
    let mut last = None;
    for (a, (&pattern, &r)) in scratch.pattern.iter().zip(&scratch.accepted).enumerate() {
        let key = (pattern, scratch.classes.of[r]);
        let number = match last {
            Some((same, number)) if same == key => number,
            _ => *scratch.known_cells.entry(key).or_insert(scratch.cells.len()),
        };
        if number == scratch.cells.len() {
            scratch.cells.push(Cell { pattern, class: key.1, weight: 0.0 });
        }
        let cell = &mut scratch.cells[number];
        cell.weight += scratch.weights[a][OWN];
        last = Some((key, number));
    }
}

/// Shares of the allowed rows under one rule, scaled by the best of them; even where all weights are 0.
fn anew(scratch: &Scratch, base: &[f64], rule: usize) -> Vec<f64> {
    let rows =
        || scratch.rows.iter().map(|&a| (scratch.log_weights[a][rule], base[scratch.accepted[a]]));
    let top =
        rows().filter(|&(_, w)| w > 0.0).map(|(log, _)| log).fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> =
        rows().map(|(log, w)| if w > 0.0 { w * libm::exp(log - top) } else { 0.0 }).collect();
    let sum: f64 = weights.iter().sum();
    let even = 1.0 / weights.len() as f64;
    weights.into_iter().map(|w| if sum > 0.0 { w / sum } else { even }).collect()
}
