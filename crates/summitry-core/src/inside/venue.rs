//! One venue of one world: the zone, the rules and the endings, state by state.

use super::{
    FAILURES, Inside, MOST_LISTED, MOST_LISTED_OF_MANY, SAME, Sampler, each_bit, outcomes,
};
use crate::{
    columns::{ENDINGS, NO_CAPACITY, ending},
    ending::words_only,
    forecast::{BranchKind, Target},
    logic::Situation,
    rules::{Rule, egalitarian, kalai_smorodinsky, nash, utilitarian},
    sample,
    scenario::{Disagreement, EndingKind},
    states::{Mask, SideState},
    zone::{ACCEPT_SLACK, SLACK, Terms},
};

/// How many rules there are.
const RULES: usize = Rule::ALL.len();
/// Below this sum, weights have lost their digits and are worked out anew.
const UNDERFLOW: f64 = 1e-200;

/// Memory for one venue, kept from world to world.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    shifts: Vec<f64>,
    most: Vec<f64>,
    /// Point of disagreement and of acceptance of each side.
    disagreement: Vec<f64>,
    acceptance: Vec<f64>,
    needs: Vec<f64>,
    hopes: Vec<f64>,
    /// Rows of the zone that every side accepts in this side-deal state, with their weights under each rule.
    accepted: Vec<usize>,
    log_weights: Vec<[f64; RULES]>,
    weights: Vec<[f64; RULES]>,
    smallest: Vec<f64>,
    /// Which pattern of truth each accepted row has: rows that make the same conditions true, whatever the tone, count together.
    pattern: Vec<usize>,
    /// The patterns, one word block a combination of tone, and the chance gathered by each in one state.
    patterns: Vec<u64>,
    gathered: Vec<f64>,
    /// The rows of `accepted` that this state allows.
    allowed: Vec<usize>,
    /// Chance of every row of the zone in this venue under each rule, jointly with the venue.
    chances: Vec<[f64; RULES]>,
    pooled: Vec<f64>,
    shares: Vec<f64>,
    gains: Vec<f64>,
    powers: Vec<f64>,
    conditions: Vec<f64>,
    targets: Vec<f64>,
    bits: Vec<u64>,
}

/// What one state comes to.
struct StateOdds {
    agreed: f64,
    words: f64,
    no_zone: f64,
    no_capacity: f64,
    without_stakes: f64,
}

/// How the packages of one side-deal state are judged.
struct Judge {
    sharpness: f64,
    floor: f64,
    blend: f64,
    pool_nash: f64,
    typed: f64,
    stakes: f64,
    usual: f64,
}

impl Inside<'_> {
    /// Adds one venue to the row.
    pub(super) fn venue(
        &mut self,
        venue: usize,
        chance: f64,
        x: &[f64],
        sampler: &mut Sampler,
        row: &mut [f64],
        packages: &mut Option<&mut dyn FnMut(usize, &[u16], f64)>,
    ) {
        row[self.columns.venue(venue)] = chance;
        if chance <= 0.0 {
            return;
        }
        let plan = self.plan;
        let s = plan.scenario;
        self.at_table.fill(plan, &self.tastes, venue, x);
        let mut scratch = std::mem::take(&mut self.venue);
        self.fill_points(&mut scratch, x, chance, row);
        self.fill_zone(&mut scratch, x, sampler);
        scratch.chances.clear();
        scratch.chances.resize(self.zone.len(), [0.0; RULES]);
        let bust_up = x[s.venues[venue].bust_up.0];
        let judge = Judge {
            sharpness: x[s.engine.sharpness.0],
            floor: x[s.engine.nash_floor.0],
            blend: x[s.engine.ks_blend.0],
            pool_nash: x[s.engine.pool_nash.0],
            typed: x[s.words_only.0],
            stakes: x[s.engine.stakes.0],
            usual: x[s.engine.usual_share.0],
        };
        let mut total = [0.0; ENDINGS];
        total[ending(EndingKind::BustUp)] = chance * bust_up;
        let sides = std::mem::take(&mut self.states.sides);
        for side in &sides {
            self.judge(&mut scratch, side, x, &judge);
            self.find_patterns(&mut scratch, side, venue);
            for m in 0..self.states.masks.len() {
                let mask = self.states.masks[m];
                let weight = chance * side.chance * mask.chance;
                let odds =
                    self.state(&mut scratch, side, &mask, x, &judge, weight * (1.0 - bust_up));
                total[ending(EndingKind::Agreed)] += odds.agreed;
                total[ending(EndingKind::WordsOnly)] += odds.words;
                total[ending(EndingKind::NoZone)] += odds.no_zone;
                total[NO_CAPACITY] += odds.no_capacity;
                row[self.columns.without_stakes] += odds.without_stakes;
                row[self.columns.zone] += odds.agreed + odds.words;
                let failures = [odds.words, weight * bust_up, odds.no_zone];
                self.add_state(&mut scratch, side, &mask, venue, &failures, odds.agreed, x, row);
            }
        }
        self.states.sides = sides;
        for (kind, p) in total.into_iter().enumerate() {
            row[kind] += p;
            row[self.columns.venue_ending(venue, kind)] += p;
        }
        self.add_packages(&mut scratch, venue, &total, &judge, row, packages);
        self.venue = scratch;
    }

    /// Each side's points of disagreement and acceptance, its best hope, and what no deal is worth against today.
    fn fill_points(&mut self, scratch: &mut Scratch, x: &[f64], chance: f64, row: &mut [f64]) {
        let plan = self.plan;
        let s = plan.scenario;
        scratch.disagreement.clear();
        scratch.acceptance.clear();
        scratch.hopes.clear();
        for i in 0..plan.parties() {
            let table = &self.at_table.table[i * plan.slots..(i + 1) * plan.slots];
            let today: f64 = plan.bargained.iter().map(|b| table[b.first + b.now]).sum();
            let mut outside = 0.0;
            for door in &s.outsides {
                if door.helps == i {
                    outside += x[door.worth.0];
                }
                if let Some((side, costs)) = door.hurts
                    && side == i
                {
                    outside -= x[costs.0];
                }
            }
            outside /= self.at_table.denominator[i];
            let lottery: f64 = table.iter().zip(&self.marginal).map(|(u, p)| u * p).sum();
            let (from, accepts) = match s.engine.disagreement {
                Disagreement::Threats => (lottery + outside, lottery + outside),
                Disagreement::Impasse => (today, today + outside.max(0.0)),
            };
            let hope = self.at_table.best(plan, i);
            scratch.disagreement.push(from);
            scratch.acceptance.push(accepts);
            scratch.hopes.push(hope);
            row[self.columns.parties + 2 * i] += chance * (today - from);
            row[self.columns.parties + 2 * i + 1] += chance * (hope - from);
        }
    }

    /// Lists the packages that may be in the zone of some state of this venue; samples them if there are too many.
    fn fill_zone(&mut self, scratch: &mut Scratch, x: &[f64], sampler: &mut Sampler) {
        let plan = self.plan;
        let parties = plan.parties();
        self.useless.clear();
        for b in &plan.bargained {
            for o in 0..b.options {
                let better = |i: usize| {
                    let table = &self.at_table.table[i * plan.slots + b.first..];
                    table[o] - table[b.now] > SLACK
                };
                self.useless.push(o != b.now && !(0..parties).any(better));
            }
        }
        scratch.shifts.resize(parties, 0.0);
        scratch.most.clear();
        scratch.most.resize(parties, f64::NEG_INFINITY);
        for side in &self.states.sides {
            self.at_table.shifts(plan, &self.tastes, side.on, side.leaked, x, &mut scratch.shifts);
            for (most, shift) in scratch.most.iter_mut().zip(&scratch.shifts) {
                *most = most.max(*shift);
            }
        }
        scratch.needs.clear();
        scratch.needs.extend(scratch.acceptance.iter().zip(&scratch.most).map(|(a, m)| a - m));
        let terms = Terms {
            table: &self.at_table.table,
            needs: &scratch.needs,
            efforts: &self.efforts,
            uniqueness: &self.uniqueness,
            useless: &self.useless,
            capacity: x[plan.scenario.capacity.0],
        };
        let small = plan.scenario.packages() <= MOST_LISTED as u128;
        let limit = if small { MOST_LISTED } else { MOST_LISTED_OF_MANY };
        if !self.walk.list(plan, &terms, limit, &mut self.zone) {
            self.sampled = true;
            sample::packages(plan, &terms, &scratch.hopes, sampler, &mut self.zone);
        }
    }

    /// The rows every side accepts in one side-deal state, with their weights under each rule.
    fn judge(&mut self, scratch: &mut Scratch, side: &SideState, x: &[f64], judge: &Judge) {
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
    fn state(
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
    fn find_patterns(&self, scratch: &mut Scratch, side: &SideState, venue: usize) {
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

    /// Adds one state's conditions and branches to the row.
    #[expect(clippy::too_many_arguments, reason = "the coordinates of a state")]
    fn add_state(
        &self,
        scratch: &mut Scratch,
        side: &SideState,
        mask: &Mask,
        venue: usize,
        failures: &[f64; 3],
        agreed: f64,
        x: &[f64],
        row: &mut [f64],
    ) {
        let columns = self.columns;
        let s = self.plan.scenario;
        let conditions = self.plan.logic.len();
        if agreed <= 0.0 {
            scratch.conditions.clear();
            scratch.conditions.resize(conditions, 0.0);
        }
        let threats = s.threats.len();
        let failed = |failure: usize, threat: usize| {
            let start = ((venue * FAILURES.len() + failure) * (1 + threats) + threat) * conditions;
            &self.failed[start..start + conditions]
        };
        // Jointly with each threat first: there the deal's part is still apart.
        for (b, branch) in columns.branch_list.iter().enumerate() {
            let BranchKind::Threat(t) = *branch else { continue };
            let chance = x[s.threats[t].carried_out.0];
            let start = columns.branch(b) + 1;
            let endings = [agreed, failures[0], failures[1], failures[2]];
            for (place, target) in columns.targets.iter().enumerate() {
                row[start + place] += match condition_of(*target, columns.defines, columns.cases) {
                    None => endings[place] * chance,
                    Some(c) => {
                        let after: f64 = (0..3).map(|f| failures[f] * failed(f, 1 + t)[c]).sum();
                        scratch.conditions[c] * chance + after
                    }
                };
            }
        }
        for (failure, &p) in failures.iter().enumerate().filter(|(_, p)| **p > 0.0) {
            for (into, q) in scratch.conditions.iter_mut().zip(failed(failure, 0)) {
                *into += p * q;
            }
        }
        for (into, p) in row[columns.conditions..].iter_mut().zip(&scratch.conditions) {
            *into += p;
        }
        let start = columns.venue_condition(venue, 0);
        for (into, p) in
            row[start..start + columns.defines + columns.cases].iter_mut().zip(&scratch.conditions)
        {
            *into += p;
        }
        scratch.targets.clear();
        scratch.targets.extend(columns.targets.iter().map(|target| {
            match *target {
                Target::Agreed => agreed,
                Target::WordsOnly => failures[0],
                Target::BustUp => failures[1],
                Target::NoZone => failures[2],
                other => condition_of(other, columns.defines, columns.cases)
                    .map_or(0.0, |c| scratch.conditions[c]),
            }
        }));
        for (b, branch) in columns.branch_list.iter().enumerate() {
            let yes = match *branch {
                BranchKind::Venue(v) => v == venue,
                BranchKind::Link(l) => mask.links & (1 << l) != 0,
                BranchKind::Offer(d) => side.on & (1 << d) != 0,
                BranchKind::Raised(k) => self
                    .plan
                    .raised
                    .iter()
                    .position(|&(b, _)| self.plan.bargained[b].issue == k)
                    .is_some_and(|r| mask.raised & (1 << r) != 0),
                BranchKind::Threat(_) => false,
            };
            if yes {
                let start = columns.branch(b) + 1;
                for (into, p) in row[start..].iter_mut().zip(&scratch.targets) {
                    *into += p;
                }
            }
        }
    }

    /// Adds options, packages that are followed and those affected, from the chances of the rows and of the failures.
    fn add_packages(
        &mut self,
        scratch: &mut Scratch,
        venue: usize,
        total: &[f64; ENDINGS],
        judge: &Judge,
        row: &mut [f64],
        packages: &mut Option<&mut dyn FnMut(usize, &[u16], f64)>,
    ) {
        let plan = self.plan;
        let columns = self.columns;
        let issues = plan.bargained.len();
        let pool = [judge.pool_nash, 1.0 - judge.pool_nash];
        scratch.pooled.clear();
        scratch.pooled.extend(scratch.chances.iter().map(|p| pool[0] * p[0] + pool[1] * p[1]));
        for (r, &p) in scratch.pooled.iter().enumerate() {
            if p <= 0.0 && scratch.chances[r].iter().all(|&p| p <= 0.0) {
                continue;
            }
            let package = &self.zone.options[r * issues..(r + 1) * issues];
            for (b, &o) in plan.bargained.iter().zip(package) {
                let option = columns.first_option[b.issue] + usize::from(o);
                row[columns.options + option] += p;
                row[columns.venue_option(venue, option)] += p;
                for (rule, q) in scratch.chances[r].iter().enumerate() {
                    row[columns.rule_option(rule, option)] += q;
                }
            }
            if let Some(&place) = self.followed.place.get(&self.zone.index[r]) {
                row[columns.packages + place] += p;
            }
            if let Some(tell) = packages {
                tell(self.zone.index[r], package, p);
            }
            self.add_affected(package, p, false, row);
        }
        let bust_up = total[ending(EndingKind::BustUp)];
        let quiet = total[ending(EndingKind::WordsOnly)] + total[ending(EndingKind::NoZone)];
        for b in &plan.bargained {
            for o in 0..b.options {
                let p = (bust_up + quiet) * self.marginal[b.first + o];
                let option = columns.first_option[b.issue] + o;
                row[columns.options + option] += p;
                row[columns.venue_option(venue, option)] += p;
                (0..RULES).for_each(|rule| row[columns.rule_option(rule, option)] += p);
            }
        }
        for (outcome, &p) in outcomes(plan, &self.drawn_outcomes).iter().zip(&self.lottery.chances)
        {
            self.add_affected(&outcome.package, quiet * p, false, row);
            self.add_affected(&outcome.package, bust_up * p, true, row);
        }
        self.add_tone(venue, bust_up, quiet + total[ending(EndingKind::Agreed)], row);
    }

    /// Adds the options of issues picked alone.
    fn add_tone(&self, venue: usize, bust_up: f64, otherwise: f64, row: &mut [f64]) {
        let plan = self.plan;
        let columns = self.columns;
        for (place, k) in plan.scenario.picked_alone().enumerate() {
            let mut add = |o: usize, p: f64| {
                let option = columns.first_option[k] + o;
                row[columns.options + option] += p;
                row[columns.venue_option(venue, option)] += p;
                (0..RULES).for_each(|rule| row[columns.rule_option(rule, option)] += p);
            };
            add(usize::from(plan.logic.tone_after_bust_up[place]), bust_up);
            for (tone, chance) in plan.logic.tones.iter().zip(&self.tones.chances) {
                add(usize::from(tone[place]), otherwise * chance);
            }
        }
    }

    /// Adds one outcome to better, same or worse of everyone affected.
    fn add_affected(&self, package: &[u16], p: f64, bust_up: bool, row: &mut [f64]) {
        if p <= 0.0 {
            return;
        }
        let tones = self.tones.chances.len();
        for f in 0..self.plan.scenario.affected.len() {
            let change = self.felt.change(self.plan, f, package);
            let mut add = |change: f64, p: f64| {
                let column = if change > SAME {
                    0
                } else if change < -SAME {
                    2
                } else {
                    1
                };
                row[self.columns.affected + 3 * f + column] += p;
            };
            if bust_up {
                add(change + self.felt.after_bust_up[f], p);
                continue;
            }
            for (tone, chance) in self.tones.chances.iter().enumerate() {
                add(change + self.felt.tone[f * tones + tone], p * chance);
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
        let mut one = crate::zone::Packages::default();
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

/// The number of a target among all conditions; `None` for an ending.
fn condition_of(target: Target, defines: usize, cases: usize) -> Option<usize> {
    match target {
        Target::Define(d) => Some(d),
        Target::Case(c) => Some(defines + c),
        Target::Question(q) => Some(defines + cases + q),
        _ => None,
    }
}

/// Whether a row holds a useless change that no holding link needs.
fn unneeded(zone: &crate::zone::Packages, row: usize, mask: &Mask) -> bool {
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
