//! What is done alone, whatever the ending (docs/model.md, section 16.3).

use crate::{
    value::Drawn,
    world::{
        institutions::dice::{Die, MOST_ACTS, falls},
        plan::Plan,
    },
};

/// One way the acts fall out: the options they set, and its chance.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Fall {
    /// Bargained issues and the options they come to where a deal leaves them as they are.
    pub(crate) sets: Vec<(usize, u16)>,
    /// Chance of exactly this.
    pub(crate) chance: f64,
}

/// Every way the acts of a world may fall out; one that sets nothing where no act is written.
pub(crate) fn fill(plan: &Plan, x: &Drawn, into: &mut Vec<Fall>) {
    into.clear();
    let dice = &plan.acts;
    for fall in falls(dice, MOST_ACTS).unwrap_or_default() {
        let faces = || dice.iter().zip(&fall);
        let chance = faces().map(|(die, face)| die.chance(*face, x)).product();
        let set = |(die, face): (&Die, &Option<usize>)| {
            face.and_then(|face| die.faces.get(face)).map(|(o, _)| (die.issue, *o as u16))
        };
        into.push(Fall { sets: faces().filter_map(set).collect(), chance });
    }
    into.retain(|fall| fall.chance > 0.0);
}

impl Fall {
    /// The package that holds in the end, and its index, where a deal on `package` leaves an issue to an act.
    pub(crate) fn after(&self, plan: &Plan, package: &[u16], into: &mut Vec<u16>) -> usize {
        into.clear();
        into.extend_from_slice(package);
        for &(k, option) in &self.sets {
            if let (Some(o), Some(b)) = (into.get_mut(k), plan.bargained.get(k))
                && usize::from(*o) == b.now
            {
                *o = option;
            }
        }
        plan.bargained
            .iter()
            .zip(&*into)
            .fold(0usize, |index, (b, &o)| index.wrapping_mul(b.options).wrapping_add(o.into()))
    }
}
