//! The packages that have what is asked for, and the gate at which the one that gets furthest is stopped.

use super::wanted::{Wanted, bits_of, unpack};
use crate::world::{
    evaluate::{Inside, scratch::Scratch},
    institutions::{
        Set,
        bound::Bound,
        consent::{bit, members},
    },
    plan::Plan,
    slack::{ACCEPT_SLACK, SLACK},
    states::{Mask, SideState},
};

/// How far a package gets that has what is asked for, further being greater.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) enum Reached {
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
pub(super) struct Wish {
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

impl Inside<'_> {
    /// Every package of the agenda that has what is asked for, at this table.
    pub(super) fn wishes(
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

/// How far the package gets that gets furthest.
pub(super) fn furthest(wishes: &[Wish], mask: &Mask, plan: &Plan) -> Option<Reached> {
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
