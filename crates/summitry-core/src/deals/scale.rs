//! A space in integers: each party's utilities over one common denominator, links normalised.

use std::collections::BTreeMap;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::Space;
use super::package::applies;

/// What holds where several issues take certain options together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// The issues concerned, ascending, with one flag an option; each has both set and unset flags.
    pub(crate) on: Vec<(usize, Vec<bool>)>,
    /// What it adds to each party; `None` where it rules the package out.
    pub(crate) adds: Option<Vec<BigInt>>,
}

/// A space with integer utilities. Party `p`'s utility is the integer over `denominators[p]`.
#[derive(Clone, Debug)]
pub(crate) struct Scaled {
    /// Options of each issue.
    pub(crate) sizes: Vec<usize>,
    /// What one step of each issue adds to the mixed-radix index.
    pub(crate) strides: Vec<BigUint>,
    /// All combinations of options.
    pub(crate) combinations: BigUint,
    /// One common denominator a party.
    pub(crate) denominators: Vec<BigInt>,
    /// Reservation values.
    pub(crate) reservation: Vec<BigInt>,
    /// What every package is worth before any option counts.
    pub(crate) base: Vec<BigInt>,
    /// `values[issue][option][party]`.
    pub(crate) values: Vec<Vec<Vec<BigInt>>>,
    /// Interactions and exclusions on two or more issues; those on one issue are in `values` and `allowed`.
    pub(crate) links: Vec<Link>,
    /// `allowed[issue][option]`: false where an exclusion on this issue alone rules the option out.
    pub(crate) allowed: Vec<Vec<bool>>,
    /// An exclusion without conditions rules everything out.
    pub(crate) nothing: bool,
}

impl Scaled {
    /// Scales a space that has passed `check`.
    pub(crate) fn new(space: &Space) -> Self {
        let sizes: Vec<usize> = space.issues.iter().map(|i| i.options.len()).collect();
        let step = |next: &mut BigUint, n: &usize| {
            let after = &*next * BigUint::from(*n);
            Some(std::mem::replace(next, after))
        };
        let mut strides: Vec<BigUint> = sizes.iter().rev().scan(BigUint::one(), step).collect();
        strides.reverse();
        let denominators: Vec<BigInt> = space
            .parties
            .iter()
            .map(|p| {
                let mut common = BigInt::one();
                let mut join = |r: &BigRational| {
                    if !(&common % r.denom()).is_zero() {
                        common = common.lcm(r.denom());
                    }
                };
                join(&p.reservation);
                join(&p.base);
                p.values.iter().flatten().for_each(&mut join);
                p.interactions.iter().for_each(|i| join(&i.adds));
                common
            })
            .collect();
        let parties = || space.parties.iter().zip(&denominators);
        let each = |f: &dyn Fn(&super::Profile) -> &BigRational| -> Vec<BigInt> {
            parties().map(|(party, common)| whole(f(party), common)).collect()
        };
        let empty = |&n: &usize| vec![Vec::with_capacity(space.parties.len()); n];
        let mut values: Vec<Vec<Vec<BigInt>>> = sizes.iter().map(empty).collect();
        for (party, common) in parties() {
            let options = values.iter_mut().flatten().zip(party.values.iter().flatten());
            options.for_each(|(row, value)| row.push(whole(value, common)));
        }
        let mut scaled = Self {
            combinations: space.combinations(),
            strides,
            reservation: each(&|p| &p.reservation),
            base: each(&|p| &p.base),
            values,
            links: Vec::new(),
            allowed: sizes.iter().map(|&n| vec![true; n]).collect(),
            nothing: false,
            sizes,
            denominators,
        };
        scaled.link(space);
        scaled
    }

    /// Joins interactions on the same options, and moves those on one issue or none to where they belong.
    fn link(&mut self, space: &Space) {
        let parties = space.parties.len();
        let mut adding: BTreeMap<Vec<(usize, Vec<bool>)>, Vec<BigInt>> = BTreeMap::new();
        for (p, (party, common)) in space.parties.iter().zip(&self.denominators).enumerate() {
            for interaction in &party.interactions {
                let Some(on) = normal(&interaction.on) else { continue };
                let adds = adding.entry(on).or_insert_with(|| vec![BigInt::zero(); parties]);
                if let Some(sum) = adds.get_mut(p) {
                    *sum += whole(&interaction.adds, common);
                }
            }
        }
        for (on, adds) in adding {
            match on.as_slice() {
                _ if adds.iter().all(Zero::is_zero) => {}
                [] => self.base.iter_mut().zip(adds).for_each(|(b, a)| *b += a),
                [(issue, flags)] => {
                    let options = self.values.get_mut(*issue).into_iter().flatten();
                    for (values, _) in options.zip(flags).filter(|(_, flag)| **flag) {
                        values.iter_mut().zip(&adds).for_each(|(v, a)| *v += a);
                    }
                }
                _ => self.links.push(Link { on, adds: Some(adds) }),
            }
        }
        let mut excluding: Vec<_> = space.exclusions.iter().filter_map(|e| normal(&e.on)).collect();
        excluding.sort();
        excluding.dedup();
        for on in excluding {
            match on.as_slice() {
                [] => self.nothing = true,
                [(issue, flags)] => {
                    let options = self.allowed.get_mut(*issue).into_iter().flatten();
                    for (allowed, &flag) in options.zip(flags) {
                        *allowed &= !flag;
                    }
                }
                _ => self.links.push(Link { on, adds: None }),
            }
        }
        self.nothing |= self.allowed.iter().any(|a| !a.contains(&true));
    }

    /// The number of parties.
    pub(crate) fn parties(&self) -> usize {
        self.denominators.len()
    }

    /// A bound on the absolute value of any sum the engine can form, for choosing an integer that holds it.
    pub(crate) fn magnitude(&self) -> BigInt {
        let each = self.base.iter().zip(&self.reservation);
        let mut sums: Vec<BigInt> = each.map(|(base, none)| base.abs() + none.abs()).collect();
        for options in &self.values {
            let mut most = vec![BigInt::zero(); sums.len()];
            for values in options {
                most.iter_mut()
                    .zip(values)
                    .filter(|(m, v)| m.magnitude() < v.magnitude())
                    .for_each(|(m, v)| *m = v.abs());
            }
            sums.iter_mut().zip(most).for_each(|(sum, most)| *sum += most);
        }
        for adds in self.links.iter().filter_map(|l| l.adds.as_ref()) {
            sums.iter_mut().zip(adds).for_each(|(sum, add)| *sum += add.abs());
        }
        let worst = sums.into_iter().max().unwrap_or_default();
        // Room for a few sums of sums: remaining bounds, gains.
        worst * BigInt::from_biguint(Sign::Plus, BigUint::from(8u8))
    }

    /// A party's worst and best package where no links join issues.
    pub(crate) fn additive_range(&self, party: usize) -> (BigInt, BigInt) {
        let (mut low, mut high) = (self.base[party].clone(), self.base[party].clone());
        for (values, allowed) in self.values.iter().zip(&self.allowed) {
            let options =
                || values.iter().zip(allowed).filter(|(_, a)| **a).map(|(v, _)| &v[party]);
            low += options().min().cloned().unwrap_or_default();
            high += options().max().cloned().unwrap_or_default();
        }
        (low, high)
    }

    /// Every party's utility of a package.
    pub(crate) fn utilities_of(&self, package: &[usize]) -> Vec<BigInt> {
        let mut sum = self.base.clone();
        let mut take = |adds: &[BigInt]| sum.iter_mut().zip(adds).for_each(|(s, v)| *s += v);
        for (values, &option) in self.values.iter().zip(package) {
            take(&values[option]);
        }
        for link in &self.links {
            if let Some(adds) = link.adds.as_ref().filter(|_| applies(&link.on, package)) {
                take(adds);
            }
        }
        sum
    }

    /// A package's mixed-radix index.
    pub(crate) fn index_of(&self, package: &[usize]) -> BigUint {
        self.strides.iter().zip(package).map(|(stride, &o)| stride * o).sum()
    }

    /// Every party's utility of the package with this index.
    pub(crate) fn utilities_at(&self, index: &BigUint) -> Vec<BigInt> {
        let package: Vec<usize> = self
            .sizes
            .iter()
            .zip(&self.strides)
            .map(|(&n, stride)| ((index / stride) % BigUint::from(n)).to_usize().unwrap_or(0))
            .collect();
        self.utilities_of(&package)
    }

    /// The utility that this integer stands for; not reduced, because that costs more than everything before.
    pub(crate) fn utility(&self, party: usize, value: BigInt) -> BigRational {
        BigRational::new_raw(value, self.denominators[party].clone())
    }
}

/// A fraction as an integer over a common denominator.
fn whole(value: &BigRational, common: &BigInt) -> BigInt {
    if value.denom() == common {
        value.numer().clone()
    } else {
        value.numer() * (common / value.denom())
    }
}

/// Conditions by ascending issue, each issue once, without conditions that always hold; `None` where one never holds.
fn normal(on: &[(usize, Vec<bool>)]) -> Option<Vec<(usize, Vec<bool>)>> {
    let mut merged: BTreeMap<usize, Vec<bool>> = BTreeMap::new();
    for (issue, flags) in on {
        merged
            .entry(*issue)
            .and_modify(|m| m.iter_mut().zip(flags).for_each(|(a, &b)| *a &= b))
            .or_insert_with(|| flags.clone());
    }
    if merged.values().any(|flags| !flags.contains(&true)) {
        return None;
    }
    merged.retain(|_, flags| flags.contains(&false));
    Some(merged.into_iter().collect())
}
