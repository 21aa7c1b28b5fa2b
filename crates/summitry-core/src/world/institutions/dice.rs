//! What happens by itself if nothing is agreed, or is done alone whatever happens: a die an issue, independent of the others
//! (docs/model.md, sections 16.2 and 16.3).

use crate::{
    scenario::Scenario,
    value::{Drawn, ValueId},
    world::agenda::Bargained,
};

/// The most ways in which acts done alone may fall out together: as many as there are bits to a tone.
pub(crate) const MOST_ACTS: usize = 64;

/// One die: what an issue comes to, each face with its chance; what is left leaves it as it was.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Die {
    /// Which bargained issue.
    pub(crate) issue: usize,
    /// The options and their chances; `None`: certain.
    pub(crate) faces: Vec<(usize, Option<ValueId>)>,
}

impl Die {
    /// The chance of each face in a world; shares of their sum where it exceeds 1.
    pub(crate) fn chances(&self, x: &Drawn) -> Vec<f64> {
        let typed = self.faces.iter().map(|(_, chance)| chance.map_or(1.0, |id| x.of(id)));
        let typed: Vec<f64> = typed.collect();
        let sum: f64 = typed.iter().sum();
        if sum > 1.0 { typed.into_iter().map(|p| p / sum).collect() } else { typed }
    }

    /// The chance that it falls so: `None` leaves the issue as it was.
    pub(crate) fn chance(&self, face: Option<usize>, x: &Drawn) -> f64 {
        let chances = self.chances(x);
        match face {
            Some(face) => chances[face],
            None => (1.0 - chances.iter().sum::<f64>()).max(0.0),
        }
    }
}

/// What lapses: a die for every bargained issue with `without_deal`.
pub(crate) fn lapses(s: &Scenario, bargained: &[Bargained]) -> Vec<Die> {
    dice(bargained, |b| {
        let lapses = b.issue_in(s).without_deal.iter();
        lapses.filter(|l| l.option != b.now).map(|l| (l.option, l.chance)).collect()
    })
}

/// What may be done alone: a die for every bargained issue with such an option.
pub(crate) fn acts(s: &Scenario, bargained: &[Bargained]) -> Vec<Die> {
    dice(bargained, |b| {
        let options = b.issue_in(s).options.iter().enumerate();
        options
            .filter(|(o, option)| *o != b.now && option.alone.is_some())
            .map(|(o, option)| (o, option.alone))
            .collect()
    })
}

fn dice(
    bargained: &[Bargained],
    faces: impl Fn(&Bargained) -> Vec<(usize, Option<ValueId>)>,
) -> Vec<Die> {
    let all = bargained.iter().enumerate().map(|(issue, b)| Die { issue, faces: faces(b) });
    all.filter(|die| !die.faces.is_empty()).collect()
}

/// Every way the dice can fall, first die fastest, nothing happening first; `None` where there are more than `most`.
pub(crate) fn falls(dice: &[Die], most: usize) -> Option<Vec<Vec<Option<usize>>>> {
    let mut all = vec![Vec::new()];
    for die in dice.iter().rev() {
        if all.len().saturating_mul(1 + die.faces.len()) > most {
            return None;
        }
        let faces = || std::iter::once(None).chain((0..die.faces.len()).map(Some));
        let with = |rest: &Vec<Option<usize>>| {
            let rest = rest.clone();
            faces().map(move |face| [vec![face], rest.clone()].concat()).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(with).collect();
    }
    Some(all)
}
