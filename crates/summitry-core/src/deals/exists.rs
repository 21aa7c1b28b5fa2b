//! Whether any package suits every party: a search that stops at the first, with bounds (Land and Doig 1960).

use num_bigint::BigInt;
use num_traits::Zero;

use super::options::Rational;
use super::package::applies;
use super::scale::Scaled;

/// Steps after which the search gives up: a fraction of a second.
const MOST_STEPS: usize = 20_000;

/// What a search came to.
pub(super) enum Found {
    /// A rational package: an option an issue.
    Package(Vec<usize>),
    /// There is none: everything was searched.
    Nothing,
}

/// A rational package, if there is one; `None` where the search gave up, or where links add to utilities, which it does not
/// bound.
pub(super) fn rational(space: &Scaled, rule: Rational) -> Option<Found> {
    if space.nothing {
        return Some(Found::Nothing);
    }
    if space.links.iter().any(|link| link.adds.is_some()) {
        return None;
    }
    let parties = space.parties();
    // What each party can still get from an issue and those after it.
    let mut rest = vec![vec![BigInt::zero(); parties]];
    for (values, allowed) in space.values.iter().zip(&space.allowed).rev() {
        let after = rest.last()?;
        let open = || values.iter().zip(allowed).filter(|(_, a)| **a).map(|(v, _)| v);
        let best = |p: usize| open().filter_map(|v| v.get(p)).max().cloned().unwrap_or_default();
        rest.push(after.iter().enumerate().map(|(p, rest)| rest + best(p)).collect());
    }
    rest.reverse();
    let need: Vec<BigInt> = match rule {
        Rational::AtLeast => space.reservation.clone(),
        Rational::Above => space.reservation.iter().map(|r| r + 1).collect(),
    };
    let mut search = Search { space, rest, need, package: Vec::new(), steps: 0 };
    let found = search.step(&space.base)?;
    Some(if found { Found::Package(search.package) } else { Found::Nothing })
}

struct Search<'s> {
    space: &'s Scaled,
    rest: Vec<Vec<BigInt>>,
    need: Vec<BigInt>,
    package: Vec<usize>,
    steps: usize,
}

impl Search<'_> {
    /// Whether some way of settling the issues that are open suits everybody; the package is left where one does.
    fn step(&mut self, sums: &[BigInt]) -> Option<bool> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return None;
        }
        let k = self.package.len();
        let (Some(values), Some(allowed)) = (self.space.values.get(k), self.space.allowed.get(k))
        else {
            return Some(!self.space.links.iter().any(|link| applies(&link.on, &self.package)));
        };
        let rest = self.rest.get(k + 1)?;
        let mut next: Vec<(BigInt, usize, Vec<BigInt>)> = Vec::new();
        for (o, (value, _)) in values.iter().zip(allowed).enumerate().filter(|(_, (_, a))| **a) {
            let sums: Vec<BigInt> = sums.iter().zip(value).map(|(sum, v)| sum + v).collect();
            // How much room the one with least of it has left.
            let room =
                sums.iter().zip(rest).zip(&self.need).map(|((sum, rest), need)| sum + rest - need);
            let least = room.min().unwrap_or_default();
            if least >= BigInt::zero() {
                next.push((least, o, sums));
            }
        }
        // The roomiest first; of equals the first option.
        next.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, o, sums) in next {
            self.package.push(o);
            if self.step(&sums)? {
                return Some(true);
            }
            self.package.pop();
        }
        Some(false)
    }
}
