//! Exclusions that rule out one single package, such as "what holds today is no deal": taken out afterwards.
//!
//! As a link such an exclusion joins every issue of the agenda, and the whole space would be worked out in two states for
//! the sake of one package. Without it the space falls apart again; then the package is taken out of counts and points. Only
//! where it stands on the frontier itself, so that others may take its place, is the frontier worked out with the link.

use num_bigint::{BigInt, BigUint};
use num_traits::One;

use super::analysis::Count;
use super::core::Core;
use super::options::Rational;
use super::package::applies;
use super::scale::{Link, Scaled};

/// A space without the exclusions of single packages, and those packages.
pub(super) struct Lone {
    /// The space with every other link.
    pub(super) free: Scaled,
    /// The packages taken out: an option an issue, in the order of the links.
    packages: Vec<Vec<usize>>,
}

impl Lone {
    /// Sets such exclusions apart; `None` where there is none.
    pub(super) fn of(space: &Scaled) -> Option<Self> {
        if space.nothing {
            return None;
        }
        let mut packages: Vec<Vec<usize>> = Vec::new();
        let mut free = space.clone();
        free.links.retain(|link| match only_package(space, link) {
            Some(package) => {
                packages.push(package);
                false
            }
            None => true,
        });
        // Another exclusion may rule them out anyway, or two name the same.
        packages.sort();
        packages.dedup();
        let gone = |package: &Vec<usize>| {
            free.links.iter().any(|l| l.adds.is_none() && applies(&l.on, package))
        };
        packages.retain(|package| !gone(package));
        (free.links.len() < space.links.len()).then_some(Self { free, packages })
    }

    /// Whether one of the packages stands on this frontier.
    pub(super) fn stands_on(&self, core: &Core) -> bool {
        let indices: Vec<BigUint> = self.packages.iter().map(|p| self.free.index_of(p)).collect();
        core.points.iter().any(|point| indices.contains(&point.index))
    }

    /// Takes the packages out of the count, and out of the points, on which none of them stands: there they share utilities
    /// with the package named.
    pub(super) fn take_out(&self, core: &mut Core, rule: Rational) {
        self.take_out_of_count(&mut core.rational, rule);
        for u in self.rational(rule) {
            for point in core.points.iter_mut().filter(|point| point.u == u) {
                point.packages -= BigUint::one();
            }
        }
    }

    /// Takes the packages out of a count.
    pub(super) fn take_out_of_count(&self, count: &mut Count, rule: Rational) {
        for _ in self.rational(rule) {
            match count {
                Count::Exact(n) => *n -= BigUint::one(),
                Count::Bounds { low, .. } if *low > BigUint::default() => *low -= BigUint::one(),
                Count::Bounds { .. } | Count::NotAsked => {}
            }
        }
    }

    /// The utilities of those packages that are rational.
    fn rational(&self, rule: Rational) -> impl Iterator<Item = Vec<BigInt>> {
        let all = self.packages.iter().map(|package| self.free.utilities_of(package));
        all.filter(move |u| rule.suits(u, &self.free.reservation))
    }
}

/// The one package an exclusion rules out; `None` where there are more, or where the link rules out nothing.
fn only_package(space: &Scaled, link: &Link) -> Option<Vec<usize>> {
    if link.adds.is_some() {
        return None;
    }
    let mut package = Vec::with_capacity(space.allowed.len());
    for (issue, allowed) in space.allowed.iter().enumerate() {
        let on = link.on.iter().find(|(there, _)| *there == issue).map(|(_, flags)| flags);
        let named = |o: &usize| on.is_none_or(|flags| flags.get(*o) == Some(&true));
        let open = allowed.iter().enumerate().filter(|(_, allowed)| **allowed).map(|(o, _)| o);
        let mut open = open.filter(named);
        package.push(open.next().filter(|_| open.next().is_none())?);
    }
    Some(package)
}
