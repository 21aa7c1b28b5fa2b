//! Where an outcome is lost in one world: the same integral as the forecast's, counted by the first thing that stands in its way
//! (docs/model.md, section 9b).

use super::{
    FAILURES, Inside, Sampler, States,
    classes::best_of_classes,
    scratch::{Judge, Scratch},
    too_many, venue_chances,
};
use crate::world::rules::OWN;
use crate::{
    scenario::{Condition, EndingKind},
    value::Drawn,
    world::{
        conditions::Situation,
        ending::deal_chance,
        institutions::{
            Set,
            bound::Bound,
            consent::{bit, members},
            mediators,
        },
        no_deal::{ByItself, Outcome},
        plan::Plan,
        slack::{ACCEPT_SLACK, SLACK},
        states::{Mask, SideState},
        zone::useless_changes,
    },
};

/// What is asked for, and which packages have it: a bit a combination of tone, for each package by its index.
#[derive(Debug)]
pub(crate) struct Wanted<'c> {
    condition: &'c Condition,
    /// `of[venue]`: the states of the side deals seen so far, and the bits of every package there.
    of: Vec<Vec<(u64, Vec<u64>)>>,
}

/// Chances by what became of the outcome; they sum to 1 over all of a world.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tally {
    /// It happens by a deal.
    pub(crate) by_deal: f64,
    /// It happens without one.
    pub(crate) without: f64,
    /// The room blew up.
    pub(crate) bust_up: f64,
    /// An issue it needs was not raised.
    pub(crate) not_raised: f64,
    /// A link that holds rules it out.
    pub(crate) link: f64,
    /// It takes more effort than any such meeting carries.
    pub(crate) effort: f64,
    /// It holds a change that leaves nobody better off than today.
    pub(crate) useless: f64,
    /// A side would lose by it, whatever comes with it: the side that loses most by the best of them.
    pub(crate) loses: Vec<f64>,
    /// No coalition that can decide wants it, whatever comes with it.
    pub(crate) no_coalition: f64,
    /// Of that, for each side: its consent alone would have been enough. More than one may be.
    pub(crate) short_by: Vec<f64>,
    /// Someone asked afterwards refuses it, by ratifier.
    pub(crate) refused: Vec<f64>,
    /// Nothing is agreed, and what would have kept it lapses.
    pub(crate) lapsed: f64,
    /// It was possible, and the meeting ended in words.
    pub(crate) words: f64,
    /// It was possible, and another package was agreed.
    pub(crate) beaten: f64,
    /// No package brings it about.
    pub(crate) no_package: f64,
}

impl Tally {
    pub(crate) fn new(parties: usize, ratifiers: usize) -> Self {
        Tally {
            by_deal: 0.0,
            without: 0.0,
            bust_up: 0.0,
            not_raised: 0.0,
            link: 0.0,
            effort: 0.0,
            useless: 0.0,
            loses: vec![0.0; parties],
            no_coalition: 0.0,
            short_by: vec![0.0; parties],
            refused: vec![0.0; ratifiers],
            lapsed: 0.0,
            words: 0.0,
            beaten: 0.0,
            no_package: 0.0,
        }
    }

    pub(crate) fn add(&mut self, other: &Tally) {
        self.by_deal += other.by_deal;
        self.without += other.without;
        self.bust_up += other.bust_up;
        self.not_raised += other.not_raised;
        self.link += other.link;
        self.effort += other.effort;
        self.useless += other.useless;
        let add = |mine: &mut [f64], other: &[f64]| {
            mine.iter_mut().zip(other).for_each(|(a, b)| *a += b);
        };
        add(&mut self.loses, &other.loses);
        add(&mut self.short_by, &other.short_by);
        add(&mut self.refused, &other.refused);
        self.no_coalition += other.no_coalition;
        self.lapsed += other.lapsed;
        self.words += other.words;
        self.beaten += other.beaten;
        self.no_package += other.no_package;
    }
}

/// How far a package gets that has what is asked for, further being greater.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Reached {
    NotRaised,
    Link,
    Effort,
    Useless,
    /// Which side loses, and by how many points less than nothing it gets.
    Loses(f64, usize),
    /// How many points less than nothing the best coalition that can decide gets, and who alone would complete one.
    NoCoalition(f64, Set),
    /// Who refuses it afterwards, a bit a ratifier.
    Refused(u64),
}

/// One package that has what is asked for, at one table.
struct Wish {
    broken: u64,
    optional: u64,
    effort: f64,
    useless: bool,
    least: f64,
    loser: usize,
    bound: Bound,
    /// Who alone would complete a coalition that can decide.
    short_by: Set,
}

impl<'c> Wanted<'c> {
    pub(crate) fn new(plan: &Plan, condition: &'c Condition) -> Self {
        Wanted { condition, of: vec![Vec::new(); plan.scenario.venues.len()] }
    }
}

impl Inside<'_> {
    /// Counts world `n`. Conditions on the cheapest gain count as unmet.
    pub(crate) fn lost_at(&mut self, n: u64, wanted: &mut Wanted) -> Tally {
        let plan = self.plan;
        let ratifiers = plan.scenario.institutions.ratifiers.len();
        let mut tally = Tally::new(plan.parties(), ratifiers);
        let mut sampler = Sampler::new(plan, n, 0);
        self.opened.open(plan, n, &mut sampler);
        let x = std::mem::take(&mut self.opened.x);
        self.tones.fill(plan, &x);
        if too_many(plan) {
            self.states.sample(plan, &x, &mut sampler);
        } else {
            self.states.list(plan, &x);
        }
        let chances = venue_chances(plan, &x);
        for (venue, &chance) in chances.iter().enumerate().filter(|(_, chance)| **chance > 0.0) {
            self.lost_in(venue, chance, &x, &mut sampler, wanted, &mut tally);
        }
        self.opened.x = x;
        tally
    }

    fn lost_in(
        &mut self,
        venue: usize,
        chance: f64,
        x: &Drawn,
        sampler: &mut Sampler,
        wanted: &mut Wanted,
        tally: &mut Tally,
    ) {
        let plan = self.plan;
        let row = mediators::bust_up(plan.scenario, x, venue);
        let [words, bust_up, no_zone] =
            FAILURES.map(|kind| self.holds_after(venue, kind, wanted.condition));
        let [words_lapsed, _, no_zone_lapsed] =
            FAILURES.map(|kind| self.lapses_after(venue, kind, wanted.condition));
        tally.without += chance * row * bust_up;
        tally.bust_up += chance * row * (1.0 - bust_up);
        let mut scratch = std::mem::take(&mut self.venue);
        self.at_table.fill(plan, &self.opened.tastes, venue, x);
        self.fill_points(&mut scratch, x);
        self.fill_zone(&mut scratch, x, sampler);
        useless_changes(plan, &self.at_table.table, &mut self.useless);
        let judge = Judge::new(plan.scenario, x);
        let States { sides, masks } = std::mem::take(&mut self.states);
        for side in &sides {
            self.judge(&mut scratch, side, x, &judge);
            let has = self.share_of_rows(&scratch, venue, side, wanted);
            let mut wishes = None;
            for mask in &masks {
                let weight = chance * (1.0 - row) * side.chance * mask.chance;
                let found = among(&scratch, mask, &has);
                let deal = deal_chance(judge.base, judge.elasticity, found.best);
                let (failed, lapsed) =
                    if found.agreeable { (words, words_lapsed) } else { (no_zone, no_zone_lapsed) };
                tally.without += weight * (1.0 - deal) * failed;
                tally.lapsed += weight * (1.0 - deal) * lapsed;
                let mut lost = weight * (1.0 - deal) * (1.0 - failed - lapsed);
                if found.any && found.possible {
                    tally.by_deal += weight * deal * found.share;
                    tally.beaten += weight * deal * (1.0 - found.share);
                    let refusals = self.refusals(&scratch, mask, &judge);
                    for (refused, no) in tally.refused.iter_mut().zip(refusals) {
                        let part = weight * no * (1.0 - failed - lapsed);
                        *refused += part;
                        lost -= part;
                    }
                    tally.words += lost.max(0.0);
                    continue;
                }
                let wishes =
                    wishes.get_or_insert_with(|| self.wishes(&scratch, venue, side, wanted));
                let lost = lost + weight * deal;
                match furthest(wishes, mask, plan) {
                    None => tally.no_package += lost,
                    Some(Reached::NotRaised) => tally.not_raised += lost,
                    Some(Reached::Link) => tally.link += lost,
                    Some(Reached::Effort) => tally.effort += lost,
                    Some(Reached::Useless) => tally.useless += lost,
                    Some(Reached::Loses(_, side)) => tally.loses[side] += lost,
                    Some(Reached::NoCoalition(_, short_by)) => {
                        tally.no_coalition += lost;
                        members(short_by).for_each(|i| tally.short_by[i] += lost);
                    }
                    Some(Reached::Refused(bits)) => {
                        let first = (bits & mask.asked).trailing_zeros() as usize;
                        tally.refused.iter_mut().skip(first).take(1).for_each(|r| *r += lost);
                    }
                }
            }
        }
        self.states = States { sides, masks };
        self.venue = scratch;
    }

    /// The chance that the condition holds after a failure in this venue, over the lottery and the tone.
    fn holds_after(&self, venue: usize, kind: EndingKind, condition: &Condition) -> f64 {
        let logic = &self.plan.logic;
        let mut holds = 0.0;
        for (outcome, chance) in
            self.opened.outcomes(self.plan).iter().zip(&self.opened.lottery.chances)
        {
            let situation = |tone| Situation {
                package: &outcome.package,
                tone,
                venue,
                ending: kind,
                on: 0,
                cheapest: None,
            };
            if kind == EndingKind::BustUp {
                let so = logic.holds(condition, &situation(&logic.tone_after_bust_up), 0);
                holds += if so { *chance } else { 0.0 };
                continue;
            }
            for (tone, p) in logic.tones.iter().zip(&self.tones.chances) {
                holds += if logic.holds(condition, &situation(tone), 0) { chance * p } else { 0.0 };
            }
        }
        holds
    }

    /// The chance that the condition would have held after a failure in this venue, had nothing lapsed, and does not.
    fn lapses_after(&self, venue: usize, kind: EndingKind, condition: &Condition) -> f64 {
        let plan = self.plan;
        if plan.lapses.is_empty() {
            return 0.0;
        }
        let lapses = plan.lapses.len();
        let mut lost = 0.0;
        for (outcome, chance) in self.opened.outcomes(plan).iter().zip(&self.opened.lottery.chances)
        {
            let (lapsed, done) = outcome.fallen.split_at(lapses.min(outcome.fallen.len()));
            if lapsed.iter().all(Option::is_none) {
                continue;
            }
            let kept: Vec<Option<usize>> =
                lapsed.iter().map(|_| None).chain(done.iter().copied()).collect();
            let by_itself = ByItself { lapses: &plan.lapses, acts: &plan.acts, fallen: &kept };
            let forms = outcome.forms.clone();
            let kept = Outcome::new(plan.scenario, &plan.bargained, forms, &by_itself);
            let held = self.holds_at(venue, kind, condition, &kept.package);
            let holds = self.holds_at(venue, kind, condition, &outcome.package);
            lost += chance * (held - holds).max(0.0);
        }
        lost
    }

    /// The chance over the tone that the condition holds at one package after a failure.
    fn holds_at(
        &self,
        venue: usize,
        ending: EndingKind,
        condition: &Condition,
        package: &[u16],
    ) -> f64 {
        let logic = &self.plan.logic;
        let tones = logic.tones.iter().zip(&self.tones.chances);
        let holds = |tone: &[u16]| {
            let situation = Situation { package, tone, venue, ending, on: 0, cheapest: None };
            logic.holds(condition, &situation, 0)
        };
        tones.filter(|(tone, _)| holds(tone)).map(|(_, p)| p).sum()
    }

    /// What each ratifier's no costs P(agreed) in one state, in the file's order.
    fn refusals(&self, scratch: &Scratch, mask: &Mask, judge: &Judge) -> Vec<f64> {
        let count = self.plan.scenario.institutions.ratifiers.len();
        let best = best_of_classes(&scratch.classes, &scratch.accepted, &scratch.least);
        let deal = |asked: u64| {
            let mask = Mask { asked, ..*mask };
            let gains = scratch.classes.list.iter().zip(&best);
            let allowed = gains.filter(|(class, _)| class.allowed(&mask));
            let gain = allowed.map(|(_, gain)| *gain).fold(0.0, f64::max);
            deal_chance(judge.base, judge.elasticity, gain)
        };
        let (mut so_far, mut before) = (0, if count > 0 { deal(0) } else { 0.0 });
        (0..count)
            .map(|r| {
                so_far |= mask.asked & (1 << r);
                let after = deal(so_far);
                let lost = before - after;
                before = after;
                lost
            })
            .collect()
    }

    /// For each accepted row, the chance over the tone that it has what is asked for.
    fn share_of_rows(
        &self,
        scratch: &Scratch,
        venue: usize,
        side: &SideState,
        wanted: &mut Wanted,
    ) -> Vec<f64> {
        let bits = bits_of(self.plan, wanted, venue, side.on);
        let mut after = Vec::new();
        let mut share = |&r: &usize| {
            let package = self.zone.options.row(r);
            let falls = self.opened.falls.iter();
            falls
                .map(|fall| {
                    fall.chance * self.over_tones(bits[fall.after(self.plan, package, &mut after)])
                })
                .sum()
        };
        scratch.accepted.iter().map(&mut share).collect()
    }

    fn over_tones(&self, bits: u64) -> f64 {
        let tones = self.tones.chances.iter().enumerate();
        tones.filter(|(t, _)| bits & (1 << t) != 0).map(|(_, p)| p).sum()
    }

    /// Every package of the agenda that has what is asked for, at this table.
    fn wishes(
        &self,
        scratch: &Scratch,
        venue: usize,
        side: &SideState,
        wanted: &mut Wanted,
    ) -> Vec<Wish> {
        let plan = self.plan;
        let bits = bits_of(plan, wanted, venue, side.on);
        let mut wishes = Vec::new();
        let mut options = vec![0u16; plan.bargained.len()];
        for (index, _) in bits.iter().enumerate().filter(|(_, bits)| **bits != 0) {
            unpack(plan, index, &mut options);
            let (broken, optional, changes) = crate::world::zone::bits(plan, &options);
            if !changes && plan.lapses.is_empty() {
                continue;
            }
            let mut least = (f64::INFINITY, 0);
            let mut overs = Vec::with_capacity(plan.parties());
            let sides = self.at_table.table.iter().zip(&scratch.shifts).zip(&scratch.acceptance);
            for (i, ((table, shift), accepts)) in sides.enumerate() {
                let over = plan.sum(&options, table) + shift - accepts;
                overs.push(over);
                if over < least.0 {
                    least = (over, i);
                }
            }
            let (bound, short_by) = self.bonds(&options, &overs, side.left, &mut least.0);
            if let (true, Some(refuses)) = (plan.consent.unanimous, members(bound.barred).next()) {
                least.1 = refuses;
            }
            wishes.push(Wish {
                broken,
                optional,
                effort: plan.sum(&options, &self.opened.efforts),
                useless: plan.slots_of(&options).any(|slot| slot.of(&self.useless)),
                least: least.0,
                loser: least.1,
                bound,
                short_by,
            });
        }
        wishes
    }

    /// What binds a package, and who alone would complete a coalition for it; where all need not agree, `least` becomes what
    /// the best coalition gets.
    fn bonds(&self, options: &[u16], overs: &[f64], left: Set, least: &mut f64) -> (Bound, Set) {
        let plan = self.plan;
        if !plan.is_bound() {
            return (Bound::default(), 0);
        }
        let consent = &plan.consent;
        let (barred, held) = consent.objections(&plan.bargained, options);
        let in_force = consent.in_force(&plan.bargained, options);
        let refused = self.opened.ratifiers.refuse(plan, options);
        let bound = Bound { in_force, barred, held, refused };
        if consent.plain {
            return (bound, 0);
        }
        *least = consent.consenting(overs, &bound, left);
        if consent.unanimous {
            return (bound, 0);
        }
        let willing = overs.iter().enumerate().filter(|(_, over)| **over >= -ACCEPT_SLACK);
        let willing = willing.fold(0, |set, (i, _)| set | bit(i)) & !barred & !left;
        (bound, consent.short_by(willing, in_force))
    }
}

/// What the accepted rows that a state allows come to.
struct Found {
    any: bool,
    /// Something could be agreed if nobody were asked afterwards.
    agreeable: bool,
    possible: bool,
    best: f64,
    share: f64,
}

fn among(scratch: &Scratch, mask: &Mask, has: &[f64]) -> Found {
    let allowed: Vec<bool> = scratch.classes.list.iter().map(|c| c.allowed(mask)).collect();
    let agreeable = {
        let of = |&r: &usize| scratch.classes.list.get(scratch.classes.of(r));
        scratch.accepted.iter().filter_map(of).any(|class| class.may_be_agreed(mask))
    };
    let mut found = Found { any: false, agreeable, possible: false, best: 0.0, share: 0.0 };
    let rows = scratch.accepted.iter().zip(&scratch.weights).zip(has).zip(&scratch.least);
    let (mut all, mut with) = (0.0, 0.0);
    for (((&r, weights), &has), &least) in rows {
        if !allowed[scratch.classes.of(r)] {
            continue;
        }
        found.any = true;
        found.possible |= has > 0.0;
        found.best = found.best.max(least);
        all += weights[OWN];
        with += weights[OWN] * has;
    }
    found.share = if all > 0.0 { with / all } else { 0.0 };
    found
}

/// How far the package gets that gets furthest.
fn furthest(wishes: &[Wish], mask: &Mask, plan: &Plan) -> Option<Reached> {
    let reached = |wish: &Wish| {
        if wish.optional & !mask.raised != 0 {
            Reached::NotRaised
        } else if wish.broken & mask.links != 0 {
            Reached::Link
        } else if wish.effort > plan.most_effort + SLACK {
            Reached::Effort
        } else if wish.useless {
            Reached::Useless
        } else if wish.least >= -ACCEPT_SLACK && wish.bound.refused & mask.asked != 0 {
            Reached::Refused(wish.bound.refused)
        } else if plan.consent.unanimous {
            Reached::Loses(wish.least, wish.loser)
        } else {
            Reached::NoCoalition(wish.least, wish.short_by)
        }
    };
    wishes.iter().map(reached).fold(None, |best, next| match best {
        Some(best) if best >= next => Some(best),
        _ => Some(next),
    })
}

/// The bits of every package in one venue and state of the side deals, worked out once.
fn bits_of<'w>(plan: &Plan, wanted: &'w mut Wanted, venue: usize, on: u64) -> &'w [u64] {
    let condition = wanted.condition;
    let known = &mut wanted.of[venue];
    let place = known.iter().position(|(known, _)| *known == on).unwrap_or_else(|| {
        let logic = &plan.logic;
        let mut options = vec![0u16; plan.bargained.len()];
        let packages = plan.scenario.packages() as usize;
        let bits = (0..packages).map(|index| {
            unpack(plan, index, &mut options);
            let with = |tone: &Vec<u16>| {
                let ending = EndingKind::Agreed;
                let package = options.as_slice();
                let situation = Situation { package, tone, venue, ending, on, cheapest: None };
                logic.holds(condition, &situation, 0)
            };
            logic
                .tones
                .iter()
                .enumerate()
                .fold(0, |bits, (t, tone)| bits | u64::from(with(tone)) << t)
        });
        let bits = bits.collect();
        known.push((on, bits));
        known.len() - 1
    });
    &known[place].1
}

/// The options of a package by its index, first issue most significant.
fn unpack(plan: &Plan, mut index: usize, into: &mut [u16]) {
    for (b, o) in plan.bargained.iter().zip(into).rev() {
        *o = (index % b.options) as u16;
        index /= b.options;
    }
}
