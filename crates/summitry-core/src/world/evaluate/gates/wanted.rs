//! What is asked for, and which packages have it.

use crate::{
    scenario::{Condition, EndingKind},
    world::{conditions::Situation, plan::Plan},
};

/// What is asked for, and which packages have it: a bit a combination of tone, for each package by its index.
#[derive(Debug)]
pub(crate) struct Wanted<'c> {
    pub(super) condition: &'c Condition,
    /// `of[venue]`: the states of the side deals seen so far, and the bits of every package there.
    of: Vec<Vec<(u64, Vec<u64>)>>,
}

impl<'c> Wanted<'c> {
    /// A condition to ask of packages; nothing is worked out yet.
    pub(crate) fn new(plan: &Plan, condition: &'c Condition) -> Self {
        Wanted { condition, of: vec![Vec::new(); plan.scenario.venues.len()] }
    }
}

/// The bits of every package in one venue and state of the side deals, worked out once.
pub(super) fn bits_of<'w>(plan: &Plan, wanted: &'w mut Wanted, venue: usize, on: u64) -> &'w [u64] {
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
                logic.holds(condition, &situation)
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
pub(super) fn unpack(plan: &Plan, mut index: usize, into: &mut [u16]) {
    for (b, o) in plan.bargained.iter().zip(into).rev() {
        *o = (index % b.options) as u16;
        index /= b.options;
    }
}
