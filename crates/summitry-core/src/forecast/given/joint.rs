//! Joint chances: which are asked of the worlds, and what they come to given the outcome.

use crate::{
    forecast::{Chance, Place, Samples},
    scenario::{Atom, Condition, EndingKind, Expectation, HeldBy, Scenario},
};

/// The endings, in the order of their columns.
pub(super) const ENDINGS: [EndingKind; 4] =
    [EndingKind::Agreed, EndingKind::WordsOnly, EndingKind::BustUp, EndingKind::NoZone];

/// Where each joint chance is found among the expectations of the scenario that is asked.
pub(super) struct Wanted {
    pub(super) endings: [(EndingKind, usize); 4],
    pub(super) options: Vec<Vec<usize>>,
    /// `None` for issues picked alone.
    pub(super) agreed_options: Vec<Vec<Option<usize>>>,
    pub(super) defines: Vec<usize>,
    pub(super) cases: Vec<usize>,
    pub(super) questions: Vec<usize>,
    pub(super) expectations: Vec<usize>,
    pub(super) venues: Vec<WantedVenue>,
    pub(super) packages: Vec<usize>,
}

/// The same in one room.
pub(super) struct WantedVenue {
    pub(super) held: usize,
    pub(super) endings: [(EndingKind, usize); 4],
    pub(super) options: Vec<Vec<usize>>,
    pub(super) defines: Vec<usize>,
    pub(super) cases: Vec<usize>,
}

impl Wanted {
    /// Adds to `asked` one expectation a figure of `s`, each jointly with `pin`.
    pub(super) fn of(
        s: &Scenario,
        pin: &Atom,
        packages: &[Vec<u16>],
        asked: &mut Scenario,
    ) -> Self {
        let mut all: Vec<Condition> = Vec::new();
        let mut add = |mut condition: Condition| {
            condition.all.push(pin.clone());
            all.push(condition);
            all.len() - 1
        };
        let only = |atoms: Vec<Atom>| Condition { all: atoms, ..Condition::default() };
        let at = |issue: usize, option: usize| Atom::Issue {
            issue,
            options: (0..s.issues[issue].options.len()).map(|o| o == option).collect(),
        };
        // Everything that is asked in general and in each room.
        let mut figures = |with: Option<Atom>| {
            let mut joint = |atom: Atom| add(only(with.iter().cloned().chain([atom]).collect()));
            let endings = ENDINGS.map(|kind| (kind, joint(Atom::Ending(kind))));
            let issues = s.issues.iter().enumerate();
            let options = issues
                .map(|(k, issue)| (0..issue.options.len()).map(|o| joint(at(k, o))).collect())
                .collect();
            let defines = (0..s.defines.len()).map(|d| joint(Atom::Define(d, true))).collect();
            let cases = (0..s.cases.len()).map(|c| joint(Atom::Case(c, true))).collect();
            (endings, options, defines, cases)
        };
        let (endings, options, defines, cases) = figures(None);
        let venues = (0..s.venues.len())
            .map(|v| {
                let (endings, options, defines, cases) = figures(Some(Atom::Venue(v)));
                (endings, options, defines, cases)
            })
            .collect::<Vec<_>>();
        let venues = venues
            .into_iter()
            .enumerate()
            .map(|(v, (endings, options, defines, cases))| WantedVenue {
                held: add(only(vec![Atom::Venue(v)])),
                endings,
                options,
                defines,
                cases,
            })
            .collect();
        let agreed = || Atom::Ending(crate::scenario::EndingKind::Agreed);
        let agreed_options = (0..s.issues.len())
            .map(|k| {
                let option = |o| is_bargained(s, k).then(|| add(only(vec![agreed(), at(k, o)])));
                (0..s.issues[k].options.len()).map(option).collect()
            })
            .collect();
        let questions = s.questions.iter().map(|q| add(q.counts.clone())).collect();
        let expectations = s.expectations.iter().map(|e| add(e.that.clone())).collect();
        let packages = packages
            .iter()
            .map(|package| {
                let options = s.bargained().zip(package).map(|(k, &o)| at(k, usize::from(o)));
                add(only(options.chain([agreed()]).collect()))
            })
            .collect();
        asked.expectations = all
            .into_iter()
            .map(|that| Expectation { id: String::new(), that, chance: None, most_likely: false })
            .collect();
        Wanted {
            endings,
            options,
            agreed_options,
            defines,
            cases,
            questions,
            expectations,
            venues,
            packages,
        }
    }
}

/// The outcome's chance in every world, and the figures given it as they are worked out.
pub(super) struct Joint {
    weights: Weights,
    samples: Samples,
}

/// Chances of something in every world, as weights of the worlds.
pub(super) struct Weights {
    pinned: Vec<f64>,
    /// Mean over worlds.
    base: f64,
}

impl Joint {
    pub(super) fn new(pinned: Vec<f64>, samples: Samples) -> Self {
        Joint { weights: Self::weights(pinned), samples }
    }

    pub(super) fn weights(pinned: Vec<f64>) -> Weights {
        let base = pinned.iter().sum::<f64>() / pinned.len().max(1) as f64;
        Weights { pinned, base }
    }

    pub(super) fn pinned(&self) -> &[f64] {
        &self.weights.pinned
    }

    pub(super) fn worlds(&self) -> usize {
        self.weights.pinned.len()
    }

    /// A figure from its joint chances, kept world by world at its place.
    pub(super) fn put(&mut self, place: Place, joint: &[f64]) -> Chance {
        let chance = self.chance(joint);
        let Weights { pinned, base } = &self.weights;
        let column = self.samples.number(place);
        let values = self.samples.column_mut(column);
        for (into, (j, p)) in values.zip(joint.iter().zip(pinned)) {
            *into = chance.mean + (j - chance.mean * p) / base;
        }
        chance
    }

    /// A figure from its joint chances.
    pub(super) fn chance(&self, joint: &[f64]) -> Chance {
        self.weights.of(joint)
    }

    /// Something that is certain in each world: mean and range, worlds counted as often as the outcome happens in them.
    pub(super) fn over_worlds(&self, values: &[f64]) -> Chance {
        let Weights { pinned, base } = &self.weights;
        let total = base * pinned.len() as f64;
        let mean = values.iter().zip(pinned).map(|(v, p)| v * p).sum::<f64>() / total;
        let mut ranked: Vec<(f64, f64)> =
            values.iter().copied().zip(pinned.iter().copied()).filter(|x| x.1 > 0.0).collect();
        range(mean, &mut ranked)
    }

    pub(super) fn into_samples(self) -> Samples {
        self.samples
    }
}

impl Weights {
    /// A chance given what the weights are of: ratio of means, and the range of the worlds' own ratios.
    pub(super) fn of(&self, joint: &[f64]) -> Chance {
        if self.base <= 0.0 {
            return Chance::default();
        }
        let mean = joint.iter().sum::<f64>() / (self.base * joint.len() as f64);
        let mut ratios: Vec<(f64, f64)> = joint
            .iter()
            .zip(&self.pinned)
            .filter(|&(_, p)| *p > 0.0)
            .map(|(j, &p)| ((j / p).clamp(0.0, 1.0), p))
            .collect();
        range(mean.clamp(0.0, 1.0), &mut ratios)
    }
}

/// Weighted 5 % and 95 % quantiles (the first value at which the weight reaches the share), widened to hold the mean.
fn range(mean: f64, ranked: &mut [(f64, f64)]) -> Chance {
    ranked.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let total: f64 = ranked.iter().map(|x| x.1).sum();
    let quantile = |share: f64| {
        let mut sum = 0.0;
        ranked
            .iter()
            .find(|x| {
                sum += x.1;
                sum >= share * total
            })
            .or(ranked.last())
            .map_or(mean, |x| x.0)
    };
    Chance { mean, low: quantile(0.05), high: quantile(0.95) }
}

/// Whether an issue is bargained about.
pub(super) fn is_bargained(s: &Scenario, issue: usize) -> bool {
    s.issues[issue].held_by != HeldBy::Each
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worlds_count_as_often_as_the_outcome_happens() {
        // Two worlds: the outcome happens in 0.1 and in 0.3 of them, something else in half and in all of that.
        let weights = Joint::weights(vec![0.1, 0.3]);
        let chance = weights.of(&[0.05, 0.3]);
        assert!((chance.mean - 0.35 / 0.4).abs() < 1e-15);
        assert!((chance.low - 0.5).abs() < 1e-15 && (chance.high - 1.0).abs() < 1e-15);
        assert_eq!(Joint::weights(vec![0.0, 0.0]).of(&[0.0, 0.0]), Chance::default());
    }
}
