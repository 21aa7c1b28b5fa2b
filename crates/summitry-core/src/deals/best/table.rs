//! A space of packages in floating point: what every option of every issue is worth to each party.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::deals::{
    options::Rational,
    package::applies,
    scale::{Link, Scaled},
};

/// An option; where nothing is ruled out, with all others of its issue that are worth the same to everyone.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// The first of them.
    pub(super) option: usize,
    /// What it is worth to each party.
    pub(super) worth: Vec<f64>,
}

/// The space.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// What each party has before any option counts.
    pub(super) base: Vec<f64>,
    /// What it must have.
    pub(super) needs: Vec<f64>,
    /// The choices of every issue.
    pub(super) issues: Vec<Vec<Choice>>,
    /// What rules packages out.
    excluding: Vec<Link>,
}

impl Table {
    /// The table of a space, the first `parties` of which must be suited by this rule and all others by having what they need; `None`
    /// where links add to utilities, or numbers pass what floating point holds.
    pub(super) fn new(space: &Scaled, parties: usize, rule: Rational) -> Option<Self> {
        if space.nothing || space.links.iter().any(|link| link.adds.is_some()) {
            return None;
        }
        let float = |party: usize, value: &BigInt| {
            space.utility(party, value.clone()).to_f64().filter(|value| value.is_finite())
        };
        let row = |values: &[BigInt]| -> Option<Vec<f64>> {
            values.iter().enumerate().map(|(party, value)| float(party, value)).collect()
        };
        let mut needs = space.reservation.clone();
        if rule == Rational::Above {
            needs.iter_mut().take(parties).for_each(|need| *need += 1);
        }
        let mut issues = Vec::with_capacity(space.values.len());
        for (options, allowed) in space.values.iter().zip(&space.allowed) {
            let mut choices: Vec<Choice> = Vec::new();
            let mut taken: Vec<&Vec<BigInt>> = Vec::new();
            for (option, (values, _)) in
                options.iter().zip(allowed).enumerate().filter(|(_, (_, a))| **a)
            {
                if !space.links.is_empty() || !taken.contains(&values) {
                    taken.push(values);
                    choices.push(Choice { option, worth: row(values)? });
                }
            }
            issues.push(choices);
        }
        Some(Table {
            base: row(&space.base)?,
            needs: row(&needs)?,
            issues,
            excluding: space.links.clone(),
        })
    }

    /// What a package, a choice an issue, is worth to each party.
    pub(super) fn utilities(&self, package: &[usize]) -> Vec<f64> {
        let mut sums = self.base.clone();
        for choice in self.issues.iter().zip(package).filter_map(|(choices, c)| choices.get(*c)) {
            sums.iter_mut().zip(&choice.worth).for_each(|(sum, worth)| *sum += worth);
        }
        sums
    }

    /// The options that a package's choices are.
    pub(super) fn options(&self, package: &[usize]) -> Vec<usize> {
        let option = |(choices, c): (&Vec<Choice>, &usize)| choices.get(*c).map_or(0, |c| c.option);
        self.issues.iter().zip(package).map(option).collect()
    }

    /// Whether nothing rules a package out.
    pub(super) fn allows(&self, package: &[usize]) -> bool {
        self.excluding.is_empty() || {
            let options = self.options(package);
            !self.excluding.iter().any(|link| applies(&link.on, &options))
        }
    }

    /// By how much a party's utilities may differ for the last bits of sums.
    pub(super) fn slack(&self, party: usize) -> f64 {
        let sizes = self.issues.iter().map(|choices| {
            let worth = choices.iter().filter_map(|choice| choice.worth.get(party));
            worth.fold(0.0, |most: f64, worth| most.max(worth.abs()))
        });
        let base = self.base.get(party).map_or(0.0, |base| base.abs());
        1e-12 * (base + sizes.sum::<f64>())
    }
}
