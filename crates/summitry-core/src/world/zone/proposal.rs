//! From where packages are drawn: a few ways, each issue by itself, taken in turns.
//!
//! A package counts by its chance of being drawn in any of them, so that no single way can leave a good package with a tiny chance (as the
//! balance heuristic of Veach & Guibas 1995 has it).

use crate::world::{plan::Plan, slack::SLACK, states::Sampler, zone::Terms};

/// Share of issues that are drawn by chance around a package, by the mean over its issues: near enough to find what is like it.
const APART: f64 = 0.35;
/// Halvings of the price of effort: to a millionth of where it began.
const HALVINGS: usize = 24;
/// The smallest chance of an option that may be taken at all, so that every package can be drawn by the pulled way.
const LEAST: f64 = 1e-3;

/// Share of issues that are drawn by chance where the way is fitted to the packages drawn.
const ANY: f64 = 0.15;

/// One way: for every issue the chance of each of its choices.
pub(super) struct Proposal(Vec<Vec<f64>>);

impl Proposal {
    /// Each issue stays as today, but for so many that are expected to change, each option alike.
    pub(super) fn even(plan: &Plan, choices: &[Vec<u16>], changes: f64) -> Self {
        let open = choices.iter().filter(|choice| choice.len() > 1).count();
        let change = (changes / open.max(1) as f64).clamp(0.02, 0.8);
        let chances = plan.bargained.iter().zip(choices).map(|(b, choice)| {
            let others = choice.len() - 1;
            let chance = |o: &u16| match others {
                0 => 1.0,
                _ if usize::from(*o) == b.now => 1.0 - change,
                _ => change / others as f64,
            };
            choice.iter().map(chance).collect()
        });
        Proposal(chances.collect())
    }

    /// By what options are worth to the sides together on the scale of the rule that picks packages, at a price of effort that
    /// leaves the meeting able to carry what is drawn.
    pub(super) fn pulled(plan: &Plan, terms: &Terms, choices: &[Vec<u16>]) -> Self {
        let at = |price: f64| Self::at_price(plan, terms, choices, price);
        let affordable = |proposal: &Self| {
            let effort: f64 = plan
                .bargained
                .iter()
                .zip(choices)
                .zip(&proposal.0)
                .flat_map(|((b, choice), chances)| {
                    choice.iter().zip(chances).map(|(&o, p)| p * b.slot(o.into()).of(terms.efforts))
                })
                .sum();
            effort <= terms.carries.min(terms.most_effort) + SLACK
        };
        let free = at(0.0);
        if affordable(&free) {
            return free;
        }
        let (mut low, mut high) = (0.0, 64.0);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if affordable(&at(middle)) { high = middle } else { low = middle }
        }
        at(high)
    }

    fn at_price(plan: &Plan, terms: &Terms, choices: &[Vec<u16>], price: f64) -> Self {
        let chances = plan.bargained.iter().zip(choices).map(|(b, choice)| {
            let log = |&o: &u16| {
                let slot = b.slot(o.into());
                let share = if usize::from(o) == b.now { 1.0 } else { slot.of(terms.share) };
                libm::log(share.max(1e-12)) + slot.of(terms.rule.pull)
                    - price * slot.of(terms.efforts)
            };
            let logs: Vec<f64> = choice.iter().map(log).collect();
            let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let odds: Vec<f64> = logs.iter().map(|log| libm::exp(log - top).max(LEAST)).collect();
            let sum: f64 = odds.iter().sum();
            odds.into_iter().map(|odds| odds / sum).collect()
        });
        Proposal(chances.collect())
    }

    /// Around a package: each issue as there, or else any other option alike.
    pub(super) fn around(choices: &[Vec<u16>], package: &[u16]) -> Self {
        let chances = choices.iter().zip(package).map(|(choice, kept)| {
            let others = choice.len() - 1;
            let chance = |o: &u16| match others {
                0 => 1.0,
                _ if o == kept => 1.0 - APART,
                _ => APART / others as f64,
            };
            choice.iter().map(chance).collect()
        });
        Proposal(chances.collect())
    }

    /// As the packages drawn so far go, each by its weight: each issue takes its options as often as they do, or else any alike (the
    /// step of Rubinstein's cross-entropy method, 1999). `None` where no package drawn weighs anything.
    pub(super) fn fitted<'d>(
        choices: &[Vec<u16>],
        drawn: impl Iterator<Item = (&'d [u16], f64)> + Clone,
    ) -> Option<Self> {
        let top = drawn.clone().map(|(_, log)| log).fold(f64::NEG_INFINITY, f64::max);
        if top == f64::NEG_INFINITY {
            return None;
        }
        let mut chances: Vec<Vec<f64>> =
            choices.iter().map(|choice| vec![0.0; choice.len()]).collect();
        let mut sum = 0.0;
        for (options, log) in drawn {
            let weight = libm::exp(log - top);
            sum += weight;
            for ((chances, choice), o) in chances.iter_mut().zip(choices).zip(options) {
                let place = choice.iter().zip(chances).find(|(other, _)| *other == o);
                place.into_iter().for_each(|(_, chance)| *chance += weight);
            }
        }
        for chances in &mut chances {
            let even = ANY / chances.len() as f64;
            chances.iter_mut().for_each(|chance| *chance = even + (1.0 - ANY) * *chance / sum);
        }
        Some(Proposal(chances))
    }

    /// Draws a package.
    pub(super) fn draw(&self, choices: &[Vec<u16>], sampler: &mut Sampler, into: &mut Vec<u16>) {
        into.clear();
        for (chances, choice) in self.0.iter().zip(choices) {
            let mut u = sampler.uniform();
            let picked = chances.iter().zip(choice).find(|&(p, _)| {
                u -= p;
                u < 0.0
            });
            let last = choice.last().copied().unwrap_or_default();
            into.push(picked.map_or(last, |(_, &o)| o));
        }
    }

    /// The chance of drawing a package.
    pub(super) fn chance(&self, choices: &[Vec<u16>], package: &[u16]) -> f64 {
        let issues = self.0.iter().zip(choices).zip(package);
        issues
            .map(|((chances, choice), o)| {
                chances.iter().zip(choice).find(|(_, other)| *other == o).map_or(0.0, |(p, _)| *p)
            })
            .product()
    }
}
