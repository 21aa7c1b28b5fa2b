//! Possible deals: the packages of one venue that every side accepts (docs/model.md, section 5).
//!
//! A walk over the agenda lists them. What depends on which links hold and which issues are raised is kept as bits, so one
//! walk serves every state.

mod climb;
mod proposal;
pub(crate) mod sample;
mod walk;

use crate::world::{
    agenda::Slot,
    institutions::{bound::Bound, ratifiers::Ratifiers},
    measure::FADE,
    plan::Plan,
    rows::Rows,
    rules::common_gain::{carried, sigma},
    slack::SLACK,
};

pub(crate) use walk::Walk;

/// What the walk needs to know of one venue in one world.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms<'a> {
    /// A row a party, a slot each, points.
    pub(crate) table: &'a Rows<f64>,
    /// Each side's point of acceptance less the best shift any side deal gives it.
    pub(crate) needs: &'a [f64],
    /// Effort of each slot.
    pub(crate) efforts: &'a [f64],
    /// m·f of each slot: near-clones share a place, a change that gains next to nothing has next to none.
    pub(crate) share: &'a [f64],
    /// The rule that picks packages: where they are drawn, good ones are drawn more often.
    pub(crate) rule: Drawing<'a>,
    /// m of each slot alone.
    pub(crate) alone: &'a [f64],
    /// Whether each slot is a useless change: no side is better off with it than with `now`.
    pub(crate) useless: &'a [bool],
    /// The most effort any package may take.
    pub(crate) most_effort: f64,
    /// How much effort this world's meeting carries; beyond it packages fade.
    pub(crate) carries: f64,
    /// For each side, what content is measured from: what is left if only what lapses by itself happens.
    pub(crate) left: &'a [f64],
    /// Those who are asked afterwards.
    pub(crate) ratifiers: &'a Ratifiers,
}

/// What drawing knows of the forecast's own rule. Empty where no packages are drawn.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Drawing<'a> {
    /// The log-weight that each slot adds to a package's, as if all sides' gains counted alike.
    pub(crate) pull: &'a [f64],
    /// β, the log-weight of a standard deviation.
    pub(crate) choosing: f64,
    /// How much the least content side's gain counts.
    pub(crate) worse_off: f64,
    /// For each side, what its gains are measured from.
    pub(crate) from: &'a [f64],
    /// For each side, the standard deviation of its gains.
    pub(crate) spread: &'a [f64],
    /// For each side, the weight of its own gain.
    pub(crate) tilts: &'a [f64],
}

impl Drawing<'_> {
    /// The log-weight of a package by what each side makes of it, where everyone's consent is needed alike.
    pub(crate) fn log_weight(&self, sums: &[f64]) -> f64 {
        let sides = sums.iter().zip(self.from).zip(self.spread);
        let gains: Vec<f64> = sides.map(|((sum, from), spread)| (sum - from) / spread).collect();
        let least = gains.iter().copied().fold(f64::INFINITY, f64::min);
        self.choosing * sigma(&gains, self.tilts, least * self.worse_off)
    }
}

impl Terms<'_> {
    /// Whether a slot changes something for nothing: useless, and no link could need it.
    pub(crate) fn is_idle(&self, plan: &Plan, slot: Slot) -> bool {
        slot.of(self.useless) && slot.of(&plan.links).rescue == 0
    }
}

/// Which slots are useless changes: no side is better off at this table with the option than with `now` in its place.
pub(crate) fn useless_changes(plan: &Plan, table: &Rows<f64>, into: &mut Vec<bool>) {
    into.clear();
    for b in &plan.bargained {
        let useless = |o| o != b.now && !table.iter().any(|side| b.gain(o, side) > SLACK);
        into.extend((0..b.options).map(useless));
    }
}

/// Possible packages, as rows of parallel lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Packages {
    /// The package of every row: an option an issue.
    pub(crate) options: Rows<u16>,
    /// The utility of every row to each party, at the table before any side deal.
    pub(crate) sums: Rows<f64>,
    /// m(x): how many packages it is.
    pub(crate) measure: Vec<f64>,
    /// Weight before the rule: the same times b(x), how far the meeting carries the package, and divided by its chance of being
    /// among the drawn where the zone is sampled.
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

    /// Empties all lists, keeping their memory.
    pub(crate) fn clear(&mut self, plan: &Plan) {
        self.options.clear(plan.bargained.len());
        self.sums.clear(plan.parties());
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
        let mut needed: SmallList = SmallList::default();
        let mut partly: SmallList = SmallList::default();
        let mut measure = 1.0;
        for (k, (b, slot)) in plan.bargained.iter().zip(plan.slots_of(options)).enumerate() {
            if slot == b.today() {
                continue;
            }
            let (share, alone) = (slot.of(terms.share), slot.of(terms.alone));
            if slot.of(terms.useless) {
                let links = broken_without(plan, options, k) & !broken;
                if links == 0 {
                    return;
                }
                needed.push((links, 1.0));
                measure *= alone;
                continue;
            }
            measure *= share;
            if slot.of(&plan.links).rescue != 0 && share < alone {
                let links = broken_without(plan, options, k) & !broken;
                let fade = share / alone;
                if links != 0 && fade > 0.0 {
                    partly.push((links, (1.0 - fade) / fade));
                }
            }
        }
        let index = plan.bargained.iter().zip(options).fold(0, |index, (b, &o)| b.index(index, o));
        let of = Known { effort: plan.sum(options, terms.efforts), index, broken, optional };
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
            let sums = terms.table.iter().map(|side| plan.sum(options, side));
            self.add(plan, terms, options, sums, &of, weight, part);
        }
    }

    /// Adds one row: `part` packages, each counting as `weight`.
    #[expect(
        clippy::too_many_arguments,
        reason = "the columns of a row, known to both who walk and who draw"
    )]
    fn add(
        &mut self,
        plan: &Plan,
        terms: &Terms,
        options: &[u16],
        sums: impl Iterator<Item = f64>,
        of: &Known,
        weight: f64,
        part: f64,
    ) {
        if plan.is_bound() {
            let (barred, held) = plan.consent.objections(&plan.bargained, options);
            let in_force = plan.consent.in_force(&plan.bargained, options);
            let refused = terms.ratifiers.refuse(plan, options);
            self.bound.push(Bound { in_force, barred, held, refused });
        }
        let mut most = f64::NEG_INFINITY;
        for (sum, left) in sums.zip(terms.left) {
            most = most.max(sum - left);
            self.sums.push(sum);
        }
        self.options.push_row(options);
        self.measure.push(part);
        self.weights.push(weight * part * carried(terms.carries, of.effort));
        self.change.push((most / FADE).clamp(0.0, 1.0));
        self.index.push(of.index);
        self.broken.push(of.broken);
        self.optional.push(of.optional);
    }
}

/// What a package comes to beside utilities.
struct Known {
    effort: f64,
    index: usize,
    broken: u64,
    optional: u64,
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
        let links = b.slot(o).of(&plan.links);
        when &= links.when;
        out |= links.out;
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
        let links = b.slot(o).of(&plan.links);
        when &= links.when;
        out |= links.out;
    }
    when & out
}
