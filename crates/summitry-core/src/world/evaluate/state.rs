//! One state of one venue: which packages every side accepts, how it ends, and the chance of each package.

use super::{
    Inside, MOST_LISTED, MOST_SEARCHED,
    classes::{ClassSums, Classes},
    scratch::{Cell, Judge, Scratch, Standing, StateOdds},
    written::Row,
};
use crate::world::rules::{OWN, RULES};
use crate::{
    scenario::EndingKind,
    value::Drawn,
    world::{
        bits::{each_bit, mark},
        conditions::Situation,
        ending::deal_chance,
        institutions::{Set, consent::bit},
        rules::{common_gain, egalitarian, kalai_smorodinsky, nash, utilitarian},
        slack::ACCEPT_SLACK,
        states::{Mask, SideState},
        zone::{Drawing, Packages, Terms},
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
        scratch.standing.clear();
        let sides = scratch.hopes.iter().zip(&scratch.shifts).zip(&scratch.disagreement);
        for (i, (((hope, &shift), &from), party)) in sides.zip(&plan.scenario.parties).enumerate() {
            let ideal = hope + shift - from;
            let has_left = side.left & bit(i) != 0;
            if !has_left {
                unit = unit.max(ideal);
            }
            let is_out = ideal < 0.01 || has_left;
            let power = if is_out { 0.0 } else { x.of(party.power) };
            scratch.standing.push(Standing { shift, from, ideal, power });
        }
        let all: f64 = scratch.standing.iter().map(|side| side.power).sum();
        let staying = scratch.standing.iter().filter(|side| side.power > 0.0);
        let powers: Vec<f64> = staying.map(|side| side.power / all).collect();
        self.find_accepted(scratch, side.left, judge.worse_off);
        let Scratch {
            dominance,
            standard,
            sigma,
            accepted,
            classes,
            sums,
            standing,
            shares,
            gains,
            log_weights,
            weights,
            anew,
            least,
            ..
        } = scratch;
        dominance.fill(&self.zone, parties, accepted, sigma, standard);
        log_weights.clear();
        for ((&r, sigma), count) in accepted.iter().zip(&*sigma).zip(&dominance.count) {
            shares.clear();
            gains.clear();
            for (sum, side) in self.zone.sums.row(r).iter().zip(&*standing) {
                if side.power > 0.0 {
                    let gain = (sum + side.shift - side.from).max(0.0);
                    gains.push(gain);
                    shares.push((gain / side.ideal).min(1.0));
                }
            }
            let wasted = judge.waste * libm::log1p(*count);
            let apart = judge.split * self.opened.split(plan, self.zone.options.row(r));
            log_weights.push([
                judge.choosing * sigma - wasted - apart,
                judge.sharpness * nash::sigma(shares, &powers, judge.floor),
                judge.sharpness * kalai_smorodinsky::sigma(shares, &powers, judge.blend),
                judge.sharpness * utilitarian::sigma(shares, &powers),
                judge.sharpness * egalitarian::sigma(gains, unit),
            ]);
        }
        let mut top = [f64::NEG_INFINITY; RULES];
        for logs in &*log_weights {
            top.iter_mut().zip(logs).for_each(|(top, log)| *top = top.max(*log));
        }
        weights.clear();
        anew.clear();
        anew.resize(accepted.len(), 0.0);
        sums.clear();
        sums.resize(classes.list.len(), ClassSums::default());
        for ((logs, &r), least) in log_weights.iter().zip(&*accepted).zip(&*least) {
            let base = self.zone.weights[r];
            let mut of_row = *logs;
            of_row.iter_mut().zip(&top).for_each(|(w, top)| *w = base * libm::exp(*w - top));
            weights.push(of_row);
            let sums = &mut sums[classes.of(r)];
            sums.rows += 1;
            sums.best = sums.best.max(*least);
            add(&mut sums.weights, &of_row);
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
        scratch.standard.clear(parties);
        scratch.sigma.clear();
        scratch.overs.clear(parties);
        let mut overs = Vec::with_capacity(parties);
        for (r, sums) in self.zone.sums.iter().enumerate() {
            let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
            overs.clear();
            for ((sum, shift), accepts) in sums.iter().zip(&scratch.shifts).zip(&scratch.acceptance)
            {
                let over = sum + shift - accepts;
                least = least.min(over);
                most = most.max(over);
                overs.push(over);
            }
            let bound = self.zone.bound(r);
            if !consent.plain {
                most = consent.most(&overs, left);
                least = consent.consenting(&overs, &bound, left);
            }
            // A package that leaves nobody better off than no deal is no deal.
            if least < -ACCEPT_SLACK || most <= ACCEPT_SLACK {
                continue;
            }
            scratch.accepted.push(r);
            scratch.least.push(self.zone.change[r] * least.max(0.0) / 100.0);
            if !consent.plain {
                scratch.overs.push_row(&overs);
            }
            let sides = scratch.shifts.iter().zip(&scratch.disagreement);
            let sides = sides.zip(&scratch.measure.spread);
            let gains = sums
                .iter()
                .zip(sides)
                .map(|(sum, ((shift, from), spread))| (sum + shift - from) / spread);
            if left == 0 {
                scratch.standard.extend(gains);
            } else {
                let present = |(i, gain)| if left & bit(i) == 0 { gain } else { 0.0 };
                scratch.standard.extend(gains.enumerate().map(present));
            }
            let gains = scratch.standard.last();
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
                add(&mut sums, &of.weights);
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
        let Scratch { accepted, classes, allowed, log_weights, pattern, .. } = scratch;
        let rows = || {
            let rows = accepted.iter().zip(&*log_weights).zip(&*pattern).enumerate();
            rows.filter(|(_, ((r, _), _))| allowed[classes.of(**r)])
        };
        let weighed = rows().map(|(_, ((&r, logs), _))| (logs[rule], self.zone.weights[r]));
        let shares = anew(&weighed.collect::<Vec<_>>());
        for ((a, ((&r, _), &pattern)), share) in rows().zip(shares) {
            scratch.chances[r][rule] += agreed * share;
            if rule == OWN {
                scratch.anew[a] += agreed * share;
                scratch.gathered[pattern] += agreed * share;
            }
        }
    }

    /// Hands the chances gathered by the classes over all states of one side-deal state on to their rows.
    pub(super) fn spread(&self, scratch: &mut Scratch, row: &mut Row) {
        for (weights, &r) in scratch.weights.iter().zip(&scratch.accepted) {
            let scale = &scratch.sums[scratch.classes.of(r)].scale;
            let chances = scratch.chances[r].iter_mut();
            chances.zip(weights).zip(scale).for_each(|((p, weight), scale)| *p += weight * scale);
        }
        if self.plan.consent.plain {
            return;
        }
        let outvoted = row.from(self.columns.outvoted);
        let accepted = scratch.weights.iter().zip(&scratch.accepted).zip(&scratch.anew);
        for (((weights, &r), anew), overs) in accepted.zip(scratch.overs.iter()) {
            let scale = &scratch.sums[scratch.classes.of(r)].scale;
            let chance = weights[OWN] * scale[OWN] + anew;
            let barred = self.zone.bound(r).barred;
            for (i, (loses, over)) in outvoted.iter_mut().zip(overs).enumerate() {
                let against = *over < -ACCEPT_SLACK || barred & bit(i) != 0;
                *loses += if against { chance } else { 0.0 };
            }
        }
    }

    /// Sorts the accepted rows by the conditions they make true: one block of bits a way that acts done alone fall out and a
    /// combination of tone.
    pub(super) fn find_patterns(&self, scratch: &mut Scratch, side: &SideState, venue: usize) {
        let logic = &self.plan.logic;
        let block = self.pattern_words();
        let mut after = Vec::new();
        scratch.bits.resize(logic.words, 0);
        scratch.pattern.clear();
        scratch.patterns.clear();
        for &r in &scratch.accepted {
            let agreed = self.zone.options.row(r);
            let start = scratch.patterns.len();
            for fall in &self.opened.falls {
                let (index, package) = if fall.sets.is_empty() {
                    (self.zone.index[r], agreed)
                } else {
                    (fall.after(self.plan, agreed, &mut after), after.as_slice())
                };
                for (tone, options) in logic.tones.iter().enumerate() {
                    let bits =
                        logic.agreed(venue, side.on, tone, index, package, &mut scratch.bits);
                    let at = scratch.patterns.len();
                    scratch.patterns.extend_from_slice(bits);
                    for &(c, only) in &logic.worldly {
                        let (ending, tone) = (EndingKind::Agreed, options.as_slice());
                        let s = Situation {
                            package,
                            tone,
                            venue,
                            ending,
                            on: side.on,
                            cheapest: self.cheapest,
                        };
                        if !only && logic.condition(c, &s) {
                            mark(&mut scratch.patterns[at..], c);
                        }
                    }
                }
            }
            let (known, new) = scratch.patterns.split_at(start);
            let found = known
                .chunks_exact(block)
                .position(|pattern| pattern.iter().zip(new).all(|(a, b)| a == b));
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
            rule: Drawing::default(),
            needs: &needs,
            efforts: &self.opened.efforts,
            share: &scratch.measure.share,
            alone: &scratch.measure.alone,
            useless: &self.useless,
            most_effort: f64::INFINITY,
            carries: f64::INFINITY,
            left: &self.at_table.left,
            ratifiers: &self.opened.ratifiers,
        };
        let consent = &plan.consent;
        let overs = |one: &Packages| -> Vec<f64> {
            one.sums.row(0).iter().zip(&needs).map(|(s, n)| s - n).collect()
        };
        let enough = |one: &Packages| {
            one.sums.row(0).iter().zip(&needs).all(|(sum, need)| *sum >= need - ACCEPT_SLACK)
        };
        let consents = |one: &Packages| {
            let overs = overs(one);
            consent.consenting(&overs, &one.bound(0), side.left) >= -ACCEPT_SLACK
        };
        let mut one = Packages::default();
        let mut classes = Classes::default();
        let test = |options: &[u16]| {
            one.clear(plan);
            one.push(plan, &terms, options, 1.0);
            classes.sort(&one);
            one.len() > 0
                && if consent.plain { enough(&one) } else { consents(&one) }
                && classes.list.iter().any(|class| class.allowed(mask))
        };
        let most = if plan.zone_is_sampled { MOST_SEARCHED } else { MOST_LISTED };
        let found = self.walk.any(plan, &terms, most, test);
        self.looked += self.walk.steps() as u64;
        match found {
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
    let rows = scratch.pattern.iter().zip(&scratch.accepted).zip(&scratch.weights);
    for ((&pattern, &r), weights) in rows {
        let key = (pattern, scratch.classes.of(r));
        let number = match last {
            Some((same, number)) if same == key => number,
            _ => *scratch.known_cells.entry(key).or_insert(scratch.cells.len()),
        };
        if number == scratch.cells.len() {
            scratch.cells.push(Cell { pattern, class: key.1, weight: 0.0 });
        }
        let cell = &mut scratch.cells[number];
        cell.weight += weights[OWN];
        last = Some((key, number));
    }
}

/// Shares of rows by the logarithms of their weights and what comes before the rule, scaled by the best of them; even where
/// all weights are 0.
fn anew(rows: &[(f64, f64)]) -> Vec<f64> {
    let positive = rows.iter().filter(|(_, base)| *base > 0.0);
    let top = positive.map(|(log, _)| *log).fold(f64::NEG_INFINITY, f64::max);
    let weight =
        |&(log, base): &(f64, f64)| if base > 0.0 { base * libm::exp(log - top) } else { 0.0 };
    let weights: Vec<f64> = rows.iter().map(weight).collect();
    let sum: f64 = weights.iter().sum();
    let even = 1.0 / weights.len() as f64;
    weights.into_iter().map(|w| if sum > 0.0 { w / sum } else { even }).collect()
}

/// Adds up, rule by rule.
fn add(sums: &mut [f64; RULES], more: &[f64; RULES]) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}
