//! Possible deals: the packages of one venue that every side accepts (docs/model.md, section 5).
//!
//! A depth-first walk over the agenda lists them. It stops at the capacity, at useless changes, and where a side could not
//! accept even with its best options on what is left. What depends on which links hold and which issues are raised is
//! kept as bits, so one walk serves every state.

pub(crate) mod sample;

use crate::world::{
    institutions::{Set, bound::Bound, consent::bit, ratifiers::Ratifiers},
    measure::FADE,
    plan::Plan,
    rules::common_gain::carried,
    slack::{ACCEPT_SLACK, SLACK},
};

/// What the walk needs to know of one venue in one world.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms<'a> {
    /// `table[party * slots + slot]`, points.
    pub(crate) table: &'a [f64],
    /// Each side's point of acceptance less the best shift any side deal gives it.
    pub(crate) needs: &'a [f64],
    /// Effort of each slot.
    pub(crate) efforts: &'a [f64],
    /// m·f of each slot: near-clones share a place, a change that gains next to nothing has next to none.
    pub(crate) share: &'a [f64],
    /// m of each slot alone.
    pub(crate) alone: &'a [f64],
    /// Whether each slot is a useless change: no side is better off with it than with `now`.
    pub(crate) useless: &'a [bool],
    /// The most effort any package may take.
    pub(crate) most_effort: f64,
    /// How much effort this world's meeting carries; beyond it packages fade.
    pub(crate) carries: f64,
    /// For each side, what is left if only what lapses by itself happens; empty where nothing lapses: content is measured
    /// from today.
    pub(crate) lapsed: &'a [f64],
    /// Those who are asked afterwards.
    pub(crate) ratifiers: &'a Ratifiers,
}

/// Which slots are useless changes: no side is better off at this table with the option than with `now` in its place.
pub(crate) fn useless_changes(plan: &Plan, table: &[f64], into: &mut Vec<bool>) {
    into.clear();
    for b in &plan.bargained {
        for o in 0..b.options {
            let better = |i: usize| {
                let row = &table[i * plan.slots + b.first..];
                row[o] - row[b.now] > SLACK
            };
            into.push(o != b.now && !(0..plan.parties()).any(better));
        }
    }
}

/// Possible packages, as rows of parallel lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Packages {
    /// `options[row * issues + k]`.
    pub(crate) options: Vec<u16>,
    /// `sums[row * parties + i]`: utility at the table before any side deal.
    pub(crate) sums: Vec<f64>,
    /// m(x), divided by the chance of being sampled where the zone is sampled.
    pub(crate) measure: Vec<f64>,
    /// Weight before the rule: the same times b(x), how far the meeting carries the package.
    pub(crate) weights: Vec<f64>,
    /// c(x): how far the package gains somebody something over today, 0 to 1.
    pub(crate) change: Vec<f64>,
    /// Mixed-radix index, first issue most significant; wraps where the space is larger than an index.
    pub(crate) index: Vec<usize>,
    /// Links the package breaks.
    pub(crate) broken: Vec<u64>,
    /// Issues it changes that may not be raised.
    pub(crate) optional: Vec<u64>,
    /// What binds each row beside utilities; empty where nothing does.
    pub(crate) bound: Vec<Bound>,
    /// Useless changes that are only made to keep a link: the row, and the links of which one must hold.
    pub(crate) needed: Vec<(usize, u64)>,
}

impl Packages {
    /// How many rows.
    pub(crate) fn len(&self) -> usize {
        self.weights.len()
    }

    /// The options of a row.
    pub(crate) fn package(&self, plan: &Plan, row: usize) -> &[u16] {
        let issues = plan.bargained.len();
        &self.options[row * issues..(row + 1) * issues]
    }

    /// Empties all lists, keeping their memory.
    pub(crate) fn clear(&mut self) {
        self.options.clear();
        self.sums.clear();
        self.measure.clear();
        self.weights.clear();
        self.change.clear();
        self.index.clear();
        self.broken.clear();
        self.optional.clear();
        self.bound.clear();
        self.needed.clear();
    }

    /// What binds a row beside utilities.
    pub(crate) fn bound(&self, row: usize) -> Bound {
        self.bound.get(row).copied().unwrap_or_default()
    }

    /// Adds one package if it may be in the zone of some state: it changes something and every useless change in it may be
    /// needed by a link.
    ///
    /// A change that keeps a link counts whole where that link holds, and by what it gains where not. A package with such a
    /// change of little gain is two rows: one that every state allows, one more that needs the link.
    pub(crate) fn push(&mut self, plan: &Plan, terms: &Terms, options: &[u16], weight: f64) {
        let (broken, optional, changed) = bits(plan, options);
        // Where something lapses by itself, keeping today is a deal too.
        if !changed && plan.lapses.is_empty() {
            return;
        }
        let bound = plan.is_bound().then(|| {
            let (barred, held) = plan.consent.objections(&plan.bargained, options);
            let in_force = plan.consent.in_force(&plan.bargained, options);
            Bound { in_force, barred, held, refused: terms.ratifiers.refuse(plan, options) }
        });
        let mut needed: SmallList = SmallList::default();
        let mut partly: SmallList = SmallList::default();
        let mut measure = weight;
        for (k, (b, &o)) in plan.bargained.iter().zip(options).enumerate() {
            let slot = b.first + usize::from(o);
            if slot == b.first + b.now {
                continue;
            }
            if terms.useless[slot] {
                let links = broken_without(plan, options, k) & !broken;
                if links == 0 {
                    return;
                }
                needed.push((links, 1.0));
                measure *= terms.alone[slot];
                continue;
            }
            measure *= terms.share[slot];
            if plan.rescue_bits[slot] != 0 && terms.share[slot] < terms.alone[slot] {
                let links = broken_without(plan, options, k) & !broken;
                let fade = terms.share[slot] / terms.alone[slot];
                if links != 0 && fade > 0.0 {
                    partly.push((links, (1.0 - fade) / fade));
                }
            }
        }
        let slots = || plan.bargained.iter().zip(options).map(|(b, &o)| b.first + usize::from(o));
        let effort: f64 = slots().map(|slot| terms.efforts[slot]).sum();
        let faded = carried(terms.carries, effort);
        let index =
            plan.bargained.iter().zip(options).fold(0usize, |index, (b, &o)| {
                index.wrapping_mul(b.options).wrapping_add(o.into())
            });
        // Every choice of which of the partly needed changes count as needed here; nearly always there is none.
        for chosen in 0..1usize << partly.len().min(MOST_PARTLY) {
            let row = self.len();
            self.needed.extend(needed.iter().map(|&(links, _)| (row, links)));
            let mut part = measure;
            for (p, &(links, more)) in partly.iter().enumerate() {
                if chosen & (1 << p) != 0 {
                    self.needed.push((row, links));
                    part *= more;
                }
            }
            let mut most = f64::NEG_INFINITY;
            for (i, table) in terms.table.chunks_exact(plan.slots).enumerate() {
                let sum: f64 = slots().map(|slot| table[slot]).sum();
                let today = || plan.bargained.iter().map(|b| table[b.first + b.now]).sum();
                let from: f64 = terms.lapsed.get(i).copied().unwrap_or_else(today);
                most = most.max(sum - from);
                self.sums.push(sum);
            }
            self.bound.extend(bound);
            self.options.extend_from_slice(options);
            self.measure.push(part);
            self.weights.push(part * faded);
            self.change.push((most / FADE).clamp(0.0, 1.0));
            self.index.push(index);
            self.broken.push(broken);
            self.optional.push(optional);
        }
    }
}

/// Changes of one package that keep a link: which links, and by how much more they count where one of those holds.
type SmallList = Vec<(u64, f64)>;

/// The most partly needed changes of one package that are told apart: a ladder of links deeper than this is nobody's agenda.
const MOST_PARTLY: usize = 4;

/// The links a package breaks, the optional issues it changes, and whether it changes anything.
pub(crate) fn bits(plan: &Plan, options: &[u16]) -> (u64, u64, bool) {
    let (mut when, mut out, mut optional, mut changed) = (u64::MAX, 0, 0, false);
    for (b, &o) in plan.bargained.iter().zip(options) {
        let o = usize::from(o);
        when &= plan.when_bits[b.first + o];
        out |= plan.out_bits[b.first + o];
        if o != b.now {
            changed = true;
            optional |= b.raised_bit.map_or(0, |bit| 1 << bit);
        }
    }
    (when & out, optional, changed)
}

/// The links a package would break with `now` put back on one issue.
fn broken_without(plan: &Plan, options: &[u16], issue: usize) -> u64 {
    let (mut when, mut out) = (u64::MAX, 0);
    for (k, (b, &o)) in plan.bargained.iter().zip(options).enumerate() {
        let o = if k == issue { b.now } else { usize::from(o) };
        when &= plan.when_bits[b.first + o];
        out |= plan.out_bits[b.first + o];
    }
    when & out
}

/// The walk over the agenda.
#[derive(Clone, Debug, Default)]
pub(crate) struct Walk {
    /// `rest[k * parties + i]`: the most side i can still get from issues k and later.
    rest: Vec<f64>,
    options: Vec<u16>,
    nodes: usize,
}

impl Walk {
    /// Lists the packages of every state into `into`; `false` if there are more than `limit`.
    pub(crate) fn list(
        &mut self,
        plan: &Plan,
        terms: &Terms,
        limit: usize,
        into: &mut Packages,
    ) -> bool {
        into.clear();
        self.walk(
            plan,
            terms,
            |options| {
                into.push(plan, terms, options, 1.0);
                into.len() <= limit
            },
            limit.saturating_mul(8),
        )
    }

    /// Whether some package passes `test`, whatever its effort; `None` if that took more than `limit` steps to find out.
    pub(crate) fn any(
        &mut self,
        plan: &Plan,
        terms: &Terms,
        limit: usize,
        mut test: impl FnMut(&[u16]) -> bool,
    ) -> Option<bool> {
        let mut found = false;
        let done = self.walk(
            plan,
            terms,
            |options| {
                found = test(options);
                !found
            },
            limit,
        );
        if found { Some(true) } else { done.then_some(false) }
    }

    /// Walks over every package that passes the bounds until `visit` says stop or `limit` steps are done; whether it came
    /// to the end.
    fn walk(
        &mut self,
        plan: &Plan,
        terms: &Terms,
        mut visit: impl FnMut(&[u16]) -> bool,
        limit: usize,
    ) -> bool {
        let parties = plan.parties();
        let issues = plan.bargained.len();
        self.rest.clear();
        self.rest.resize((issues + 1) * parties, 0.0);
        for k in (0..issues).rev() {
            let b = &plan.bargained[k];
            for i in 0..parties {
                let row =
                    &terms.table[i * plan.slots + b.first..i * plan.slots + b.first + b.options];
                let best = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                self.rest[k * parties + i] = self.rest[(k + 1) * parties + i] + best;
            }
        }
        self.options.clear();
        self.options.resize(issues, 0);
        self.nodes = 0;
        let sums = vec![0.0; parties];
        self.step(plan, terms, 0, 0.0, &sums, &mut visit, limit)
    }

    #[expect(clippy::too_many_arguments, reason = "the state of the walk, one recursion deep")]
    fn step(
        &mut self,
        plan: &Plan,
        terms: &Terms,
        k: usize,
        effort: f64,
        sums: &[f64],
        visit: &mut impl FnMut(&[u16]) -> bool,
        limit: usize,
    ) -> bool {
        self.nodes += 1;
        if self.nodes > limit {
            return false;
        }
        let parties = plan.parties();
        let Some(b) = plan.bargained.get(k) else {
            return visit(&self.options);
        };
        let mut next = [0.0; 8];
        let mut spill = Vec::new();
        let next: &mut [f64] = if parties <= 8 {
            &mut next[..parties]
        } else {
            spill.resize(parties, 0.0);
            &mut spill
        };
        for o in 0..b.options {
            let slot = b.first + o;
            let effort = effort + terms.efforts[slot];
            if effort > terms.most_effort + SLACK
                || (terms.useless[slot] && plan.rescue_bits[slot] == 0)
            {
                continue;
            }
            let mut possible = true;
            let mut willing: Set = 0;
            for (i, sum) in next.iter_mut().enumerate() {
                *sum = sums[i] + terms.table[i * plan.slots + slot];
                let may =
                    *sum + self.rest[(k + 1) * parties + i] >= terms.needs[i] - 2.0 * ACCEPT_SLACK;
                possible &= may;
                willing |= if may { bit(i) } else { 0 };
            }
            self.options[k] = o as u16;
            if !plan.consent.plain {
                let known = &plan.bargained[..=k];
                possible = plan.consent.could_win(willing, known, &self.options[..=k]);
            }
            if !possible {
                continue;
            }
            if !self.step(plan, terms, k + 1, effort, next, visit, limit) {
                return false;
            }
        }
        true
    }
}
