//! All packages behind one point of utilities.

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::Signed;

use super::check::check;
use super::scale::Scaled;
use super::{DealsError, Space};

/// How many partial packages may be looked at before giving up; the answer then says that it is not complete. Finding them all
/// is a subset-sum problem, which is NP-hard (Karp 1972).
const WORK: usize = 20_000_000;

/// The packages with exactly these utilities, by ascending index: at most `most` of them. The flag says whether these
/// are all; it is false where there are more, or where looking for them took too long.
///
/// # Errors
/// Where the space does not hang together.
pub fn packages_at(
    space: &Space,
    utilities: &[BigRational],
    most: usize,
) -> Result<(Vec<BigUint>, bool), DealsError> {
    check(space)?;
    let scaled = Scaled::new(space);
    if utilities.len() < scaled.parties() {
        return Ok((Vec::new(), true));
    }
    let each = utilities.iter().zip(&scaled.denominators);
    // A utility off the party's scale is no package's.
    let target: Option<Vec<BigInt>> = each
        .map(|(utility, one)| utility * one)
        .map(|value| value.is_integer().then(|| value.to_integer()))
        .collect();
    let Some(target) = target else { return Ok((Vec::new(), true)) };
    let rest = rest(&scaled);
    let mut search =
        Search { space, scaled: &scaled, target, most, found: Vec::new(), work: 0, complete: true };
    search.descend(
        &mut Vec::with_capacity(scaled.sizes.len()),
        &scaled.base,
        &scaled.values,
        &rest,
    );
    Ok((search.found, search.complete))
}

/// Least and most that something can add to each party.
type Reach = Vec<(BigInt, BigInt)>;

/// Least and most that the issues from each on, and any links, can add; last the links alone.
fn rest(scaled: &Scaled) -> Vec<Reach> {
    let mut reach: Reach = vec![Default::default(); scaled.parties()];
    for adds in scaled.links.iter().filter_map(|l| l.adds.as_ref()) {
        for ((low, high), add) in reach.iter_mut().zip(adds) {
            *(if add.is_negative() { low } else { high }) += add;
        }
    }
    let mut rest = vec![reach.clone()];
    for options in scaled.values.iter().rev() {
        let mut ends: Option<Reach> = None;
        for values in options {
            let ends =
                ends.get_or_insert_with(|| values.iter().map(|v| (v.clone(), v.clone())).collect());
            for ((low, high), v) in ends.iter_mut().zip(values) {
                if v < low {
                    low.clone_from(v);
                }
                if v > high {
                    high.clone_from(v);
                }
            }
        }
        for ((low, high), (least, most)) in reach.iter_mut().zip(ends.unwrap_or_default()) {
            *low += least;
            *high += most;
        }
        rest.push(reach.clone());
    }
    rest.reverse();
    rest
}

struct Search<'a> {
    space: &'a Space,
    scaled: &'a Scaled,
    target: Vec<BigInt>,
    most: usize,
    found: Vec<BigUint>,
    work: usize,
    complete: bool,
}

impl Search<'_> {
    /// Goes through the issues still open, whose options are `values` and whose reach is `rest`.
    fn descend(
        &mut self,
        package: &mut Vec<usize>,
        sum: &[BigInt],
        values: &[Vec<Vec<BigInt>>],
        rest: &[Reach],
    ) {
        self.work += 1;
        if self.work > WORK || !self.complete {
            self.complete = false;
            return;
        }
        let Some((reach, rest)) = rest.split_first() else { return };
        let reach = sum.iter().zip(reach).zip(&self.target);
        if reach.clone().any(|((s, (low, high)), t)| *t < s + low || *t > s + high) {
            return;
        }
        let Some((options, values)) = values.split_first() else {
            let hit = self.scaled.utilities_of(package) == self.target;
            if hit && !self.space.excluded(package) {
                if self.found.len() == self.most {
                    self.complete = false;
                } else if let Ok(index) = self.space.index_of(package) {
                    self.found.push(index);
                }
            }
            return;
        };
        for (option, own) in options.iter().enumerate() {
            let next: Vec<BigInt> = sum.iter().zip(own).map(|(s, v)| s + v).collect();
            package.push(option);
            self.descend(package, &next, values, rest);
            package.pop();
        }
    }
}
